"""The directory as a viewer may see it."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from shoumi.engines.foundation.errors import NotFound
from shoumi.regime.access.actors import Actor, Console
from shoumi.regime.access.actors import Person as Viewer
from shoumi.regime.accounts import queries as accounts
from shoumi.regime.kit import clock
from shoumi.regime.kit.words import LocalizedText
from shoumi.regime.people.models import (
    Appointment,
    Clearance,
    ClearanceGrade,
    Employment,
    Membership,
    Person,
    Unit,
    UnitWithin,
)
from shoumi.regime.people.queries import standing
from shoumi.regime.people.rules.offices import UNIT_OFFICES
from shoumi.regime.people.rules.sight import ALL, NONE, Details, Names, Sight, sight
from shoumi.regime.people.rules.standing import OUTSIDERS
from shoumi.regime.people.values import Entry
from shoumi.regime.people.vocabulary import Kind, Language, Office, Problem, State

People = QuerySet[Person]


@dataclass(frozen=True, slots=True)
class Place:
    """Where someone works: the unit, the position if known, and whether it is the primary place."""

    unit: LocalizedText
    unit_id: UUID
    position: LocalizedText | None
    primary: bool


@dataclass(frozen=True, slots=True)
class Held:
    """An office someone holds: where, and whether for somebody else."""

    office: Office
    where: LocalizedText
    deputy: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One entry of the directory as its viewer may see it; what they may not see is empty."""

    id: UUID
    name: str
    kind: Kind | None
    state: State
    organisation: str
    places: Sequence[Place] = ()
    offices: Sequence[Held] = ()
    in_full: bool = False
    email: str = ""
    staff_number: str = ""
    clearance: LocalizedText | None = None
    has_account: bool = False


def sight_of(viewer: Actor, at: datetime | None = None) -> Sight:
    """Return what ``viewer`` sees of the directory at ``at`` (now by default). Jobs see nobody."""
    if isinstance(viewer, Console):
        return ALL
    if not isinstance(viewer, Viewer):
        return NONE
    instant = at or clock.now()
    return sight(
        standing.state_of(viewer.id, instant),
        standing.kind_of(viewer.id, instant),
        standing.offices_of(viewer.id, instant),
        accounts.offices_of(viewer.id, instant),
    )


def directory(viewer: Actor, at: datetime | None = None) -> People:
    """Return the persons whose name, unit and position ``viewer`` may see at ``at`` (now by default)."""
    instant = at or clock.now()
    seen = sight_of(viewer, instant)
    if seen.names is Names.EVERYBODY:
        return Person.objects.all()
    if not isinstance(viewer, Viewer) or seen.names is Names.NOBODY:
        return Person.objects.none()
    whom = Q(id=viewer.id)
    if seen.names is Names.CONTACT:
        whom |= Q(id__in=Person.objects.filter(id=viewer.id).values("contact_id"))
    else:
        colleagues = Employment.objects.holding(instant).exclude(kind__in=OUTSIDERS).values("person_id")
        whom |= Q(id__in=colleagues) | Q(contact_id=viewer.id)
    if seen.details is Details.OWN_UNITS:
        whom |= Q(id__in=own_people(viewer.id, instant))
    return Person.objects.filter(whom)


def find_seen(viewer: Actor, email: str) -> Person | None:
    """Return who has this address, if ``viewer`` sees them; nobody is told from the others whether it is taken."""
    found = standing.find_by_email(email)
    return directory(viewer).filter(id=found.id).first() if found else None


def detailed(viewer: Actor, at: datetime | None = None) -> People:
    """Return the persons whose whole entry ``viewer`` may see at ``at`` (now by default)."""
    instant = at or clock.now()
    seen = sight_of(viewer, instant)
    if seen.details is Details.EVERYBODY:
        return Person.objects.all()
    if not isinstance(viewer, Viewer) or seen.names is Names.NOBODY:
        return Person.objects.none()
    whom = Q(id=viewer.id)
    if seen.details is Details.OWN_UNITS:
        whom |= Q(id__in=own_people(viewer.id, instant))
    return Person.objects.filter(whom)


def person(viewer: Actor, person_id: UUID) -> Card:
    """Return the entry of one person. Raises NotFound for nobody, and for someone ``viewer`` may not see."""
    found = directory(viewer).filter(id=person_id).first()
    if found is None:
        raise NotFound(Problem.NO_SUCH_PERSON)
    return cards(viewer, [found])[0]


def cards(viewer: Actor, people: Sequence[Person]) -> list[Card]:
    """Return the entries of ``people``, whom ``viewer`` may see, in their order; as many queries for one as for all."""
    now = clock.now()
    ids = [one.id for one in people]
    in_full = set(detailed(viewer, now).filter(id__in=ids).values_list("id", flat=True))
    facts = _Facts.about(ids, now)
    return [_card(one, facts, in_full=one.id in in_full) for one in people]


def units(viewer: Actor) -> "QuerySet[Unit]":
    """Return the units ``viewer`` may see: the company's own people see all, outsiders none."""
    seen = sight_of(viewer)
    return Unit.objects.all() if seen.names in {Names.COLLEAGUES, Names.EVERYBODY} else Unit.objects.none()


def grades(viewer: Actor) -> "QuerySet[ClearanceGrade]":
    """Return the grades of clearance, from the lowest, for those who may see whole entries."""
    seen = sight_of(viewer)
    lowest_first = ClearanceGrade.objects.order_by("rank")
    return lowest_first if seen.details is not Details.NOBODY else lowest_first.none()


def own_people(viewer_id: UUID, at: datetime) -> "QuerySet[Membership, Any]":
    """Return the subquery of those in the units that ``viewer_id`` heads or is the officer of, and under them."""
    return Membership.objects.holding(at).filter(unit_id__in=led_units(viewer_id, at)).values("person_id")


def led_units(viewer_id: UUID, at: datetime) -> "QuerySet[UnitWithin, Any]":
    """Return the subquery of the units that ``viewer_id`` heads or is the officer of, and those under them."""
    headed = Appointment.objects.holding(at).filter(person_id=viewer_id, office__in=UNIT_OFFICES).values("unit_id")
    return UnitWithin.objects.holding(at).filter(ancestor_id__in=headed).values("unit_id")


@dataclass
class _Facts:
    """What the cards of some persons tell, read once for all of them."""

    states: dict[UUID, State]
    kinds: dict[UUID, Kind] = field(default_factory=dict)
    places: defaultdict[UUID, list[Place]] = field(default_factory=lambda: defaultdict(list))
    offices: defaultdict[UUID, list[Held]] = field(default_factory=lambda: defaultdict(list))
    clearances: dict[UUID, LocalizedText] = field(default_factory=dict)
    accounts: frozenset[UUID] = frozenset()

    @classmethod
    def about(cls, ids: Sequence[UUID], at: datetime) -> "_Facts":
        facts = cls(states=standing.states(ids, at), accounts=frozenset(accounts.emails_of(list(ids))))
        # The latest relation is told of those who left, too: a leaver stays an employee or a partner in the list.
        relations = Employment.objects.standing().filter(person_id__in=ids).order_by("holds_from", "id")
        facts.kinds.update({each.person_id: Kind(each.kind) for each in relations})
        memberships = Membership.objects.holding(at).filter(person_id__in=ids).select_related("unit", "position")
        for each in memberships.order_by("-primary", "id"):
            position = each.position.name if each.position else None
            facts.places[each.person_id].append(Place(each.unit.name, each.unit_id, position, each.primary))
        held = Appointment.objects.holding(at).filter(person_id__in=ids).select_related("unit", "body").order_by("id")
        for appointment in held:
            office = Held(Office(appointment.office), appointment.where, appointment.deputy_of_id is not None)
            facts.offices[appointment.person_id].append(office)
        for clearance in Clearance.objects.holding(at).filter(person_id__in=ids).select_related("grade"):
            facts.clearances[clearance.person_id] = clearance.grade.name
        return facts


def _card(one: Person, facts: _Facts, *, in_full: bool) -> Card:
    card = Card(
        id=one.id,
        name=one.name,
        kind=facts.kinds.get(one.id),
        state=facts.states[one.id],
        organisation=one.organisation,
        places=facts.places[one.id],
        offices=facts.offices[one.id],
    )
    if not in_full:
        return card
    return replace(
        card,
        in_full=True,
        email=one.email or "",
        staff_number=one.staff_number,
        clearance=facts.clearances.get(one.id),
        has_account=one.id in facts.accounts,
    )


def entry_of(viewer: Actor, person_id: UUID) -> Entry:
    """Return the entry of one person for changing it. Raises NotFound where ``viewer`` may not see all of it."""
    found = detailed(viewer).filter(id=person_id).first()
    if found is None:
        raise NotFound(Problem.NO_SUCH_PERSON)
    return Entry(
        name=found.name,
        kind=standing.kind_of(person_id, clock.now()) or Kind.EMPLOYEE,
        email=found.email or "",
        staff_number=found.staff_number,
        organisation=found.organisation,
        contact=found.contact_id,
        language=Language(found.language),
    )
