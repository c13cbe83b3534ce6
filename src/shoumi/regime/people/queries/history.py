"""What held of a person, and when: for the page of those who may see the whole entry."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from shoumi.engines.foundation.errors import NotFound
from shoumi.regime.access.actors import Actor
from shoumi.regime.kit.words import LocalizedText, label
from shoumi.regime.people.models import Appointment, Clearance, Employment, Membership
from shoumi.regime.people.queries.directory import detailed
from shoumi.regime.people.vocabulary import FactKind, Kind, Office, Problem, State


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact with its span; ``id`` names the row that an action can end."""

    kind: FactKind
    id: int
    what: LocalizedText
    since: datetime
    until: datetime | None
    note: str = ""


def history(viewer: Actor, person: UUID) -> list[Fact]:
    """Return all that held, holds or will hold of ``person``, the latest first, as it is known now.

    Raises NotFound where ``viewer`` may not see the whole entry. Facts taken back before they began are left out.
    """
    if not detailed(viewer).filter(id=person).exists():
        raise NotFound(Problem.NO_SUCH_PERSON)
    facts = [*_employments(person), *_memberships(person), *_appointments(person), *_clearances(person)]
    real = [fact for fact in facts if fact.until is None or fact.until > fact.since]
    return sorted(real, key=lambda fact: fact.since, reverse=True)


def _employments(person: UUID) -> list[Fact]:
    rows = Employment.objects.standing().filter(person_id=person)
    return [
        Fact(
            FactKind.EMPLOYMENT,
            row.id,
            _joined(label(Kind(row.kind)), label(State(row.state))),
            row.holds_from,
            row.holds_until,
        )
        for row in rows
    ]


def _memberships(person: UUID) -> list[Fact]:
    rows = Membership.objects.standing().filter(person_id=person).select_related("unit", "position")
    return [
        Fact(
            FactKind.MEMBERSHIP,
            row.id,
            row.unit.name if row.position is None else _joined(row.unit.name, row.position.name),
            row.holds_from,
            row.holds_until,
        )
        for row in rows
    ]


def _appointments(person: UUID) -> list[Fact]:
    rows = Appointment.objects.standing().filter(person_id=person).select_related("unit", "body", "deputy_of")
    return [
        Fact(
            FactKind.APPOINTMENT,
            row.id,
            _joined(label(Office(row.office)), row.where),
            row.holds_from,
            row.holds_until,
            row.deputy_of.name if row.deputy_of is not None else "",
        )
        for row in rows
    ]


def _clearances(person: UUID) -> list[Fact]:
    rows = Clearance.objects.standing().filter(person_id=person).select_related("grade")
    return [
        Fact(FactKind.CLEARANCE, row.id, row.grade.name, row.holds_from, row.holds_until, row.ground) for row in rows
    ]


def _joined(first: LocalizedText, second: LocalizedText) -> LocalizedText:
    return LocalizedText(f"{first.zh} · {second.zh}", f"{first.en} · {second.en}")
