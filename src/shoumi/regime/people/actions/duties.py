"""What somebody still owes after leaving: laid, and ended with a reason (P07)."""

from datetime import datetime, timedelta
from uuid import UUID, uuid4

from shoumi.engines.foundation.errors import Conflict, Invalid
from shoumi.regime.access.actors import Actor
from shoumi.regime.access.deciding import authorised
from shoumi.regime.journal.recording import record
from shoumi.regime.people.actions.facts import found, hand_of, person_subject
from shoumi.regime.people.models import ContinuingDuty, LeavingCase
from shoumi.regime.people.queries import leaving as reading
from shoumi.regime.people.rules import entries
from shoumi.regime.people.rules import leaving as rules
from shoumi.regime.people.values import Duty
from shoumi.regime.people.vocabulary import CaseState, DutyEnd, DutyKind, Event, Permission, Problem
from shoumi.regime.vault.values import seal_text


def lay_duty(*, actor: Actor, case: UUID, duty: Duty) -> ContinuingDuty:
    """Enter a duty that goes on after the last day of ``case``.

    Raises Refused for anybody but HR and the officer, Invalid when its end does not fit it, and Conflict when such a
    duty stands already or the case was cancelled.
    """
    person = reading.case(actor, case).person_id
    with authorised(actor, Permission.LAY_DUTY, person_subject(person)) as decision:
        row = found(LeavingCase.objects.select_for_update().filter(id=case).first(), Problem.NO_SUCH_CASE)
        if row.state_code is CaseState.CANCELLED:
            raise Conflict(Problem.CASE_OVER)
        begins = row.last_day + timedelta(days=1)
        rules.check_duty(duty.kind, duty.end, duty.until, begins)
        if ContinuingDuty.objects.filter(case=row, kind=duty.kind, ended_at=None).exists():
            raise Conflict(Problem.ALREADY_HELD)
        laid = ContinuingDuty.objects.create(
            person_id=person,
            case=row,
            kind=duty.kind,
            end=duty.end,
            begins_on=begins,
            until=duty.until,
            laid_at=decision.question.at,
        )
        record(
            Event.DUTY_LAID,
            actor=actor,
            subject=person_subject(person),
            case=row.id,
            duty=duty.kind,
            end=duty.end,
            until=duty.until,
        )
    return laid


def end_duty(*, actor: Actor, duty: UUID, ground: str) -> None:
    """End a duty on a written ground: its day has come, the secrets are lawfully public, or it was released.

    Raises Refused for anybody but the confidentiality officer, Invalid without a ground, Conflict when it has ended.
    """
    known = found(reading.duties(actor).filter(id=duty).first(), Problem.NO_SUCH_DUTY)
    with authorised(actor, Permission.END_DUTY, person_subject(known.person_id)) as decision:
        row = found(ContinuingDuty.objects.select_for_update().filter(id=duty).first(), Problem.NO_SUCH_DUTY)
        if row.ended_at is not None:
            raise Conflict(Problem.DUTY_OVER)
        written = entries.text(ground, entries.GROUND_LENGTH)
        if not written:
            raise Invalid(Problem.GROUND_MISSING)
        row.ended_by_id, row.ended_at = hand_of(actor), decision.question.at
        row.sealed_ground = seal_text(written, row.context)
        row.save(update_fields=["ended_by", "ended_at", "sealed_ground"])
        record(Event.DUTY_ENDED, actor=actor, subject=person_subject(row.person_id), duty=row.kind_code)


def ensure_confidentiality(row: LeavingCase, now: datetime) -> None:
    """Enter the duty of confidence of a closed case unless it is there: it needs no clause and no term."""
    if not ContinuingDuty.objects.filter(case=row, kind=DutyKind.CONFIDENTIALITY).exists():
        ContinuingDuty.objects.create(
            id=uuid4(),
            person_id=row.person_id,
            case=row,
            kind=DutyKind.CONFIDENTIALITY,
            end=DutyEnd.PUBLIC,
            begins_on=row.last_day + timedelta(days=1),
            laid_at=now,
        )
