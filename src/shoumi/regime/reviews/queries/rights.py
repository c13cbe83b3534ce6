"""Rights as a campaign takes them: what it goes over, and what is known of each, many at a time."""

from bisect import insort
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Count, Max, Q, QuerySet

from shoumi.regime.access.actors import Person as Viewer
from shoumi.regime.documents import queries as documents
from shoumi.regime.documents.leavers import OPENED
from shoumi.regime.documents.models import Reading
from shoumi.regime.documents.vocabulary import SUBJECT
from shoumi.regime.journal.models import Event
from shoumi.regime.people.models import Appointment, Employment, Membership, UnitWithin
from shoumi.regime.people.queries import standing as people
from shoumi.regime.people.rules.standing import OUTSIDERS
from shoumi.regime.people.vocabulary import Office
from shoumi.regime.reviews.models import Campaign
from shoumi.regime.reviews.rules import Facts, Place, Stay, reviewer, usual_among
from shoumi.regime.reviews.vocabulary import Reach

Rights = Sequence[Reading]
_PERSON = "person"


def rights(campaign: Campaign, at: datetime) -> QuerySet[Reading]:
    """Return the rights that ``campaign`` goes over at ``at``, in the order they were recorded."""
    found = Reading.objects.holding(at).select_related("document")
    match Reach(campaign.reach):
        case Reach.PERSON:
            found = found.filter(person=campaign.person_id)
        case Reach.UNIT:
            units = UnitWithin.objects.holding(at).filter(ancestor=campaign.unit_id).values("unit_id")
            members = Membership.objects.holding(at).filter(unit_id__in=units).values("person_id")
            found = found.filter(Q(person__in=members) | Q(unit__in=units))
        case Reach.DOCUMENTS:
            wanted = {
                "document__kind": campaign.kind_id,
                "document__level": campaign.level_id,
                "document": campaign.document_id,
            }
            found = found.filter(**{column: value for column, value in wanted.items() if value is not None})
    return found.order_by("pk")


@dataclass
class Company:
    """What is the same for all rights at one instant: who leads, who lies within what, how many rights colleagues have.

    Read once for many steps of a campaign.
    """

    at: datetime
    heads: Mapping[UUID, UUID]
    """By unit."""
    above: Mapping[UUID, Sequence[UUID]]
    """For each unit itself and those it lies within, the nearest first."""
    places: Mapping[UUID, Place]
    held: Mapping[UUID, int]
    """How many rights by name somebody has."""
    counts: Mapping[Place, Sequence[int]] = field(default_factory=dict)
    """For each place how many each of those who work there has, in order."""

    @classmethod
    def at_instant(cls, at: datetime) -> "Company":
        """Read the company at ``at``, in four questions."""
        led = Appointment.objects.holding(at).filter(office=Office.HEAD, unit__isnull=False, deputy_of=None)
        above: defaultdict[UUID, list[tuple[int, UUID]]] = defaultdict(list)
        for unit, ancestor, distance in UnitWithin.objects.holding(at).values_list(
            "unit_id", "ancestor_id", "distance"
        ):
            insort(above[unit], (distance, ancestor))
        primary = Membership.objects.holding(at).filter(primary=True)
        places = {person: (unit, place) for person, unit, place in primary.values_list(*_PLACE)}
        lines = Reading.objects.holding(at).filter(person__isnull=False).order_by().values_list("person")
        held = dict(lines.annotate(count=Count("*")))
        counts: defaultdict[Place, list[int]] = defaultdict(list)
        for person, place in places.items():
            counts[place].append(held.get(person, 0))
        return cls(
            at=at,
            heads=dict(led.values_list("unit_id", "person_id")),
            above={unit: [one for _, one in found] for unit, found in above.items()},
            places=places,
            held=held,
            counts={place: sorted(found) for place, found in counts.items()},
        )

    def heads_over(self, unit: UUID | None) -> list[UUID]:
        """Return who leads ``unit`` and the units it lies within, the nearest first."""
        above = self.above.get(unit, ()) if unit else ()
        return [self.heads[one] for one in above if one in self.heads]

    def usual(self, person: UUID) -> int | None:
        """Return how many rights the colleagues of ``person`` usually have."""
        place = self.places.get(person)
        return usual_among(self.counts[place], self.held.get(person, 0)) if place else None


_PLACE = ("person_id", "unit_id", "position_id")


@dataclass(frozen=True, slots=True)
class Taken:
    """One right with what is known of it, the unit it is counted under, and who decides it."""

    right: Reading
    facts: Facts
    home: UUID | None
    reviewer: UUID | None


def taken(campaign: Campaign, found: Rights, company: Company) -> list[Taken]:
    """Return what is known of ``found``, at most 500 rights, in a number of questions that does not grow with them."""
    persons = {right.person_id for right in found if right.person_id}
    opened = _last_opened(found, company)
    stays = _stays(persons)
    units = people.units_by_person(persons, company.at)
    external = set(
        Employment.objects.holding(company.at)
        .filter(person_id__in=persons, kind__in=OUTSIDERS)
        .values_list("person_id", flat=True)
    )

    def facts(right: Reading) -> Facts:
        person = right.person_id
        named = frozenset(company.above.get(right.unit_id, ())) if right.unit_id else None
        return Facts(
            now=company.at,
            granted_at=right.holds_from,
            last_opened_at=opened.get(right.grant),
            external=person in external,
            by_name=person is not None,
            owner=right.document.unit_id,
            units=units.get(person, frozenset()) if person else named,
            stays=stays.get(person, ()) if person else (),
            held=company.held.get(person, 0) if person else 0,
            usual=company.usual(person) if person else None,
        )

    homes = {right.grant: _home(right, company) for right in found}
    chosen = reviewers(campaign, found, homes, company)
    return [Taken(right, facts(right), homes[right.grant], chosen[right.grant]) for right in found]


def reviewers(
    campaign: Campaign, found: Rights, homes: Mapping[UUID, UUID | None], company: Company
) -> dict[UUID, UUID | None]:
    """Return who decides each of ``found``, by grant: None leaves it to the confidentiality office.

    The custodian, else the author. In a campaign of a unit the head of the holder's unit comes first, then the heads
    above – as far as they may know of the secret. Never the holder, and nobody who is not present.
    """
    by_unit = campaign.reach == Reach.UNIT
    candidates = {
        right.grant: [
            *(company.heads_over(homes[right.grant]) if by_unit else ()),
            right.document.custodian_id,
            right.document.author_id,
        ]
        for right in found
    }
    present = people.present_among({one for each in candidates.values() for one in each}, company.at)
    heads = {one for each in candidates.values() for one in each[:-2]} & present
    know = knowing(heads, {right.document_id for right in found}, company.at)

    def fit(right: Reading) -> set[UUID]:
        keeps = {right.document.custodian_id, right.document.author_id}
        return {one for one in keeps if one in present} | know.get(right.document_id, set())

    return {right.grant: reviewer(candidates[right.grant], holder=right.person_id, fit=fit(right)) for right in found}


def knowing(persons: Iterable[UUID], among: Iterable[UUID], at: datetime) -> dict[UUID, set[UUID]]:
    """Return for each document of ``among`` who of ``persons``, a few, may know of it: one question a person."""
    ids = list(among)
    found: defaultdict[UUID, set[UUID]] = defaultdict(set)
    for person in persons:
        for document in documents.known(Viewer(person), at).filter(pk__in=ids).values_list("pk", flat=True):
            found[document].add(person)
    return found


def _home(right: Reading, company: Company) -> UUID | None:
    if right.person_id:
        place = company.places.get(right.person_id)
        return place[0] if place else None
    unit: UUID | None = right.unit_id or right.document.unit_id
    return unit


def _stays(persons: Iterable[UUID]) -> dict[UUID, list[Stay]]:
    rows = Membership.objects.standing().filter(person_id__in=list(persons))
    found: defaultdict[UUID, list[Stay]] = defaultdict(list)
    for person, unit, position, since, until in rows.values_list(*_PLACE, "holds_from", "holds_until"):
        found[person].append(Stay(place=(unit, position), since=since, until=until))
    return found


def _last_opened(found: Rights, company: Company) -> dict[UUID, datetime]:
    """Return by grant when a secret was last opened by whom the right names, read off the ledger."""
    readers = _readers(found, company.at)
    subjects = {f"{SUBJECT}:{right.document_id}": right.document_id for right in found}
    named = [f"{_PERSON}:{person}" for person in set[UUID]().union(*readers.values())]
    latest: dict[tuple[UUID, UUID], datetime] = {}
    entries = Event.objects.filter(subject__in=list(subjects), code__in=OPENED).order_by()
    # Whole units may be named; where these are more people than a question takes, everybody's entries are read.
    if len(named) <= _MOST_NAMED:
        entries = entries.filter(actor__in=named)
    for actor, subject, at in entries.values_list("actor", "subject").annotate(at=Max("at")):
        kind, _, person = actor.partition(":")
        if kind == _PERSON:
            latest[UUID(person), subjects[subject]] = at
    found_at: dict[UUID, datetime] = {}
    for right in found:
        seen = [latest[key] for person in readers[right.grant] if (key := (person, right.document_id)) in latest]
        if seen:
            found_at[right.grant] = max(seen)
    return found_at


_MOST_NAMED = 1000


def _readers(found: Rights, at: datetime) -> dict[UUID, set[UUID]]:
    """Return by grant whom each right names today: the person, or who works in the unit or at the position."""
    units = {right.unit_id for right in found if right.unit_id}
    positions = {right.position_id for right in found if right.position_id}
    named: defaultdict[tuple[str, Any], set[UUID]] = defaultdict(set)
    if units:
        within = UnitWithin.objects.holding(at).filter(ancestor_id__in=units).values_list("ancestor_id", "unit_id")
        inside: defaultdict[UUID, set[UUID]] = defaultdict(set)
        for ancestor, unit in within:
            inside[unit].add(ancestor)
        members = Membership.objects.holding(at).filter(unit_id__in=list(inside))
        for person, unit in members.values_list("person_id", "unit_id"):
            for ancestor in inside[unit]:
                named["unit", ancestor].add(person)
    held = Membership.objects.holding(at).filter(position_id__in=positions)
    for person, position in held.values_list("person_id", "position_id"):
        named["position", position].add(person)
    return {
        right.grant: {right.person_id}
        if right.person_id
        else named["unit", right.unit_id] | named["position", right.position_id]
        for right in found
    }
