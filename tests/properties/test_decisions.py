"""Generated companies: the two forms of every gate agree, and a past decision is found again as it was made.

A history of random acts by the cast is played at rising instants. After each act the lists are compared with the
decisions one by one; at the end every decision made on the way is asked for again, as of its instant (E05).
"""

import random
from dataclasses import fields, replace
from datetime import datetime, timedelta
from uuid import UUID

import pytest
from tests.cast import CONSOLE, ORIGIN, Cast, last_day, level, registered, unit

from shoumi.engines.foundation.errors import Conflict, ShoumiError
from shoumi.regime.access.actors import Person, Scope, TokenLimits
from shoumi.regime.access.deciding import decide
from shoumi.regime.access.registry import registry
from shoumi.regime.accounts.actions.accounts import restore, suspend
from shoumi.regime.documents import listing, queries, standing_in
from shoumi.regime.documents.actions.classifying import change_level
from shoumi.regime.documents.actions.configuring import OPENING_GATES, Handling, change_handling
from shoumi.regime.documents.actions.granting import NewReading, grant_reading, withdraw_reading
from shoumi.regime.documents.actions.keeping import hand_over
from shoumi.regime.documents.actions.requesting import request_to_know
from shoumi.regime.documents.actions.standing_in import end_standing_in, name_deputy
from shoumi.regime.documents.models import Document, Reading
from shoumi.regime.documents.vocabulary import GateCode, Permission
from shoumi.regime.kit import clock
from shoumi.regime.people import actions as people
from shoumi.regime.people.models import ClearanceGrade, Membership

pytestmark = pytest.mark.django_db

PARTS = tuple(field.name for field in fields(Cast))
Decided = dict[tuple[Person, UUID, Permission], bool]
LEVELS = ("core", "ordinary", "internal", "public")


class History:
    """Random acts on the cast's company; what an act refuses is as good as one it does."""

    def __init__(self, cast: Cast, seed: int) -> None:
        self.cast = cast
        self.random = random.Random(seed)  # noqa: S311 - a seed, so that a failure can be played again
        self.documents = [registered(cast, code=code, readers=()) for code in LEVELS]
        for document in self.documents:
            request_to_know(actor=cast.acting("partner"), number=document.number, purpose="联调", until=last_day(20))

    def act(self) -> None:
        deed = self.random.choice(
            (
                self.name_person,
                self.name_unit,
                self.withdraw,
                self.relevel,
                self.rule,
                self.hand_over,
                self.clear,
                self.unclear,
                self.move,
                self.stop,
                self.stand_in,
                self.stand_in,
            )
        )
        try:
            deed()
        except ShoumiError:
            return

    def someone(self) -> UUID:
        return UUID(str(getattr(self.cast, self.random.choice(PARTS))))

    def document(self) -> Document:
        return Document.objects.get(pk=self.random.choice(self.documents).pk)

    def name_person(self) -> None:
        line = NewReading(person=self.someone(), until=last_day(self.random.randrange(3)), purpose="联调")
        document = self.document()
        grant_reading(actor=self.keeper(document), document=document, reading=line)

    def name_unit(self) -> None:
        line = NewReading(unit=unit(self.random.choice(("rd", "sales", "xh"))).id, until=last_day(2), purpose="评审")
        document = self.document()
        grant_reading(actor=self.keeper(document), document=document, reading=line)

    def withdraw(self) -> None:
        grants = list(Reading.objects.standing().order_by("pk"))
        line = self.random.choice(grants) if grants else None
        if line:
            withdraw_reading(actor=self.keeper(line.document), document=line.document, grant=line.grant)

    def relevel(self) -> None:
        chosen = level(self.random.choice(LEVELS))
        change_level(
            actor=self.cast.acting("classifier"),
            document=self.document(),
            level=chosen,
            ground="复核",
            until=last_day(900),
        )

    def rule(self) -> None:
        handling = Handling(
            gates=tuple(self.random.sample(OPENING_GATES, self.random.randrange(len(OPENING_GATES) + 1))),
            clearance=self.random.randrange(4),
            fresh_minutes=self.random.choice((0, 5, 30)),
            text_layer=False,
            excerpt_characters=0,
            title_sealed=self.random.choice((True, False)),
            years=3,
        )
        change_handling(actor=CONSOLE, level=level(self.random.choice(LEVELS)), handling=handling)

    def hand_over(self) -> None:
        document = self.document()
        hand_over(actor=self.keeper(document), document=document, person=self.someone())

    def keeper(self, document: Document) -> Person:
        return Person(document.custodian_id, origin=ORIGIN, factor_at=clock.now())

    def stand_in(self) -> None:
        keeper = self.keeper(self.document())
        until = last_day(self.random.randrange(4))
        try:
            name_deputy(actor=keeper, deputy=self.someone(), since=last_day(self.random.randrange(2)), until=until)
        except Conflict:
            end_standing_in(actor=keeper)

    def clear(self) -> None:
        grade = ClearanceGrade.objects.order_by("rank")[self.random.randrange(3)]
        people.grant_clearance(actor=CONSOLE, person=self.someone(), grade=grade.id, ground="调整")

    def unclear(self) -> None:
        people.withdraw_clearance(actor=CONSOLE, person=self.someone())

    def move(self) -> None:
        person = self.someone()
        standing = Membership.objects.holding(clock.now()).filter(person_id=person).first()
        if standing:
            people.remove(actor=CONSOLE, person=person, membership=standing.pk)
        else:
            people.place(actor=CONSOLE, person=person, unit=unit(self.random.choice(("rd", "sales"))).id)

    def stop(self) -> None:
        account = self.someone()
        try:
            suspend(actor=CONSOLE, account_id=account, reason="核查")
        except ShoumiError:
            restore(actor=CONSOLE, account_id=account)


def viewers(cast: Cast) -> list[Person]:
    """Everybody in a fresh session; two of them also with an old confirmation and with limited tokens."""
    sessions = [cast.acting(part) for part in PARTS]
    holder = cast.acting("holder")
    return [
        *sessions,
        replace(holder, factor_at=clock.now() - timedelta(minutes=20)),
        replace(holder, factor_at=None, token=TokenLimits(frozenset({Scope.READ}), 2)),
        replace(holder, factor_at=None, token=TokenLimits(frozenset({Scope.TRACE}), None)),
    ]


def check_lists(cast: Cast, documents: list[Document]) -> Decided:
    """Compare both forms for every viewer and document; return the decisions."""
    decided: Decided = {}
    answers = registry.gate(GateCode.ANSWERS)
    for viewer in viewers(cast):
        known = set(queries.known(viewer).values_list("pk", flat=True))
        openable = set(Document.objects.filter(listing.openable(viewer)).values_list("pk", flat=True))
        page = Document.objects.filter(pk__in=known).select_related("level")
        assert {one.document.pk for one in listing.listed(viewer, list(page)) if one.readable} == openable & known
        for document in documents:
            decision = decide(viewer, Permission.OPEN, document.subject)
            assert decision.known == (document.pk in known), (viewer, document.number)
            if decision.known:
                assert decision.allowed == (document.pk in openable), (viewer, decision.reasons)
            decided[viewer, document.pk, Permission.OPEN] = decision.allowed
        answered = set(answers.narrow(Document.objects.all(), viewer, clock.now()).values_list("pk", flat=True))
        waiting = set(standing_in.requests_to_decide(viewer).values_list("document", flat=True))
        for document in documents:
            decision = decide(viewer, Permission.DECIDE_REQUEST, document.subject)
            reasons = {reason.code for reason in decision.reasons}
            if decision.known:
                assert (answers.code not in reasons) == (document.pk in answered), (viewer, document.number)
            if document.pk in waiting:
                assert decision.known, (viewer, document.number)
                assert answers.code not in reasons
            decided[viewer, document.pk, Permission.DECIDE_REQUEST] = decision.allowed
    return decided


@pytest.mark.parametrize("seed", range(2))
def test_lists_and_decisions_agree_and_the_past_is_found_again(cast: Cast, seed: int) -> None:
    instant = clock.now()
    with clock.at(instant):
        history = History(cast, seed)
    made: list[tuple[datetime, Decided]] = []
    for _ in range(12):
        instant += timedelta(minutes=history.random.randrange(1, 600))
        with clock.at(instant):
            history.act()
        instant += timedelta(seconds=1)
        with clock.at(instant):
            made.append((instant, check_lists(cast, history.documents)))
    assert any(any(decided.values()) for _, decided in made)
    subjects = {document.pk: document.subject for document in history.documents}
    for then, decided in made:
        for (viewer, document, verb), allowed in decided.items():
            assert decide(viewer, verb, subjects[document], at=then).allowed == allowed, (then, viewer, verb)
