"""Appointing persons to offices."""

from uuid import UUID

from shoumi.engines.foundation.errors import Conflict, Invalid
from shoumi.regime.access.actors import Actor
from shoumi.regime.access.deciding import authorised
from shoumi.regime.accounts.actions.separating import check_hats
from shoumi.regime.journal.recording import record
from shoumi.regime.kit.asof import HeldQuerySet
from shoumi.regime.people.actions.facts import (
    check_free,
    check_insider,
    found,
    hand_of,
    instants,
    person_subject,
)
from shoumi.regime.people.models import Appointment, Body, Unit
from shoumi.regime.people.rules.offices import SINGLE_OFFICES, check_place
from shoumi.regime.people.values import Days, InUnit, Seat
from shoumi.regime.people.vocabulary import BodyKind, Event, Office, Permission, Problem

FROM_NOW_ON = Days()


def appoint(
    *,
    actor: Actor,
    person: UUID,
    office: Office,
    seat: Seat,
    days: Days = FROM_NOW_ON,
    deputy_of: UUID | None = None,
) -> Appointment:
    """Appoint ``person`` to ``office`` in the unit or body ``seat``, for ``days``, or as deputy of its holder.

    Raises Refused when ``actor`` is not the security administrator or is ``person``, Invalid when the office is not
    held in such a place, and Conflict when the office is taken at that time. Source: requirement G01.
    """
    with authorised(actor, Permission.APPOINT, person_subject(person)) as decision:
        now = decision.question.at
        check_insider(person, now)
        check_hats(person, office, now)
        place = _place(office, seat)
        span = instants(days, now)
        same = Appointment.objects.standing().filter(office=office, **place)
        check_free(same.filter(person_id=person), span)
        if deputy_of is not None:
            _check_deputised(person, deputy_of, same.holding(now))
        elif office in SINGLE_OFFICES:
            check_free(same.filter(deputy_of=None), span)
        appointment = Appointment.objects.create(
            person_id=person,
            office=office,
            deputy_of_id=deputy_of,
            appointed_by_id=hand_of(actor),
            holds_from=span.since,
            holds_until=span.until,
            recorded_at=now,
            **place,
        )
        record(
            Event.APPOINTED,
            actor=actor,
            subject=person_subject(person),
            office=office,
            since=span.since,
            until=span.until,
            deputy_of=deputy_of,
            **place,
        )
    return appointment


def end_appointment(*, actor: Actor, person: UUID, appointment: int) -> None:
    """End ``appointment`` of ``person`` now; one that was to begin later never begins.

    Raises Refused as `appoint` does, and NotFound when the appointment is over or not of this person.
    """
    with authorised(actor, Permission.END_APPOINTMENT, person_subject(person)) as decision:
        now = decision.question.at
        row: Appointment = found(
            Appointment.objects.unended(now).filter(person_id=person, id=appointment).first(), Problem.NO_SUCH_FACT
        )
        row.end_at(now)
        record(
            Event.APPOINTMENT_ENDED,
            actor=actor,
            subject=person_subject(person),
            office=Office(row.office),
            unit_id=row.unit_id,
            body_id=row.body_id,
        )


def _place(office: Office, seat: Seat) -> dict[str, UUID]:
    """Return where the office is held, locked: of two who are appointed at once, the second sees the first."""
    if isinstance(seat, InUnit):
        found(Unit.objects.select_for_update().filter(id=seat.unit).first(), Problem.NO_SUCH_UNIT)
        check_place(office, None)
        return {"unit_id": seat.unit}
    body = found(Body.objects.select_for_update().filter(id=seat.body).first(), Problem.NO_SUCH_BODY)
    check_place(office, BodyKind(body.kind))
    return {"body_id": seat.body}


def _check_deputised(person: UUID, deputised: UUID, held: "HeldQuerySet[Appointment]") -> None:
    """Raise unless ``deputised``, who is not ``person``, holds the office in their own right."""
    if deputised == person:
        raise Invalid(Problem.OWN_DEPUTY)
    if not held.filter(person_id=deputised, deputy_of=None).exists():
        raise Conflict(Problem.DEPUTISED_WITHOUT_OFFICE)
