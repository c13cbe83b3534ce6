"""Placing persons in units."""

from datetime import datetime
from uuid import UUID

from shoumi.regime.access.actors import Actor
from shoumi.regime.access.deciding import authorised
from shoumi.regime.journal.recording import record
from shoumi.regime.people.actions.facts import check_insider, found, person_subject
from shoumi.regime.people.models import Membership, Position, Unit
from shoumi.regime.people.values import Workplace
from shoumi.regime.people.vocabulary import Event, Permission, Problem


def place(*, actor: Actor, person: UUID, unit: UUID, position: UUID | None = None, primary: bool = True) -> Membership:
    """Let ``person`` work in ``unit`` from now on, at ``position`` where it is known.

    Being in the unit already, the person gets the new position there. A new primary unit makes the former one a
    secondary one; leaving it is `remove`. Raises Invalid for an outsider and Conflict for someone not present.
    """
    with authorised(actor, Permission.PLACE, person_subject(person)) as decision:
        now = decision.question.at
        check_insider(person, now)
        check_workplace(Workplace(unit, position))
        held = Membership.objects.holding(now).filter(person_id=person)
        held.filter(unit_id=unit).end_at(now)
        if primary:
            for former in held.filter(primary=True):
                former.end_at(now)
                _begin(now, person=former.person_id, unit=former.unit_id, position=former.position_id, primary=False)
        membership = _begin(now, person=person, unit=unit, position=position, primary=primary)
        record(
            Event.PLACED,
            actor=actor,
            subject=person_subject(person),
            unit=unit,
            position=position,
            primary=primary,
        )
    return membership


def remove(*, actor: Actor, person: UUID, membership: int) -> None:
    """Take ``person`` out of the unit of ``membership`` from now on. Raises NotFound when it does not hold now."""
    with authorised(actor, Permission.REMOVE, person_subject(person)) as decision:
        now = decision.question.at
        held = Membership.objects.holding(now).filter(person_id=person, id=membership).first()
        row: Membership = found(held, Problem.NO_SUCH_FACT)
        row.end_at(now)
        record(Event.REMOVED, actor=actor, subject=person_subject(person), unit=row.unit_id)


def check_workplace(place: Workplace) -> None:
    """Raise NotFound when unit or position of ``place`` do not exist."""
    found(Unit.objects.filter(id=place.unit).first(), Problem.NO_SUCH_UNIT)
    if place.position is not None:
        found(Position.objects.filter(id=place.position).first(), Problem.NO_SUCH_POSITION)


def _begin(now: datetime, *, person: UUID, unit: UUID, position: UUID | None, primary: bool) -> Membership:
    membership: Membership = Membership.objects.create(
        person_id=person, unit_id=unit, position_id=position, primary=primary, holds_from=now, recorded_at=now
    )
    return membership
