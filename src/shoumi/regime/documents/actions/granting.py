"""The need-to-know list: naming a reader, and withdrawing it (S06)."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID, uuid4

from shoumi.engines.foundation.errors import Conflict, Invalid, NotFound
from shoumi.regime.access.actors import Person
from shoumi.regime.access.deciding import authorised
from shoumi.regime.documents import queries, rules
from shoumi.regime.documents.models import Document, Reading
from shoumi.regime.documents.vocabulary import Event, Permission, Problem
from shoumi.regime.journal.recording import record
from shoumi.regime.kit import clock
from shoumi.regime.people.queries import standing as people
from shoumi.regime.vault.values import seal_text


@dataclass(frozen=True, kw_only=True)
class NewReading:
    """A line to be added: exactly one of person, unit, position; until the end of a company date; for a purpose."""

    person: UUID | None = None
    unit: UUID | None = None
    position: UUID | None = None
    until: date
    purpose: str


def grant_reading(*, actor: Person, document: Document, reading: NewReading) -> Reading:
    """Add a line to the need-to-know list of ``document``.

    Raises Refused when ``actor`` may not widen the list, Invalid for a day that is over or a missing purpose, Conflict
    when the reader is named already or, a person, is not cleared for the level. Source: requirement S06.
    """
    with authorised(actor, Permission.WIDEN, document.subject):
        return add_reading(actor, document, reading)


def add_reading(actor: Person, document: Document, reading: NewReading) -> Reading:
    """Add a line inside an action that was authorised to; raises as `grant_reading`."""
    now = clock.now()
    rules.check_until(reading.until, clock.today())
    purpose = rules.check_purpose(reading.purpose)
    reader = _reader(reading)
    if reading.person is not None:
        check_cleared(reading.person, document)
    standing = Reading.objects.standing().filter(document=document, **reader)
    if standing.filter(holds_until__gt=now).exists():
        raise Conflict(Problem.ALREADY_NAMED)
    for over in standing:
        over.replaced(now)
    grant = uuid4()
    line: Reading = Reading.objects.create(
        grant=grant,
        document=document,
        **reader,
        sealed_purpose=seal_text(purpose, f"documents.purpose:{grant}"),
        granted_by_id=actor.id,
        holds_from=now,
        holds_until=clock.end_of(reading.until),
        recorded_at=now,
    )
    record(
        Event.READING_GRANTED,
        actor=actor,
        subject=document.subject,
        grant=grant,
        person=reading.person,
        unit=reading.unit,
        position=reading.position,
        until=reading.until,
    )
    return line


def withdraw_reading(*, actor: Person, document: Document, grant: UUID) -> None:
    """End a line of the need-to-know list now.

    Raises Refused when ``actor`` may not narrow the list, NotFound when it has no such line or the line is over.
    """
    with authorised(actor, Permission.NARROW, document.subject):
        now = clock.now()
        line = Reading.objects.standing().filter(document=document, grant=grant, holds_until__gt=now).first()
        if line is None:
            raise NotFound(Problem.NOT_NAMED)
        line.end_at(now)
        record(Event.READING_WITHDRAWN, actor=actor, subject=document.subject, grant=grant, person=line.person_id)


def _reader(reading: NewReading) -> dict[str, UUID]:
    """Return the one column that says whom the line names, with its value."""
    named = {"person_id": reading.person, "unit_id": reading.unit, "position_id": reading.position}
    given = {column: value for column, value in named.items() if value is not None}
    if len(given) != 1:
        raise Invalid(Problem.UNKNOWN_READER)
    return given


def check_cleared(person: UUID, document: Document) -> None:
    """Raise Conflict when ``person`` is not cleared now for the level of ``document``, or nobody can be."""
    now = clock.now()
    handling = queries.handling_rules(document.level_id, now)
    if handling is None or people.clearance_rank(person, now) < handling.clearance:
        raise Conflict(Problem.BELOW_LEVEL)
