"""Whether what a source tells can be true: ids once, units in a tree, each person whole."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from enum import StrEnum

from shoumi.engines.foundation.errors import Invalid, Parameter
from shoumi.regime.people.rules import entries
from shoumi.regime.people.rules.identities import identity_number
from shoumi.regime.people.rules.standing import is_outsider
from shoumi.regime.people.sync.values import ForeignPerson, ForeignUnit, Snapshot
from shoumi.regime.people.sync.vocabulary import SyncProblem
from shoumi.regime.people.vocabulary import Problem

ID_LENGTH = 255

Fault = tuple[StrEnum, Mapping[str, Parameter]]


def check(snapshot: Snapshot) -> tuple[ForeignUnit, ...]:
    """Return the units of ``snapshot``, each after the one above it.

    Raises Invalid when ids are missing or given twice, when the units are no tree, or when two units under one have the
    same name: such an answer is no basis for anything.
    """
    for told in (snapshot.units, snapshot.people):
        _check_ids(each.id for each in told)
    ordered = _ordered({unit.id: unit for unit in snapshot.units})
    seen: set[tuple[str | None, str]] = set()
    for unit in ordered:
        name = entries.name(unit.name)
        if (unit.parent, name) in seen:
            raise Invalid(SyncProblem.UNIT_NAME_TWICE, name=name)
        seen.add((unit.parent, name))
    return ordered


def examined(people: Iterable[ForeignPerson], units: frozenset[str]) -> Iterator[tuple[ForeignPerson, Fault | None]]:
    """Yield each of ``people`` as the directory would write it, with what is wrong with it.

    Of two with one address or number the second is at fault and names the first. Who is not active is not examined.
    """
    seen: dict[tuple[SyncProblem, str], str] = {}
    for person in people:
        if not person.active:
            yield person, None
            continue
        try:
            tidy = _tidy(person, units)
            _check_once(tidy, seen)
        except Invalid as wrong:
            yield person, (wrong.code, wrong.parameters)
        else:
            yield tidy, None


def _check_once(person: ForeignPerson, seen: dict[tuple[SyncProblem, str], str]) -> None:
    for problem, value in (
        (SyncProblem.IDENTITY_TWICE, person.identity),
        (SyncProblem.EMAIL_TWICE, person.email),
        (SyncProblem.STAFF_NUMBER_TWICE, person.staff_number),
    ):
        before = seen.setdefault((problem, value), person.id) if value else person.id
        if before != person.id:
            raise Invalid(problem, id=before)


def _check_ids(ids: Iterable[str]) -> None:
    seen: set[str] = set()
    for one in ids:
        if not one or len(one) > ID_LENGTH:
            raise Invalid(SyncProblem.ID_MISSING)
        if one in seen:
            raise Invalid(SyncProblem.ID_TWICE, id=one)
        seen.add(one)


def _ordered(units: Mapping[str, ForeignUnit]) -> tuple[ForeignUnit, ...]:
    placed: dict[str, ForeignUnit] = {}
    for unit in units.values():
        path: list[ForeignUnit] = []
        here: ForeignUnit | None = unit
        while here is not None and here.id not in placed:
            if here in path:
                raise Invalid(SyncProblem.UNIT_CIRCLE, id=here.id)
            path.append(here)
            if here.parent is not None and here.parent not in units:
                raise Invalid(SyncProblem.PARENT_UNKNOWN, id=here.id)
            here = units[here.parent] if here.parent is not None else None
        placed |= {each.id: each for each in reversed(path)}
    return tuple(placed.values())


def _tidy(person: ForeignPerson, units: frozenset[str]) -> ForeignPerson:
    organisation = entries.text(person.organisation, entries.NAME_LENGTH)
    entries.check_organisation(person.kind, organisation)
    if person.units and is_outsider(person.kind):
        raise Invalid(Problem.OUTSIDER)
    for unit in person.units:
        if unit not in units:
            raise Invalid(SyncProblem.UNIT_UNKNOWN, id=unit)
    return replace(
        person,
        name=entries.name(person.name),
        email=entries.email(person.email) or "",
        staff_number=entries.text(person.staff_number, entries.CODE_LENGTH),
        organisation=organisation,
        identity=identity_number(person.identity),
        title=entries.text(person.title, entries.NAME_LENGTH),
    )
