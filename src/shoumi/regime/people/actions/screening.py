"""Screening a person before clearance: asking, consenting, checking, finding (P02)."""

from datetime import date
from uuid import UUID, uuid4

from shoumi.engines.foundation.errors import Conflict, Invalid
from shoumi.regime.access.actors import Actor
from shoumi.regime.access.deciding import authorised, permitted
from shoumi.regime.journal.group_commit import record_alone
from shoumi.regime.journal.recording import record
from shoumi.regime.kit import clock
from shoumi.regime.people import queries
from shoumi.regime.people.actions.facts import found, hand_of, person_subject
from shoumi.regime.people.models import CheckKind, ClearanceGrade, Consent, Screening, ScreeningCheck
from shoumi.regime.people.queries import screening as reading
from shoumi.regime.people.rules import entries
from shoumi.regime.people.rules import screening as rules
from shoumi.regime.people.values import Checked, Found
from shoumi.regime.people.vocabulary import Event, Permission, Problem, ScreeningState, State
from shoumi.regime.vault.values import seal_text


def request_screening(*, actor: Actor, person: UUID, grade: UUID, reason: str) -> Screening:
    """Ask for a screening of ``person`` for clearance at ``grade``, saying why.

    Raises Refused when ``actor`` is neither HR nor leads the person, Invalid without a reason, and Conflict for someone
    who has left, and while a screening of the person is under way. Source: requirement P02.
    """
    with authorised(actor, Permission.REQUEST_SCREENING, person_subject(person)) as decision:
        now = decision.question.at
        if queries.state_of(person, now) not in {State.PRESENT, State.EXPECTED}:
            raise Conflict(Problem.NOT_PRESENT)
        wanted = found(ClearanceGrade.objects.filter(id=grade).first(), Problem.NO_SUCH_GRADE)
        written = _written(reason)
        if Screening.objects.filter(person_id=person, state=ScreeningState.REQUESTED).exists():
            raise Conflict(Problem.SCREENING_UNDER_WAY)
        row = Screening(id=uuid4(), person_id=person, grade=wanted, requested_by_id=hand_of(actor), requested_at=now)
        row.sealed_reason = seal_text(written, row.context("reason"))
        row.save(force_insert=True)
        record(
            Event.SCREENING_REQUESTED,
            actor=actor,
            subject=person_subject(person),
            screening=row.id,
            grade=wanted.code,
        )
    return row


def give_consent(*, actor: Actor, screening: UUID) -> Consent:
    """Let the person themselves agree that sensitive data be looked at. Raises Conflict when they have, and when over.

    Source: PIPL 29: separate consent for sensitive personal data.
    """
    person = reading.screening(actor, screening).person_id
    with authorised(actor, Permission.CONSENT, person_subject(person)):
        return _consent(actor, screening, on=clock.today(), on_paper=False)


def record_consent(*, actor: Actor, screening: UUID, on: date) -> Consent:
    """Enter the consent the person signed on paper ``on`` that day, for people who do not sign in.

    Raises as `give_consent`, and Invalid for a day to come.
    """
    person = reading.screening(actor, screening).person_id
    with authorised(actor, Permission.SCREEN, person_subject(person)) as decision:
        rules.check_past(on, decision.today)
        return _consent(actor, screening, on=on, on_paper=True)


def withdraw_consent(*, actor: Actor, screening: UUID) -> None:
    """Let the person take their consent back, at any time; HR enters it for someone who does not sign in.

    Nothing sensitive is recorded from now on, and what was noted of sensitive checks is erased (PIPL 15, 47); that they
    were made, and a finding that was made before, stay. Raises NotFound when there is no consent to withdraw.
    """
    row = reading.screening(actor, screening)
    subject = person_subject(row.person_id)
    verb = Permission.CONSENT if hand_of(actor) == row.person_id else Permission.SCREEN
    with authorised(actor, verb, subject) as decision:
        standing = Consent.objects.filter(screening=row, withdrawn_at=None)
        consent = found(standing.first(), Problem.NO_SUCH_FACT)
        consent.withdrawn_at = decision.question.at
        consent.save(update_fields=["withdrawn_at"])
        erased = row.checks.filter(kind__sensitive=True, sealed_note__isnull=False).update(sealed_note=None)
        record(Event.CONSENT_WITHDRAWN, actor=actor, subject=subject, screening=row.id, notes_erased=erased)


def record_check(*, actor: Actor, screening: UUID, checked: Checked) -> ScreeningCheck:
    """Record what one check showed.

    Raises Refused for anybody but HR and for one's own screening, Conflict without the consent that the kind needs and
    when the screening is decided, and Invalid for a day to come.
    """
    person = reading.screening(actor, screening).person_id
    with authorised(actor, Permission.SCREEN, person_subject(person)) as decision:
        row = _open_row(screening)
        kind = found(CheckKind.objects.filter(id=checked.kind, retired=False).first(), Problem.NO_SUCH_CHECK)
        rules.check_past(checked.on, decision.today)
        if kind.sensitive and not reading.consent_stands(row.id):
            raise Conflict(Problem.CONSENT_MISSING, check=str(kind.name))
        note = entries.text(checked.note, entries.GROUND_LENGTH)
        check = ScreeningCheck(
            id=uuid4(),
            screening=row,
            kind=kind,
            result=checked.result,
            checked_on=checked.on,
            recorded_by_id=hand_of(actor),
            recorded_at=decision.question.at,
        )
        check.sealed_note = seal_text(note, check.context) if note else None
        check.save(force_insert=True)
        record(Event.CHECK_RECORDED, actor=actor, subject=person_subject(person), screening=row.id, kind=kind.code)
    return check


def decide_screening(*, actor: Actor, screening: UUID, finding: Found) -> Screening:
    """Say what the screening found, and until when that holds; from now on it changes no more.

    Raises Refused as `record_check`, Conflict when it is decided or nothing was checked, and Invalid when a finding
    lacks its validity or its conditions.
    """
    person = reading.screening(actor, screening).person_id
    with authorised(actor, Permission.SCREEN, person_subject(person)) as decision:
        row = _open_row(screening)
        conditions = entries.text(finding.conditions, entries.GROUND_LENGTH)
        rules.check_finding(finding.state, finding.until, conditions, decision.today)
        if not row.checks.exists():
            raise Conflict(Problem.NO_CHECK_YET)
        row.state, row.valid_until = finding.state, finding.until
        row.decided_by_id, row.decided_at = hand_of(actor), decision.question.at
        row.sealed_conditions = seal_text(conditions, row.context("conditions")) if conditions else None
        row.save(update_fields=["state", "valid_until", "decided_by", "decided_at", "sealed_conditions"])
        record(
            Event.SCREENING_DECIDED,
            actor=actor,
            subject=person_subject(person),
            screening=row.id,
            finding=finding.state,
            until=finding.until,
        )
    return row


def drop_screening(*, actor: Actor, screening: UUID) -> None:
    """Call a screening off that is no longer needed. Raises Conflict when it is decided."""
    person = reading.screening(actor, screening).person_id
    with authorised(actor, Permission.SCREEN, person_subject(person)) as decision:
        row = _open_row(screening)
        row.state, row.decided_by_id, row.decided_at = ScreeningState.DROPPED, hand_of(actor), decision.question.at
        row.save(update_fields=["state", "decided_by", "decided_at"])
        record(Event.SCREENING_DROPPED, actor=actor, subject=person_subject(person), screening=row.id)


def take_own_screenings(*, actor: Actor, person: UUID) -> None:
    """Record that ``person`` takes what is held of their screenings along (PIPL 45); called before the file leaves."""
    permitted(actor, Permission.CONSENT, person_subject(person))
    record_alone(Event.SCREENING_TAKEN, actor=actor, subject=person_subject(person))


def _consent(actor: Actor, screening: UUID, *, on: date, on_paper: bool) -> Consent:
    row = _open_row(screening)
    if reading.consent_stands(row.id):
        raise Conflict(Problem.CONSENT_GIVEN)
    consent = Consent.objects.create(screening=row, given_on=on, on_paper=on_paper, recorded_at=clock.now())
    record(
        Event.SCREENING_CONSENTED,
        actor=actor,
        subject=person_subject(row.person_id),
        screening=row.id,
        on=on,
        on_paper=on_paper,
    )
    return consent


def _open_row(screening: UUID) -> Screening:
    row = found(Screening.objects.select_for_update().filter(id=screening).first(), Problem.NO_SUCH_SCREENING)
    rules.check_open(row.state_code)
    return row


def _written(reason: str) -> str:
    written = entries.text(reason, entries.GROUND_LENGTH)
    if not written:
        raise Invalid(Problem.REASON_MISSING)
    return written
