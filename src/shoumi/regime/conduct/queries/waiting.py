"""What waits for a viewer: to be heard or to answer, to decide, to hear an appeal, to take a case further."""

from datetime import datetime
from itertools import islice

from django.db.models import Exists, OuterRef, Q

from shoumi.regime.access.actors import Person as Viewer
from shoumi.regime.access.deciding import decide
from shoumi.regime.accounts.vocabulary import GateCode as AccountsGate
from shoumi.regime.conduct.models import ConductCase, Verdict
from shoumi.regime.conduct.queries import knowing
from shoumi.regime.conduct.queries.standing import headed_units
from shoumi.regime.conduct.rules.powers import KEEPERS
from shoumi.regime.conduct.vocabulary import ConductState, Permission, SubjectKind
from shoumi.regime.journal.acting import Subject
from shoumi.regime.kit import clock
from shoumi.regime.people import queries as people

MOST = 5
"""How many cases a card of the home page names, and how many are therefore decided about."""


def for_oneself(viewer: Viewer) -> list[ConductCase]:
    """Return the viewer's own cases that ask something of them: their side, or the receipt of a decision."""
    now = clock.now()
    mine = Q(person=viewer.id) | Q(unit__in=headed_units(viewer.id, now))
    asked = Q(state=ConductState.NOTIFIED) | Q(state=ConductState.DECIDED)
    may_appeal = Q(state=ConductState.SERVED, appeal_by__gte=clock.day_of(now))
    return list(knowing.known(viewer).filter(mine, asked | may_appeal).order_by("opened_at")[:MOST])


def to_judge(viewer: Viewer) -> list[tuple[ConductCase, Permission]]:
    """Return the first cases the viewer may decide, and the appeals they may, with the verb for each."""
    verbs = {ConductState.PROPOSED: Permission.DECIDE, ConductState.APPEALED: Permission.DECIDE_APPEAL}
    hand = Verdict.objects.filter(case=OuterRef("pk"), by=viewer.id, sent_back_at=None)
    # Who had a hand in a case does not judge it; most of what the office proposes would be refused one by one.
    rows = knowing.before_bodies_of(viewer).filter(~Exists(hand), state__in=verbs).order_by("opened_at")
    asked = ((row, verbs[row.state_code]) for row in rows.iterator(chunk_size=MOST))
    return list(islice(((row, verb) for row, verb in asked if may(viewer, verb, row)), MOST))


def to_take_further(viewer: Viewer) -> list[ConductCase]:
    """Return, for HR and the officer, the first cases whose next step is theirs: notice, proposal, service."""
    now = clock.now()
    if not people.offices_of(viewer.id, now) & KEEPERS:
        return []
    rows = knowing.known(viewer).exclude(person=viewer.id).filter(_theirs(now)).order_by("opened_at")
    verbs = ((row, Permission.DROP if row.decided_at is None else Permission.SERVE) for row in rows.iterator(MOST))
    return list(islice((row for row, verb in verbs if may(viewer, verb, row)), MOST))


def _theirs(now: datetime) -> Q:
    unanswered = Q(state=ConductState.NOTIFIED, answer_by__lt=clock.day_of(now))
    return unanswered | Q(state__in=[ConductState.OPENED, ConductState.HEARD, ConductState.DECIDED])


def may(viewer: Viewer, verb: Permission, row: ConductCase) -> bool:
    """Return whether a page should offer ``verb``: allowed, or only the second factor must be confirmed first."""
    decision = decide(viewer, verb, Subject(SubjectKind.CASE, row.id))
    return decision.known and {reason.code for reason in decision.reasons} <= {AccountsGate.FACTOR_FRESH}
