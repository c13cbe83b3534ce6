"""What happens by itself on a day: decisions nobody appealed come into force, expired records go off the file."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from shoumi.regime.access.deciding import authorised
from shoumi.regime.conduct.models import Appeal, ConductCase, Hearing, Measure, Verdict
from shoumi.regime.conduct.rulebook import TERMS_JOB, case_subject
from shoumi.regime.conduct.rules import terms
from shoumi.regime.conduct.vocabulary import ConductState, Event, Permission, Stage
from shoumi.regime.journal.recording import record
from shoumi.regime.kit import clock

MOST_AT_ONCE = 200
"""How many cases are looked after in one go; the next one goes on."""


def take_effect(row: ConductCase, chosen: Sequence[Measure], on: date) -> None:
    """Put ``row`` in force ``on`` that day with the term of its measures; the caller saves it."""
    row.state, row.in_force_on = ConductState.IN_FORCE, on
    row.expires_on = terms.expiry(on, [one.months for one in chosen])


def keep_terms() -> int:
    """Do what the day asks of cases, one act a case, and return how many there were."""
    today = clock.today()
    unappealed = ConductCase.objects.filter(state=ConductState.SERVED, appeal_by__lt=today)
    over = ConductCase.objects.filter(expires_on__lt=today).exclude(state=ConductState.EXPIRED)
    waiting = list(unappealed.values_list("id", flat=True)[:MOST_AT_ONCE])
    expired = list(over.values_list("id", flat=True)[:MOST_AT_ONCE])
    for case in waiting:
        _into_force(case)
    for case in expired:
        _expire(case)
    return len(waiting) + len(expired)


def _into_force(case: UUID) -> None:
    with authorised(TERMS_JOB, Permission.KEEP_TERMS, case_subject(case)) as decision:
        row = ConductCase.objects.get(id=case)
        if row.state_code is not ConductState.SERVED or row.appeal_by is None or row.appeal_by >= decision.today:
            return
        chosen = Measure.objects.filter(chosen__verdict__case=row, chosen__verdict__stage=Stage.DECISION)
        take_effect(row, list(chosen), terms.after_appeal(row.appeal_by))
        row.save(update_fields=["state", "in_force_on", "expires_on"])
        record(Event.IN_FORCE, actor=TERMS_JOB, subject=case_subject(case), expires=row.expires_on)


def _expire(case: UUID) -> None:
    """Take an expired record off the file: its texts and references are erased, and that it existed is kept."""
    with authorised(TERMS_JOB, Permission.KEEP_TERMS, case_subject(case)) as decision:
        row = ConductCase.objects.get(id=case)
        if row.state_code is ConductState.EXPIRED or not terms.has_expired(row.expires_on, decision.today):
            return
        former = row.state_code
        row.state, row.sealed_facts, row.erased_at = ConductState.EXPIRED, None, decision.question.at
        row.ended_at = row.ended_at or decision.question.at
        row.save(update_fields=["state", "sealed_facts", "erased_at", "ended_at"])
        row.evidence.all().delete()
        Hearing.objects.filter(case=row).update(sealed_statement=None)
        Appeal.objects.filter(case=row).update(sealed_text=None)
        Verdict.objects.filter(case=row).update(sealed_ground=None, sealed_return=None)
        record(Event.EXPIRED, actor=TERMS_JOB, subject=case_subject(case), former=former, effect=row.effect_code)
