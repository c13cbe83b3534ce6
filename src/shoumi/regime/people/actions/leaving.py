"""Leaving: from the announcement on nothing is open any more; at the end every right has ended in the books too.

These are the inner acts of a leaving case (`leaving_cases`), and stand alone for programs that know only of a last day.
"""

from datetime import date, datetime
from uuid import UUID

from shoumi.engines.foundation.errors import Conflict
from shoumi.regime.access.actors import Actor
from shoumi.regime.access.deciding import authorised
from shoumi.regime.journal.recording import record
from shoumi.regime.kit import clock
from shoumi.regime.people.actions.facts import employment_now, person_subject
from shoumi.regime.people.models import Appointment, Clearance, Employment, Membership
from shoumi.regime.people.rules import standing
from shoumi.regime.people.vocabulary import Event, Permission, Problem, State


def begin_leaving(*, actor: Actor, person: UUID, last_day: date) -> None:
    """Let ``person`` be leaving from now until the end of ``last_day``; the gate `people.present` closes at once.

    Raises Invalid when the last day is over, and Conflict when the person is not present or leaves already. Source:
    requirement P07.
    """
    with authorised(actor, Permission.BEGIN_LEAVING, person_subject(person)) as decision:
        now = decision.question.at
        standing.check_days([last_day], clock.day_of(now))
        standing.check_span(now, clock.end_of(last_day), now)
        begin(employment_now(person, now), last_day, now)
        record(Event.LEAVING_BEGUN, actor=actor, subject=person_subject(person), last_day=last_day)


def mark_left(*, actor: Actor, person: UUID) -> None:
    """Let ``person`` have left now: employment, units, offices and clearance end with this act.

    Raises Conflict when nothing is left to end. What held before stays for questions about the past.
    """
    with authorised(actor, Permission.FINISH_LEAVING, person_subject(person)) as decision:
        ended = end_rights(person, decision.question.at)
        if not any(ended.values()):
            raise Conflict(Problem.NOT_PRESENT)
        record(Event.LEFT, actor=actor, subject=person_subject(person), **ended)


def begin(employment: Employment, last_day: date, now: datetime) -> None:
    """Let the person of ``employment`` be leaving until the end of ``last_day``, inside an act that records it."""
    _succeed(employment, State.LEAVING, clock.end_of(last_day), now)


def leave_on(employment: Employment, last_day: date, now: datetime) -> None:
    """Let ``employment`` end with ``last_day``; until then the person is present."""
    _succeed(employment, State.PRESENT, clock.end_of(last_day), now)


def stay(person: UUID, now: datetime) -> None:
    """Let ``person``, whose leaving was cancelled, be present again without an end. Raises Conflict once they left."""
    employment: Employment | None = Employment.objects.holding(now).filter(person_id=person).first()
    if employment is None:
        raise Conflict(Problem.NOT_PRESENT)
    _succeed(employment, State.PRESENT, None, now)


def end_rights(person: UUID, now: datetime) -> dict[str, int]:
    """End employment, units, offices and clearance of ``person``, and return how many of each."""
    return {model.__name__.lower(): _end(model, person, now) for model in _RIGHTS}


def _succeed(employment: Employment, state: State, until: datetime | None, now: datetime) -> None:
    employment.end_at(now)
    Employment.objects.create(
        person_id=employment.person_id,
        kind=employment.kind,
        state=state,
        holds_from=now,
        holds_until=until,
        recorded_at=now,
    )


_RIGHTS: tuple[type[Employment | Membership | Appointment | Clearance], ...] = (
    Employment,
    Membership,
    Appointment,
    Clearance,
)


def _end(model: type[Employment | Membership | Appointment | Clearance], person: UUID, now: datetime) -> int:
    return model.objects.unended(now).filter(person_id=person).end_at(now)
