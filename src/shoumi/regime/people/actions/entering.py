"""Registering a person and changing their entry."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from shoumi.engines.foundation.errors import Conflict, Invalid
from shoumi.regime.access.actors import Actor
from shoumi.regime.access.deciding import authorised
from shoumi.regime.journal.recording import Detail, draft, record, write
from shoumi.regime.kit import clock
from shoumi.regime.people import queries
from shoumi.regime.people.actions.facts import employment_now, found, instants, person_subject
from shoumi.regime.people.actions.identifying import identity_row
from shoumi.regime.people.actions.placing import check_workplace
from shoumi.regime.people.models import Employment, Identity, Membership, Person
from shoumi.regime.people.rulebook import DIRECTORY
from shoumi.regime.people.rules import entries, standing
from shoumi.regime.people.values import Days, Entry, Workplace
from shoumi.regime.people.vocabulary import Event, Kind, Permission, Problem, State

FROM_NOW_ON = Days()


def register_person(*, actor: Actor, entry: Entry, days: Days = FROM_NOW_ON, place: Workplace | None = None) -> Person:
    """Enter a new person in the directory, belonging to the company in ``days`` and working at ``place``.

    Raises Refused when ``actor`` does not keep the directory, Invalid for an entry that is not valid, and Conflict when
    the address or staff number belongs to somebody else. Source: requirement P01.
    """
    with authorised(actor, Permission.REGISTER, DIRECTORY) as decision:
        now = decision.question.at
        span = instants(days, now)
        person = Person()
        _fill(person, entry)
        person.save(force_insert=True)
        Employment.objects.create(
            person=person,
            kind=entry.kind,
            state=State.PRESENT,
            holds_from=span.since,
            holds_until=span.until,
            recorded_at=now,
        )
        if place is not None:
            _begin_at(person, entry.kind, place, now)
        record(
            Event.REGISTERED,
            actor=actor,
            subject=person_subject(person.id),
            kind=entry.kind,
            since=span.since,
            until=span.until,
            unit=place.unit if place else None,
            position=place.position if place else None,
        )
    return person


def change_person(*, actor: Actor, person: UUID, entry: Entry) -> Person:
    """Replace the entry of ``person`` by ``entry``; a new kind holds from now on, the old one stays in the past.

    Raises as `register_person` does, and NotFound for a person ``actor`` may not see.
    """
    with authorised(actor, Permission.CHANGE, person_subject(person)) as decision:
        now = decision.question.at
        row = found(Person.objects.filter(id=person).first(), Problem.NO_SUCH_PERSON)
        before = {name: getattr(row, name) for name in _FIELDS}
        _fill(row, entry)
        row.save(update_fields=_FIELDS)
        changed = [name for name in _FIELDS if getattr(row, name) != before[name]]
        employment = employment_now(person, now)
        if employment.kind != entry.kind:
            employment.end_at(now)
            Employment.objects.create(
                person=row,
                kind=entry.kind,
                state=State.PRESENT,
                holds_from=now,
                holds_until=employment.holds_until,
                recorded_at=now,
            )
            changed.append("kind")
        record(Event.CHANGED, actor=actor, subject=person_subject(person), changed=changed, kind=entry.kind)
    return row


def _begin_at(person: Person, kind: Kind, place: Workplace, now: datetime) -> None:
    """Let ``person``, who is new, work at ``place``. Raises Invalid for an outsider."""
    if standing.is_outsider(kind):
        raise Invalid(Problem.OUTSIDER)
    check_workplace(place)
    Membership.objects.create(
        person=person, unit_id=place.unit, position_id=place.position, holds_from=now, recorded_at=now
    )


_FIELDS = ("name", "email", "staff_number", "organisation", "contact_id", "language")


def _fill(person: Person, entry: Entry) -> None:
    """Put the checked and normalised ``entry`` into ``person``."""
    person.name = entries.name(entry.name)
    person.email = entries.email(entry.email)
    person.staff_number = entries.text(entry.staff_number, entries.CODE_LENGTH)
    person.organisation = entries.text(entry.organisation, entries.NAME_LENGTH)
    person.language = entry.language
    person.contact_id = entry.contact
    entries.check_organisation(entry.kind, person.organisation)
    _check_contact(entry)
    others = Person.objects.exclude(id=person.id)
    if person.email and others.filter(email=person.email).exists():
        raise Conflict(Problem.EMAIL_TAKEN, email=person.email)
    if person.staff_number and others.filter(staff_number=person.staff_number).exists():
        raise Conflict(Problem.STAFF_NUMBER_TAKEN, number=person.staff_number)


def _check_contact(entry: Entry) -> None:
    if entry.contact is None:
        return
    now = clock.now()
    kind = queries.kind_of(entry.contact, now)
    if kind is None or standing.is_outsider(kind):
        raise Invalid(Problem.CONTACT_OUTSIDE)


@dataclass(frozen=True, slots=True)
class Arrival:
    """Somebody new, whose entry was checked; ``told`` stands in their event beside the facts."""

    entry: Entry
    days: Days
    places: tuple[Workplace, ...] = ()
    """Where they work, the primary place first."""
    identity: str = ""
    told: Mapping[str, Detail] = field(default_factory=dict)


def enter_many(actor: Actor, arrivals: Sequence[Arrival], now: datetime) -> list[Person]:
    """Enter ``arrivals`` in the caller's authorised transaction and return their rows, in the same order."""
    people = Person.objects.bulk_create(_person_of(each.entry) for each in arrivals)
    spans = [instants(each.days, now) for each in arrivals]
    whole = list(zip(people, arrivals, spans, strict=True))
    Employment.objects.bulk_create(
        Employment(
            person=person,
            kind=each.entry.kind,
            state=State.PRESENT,
            holds_from=span.since,
            holds_until=span.until,
            recorded_at=now,
        )
        for person, each, span in whole
    )
    Identity.objects.bulk_create(identity_row(person.id, each.identity) for person, each, _ in whole if each.identity)
    Membership.objects.bulk_create(
        Membership(
            person=person,
            unit_id=place.unit,
            position_id=place.position,
            primary=number == 0,
            holds_from=now,
            recorded_at=now,
        )
        for person, each, _ in whole
        for number, place in enumerate(each.places)
    )
    write(
        [
            draft(
                Event.REGISTERED,
                actor=actor,
                subject=person_subject(person.id),
                details={
                    "kind": each.entry.kind,
                    "since": span.since,
                    "until": span.until,
                    "unit": each.places[0].unit if each.places else None,
                    "position": each.places[0].position if each.places else None,
                    **({"further": [place.unit for place in each.places[1:]]} if each.places[1:] else {}),
                    **each.told,
                },
            )
            for person, each, span in whole
        ]
    )
    return people


def _person_of(entry: Entry) -> Person:
    return Person(
        name=entry.name,
        email=entries.email(entry.email),
        staff_number=entry.staff_number,
        organisation=entry.organisation,
        contact_id=entry.contact,
        language=entry.language,
    )
