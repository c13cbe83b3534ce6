"""Comparing what a source tells with what was linked to it before: the plan, and whether it must be asked about."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from uuid import UUID

from shoumi.regime.people.rules import snapshots
from shoumi.regime.people.rules.snapshots import Fault
from shoumi.regime.people.sync.values import ForeignPerson, ForeignUnit, Snapshot, packed, place_of
from shoumi.regime.people.sync.vocabulary import Ask, ChangeKind, SyncProblem, Thing
from shoumi.regime.people.vocabulary import State

LEAST_MANY = 5
"""Fewer people than this are never many, however small the company."""

_HERE = frozenset({State.PRESENT, State.EXPECTED})


@dataclass(frozen=True, slots=True)
class Link:
    """What an id of the source stands for here: the person or unit, the digests of what was last applied."""

    target: UUID
    seen: bytes
    place: bytes
    missing: bool = False
    """Whether the source did not have it the last time."""
    began_leaving: bool = False
    """Whether that made the person begin to leave."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What the directory holds, as far as a comparison needs it. ``digest`` is keyed."""

    digest: Callable[[str], bytes]
    people: Mapping[str, Link] = field(default_factory=dict)
    units: Mapping[str, Link] = field(default_factory=dict)
    states: Mapping[UUID, State] = field(default_factory=dict)
    emails: Mapping[str, UUID] = field(default_factory=dict)
    staff_numbers: Mapping[str, UUID] = field(default_factory=dict)
    identities: Mapping[str, UUID] = field(default_factory=dict)
    linked: frozenset[UUID] = frozenset()
    """Everybody whom any source keeps."""
    formerly: frozenset[UUID] = frozenset()
    """Everybody whom a source kept and does not have any more."""


@dataclass(frozen=True, slots=True)
class Change:
    """One line of a plan; ``told`` is what the source says, None for what it does not have any more."""

    thing: Thing
    kind: ChangeKind
    id: str
    target: UUID | None = None
    told: ForeignUnit | ForeignPerson | None = None
    fault: Fault | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """What would change, in the order it has to, and why somebody must be asked first."""

    changes: tuple[Change, ...]
    asks: tuple[Ask, ...]


def plan(snapshot: Snapshot, known: Known, *, share: int, confirmed: bool) -> Plan:
    """Return what ``snapshot`` would change. ``share`` is in per cent, ``confirmed`` false for a source's first plan.

    Raises Invalid when the snapshot cannot be true (`snapshots.check`).
    """
    units = snapshots.check(snapshot)
    changes = (*_units(units, known), *_people(snapshot, known), *_vanished(snapshot, known))
    asks = tuple(_asks(snapshot, changes, known, share)) if changes else ()
    if changes and not confirmed:
        asks = (Ask.FIRST, *asks)
    return Plan(changes, asks)


def is_many(vanished: int, linked: int, share: int) -> bool:
    """Return whether ``vanished`` of ``linked`` people are more than ``share`` per cent, and more than a few."""
    return vanished >= LEAST_MANY and vanished * 100 > share * linked


def _units(units: Iterable[ForeignUnit], known: Known) -> Iterator[Change]:
    for unit in units:
        link = known.units.get(unit.id)
        kind = ChangeKind.NEW if link is None else _difference(unit, link, known)
        if kind is not None:
            yield Change(Thing.UNIT, kind, unit.id, link.target if link else None, unit)


def _people(snapshot: Snapshot, known: Known) -> Iterator[Change]:
    taken: set[UUID] = set()
    for person, fault in snapshots.examined(snapshot.people, frozenset(unit.id for unit in snapshot.units)):
        link = known.people.get(person.id)
        if fault is not None:
            yield Change(Thing.PERSON, ChangeKind.FAULTY, person.id, link.target if link else None, None, fault)
        elif not person.active:
            continue
        elif link is not None:
            kind = _known_person(person, link, known)
            if kind is not None:
                yield Change(Thing.PERSON, kind, person.id, link.target, person)
        else:
            yield _stranger(person, known, taken)


def _known_person(person: ForeignPerson, link: Link, known: Known) -> ChangeKind | None:
    """Return what became of somebody linked. Who left here while the source still has them is left alone."""
    state = known.states.get(link.target)
    if link.missing:
        # Leaving that somebody here ordered is not undone by a source.
        return None if state is State.LEAVING and not link.began_leaving else ChangeKind.BACK
    return _difference(person, link, known) if state in _HERE else None


def _stranger(person: ForeignPerson, known: Known, taken: set[UUID]) -> Change:
    """Return the change for somebody the source tells of for the first time: new, or an entry that is here already."""
    found = {
        owner
        for owner in (
            known.identities.get(person.identity),
            known.emails.get(person.email),
            known.staff_numbers.get(person.staff_number),
        )
        if owner is not None
    }
    if not found:
        return Change(Thing.PERSON, ChangeKind.NEW, person.id, None, person)
    target = next(iter(found))
    problem = None
    if len(found) > 1:
        problem = SyncProblem.TWO_PERSONS
    elif target in known.linked or target in taken:
        problem = SyncProblem.LINKED_ELSEWHERE
    if problem is not None:
        return Change(Thing.PERSON, ChangeKind.FAULTY, person.id, None, None, (problem, {}))
    taken.add(target)
    here = known.states.get(target) in _HERE
    return Change(Thing.PERSON, ChangeKind.LINKED if here else ChangeKind.BACK, person.id, target, person)


def _vanished(snapshot: Snapshot, known: Known) -> Iterator[Change]:
    active = {person.id for person in snapshot.people if person.active}
    for thing, there, links in (
        (Thing.PERSON, active, known.people),
        (Thing.UNIT, {unit.id for unit in snapshot.units}, known.units),
    ):
        for id_, link in links.items():
            if not link.missing and id_ not in there:
                yield Change(thing, ChangeKind.VANISHED, id_, link.target)


def _difference(told: ForeignUnit | ForeignPerson, link: Link, known: Known) -> ChangeKind | None:
    if known.digest(packed(told)) == link.seen and not link.missing:
        return None
    return ChangeKind.MOVED if known.digest(place_of(told)) != link.place else ChangeKind.CHANGED


def _asks(snapshot: Snapshot, changes: Iterable[Change], known: Known, share: int) -> Iterator[Ask]:
    linked = (link.target for link in known.people.values() if not link.missing)
    here = {person for person in linked if known.states.get(person) in _HERE}
    vanished = [each for each in changes if each.kind is ChangeKind.VANISHED and each.target in here]
    if here and not any(person.active for person in snapshot.people):
        yield Ask.NOBODY
    if is_many(len(vanished), len(here), share):
        yield Ask.MANY
    if any(_is_match(each, known) for each in changes):
        yield Ask.LINKS


def _is_match(change: Change, known: Known) -> bool:
    """Return whether ``change`` takes over an entry that no source has kept so far."""
    kept = change.id in known.people or change.target in known.formerly
    return change.thing is Thing.PERSON and change.target is not None and change.fault is None and not kept
