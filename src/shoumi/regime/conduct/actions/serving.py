"""Serving a decision: the person says that they have it, or it is recorded how it reached them."""

from datetime import date
from uuid import UUID

from shoumi.regime.access.actors import Actor
from shoumi.regime.access.deciding import authorised
from shoumi.regime.conduct.actions.steps import check_witness, day_of, stepping
from shoumi.regime.conduct.actions.terms import take_effect
from shoumi.regime.conduct.models import ConductCase, Measure
from shoumi.regime.conduct.rulebook import case_subject
from shoumi.regime.conduct.rules import terms
from shoumi.regime.conduct.values import Service
from shoumi.regime.conduct.vocabulary import ConductState, Event, Permission, ServiceForm, Stage
from shoumi.regime.journal.recording import record


def acknowledge(*, actor: Actor, case: UUID) -> None:
    """Let the one concerned confirm, in person and with the second factor, that the decision reached them.

    It says nothing about agreeing; the time to appeal runs from now. Raises Refused for anybody else.
    """
    with authorised(actor, Permission.ACKNOWLEDGE, case_subject(case)) as decision:
        row = stepping(case, Permission.ACKNOWLEDGE)
        _serve(row, ServiceForm.IN_SESSION, decision.today, decision.today)
        record(
            Event.ACKNOWLEDGED,
            actor=actor,
            subject=case_subject(case),
            appeal_by=row.appeal_by,
            state=row.state_code,
        )


def serve(*, actor: Actor, case: UUID, service: Service) -> None:
    """Record that the decision was handed over before a witness, or sent by post.

    Raises Refused for anybody but HR and the officer, and Invalid for a day to come or before the decision, and for a
    witness who is one of the two.
    """
    with authorised(actor, Permission.SERVE, case_subject(case)) as decision:
        row = stepping(case, Permission.SERVE)
        terms.check_past(service.on, decision.today, since=day_of(row.decided_at))
        if service.form is not ServiceForm.BY_POST:
            check_witness(actor, row, service.witness, decision.question.at)
        form = ServiceForm.BY_POST if service.form is ServiceForm.BY_POST else ServiceForm.HANDED_OVER
        _serve(row, form, service.on, decision.today)
        record(
            Event.SERVED,
            actor=actor,
            subject=case_subject(case),
            form=form,
            on=service.on,
            witness=service.witness if form is ServiceForm.HANDED_OVER else None,
            appeal_by=row.appeal_by,
            state=row.state_code,
        )


def _serve(row: ConductCase, form: ServiceForm, on: date, today: date) -> None:
    """Let the time to appeal run from ``on``; a decision that admits none, or whose time is over, is in force."""
    chosen = Measure.objects.filter(chosen__verdict__case=row, chosen__verdict__stage=Stage.DECISION)
    row.state, row.served_on, row.served_as = ConductState.SERVED, on, form
    row.appeal_by = terms.appeal_until(on, [one.appeal_days for one in chosen])
    if row.appeal_by is None or row.appeal_by < today:
        take_effect(row, list(chosen), terms.after_appeal(row.appeal_by) if row.appeal_by else on)
    row.save(update_fields=["state", "served_on", "served_as", "appeal_by", "in_force_on", "expires_on"])
