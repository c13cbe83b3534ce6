"""Any past instant is answered by what held and was known then: a history is played, and asked afterwards (E05)."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.regime.people.company import CONSOLE, Company, entry, register

from shoumi.engines.foundation.errors import ShoumiError
from shoumi.regime.kit import clock
from shoumi.regime.people import actions, queries
from shoumi.regime.people.models import Appointment, Membership, Unit
from shoumi.regime.people.values import Days, InUnit
from shoumi.regime.people.vocabulary import Office, State

pytestmark = pytest.mark.django_db

HOUR = timedelta(hours=1)
OFFICES = (Office.HR, Office.UNIT_OFFICER, Office.IT)


@dataclass
class Told:
    """What a plain model in memory says of one person at one instant."""

    state: State = State.PRESENT
    rank: int = 0
    offices: set[Office] = field(default_factory=set)
    units: set[str] = field(default_factory=set)
    tree: dict[str, str | None] = field(default_factory=dict)

    def copy(self) -> "Told":
        return Told(self.state, self.rank, set(self.offices), set(self.units), dict(self.tree))

    def within(self) -> set[str]:
        reached: set[str] = set()
        for unit in self.units:
            here: str | None = unit
            while here is not None:
                reached.add(here)
                here = self.tree[here]
        return reached


class Played:
    """A person in the company, what was done to them, and the model that does the same in memory."""

    def __init__(self, company: Company) -> None:
        self.company = company
        self.person = register("沈越")
        self.units: dict[str, Unit] = {
            "root": company.root,
            "development": company.development,
            "team": company.team,
            "sales": company.sales,
        }
        names = {unit.id: name for name, unit in self.units.items()}
        self.told = Told(
            tree={names[unit.id]: names[unit.parent_id] if unit.parent_id else None for unit in Unit.objects.all()}
        )

    def grant(self, number: int) -> None:
        grade = self.company.grades[1 + number % 3]
        actions.grant_clearance(actor=CONSOLE, person=self.person, grade=grade.id, ground="参与核心研发")
        self.told.rank = grade.rank

    def withdraw(self, _number: int) -> None:
        actions.withdraw_clearance(actor=CONSOLE, person=self.person)
        self.told.rank = 0

    def appoint(self, number: int) -> None:
        office = OFFICES[number % 3]
        actions.appoint(actor=CONSOLE, person=self.person, office=office, seat=InUnit(self.company.root.id))
        self.told.offices.add(office)

    def dismiss(self, number: int) -> None:
        office = OFFICES[number % 3]
        row = Appointment.objects.holding(clock.now()).filter(person_id=self.person, office=office).first()
        actions.end_appointment(actor=CONSOLE, person=self.person, appointment=row.id if row else 0)
        self.told.offices.remove(office)

    def place(self, number: int) -> None:
        name = ("development", "team", "sales")[number % 3]
        actions.place(actor=CONSOLE, person=self.person, unit=self.units[name].id, primary=bool(number % 2))
        self.told.units.add(name)

    def remove(self, number: int) -> None:
        name = ("development", "team", "sales")[number % 3]
        row = Membership.objects.holding(clock.now()).filter(person_id=self.person, unit=self.units[name]).first()
        actions.remove(actor=CONSOLE, person=self.person, membership=row.id if row else 0)
        self.told.units.remove(name)

    def move(self, number: int) -> None:
        unit, parent = (("team", "sales"), ("team", "development"), ("sales", "development"), ("sales", "root"))[
            number % 4
        ]
        actions.move_unit(actor=CONSOLE, unit=self.units[unit].id, parent=self.units[parent].id)
        self.told.tree[unit] = parent

    def begin_leaving(self, _number: int) -> None:
        actions.begin_leaving(actor=CONSOLE, person=self.person, last_day=clock.today() + timedelta(days=30))
        self.told.state = State.LEAVING

    def leave(self, _number: int) -> None:
        actions.mark_left(actor=CONSOLE, person=self.person)
        self.told = Told(state=State.LEFT, tree=self.told.tree)

    def answered(self, at: datetime) -> Told:
        """What the queries say of the person at ``at``, in the shape of the model."""
        names = {unit.id: name for name, unit in self.units.items()}
        return Told(
            state=queries.state_of(self.person, at),
            rank=queries.clearance_rank(self.person, at),
            offices=set(queries.offices_of(self.person, at)),
            units={names[unit] for unit in queries.units_of(self.person, at)},
        )


VERBS: list[Callable[[Played, int], None]] = [
    Played.grant,
    Played.withdraw,
    Played.appoint,
    Played.dismiss,
    Played.place,
    Played.remove,
    Played.move,
    Played.begin_leaving,
    Played.leave,
]
# Leaving ends most histories early, so it is drawn rarely.
verbs = st.sampled_from(VERBS[:7] * 4 + VERBS[7:])


# One company serves all histories, each with a new person and later than the one before: nothing needs to be undone.
@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])
@given(history=st.lists(st.tuples(verbs, st.integers(0, 11)), min_size=1, max_size=25))
def test_every_past_instant_is_answered_as_it_was_then(
    company: Company, history: list[tuple[Callable[[Played, int], None], int]]
) -> None:
    beginning = clock.now() + HOUR
    with clock.at(beginning):
        played = Played(company)
    remembered: list[tuple[datetime, Told]] = [(beginning, played.told.copy())]
    for step, (verb, number) in enumerate(history, start=1):
        instant = beginning + step * HOUR
        with clock.at(instant):
            before = played.told.copy()
            try:
                verb(played, number)
            except ShoumiError:
                played.told = before
        remembered.append((instant, played.told.copy()))
    for instant, told in remembered:
        # Just then, and until just before the next act.
        for at in (instant, instant + HOUR - timedelta(microseconds=1)):
            answered = played.answered(at)
            assert (answered.state, answered.rank, answered.offices, answered.units) == (
                told.state,
                told.rank,
                told.offices,
                told.within(),
            )


def test_before_anything_was_known_nobody_was_anything(company: Company) -> None:
    person = company.holding("许静", Office.HR)
    before = clock.now() - timedelta(days=1)
    assert queries.state_of(person, before) is State.EXPECTED
    assert queries.offices_of(person, before) == frozenset()
    assert queries.units_of(person, before) == frozenset()


def test_an_employment_that_began_earlier_is_not_believed_before_it_was_recorded(company: Company) -> None:
    del company
    today = clock.today()
    days = Days(since=today - timedelta(days=100))
    person = actions.register_person(actor=CONSOLE, entry=entry("许静"), days=days).id
    assert queries.is_present(person, clock.now())
    assert not queries.is_present(person, clock.now() - timedelta(days=50))


def test_bulk_reads_agree_with_single_ones(company: Company) -> None:
    people = [company.member("甲", company.team), company.holding("乙", Office.HEAD, company.sales), register("丙")]
    actions.grant_clearance(actor=CONSOLE, person=people[0], grade=company.grades[2].id, ground="参与研发")
    now = clock.now()
    singly = [
        (
            queries.state_of(one, now),
            queries.clearance_rank(one, now),
            queries.offices_of(one, now),
            queries.units_of(one, now),
            queries.positions_of(one, now),
        )
        for one in people
    ]
    together = (
        queries.states(people, now),
        queries.clearance_ranks(people, now),
        queries.offices_by_person(people, now),
        queries.units_by_person(people, now),
        queries.positions_by_person(people, now),
    )
    assert singly == [tuple(answers[one] for answers in together) for one in people]
    assert queries.present_among(people, now) == set(people)


def test_offices_reach_their_unit_and_those_under_it_only(company: Company) -> None:
    head = company.holding("周宁", Office.HEAD, company.development)
    hr = company.holding("许静", Office.HR, company.sales)
    now = clock.now()
    reached: dict[UUID, frozenset[Office]] = {
        unit.id: queries.offices_over(head, unit.id, now)
        for unit in (company.root, company.development, company.team, company.sales)
    }
    assert [bool(held) for held in reached.values()] == [False, True, True, False]
    assert queries.offices_over(hr, company.team.id, now) == {Office.HR}
    assert queries.holders_of(Office.HEAD, now, over=company.team.id) == {head}
    assert queries.holders_of(Office.HEAD, now, over=company.sales.id) == set()
