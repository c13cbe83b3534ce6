"""What several actions need: finding what they name, and the spans of facts kept as of."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import TypeVar
from uuid import UUID

from django.db.models import Model

from shoumi.engines.foundation.errors import Conflict, Invalid, NotFound
from shoumi.regime.access.actors import Actor
from shoumi.regime.access.actors import Person as PersonActing
from shoumi.regime.journal.acting import Subject
from shoumi.regime.kit import clock
from shoumi.regime.kit.asof import Held
from shoumi.regime.people.models import Employment
from shoumi.regime.people.rules import standing
from shoumi.regime.people.rules.standing import Span
from shoumi.regime.people.values import Days
from shoumi.regime.people.vocabulary import Kind, Problem, State, SubjectKind

M = TypeVar("M", bound=Model)


@dataclass(frozen=True, slots=True)
class Instants:
    """The half-open span of a new fact."""

    since: datetime
    until: datetime | None


def person_subject(person: UUID) -> Subject:
    """Return the subject of acts done to ``person``."""
    return Subject(SubjectKind.PERSON, person)


def instants(days: Days, now: datetime) -> Instants:
    """Return the span that ``days`` mean. Raises Invalid when it runs backwards, is over, or lies too far away."""
    standing.check_days((days.since, days.until), clock.day_of(now))
    since = clock.start_of(days.since) if days.since else now
    until = clock.end_of(days.until) if days.until else None
    standing.check_span(since, until, now)
    return Instants(since, until)


def check_free(rows: Iterable[Held], span: Instants) -> None:
    """Raise Conflict when one of the standing ``rows`` holds within ``span``."""
    standing.check_free((Span(State.PRESENT, row.holds_from, row.holds_until) for row in rows), span.since, span.until)


def found(row: M | None, problem: StrEnum) -> M:
    """Return ``row``. Raises NotFound with ``problem`` when there is none."""
    if row is None:
        raise NotFound(problem)
    return row


def employment_now(person: UUID, now: datetime) -> Employment:
    """Return in what relation ``person`` stands now. Raises Conflict when the person is not present, or leaving."""
    employment: Employment | None = Employment.objects.holding(now).filter(person_id=person).first()
    if employment is None or employment.state != State.PRESENT:
        raise Conflict(Problem.NOT_PRESENT)
    return employment


def check_insider(person: UUID, now: datetime) -> None:
    """Raise Conflict unless ``person`` is present, and Invalid for an outsider.

    Units and offices carry rights for all who are in them; outsiders get rights one by one (P09).
    """
    if standing.is_outsider(Kind(employment_now(person, now).kind)):
        raise Invalid(Problem.OUTSIDER)


def hand_of(actor: Actor) -> UUID | None:
    """Return the person behind ``actor``; None for an operator at the console."""
    return actor.id if isinstance(actor, PersonActing) else None
