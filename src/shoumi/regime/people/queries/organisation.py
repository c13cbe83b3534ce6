"""The organisation as it stands: the tree of units with who leads them, bodies with who sits in them, offices."""

from collections import defaultdict
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, QuerySet

from shoumi.regime.access.actors import Actor
from shoumi.regime.kit import clock
from shoumi.regime.kit.words import LocalizedText
from shoumi.regime.people.models import Appointment, Body, Employment, Membership, Position, Unit
from shoumi.regime.people.queries.directory import sight_of, units
from shoumi.regime.people.rules.sight import Names
from shoumi.regime.people.vocabulary import BodyKind, Office, State, UnitKind


@dataclass(frozen=True, slots=True)
class Seated:
    """Someone in an office."""

    office: Office
    person_id: UUID
    name: str
    deputy: bool


@dataclass(frozen=True, slots=True)
class Placed:
    """One unit in the tree: how deep it lies, and its name with those of the units above it."""

    unit: Unit
    depth: int
    path: LocalizedText


@dataclass(frozen=True, slots=True)
class Branch(Placed):
    """One unit in the tree with how many work in it itself, and who holds an office in it."""

    kind: UnitKind
    people: int
    seated: tuple[Seated, ...]


@dataclass(frozen=True, slots=True)
class Bench:
    """One body and who sits in it."""

    body: Body
    kind: BodyKind
    seated: tuple[Seated, ...]


def paths(viewer: Actor) -> list[Placed]:
    """Return the units ``viewer`` may see, each before those under it, with its path."""
    under: defaultdict[UUID | None, list[Unit]] = defaultdict(list)
    for unit in units(viewer).order_by("code"):
        under[unit.parent_id].append(unit)
    found: list[Placed] = []

    def walk(parent: UUID | None, depth: int, above: LocalizedText) -> None:
        for unit in under[parent]:
            path = _joined(above, unit.name) if depth > 1 else unit.name
            found.append(Placed(unit, depth, path))
            walk(unit.id, depth + 1, path)

    walk(None, 0, LocalizedText("", ""))
    return found


def tree(viewer: Actor) -> list[Branch]:
    """Return the units ``viewer`` may see, each before those under it, in five queries however many there are."""
    placed = paths(viewer)
    members = Membership.objects.holding(clock.now()).values_list("unit_id").annotate(count=Count("pk")).order_by()
    counted = dict(members) if placed else {}
    seated = _seated("unit_id") if placed else {}
    return [
        Branch(
            one.unit,
            one.depth,
            one.path,
            UnitKind(one.unit.kind),
            counted.get(one.unit.id, 0),
            tuple(seated.get(one.unit.id, ())),
        )
        for one in placed
    ]


def benches(viewer: Actor) -> list[Bench]:
    """Return the bodies of the regime with who sits in them, for those who see the company's own people."""
    if sight_of(viewer).names not in {Names.COLLEAGUES, Names.EVERYBODY}:
        return []
    seated = _seated("body_id")
    rows = Body.objects.order_by("kind", "name_zh")
    return [Bench(body, BodyKind(body.kind), tuple(seated.get(body.id, ()))) for body in rows]


def positions(viewer: Actor) -> "QuerySet[Position]":
    """Return the positions with their grades, for those who see the company's own people."""
    seen = sight_of(viewer).names in {Names.COLLEAGUES, Names.EVERYBODY}
    rows = Position.objects.select_related("grade").order_by("code")
    return rows if seen else rows.none()


def own_right_holders(viewer: Actor) -> list[tuple[UUID, str, Office]]:
    """Return who holds an office in their own right, as deputies may stand in for: id, name, office."""
    if sight_of(viewer).names not in {Names.COLLEAGUES, Names.EVERYBODY}:
        return []
    held = Appointment.objects.holding(clock.now()).filter(deputy_of=None).select_related("person")
    rows = held.order_by("person__name", "office")
    return [(row.person_id, row.person.name, Office(row.office)) for row in rows]


def _seated(place: str) -> dict[UUID, list[Seated]]:
    now = clock.now()
    present = Employment.objects.holding(now).filter(state=State.PRESENT).values("person_id")
    held = Appointment.objects.holding(now).filter(person_id__in=present, **{f"{place}__isnull": False})
    found: defaultdict[UUID, list[Seated]] = defaultdict(list)
    for row in held.select_related("person").order_by("office", "deputy_of", "id"):
        seat: UUID = getattr(row, place)
        found[seat].append(Seated(Office(row.office), row.person_id, row.person.name, row.deputy_of_id is not None))
    return dict(found)


def _joined(above: LocalizedText, name: LocalizedText) -> LocalizedText:
    return LocalizedText(f"{above.zh}/{name.zh}", f"{above.en}/{name.en}")
