"""Opening a case, giving notice of it, and dropping it."""

from datetime import date
from uuid import UUID, uuid4

from shoumi.engines.foundation.errors import Conflict, Invalid
from shoumi.regime.access.actors import Actor
from shoumi.regime.access.actors import Person as PersonActing
from shoumi.regime.access.deciding import authorised
from shoumi.regime.conduct.actions.steps import hand, stepping
from shoumi.regime.conduct.models import ConductCase, Evidence
from shoumi.regime.conduct.queries import scale
from shoumi.regime.conduct.references import shown_to
from shoumi.regime.conduct.rulebook import case_subject, file_subject
from shoumi.regime.conduct.rules import references, terms, texts
from shoumi.regime.conduct.values import About, AboutPerson, NewCase, Reference
from shoumi.regime.conduct.vocabulary import Audience, ConductState, Effect, Event, Permission, Problem
from shoumi.regime.journal.recording import record
from shoumi.regime.vault.values import seal_text


def open_case(*, actor: Actor, about: About, wanted: NewCase) -> ConductCase:
    """Open a case about a person or a unit with the facts, sealed, and references to the evidence.

    Raises Refused for anybody but HR and the officer, and for who is concerned themselves or works under the one
    concerned; Invalid for a day to come, for no facts, and for a document the actor may not know of.
    """
    with authorised(actor, Permission.OPEN, file_subject(about.id)) as decision:
        terms.check_past(wanted.conduct_on, decision.today)
        facts = texts.written(wanted.facts)
        named = [_known(actor, reference) for reference in wanted.evidence]
        is_person = isinstance(about, AboutPerson)
        row = ConductCase(
            id=uuid4(),
            effect=wanted.effect,
            audience=scale.audience_of(about.id) if is_person else Audience.UNIT,
            person_id=about.id if is_person else None,
            unit_id=None if is_person else about.id,
            conduct_on=wanted.conduct_on,
            opened_by_id=hand(actor),
            opened_at=decision.question.at,
        )
        row.sealed_facts = seal_text(facts, row.context)
        row.save(force_insert=True)
        Evidence.objects.bulk_create(Evidence(case=row, kind=one.kind, reference=one.text) for one in set(named))
        record(
            Event.OPENED,
            actor=actor,
            subject=case_subject(row.id),
            effect=wanted.effect,
            references=len(set(named)),
        )
    return row


def give_notice(*, actor: Actor, case: UUID, answer_by: date) -> None:
    """Tell the person concerned what they are charged with, and until when they may answer.

    Raises Invalid unless the deadline leaves at least a day, and Conflict for a reward.
    """
    with authorised(actor, Permission.NOTIFY, case_subject(case)) as decision:
        row = stepping(case, Permission.NOTIFY)
        if row.effect_code is Effect.REWARD:
            raise Conflict(Problem.NO_NOTICE_FOR_REWARD)
        terms.check_deadline(answer_by, decision.today)
        row.state, row.notified_at, row.answer_by = ConductState.NOTIFIED, decision.question.at, answer_by
        row.save(update_fields=["state", "notified_at", "answer_by"])
        record(Event.NOTIFIED, actor=actor, subject=case_subject(case), answer_by=answer_by)


def drop_case(*, actor: Actor, case: UUID) -> None:
    """End a case without any measure, before it is decided. It is kept for some months, and counts for nothing."""
    with authorised(actor, Permission.DROP, case_subject(case)) as decision:
        row = stepping(case, Permission.DROP)
        row.state, row.ended_at = ConductState.DROPPED, decision.question.at
        row.expires_on = terms.months_later(decision.today, terms.DROPPED_MONTHS)
        row.save(update_fields=["state", "ended_at", "expires_on"])
        record(Event.DROPPED, actor=actor, subject=case_subject(case), expires=row.expires_on)


def _known(actor: Actor, reference: Reference) -> Reference:
    """Return ``reference`` tidied. A document that is not there and one not to be known of are refused alike."""
    tidy = Reference(reference.kind, references.tidy(reference.kind, reference.text))
    if not isinstance(actor, PersonActing) or not shown_to(actor, tidy.kind, tidy.text):
        raise Invalid(Problem.REFERENCE_UNKNOWN, reference=tidy.text)
    return tidy
