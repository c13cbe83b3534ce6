"""`judge()` with every reason, on loaded facts, beside Cedar's engine through cedarpy with policies parsed before.

    PYTHONPATH=.:src DJANGO_SETTINGS_MODULE=tests.settings python benchmarks/decide.py

Both are asked the same thing: may this person open this document, given named, cleared, active and a fresh factor. One
of the two cases refuses for two reasons, which `judge` tells; Cedar answers Deny and names the policies.
"""

import json
import sys
from datetime import UTC, datetime
from uuid import UUID

import cedarpy
import django
from benchmarks.interleaved import take_turns, tell

EACH = 5_000
POLICIES = """
permit(principal, action == Action::"open", resource)
when { principal.active && principal.named && principal.cleared >= resource.asked && principal.fresh };
"""


def main(rounds: int = 15) -> None:
    """Run both in turns and print what each took."""
    django.setup()
    from shoumi.regime.access.actors import Person, Scope
    from shoumi.regime.access.decisions import Case, Loaded, Question, judge
    from shoumi.regime.accounts.gates import AccountActive, FactorFresh, FreshFacts, TokenFacts, WithinToken
    from shoumi.regime.documents.gates import ClearanceFacts, Cleared, Named
    from shoumi.regime.documents.vocabulary import GateCode, Permission
    from shoumi.regime.journal.acting import Subject

    now = datetime.now(UTC)
    person = Person(UUID(int=1), factor_at=now)
    question = Question(person, Permission.OPEN, Subject("document", UUID(int=2)), now)
    case = Case(known=True, gates=(GateCode.NAMED, GateCode.CLEARED), rank=2, clearance=2)

    def loaded(*, named: bool, cleared: int) -> Loaded:
        return [
            (AccountActive(), True),
            (WithinToken(), TokenFacts(None, Scope.READ, 2)),
            (Named(), named),
            (Cleared(), ClearanceFacts(cleared, 2)),
            (FactorFresh(), FreshFacts(15, now, now, by_token=False)),
        ]

    yes, no = loaded(named=True, cleared=3), loaded(named=False, cleared=0)

    def ours() -> None:
        for _ in range(EACH // 2):
            judge(question, case, yes)
            judge(question, case, no)

    policies = cedarpy.PolicySet.from_str(POLICIES)
    entities = [
        cedarpy.Entities.from_json_str(json.dumps(_entities(named=yes, cleared=3 * yes))) for yes in (True, False)
    ]
    request = {"principal": 'User::"reader"', "action": 'Action::"open"', "resource": 'Document::"one"', "context": {}}

    def cedar() -> None:
        for _ in range(EACH // 2):
            for known in entities:
                cedarpy.is_authorized(request, policies, known)

    if not judge(question, case, yes).allowed or judge(question, case, no).allowed:
        sys.exit("judge decides wrongly")
    if [cedarpy.is_authorized(request, policies, known).allowed for known in entities] != [True, False]:
        sys.exit("cedar decides differently")
    took = take_turns({"judge (all reasons)": ours, "cedarpy (pre-parsed)": cedar}, rounds)
    tell("Decisions on loaded facts", took, ours="judge (all reasons)", peer="cedarpy (pre-parsed)", each=EACH)


def _entities(*, named: bool, cleared: int) -> list[dict[str, object]]:
    attributes = {"active": True, "named": named, "cleared": cleared, "fresh": True}
    return [
        {"uid": {"type": "User", "id": "reader"}, "attrs": attributes, "parents": []},
        {"uid": {"type": "Document", "id": "one"}, "attrs": {"asked": 2}, "parents": []},
    ]


if __name__ == "__main__":
    main()
