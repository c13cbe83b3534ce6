"""Plans: what differs and nothing else, asked about where it must be, whatever a source answers."""

from dataclasses import replace
from uuid import UUID, uuid5

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shoumi.engines.foundation.errors import Invalid
from shoumi.regime.people.rules.syncing import LEAST_MANY, Known, Link, Plan, is_many, plan
from shoumi.regime.people.sync.values import (
    ForeignPerson,
    ForeignUnit,
    Snapshot,
    packed,
    place_of,
    unpacked_person,
    unpacked_unit,
)
from shoumi.regime.people.sync.vocabulary import Ask, ChangeKind, SyncProblem, Thing
from shoumi.regime.people.vocabulary import Problem, State

SPACE = UUID(int=7)
UNITS = (ForeignUnit(id="root", name="研发部"), ForeignUnit(id="team", name="平台组", parent="root"))


def digest(text: str) -> bytes:
    return text.encode()


def person(number: int, **changes: object) -> ForeignPerson:
    told = ForeignPerson(id=f"p{number}", name=f"员工{number}", email=f"p{number}@xinghe.cn", units=("team",))
    return replace(told, **changes)  # type: ignore[arg-type]  # fields by name


def target(id_: str) -> UUID:
    return uuid5(SPACE, id_)


def applied(snapshot: Snapshot) -> Known:
    """Return what is known when everybody active of ``snapshot`` was entered."""
    active = [each for each in snapshot.people if each.active]
    return Known(
        digest=digest,
        people={each.id: Link(target(each.id), digest(packed(each)), digest(place_of(each))) for each in active},
        units={each.id: Link(target(each.id), digest(packed(each)), digest(place_of(each))) for each in snapshot.units},
        states={target(each.id): State.PRESENT for each in active},
        emails={each.email: target(each.id) for each in active},
        linked=frozenset(target(each.id) for each in active),
    )


def planned(snapshot: Snapshot, known: Known, *, share: int = 5, confirmed: bool = True) -> Plan:
    return plan(snapshot, known, share=share, confirmed=confirmed)


numbers = st.sets(st.integers(0, 30))


@settings(deadline=None)
@given(sets=st.tuples(numbers, numbers, numbers, numbers, numbers), share=st.integers(1, 100))
def test_a_plan_names_exactly_what_differs(sets: tuple[set[int], ...], share: int) -> None:
    before, after, disabled, moved, renamed = sets
    known = applied(Snapshot(UNITS, tuple(person(each) for each in sorted(before))))
    people = tuple(
        person(
            each,
            active=each not in disabled,
            units=("root",) if each in moved else ("team",),
            name=f"新名{each}" if each in renamed else f"员工{each}",
        )
        for each in sorted(after)
    )
    made = planned(Snapshot(UNITS, people), known, share=share)
    there = after - disabled
    wanted = (
        {(f"p{each}", ChangeKind.NEW) for each in there - before}
        | {(f"p{each}", ChangeKind.VANISHED) for each in before - there}
        | {(f"p{each}", ChangeKind.MOVED) for each in before & there & moved}
        | {(f"p{each}", ChangeKind.CHANGED) for each in (before & there & renamed) - moved}
    )
    assert {(each.id, each.kind) for each in made.changes} == wanted
    gone = len(before - there)
    assert (Ask.MANY in made.asks) == (gone >= LEAST_MANY and gone / len(before) * 100 > share)
    assert (Ask.NOBODY in made.asks) == bool(before and not there)
    assert Ask.FIRST not in made.asks


@settings(deadline=None)
@given(st.lists(st.sampled_from(range(12)), min_size=12, max_size=12))
def test_units_come_after_those_above_them_or_not_at_all(parents: list[int]) -> None:
    units = tuple(
        ForeignUnit(id=str(number), name=f"部门{number}", parent=str(above) if above < number else None)
        for number, above in enumerate(parents)
    )
    order = [each.id for each in planned(Snapshot(units[::-1], ()), Known(digest=digest)).changes]
    assert sorted(order, key=int) == [unit.id for unit in units]
    assert all(unit.parent is None or order.index(unit.parent) < order.index(unit.id) for unit in units)
    circle = tuple(replace(unit, parent="11" if unit.id == "0" else str(int(unit.id) - 1)) for unit in units)
    with pytest.raises(Invalid) as wrong:
        planned(Snapshot(circle, ()), Known(digest=digest))
    assert wrong.value.code is SyncProblem.UNIT_CIRCLE


@pytest.mark.parametrize(
    ("snapshot", "problem"),
    [
        (Snapshot((), (person(1), person(1))), SyncProblem.ID_TWICE),
        (Snapshot((), (person(1, id=""),)), SyncProblem.ID_MISSING),
        (Snapshot((*UNITS, UNITS[0]), ()), SyncProblem.ID_TWICE),
        (Snapshot((UNITS[1],), ()), SyncProblem.PARENT_UNKNOWN),
        (Snapshot((*UNITS, replace(UNITS[1], id="other")), ()), SyncProblem.UNIT_NAME_TWICE),
    ],
)
def test_an_answer_that_cannot_be_true_is_no_answer(snapshot: Snapshot, problem: SyncProblem) -> None:
    with pytest.raises(Invalid) as wrong:
        planned(snapshot, Known(digest=digest))
    assert wrong.value.code is problem


def test_somebody_at_fault_is_told_and_not_taken_for_gone() -> None:
    known = applied(Snapshot(UNITS, (person(1), person(2))))
    people = (person(1, email="p3@xinghe.cn"), person(2, email="p3@xinghe.cn"), person(4, units=("nowhere",)))
    made = planned(Snapshot(UNITS, (*people, person(5, identity="11010519491231002X"), person(6, email="坏"))), known)
    told = {each.id: (each.kind, each.fault[0] if each.fault else None) for each in made.changes}
    assert told == {
        "p1": (ChangeKind.CHANGED, None),
        "p2": (ChangeKind.FAULTY, SyncProblem.EMAIL_TWICE),
        "p4": (ChangeKind.FAULTY, SyncProblem.UNIT_UNKNOWN),
        "p5": (ChangeKind.NEW, None),
        "p6": (ChangeKind.FAULTY, Problem.EMAIL_MALFORMED),
    }


def test_who_is_here_already_is_matched_once_and_asked_about() -> None:
    here, left, kept = target("here"), target("left"), target("kept")
    known = Known(
        digest=digest,
        states={here: State.PRESENT, left: State.LEFT, kept: State.PRESENT},
        emails={"p1@xinghe.cn": here, "p2@xinghe.cn": left, "p3@xinghe.cn": kept},
        staff_numbers={"7": left},
        identities={"11010519491231002X": here},
        linked=frozenset({kept}),
    )
    people = (person(1), person(2), person(3), person(4, identity="11010519491231002X"), person(5, staff_number="7"))
    both = person(6, email="", identity="11010519491231002X", staff_number="7")
    made = planned(Snapshot(UNITS, people[:3]), known)
    assert [(each.id, each.kind, each.target) for each in made.changes if each.thing is Thing.PERSON] == [
        ("p1", ChangeKind.LINKED, here),
        ("p2", ChangeKind.BACK, left),
        ("p3", ChangeKind.FAULTY, None),
    ]
    assert made.asks == (Ask.LINKS,)
    (fault,) = [each.fault for each in planned(Snapshot(UNITS, (both,)), known).changes if each.fault]
    assert fault[0] is SyncProblem.TWO_PERSONS
    twice = planned(Snapshot(UNITS, (people[0], people[3])), known)
    assert [each.kind for each in twice.changes if each.thing is Thing.PERSON] == [ChangeKind.LINKED, ChangeKind.FAULTY]


def test_who_left_here_while_the_source_has_them_is_left_alone() -> None:
    snapshot = Snapshot(UNITS, (person(1),))
    known = replace(applied(snapshot), states={target("p1"): State.LEFT})
    assert planned(Snapshot(UNITS, (person(1, name="改名"),)), known).changes == ()
    link = replace(known.people["p1"], missing=True)
    (back,) = planned(snapshot, replace(known, people={"p1": link})).changes
    assert back.kind is ChangeKind.BACK


def test_a_first_plan_is_asked_about_and_few_are_never_many() -> None:
    assert planned(Snapshot(UNITS, ()), Known(digest=digest), confirmed=False).asks == (Ask.FIRST,)
    assert planned(Snapshot((), ()), Known(digest=digest), confirmed=False).asks == ()
    assert not is_many(4, 4, 5)
    assert is_many(5, 99, 5)
    assert not is_many(5, 100, 5)


def test_what_is_told_comes_back() -> None:
    told = person(1, identity="11010519491231002X", title="工程师")
    assert unpacked_person(packed(told)) == told
    assert unpacked_unit(packed(UNITS[1])) == UNITS[1]
