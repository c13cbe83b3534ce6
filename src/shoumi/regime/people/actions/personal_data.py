"""Personal data: shown to and taken along by the person, corrected at their request, erased when not needed."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID, uuid4

from django.db import transaction

from shoumi.engines.foundation.errors import Conflict, Invalid
from shoumi.regime.access.actors import Actor, Job, Person
from shoumi.regime.access.deciding import authorised, permitted
from shoumi.regime.journal.group_commit import record_alone
from shoumi.regime.journal.recording import record
from shoumi.regime.kit import clock
from shoumi.regime.people.actions.facts import hand_of, person_subject
from shoumi.regime.people.models import (
    CaseItem,
    CorrectionRequest,
    Erasure,
    Identity,
    LeavingCase,
    Retention,
    Screening,
    ScreeningCheck,
)
from shoumi.regime.people.queries import personal_data as reading
from shoumi.regime.people.queries.personal_data import Held
from shoumi.regime.people.rulebook import DIRECTORY
from shoumi.regime.people.rules import entries
from shoumi.regime.people.rules import personal_data as rules
from shoumi.regime.people.vocabulary import CorrectionState, ErasureState, Event, Permission, Problem
from shoumi.regime.vault.values import seal_text

JOB = Job("people.erasure")


def own_data(*, actor: Person) -> Sequence[Held]:
    """Return all that is held of ``actor``, for their own page, where sensitive values stay masked (PIPL 44, 45)."""
    permitted(actor, Permission.SEE_OWN_DATA, person_subject(actor.id))
    return reading.held_of(actor.id)


def take_own_data(*, actor: Person, file_format: str) -> Sequence[Held]:
    """Return the same with every value in the clear, shown or as a file of ``file_format``; recorded before it leaves.

    Raises Refused without a factor just confirmed, and with a token.
    """
    permitted(actor, Permission.EXPORT_OWN_DATA, person_subject(actor.id))
    subject = person_subject(actor.id)
    if file_format:
        record_alone(Event.DATA_EXPORTED, actor=actor, subject=subject, format=file_format)
    else:
        record_alone(Event.DATA_SHOWN, actor=actor, subject=subject)
    return reading.held_of(actor.id)


def ask_for_correction(*, actor: Person, holding: str, text: str) -> CorrectionRequest:
    """Ask HR to correct what is held under ``holding``, saying what is wrong (PIPL 46).

    Raises Invalid without a text, NotFound for no such holding, and Conflict while such a request is open.
    """
    asked = reading.holding(holding)
    written = _written(text)
    with authorised(actor, Permission.ASK_FOR_CORRECTION, person_subject(actor.id)) as decision:
        if CorrectionRequest.objects.filter(person=actor.id, holding=asked.name, state=CorrectionState.ASKED).exists():
            raise Conflict(Problem.CORRECTION_UNDER_WAY)
        row = CorrectionRequest(id=uuid4(), person_id=actor.id, holding=asked.name, asked_at=decision.question.at)
        row.sealed_text = seal_text(written, row.context("text"))
        row.save(force_insert=True)
        record(
            Event.CORRECTION_ASKED, actor=actor, subject=person_subject(actor.id), request=row.id, holding=asked.name
        )
    return row


def answer_correction(*, actor: Actor, correction: UUID, corrected: bool, answer: str) -> CorrectionRequest:
    """Say whether what was asked for is corrected, and how, or why it is not.

    Raises Refused for anybody but HR and for one's own request, Invalid without an answer, Conflict when answered.
    """
    person = reading.correction(actor, correction).person_id
    written = _written(answer)
    with authorised(actor, Permission.ANSWER_CORRECTION, person_subject(person)) as decision:
        row = CorrectionRequest.objects.select_for_update().get(id=correction)
        if row.state_code is not CorrectionState.ASKED:
            raise Conflict(Problem.CORRECTION_ANSWERED)
        row.state = CorrectionState.CORRECTED if corrected else CorrectionState.DECLINED
        row.answered_by_id, row.answered_at = hand_of(actor), decision.question.at
        row.sealed_answer = seal_text(written, row.context("answer"))
        row.save()
        record(
            Event.CORRECTION_ANSWERED,
            actor=actor,
            subject=person_subject(person),
            request=row.id,
            holding=row.holding,
            granted=corrected,
        )
    return row


def set_retention(*, actor: Actor, holding: str, years: int) -> None:
    """Keep ``holding`` for ``years`` after leaving from now on. Raises NotFound for what is never erased, and Invalid.

    Source: PIPL 19, no longer than the purpose needs.
    """
    asked = reading.holding(holding)
    rules.check_years(years)
    if not asked.is_erasable:
        raise Invalid(Problem.NEVER_ERASED)
    with authorised(actor, Permission.SET_RETENTION, DIRECTORY) as decision:
        now = decision.question.at
        Retention.objects.unended(now).filter(holding=asked.name).end_at(now)
        Retention.objects.create(holding=asked.name, years=years, holds_from=now, recorded_at=now)
        record(Event.RETENTION_SET, actor=actor, subject=DIRECTORY, holding=asked.name, years=years)


def propose_erasures() -> int:
    """Propose to erase what is past its retention and kept for nothing; return how many proposals were made."""
    made = 0
    for person, holding in reading.no_longer_needed(clock.now()):
        with transaction.atomic():
            row = Erasure.objects.create(person_id=person, holding=holding.name, proposed_at=clock.now())
            record(
                Event.ERASURE_PROPOSED,
                actor=JOB,
                subject=person_subject(person),
                erasure=row.id,
                holding=holding.name,
            )
        made += 1
    return made


def erase(*, actor: Actor, erasure: UUID) -> int:
    """Erase what was proposed: the values go, and the entry that they were there stays (PIPL 47). Return how many.

    Raises Refused for anybody but HR, and Conflict when it was decided, when the person has come back, and when
    something asks meanwhile that it be kept.
    """
    row = reading.erasure(actor, erasure)
    holding = reading.holding(row.holding)
    with authorised(actor, Permission.ERASE, person_subject(row.person_id)) as decision:
        row = _open(erasure)
        came_back = row.person_id not in reading.left_on(decision.question.at)
        if holding.erase is None or came_back or reading.kept_for(row.person_id):
            raise Conflict(Problem.STILL_NEEDED)
        erased = holding.erase(row.person_id)
        row.state = ErasureState.ERASED
        row.decided_by_id, row.decided_at = hand_of(actor), decision.question.at
        row.save()
        record(
            Event.DATA_ERASED,
            actor=actor,
            subject=person_subject(row.person_id),
            erasure=row.id,
            holding=row.holding,
            values=erased,
        )
    return erased


def put_off_erasure(*, actor: Actor, erasure: UUID, until: date, reason: str) -> None:
    """Keep what was proposed to be erased until a day, for a reason in writing, such as a dispute.

    Raises as `erase`, and Invalid without a reason or for a day that is over.
    """
    row = reading.erasure(actor, erasure)
    written = _written(reason)
    rules.check_keep_until(until, clock.today())
    with authorised(actor, Permission.ERASE, person_subject(row.person_id)) as decision:
        row = _open(erasure)
        row.state, row.keep_until = ErasureState.KEPT, until
        row.decided_by_id, row.decided_at = hand_of(actor), decision.question.at
        row.sealed_reason = seal_text(written, row.context)
        row.save()
        record(
            Event.ERASURE_PUT_OFF,
            actor=actor,
            subject=person_subject(row.person_id),
            erasure=row.id,
            holding=row.holding,
            until=until,
        )


def erase_identity(person: UUID) -> int:
    """Delete the identity number. Like the two below, part of `erase`, which records how many values went."""
    return int(Identity.objects.filter(person=person).delete()[0])


def erase_screenings(person: UUID) -> int:
    """Empty reasons, conditions and notes; that somebody was screened, and the finding, stay."""
    erased = ScreeningCheck.objects.filter(screening__person=person, sealed_note__isnull=False).update(sealed_note=None)
    for row in Screening.objects.filter(person=person):
        if row.reason or row.conditions:
            row.sealed_reason = seal_text("", row.context("reason"))
            row.sealed_conditions = seal_text("", row.context("conditions")) if row.sealed_conditions else None
            row.save(update_fields=["sealed_reason", "sealed_conditions"])
            erased += 1
    return erased


def erase_leaving_notes(person: UUID) -> int:
    """Empty the notes of leaving cases and of their items."""
    notes = LeavingCase.objects.filter(person=person, sealed_note__isnull=False).update(sealed_note=None)
    items = CaseItem.objects.filter(case__person=person, sealed_note__isnull=False).update(sealed_note=None)
    return notes + items


def _open(erasure: UUID) -> Erasure:
    row = Erasure.objects.select_for_update().get(id=erasure)
    if row.state != ErasureState.PROPOSED:
        raise Conflict(Problem.ERASURE_DECIDED)
    return row


def _written(text: str) -> str:
    written = entries.text(text, entries.GROUND_LENGTH)
    if not written:
        raise Invalid(Problem.REASON_MISSING)
    return written
