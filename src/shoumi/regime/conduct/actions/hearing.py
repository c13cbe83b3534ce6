"""Hearing the one concerned: in their own session, or recorded from paper or a meeting before a witness."""

from datetime import date
from uuid import UUID

from shoumi.regime.access.actors import Actor
from shoumi.regime.access.deciding import authorised
from shoumi.regime.conduct.actions.steps import check_witness, day_of, hand, stepping
from shoumi.regime.conduct.models import ConductCase, Hearing
from shoumi.regime.conduct.rulebook import case_subject
from shoumi.regime.conduct.rules import terms, texts
from shoumi.regime.conduct.values import Heard
from shoumi.regime.conduct.vocabulary import ConductState, Event, HearingForm, Permission
from shoumi.regime.journal.recording import record
from shoumi.regime.kit import clock
from shoumi.regime.vault.values import seal_text


def state_side(*, actor: Actor, case: UUID, statement: str) -> None:
    """Let the one concerned state their side, in person and with the second factor.

    It is heard until the proposal is made, also after the deadline. Raises Invalid for nothing said, Refused for
    anybody else, and Conflict when they have been heard.
    """
    with authorised(actor, Permission.STATE_SIDE, case_subject(case)) as decision:
        row = stepping(case, Permission.STATE_SIDE)
        _hear(actor, row, HearingForm.STATED, on=decision.today, statement=texts.written(statement))
        record(Event.SIDE_STATED, actor=actor, subject=case_subject(case), form=HearingForm.STATED)


def waive_hearing(*, actor: Actor, case: UUID) -> None:
    """Let the one concerned say that they do not want to be heard. Raises as `state_side`."""
    with authorised(actor, Permission.STATE_SIDE, case_subject(case)) as decision:
        row = stepping(case, Permission.STATE_SIDE)
        _hear(actor, row, HearingForm.WAIVED, on=decision.today)
        record(Event.SIDE_STATED, actor=actor, subject=case_subject(case), form=HearingForm.WAIVED)


def record_hearing(*, actor: Actor, case: UUID, heard: Heard) -> None:
    """Record a hearing on paper or in a meeting, a waiver, or that nobody came.

    What was said and a waiver need a witness; that nobody came is recorded only after the deadline. Raises Invalid
    for a day to come or before the notice, a witness who is one of the two or not present, and for nothing said;
    Conflict too early.
    """
    with authorised(actor, Permission.RECORD_HEARING, case_subject(case)) as decision:
        row = stepping(case, Permission.RECORD_HEARING)
        terms.check_past(heard.on, decision.today, since=day_of(row.notified_at))
        witness = None
        if heard.form is HearingForm.NO_SHOW:
            terms.check_over(row.answer_by, decision.today)
        else:
            witness = heard.witness
            check_witness(actor, row, witness, decision.question.at)
        form = HearingForm.RECORDED if heard.form is HearingForm.STATED else heard.form
        statement = texts.written(heard.statement) if form is HearingForm.RECORDED else ""
        _hear(actor, row, form, on=heard.on, statement=statement, witness=witness)
        record(Event.HEARING_RECORDED, actor=actor, subject=case_subject(case), form=form, witness=witness)


def _hear(
    actor: Actor, row: ConductCase, form: HearingForm, *, on: date, statement: str = "", witness: UUID | None = None
) -> None:
    hearing = Hearing(
        case=row, form=form, held_on=on, witness_id=witness, recorded_by_id=hand(actor), recorded_at=clock.now()
    )
    hearing.sealed_statement = seal_text(statement, hearing.context) if statement else None
    hearing.save(force_insert=True)
    row.state = ConductState.HEARD
    row.save(update_fields=["state"])
