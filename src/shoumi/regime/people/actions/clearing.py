"""Granting and withdrawing clearance."""

from uuid import UUID

from shoumi.engines.foundation.errors import Invalid, NotFound
from shoumi.regime.access.actors import Actor
from shoumi.regime.access.deciding import authorised
from shoumi.regime.journal.recording import record
from shoumi.regime.people.actions.facts import (
    employment_now,
    found,
    hand_of,
    instants,
    person_subject,
)
from shoumi.regime.people.models import Clearance, ClearanceGrade
from shoumi.regime.people.rules import entries
from shoumi.regime.people.values import Clearing, Days
from shoumi.regime.people.vocabulary import Event, Permission, Problem

WITHOUT_END = Days()


def grant_clearance(*, actor: Actor, person: UUID, grade: UUID, ground: str, days: Days = WITHOUT_END) -> Clearance:
    """Clear ``person`` at ``grade`` on the written ``ground``, in place of the clearance held before.

    Raises Refused when ``actor`` is not the security administrator or is ``person``, and without a screening in force
    where the grade asks for one; Invalid without a ground, and Conflict for someone not present. Source: requirements
    P01, P02, G01.
    """
    with authorised(actor, Permission.GRANT_CLEARANCE, Clearing(person, grade)) as decision:
        now = decision.question.at
        employment_now(person, now)
        granted = found(ClearanceGrade.objects.filter(id=grade).first(), Problem.NO_SUCH_GRADE)
        written = entries.text(ground, entries.GROUND_LENGTH)
        if not written:
            raise Invalid(Problem.GROUND_MISSING)
        span = instants(days, now)
        Clearance.objects.unended(now).filter(person_id=person).end_at(now)
        clearance: Clearance = Clearance.objects.create(
            person_id=person,
            grade=granted,
            ground=written,
            granted_by_id=hand_of(actor),
            holds_from=span.since,
            holds_until=span.until,
            recorded_at=now,
        )
        record(
            Event.CLEARANCE_GRANTED,
            actor=actor,
            subject=person_subject(person),
            grade=granted.code,
            rank=granted.rank,
            since=span.since,
            until=span.until,
        )
    return clearance


def withdraw_clearance(*, actor: Actor, person: UUID) -> None:
    """End the clearance of ``person`` now. Raises Refused as `grant_clearance` does, NotFound when there is none."""
    with authorised(actor, Permission.WITHDRAW_CLEARANCE, person_subject(person)) as decision:
        now = decision.question.at
        if not Clearance.objects.unended(now).filter(person_id=person).end_at(now):
            raise NotFound(Problem.NO_SUCH_FACT)
        record(Event.CLEARANCE_WITHDRAWN, actor=actor, subject=person_subject(person))
