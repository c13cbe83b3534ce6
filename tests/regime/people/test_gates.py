"""Gates: what each refuses, its reason, and that the form for lists agrees with the form for one thing."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from tests.regime.people.company import CONSOLE, Company, entry, register, signed_in

from shoumi.regime.access.actors import Person
from shoumi.regime.access.deciding import decide
from shoumi.regime.access.decisions import Case, Gate, Question
from shoumi.regime.journal.acting import Subject
from shoumi.regime.kit import clock
from shoumi.regime.people import actions, gates, models
from shoumi.regime.people.values import Days, InUnit
from shoumi.regime.people.vocabulary import Office, Permission, ReasonCode, State

GATES: list[Gate] = [
    gates.Present(),
    gates.HoldsOffice(),
    gates.NotOneself(),
    gates.OfficeOver(),
    gates.OnlyOneself(),
    gates.IsScreened(),
]


def question(actor: UUID, subject: UUID, at: datetime | None = None) -> Question:
    return Question(Person(actor), Permission.CHANGE, Subject("person", subject), at or clock.now())


def asked(offices: frozenset[Office] = frozenset()) -> Case:
    return Case(known=True, gates=(), offices=frozenset(offices))


def test_every_state_but_present_is_refused_with_its_own_reason() -> None:
    reasons = {state: gates.Present().check(state) for state in State}
    assert reasons.pop(State.PRESENT) is None
    codes = {reason.code for reason in reasons.values() if reason}
    assert codes == {ReasonCode.NOT_YET_PRESENT, ReasonCode.LEAVING, ReasonCode.LEFT}
    leaving = reasons[State.LEAVING]
    assert leaving is not None
    assert leaving.cure is not None


def test_presence_follows_joining_leaving_and_having_left(company: Company) -> None:
    del company
    soon = Days(since=clock.today() + timedelta(days=3))
    person = actions.register_person(actor=CONSOLE, entry=entry("许静"), days=soon).id
    seen = [gates.Present().load(question(person, person), asked())]
    joined = clock.now() + timedelta(days=4)
    with clock.at(joined):
        seen.append(gates.Present().load(question(person, person), asked()))
        actions.begin_leaving(actor=CONSOLE, person=person, last_day=clock.today() + timedelta(days=10))
        seen.append(gates.Present().load(question(person, person), asked()))
    with clock.at(joined + timedelta(days=11)):
        seen.append(gates.Present().load(question(person, person), asked()))
    assert seen == [State.EXPECTED, State.PRESENT, State.LEAVING, State.LEFT]


def test_someone_who_left_may_do_nothing_from_that_instant_on(company: Company) -> None:
    keeper = company.holding("许静", Office.HR)
    other = register("沈越")
    actor = signed_in(keeper)
    subject = Subject("person", other)
    before = clock.now()
    assert decide(actor, Permission.CHANGE, subject).allowed
    actions.mark_left(actor=CONSOLE, person=keeper)
    assert not decide(actor, Permission.CHANGE, subject).allowed
    assert decide(actor, Permission.CHANGE, subject, at=before).allowed


@pytest.mark.parametrize("gate", GATES, ids=lambda gate: gate.code.value)
def test_lists_are_narrowed_as_single_things_are_checked(company: Company, gate: Gate) -> None:
    leaving = company.holding("乙", Office.HR)
    actions.begin_leaving(actor=CONSOLE, person=leaving, last_day=clock.today() + timedelta(days=9))
    left = company.member("丙", company.sales)
    actions.mark_left(actor=CONSOLE, person=left)
    viewers = [company.holding("甲", Office.HR), leaving, left, company.member("丁", company.team)]
    people = list(models.Person.objects.values_list("id", flat=True))
    early = datetime(2020, 1, 1, tzinfo=UTC)
    for viewer in viewers:
        for at in (clock.now(), early):
            narrowed = gate.narrow(models.Person.objects.all(), Person(viewer), at)
            singly = {one for one in people if gate.check(gate.load(question(viewer, one, at), asked())) is None}
            assert set(narrowed.values_list("pk", flat=True)) == singly


def test_any_one_of_the_offices_asked_for_is_enough_and_none_asked_admits_nobody(company: Company) -> None:
    keeper = company.holding("许静", Office.HR)
    gate = gates.HoldsOffice()
    both = asked(frozenset({Office.HR, Office.OFFICER}))
    assert gate.check(gate.load(question(keeper, keeper), both)) is None
    assert gate.check(gate.load(question(keeper, keeper), asked(frozenset({Office.OFFICER})))) is not None
    assert gate.check(gate.load(question(keeper, keeper), asked())) is not None


def test_a_deputy_holds_the_office_too(company: Company) -> None:
    keeper = company.holding("许静", Office.HR)
    deputy = company.member("沈越", company.root)
    seat = InUnit(company.root.id)
    actions.appoint(actor=CONSOLE, person=deputy, office=Office.HR, seat=seat, deputy_of=keeper)
    gate = gates.HoldsOffice()
    assert gate.check(gate.load(question(deputy, deputy), asked(frozenset({Office.HR})))) is None
