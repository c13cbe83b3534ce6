"""Appealing to the body above the one that decided, and deciding the appeal."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from shoumi.regime.access.actors import Actor
from shoumi.regime.access.deciding import authorised
from shoumi.regime.conduct.actions.deciding import write_verdict
from shoumi.regime.conduct.actions.steps import Judged, codes, found, hand, stepping
from shoumi.regime.conduct.actions.terms import take_effect
from shoumi.regime.conduct.models import Appeal, ConductCase, Measure, SeverityGrade, Verdict
from shoumi.regime.conduct.queries import standing
from shoumi.regime.conduct.rulebook import case_subject
from shoumi.regime.conduct.rules import bodies, terms, texts
from shoumi.regime.conduct.rules.measures import Weight, check_milder, heaviness
from shoumi.regime.conduct.values import Judgement
from shoumi.regime.conduct.vocabulary import ConductState, Decider, Event, Outcome, Permission, Stage
from shoumi.regime.journal.recording import record
from shoumi.regime.kit import clock
from shoumi.regime.vault.values import seal_text


def appeal(*, actor: Actor, case: UUID, text: str) -> Appeal:
    """Let the one concerned appeal, in person and with the second factor, until the last day for it.

    Measures that say so wait for the answer. Raises Conflict when the time is over, Invalid for nothing said.
    """
    with authorised(actor, Permission.APPEAL, case_subject(case)) as decision:
        row = stepping(case, Permission.APPEAL)
        made = _appeal(actor, row, text, on=decision.today, on_paper=False)
        record(Event.APPEALED, actor=actor, subject=case_subject(case), decider=made.body, on_paper=False)
    return made


def record_appeal(*, actor: Actor, case: UUID, text: str, on: date) -> Appeal:
    """Enter an appeal that came in writing ``on`` that day, for people who do not sign in.

    Raises as `appeal`, and Invalid for a day to come or before the decision was served.
    """
    with authorised(actor, Permission.RECORD_APPEAL, case_subject(case)) as decision:
        row = stepping(case, Permission.RECORD_APPEAL)
        terms.check_past(on, decision.today, since=row.served_on)
        made = _appeal(actor, row, text, on=on, on_paper=True)
        record(Event.APPEALED, actor=actor, subject=case_subject(case), decider=made.body, on_paper=True)
    return made


def decide_appeal(*, actor: Actor, case: UUID, outcome: Outcome, judgement: Judgement) -> Verdict:
    """Decide an appeal: uphold the decision, change it to something milder, or lift it, with the ground in writing.

    For an appeal upheld or lifted the measures of ``judgement`` are not looked at. Raises Refused for who proposed or
    decided it, Invalid when a change changes nothing or makes it worse: nobody is worse off for appealing.
    """
    with authorised(actor, Permission.DECIDE_APPEAL, case_subject(case)) as decision:
        row = stepping(case, Permission.DECIDE_APPEAL)
        former = Verdict.objects.get(case=row, stage=Stage.DECISION)
        judged = _judged(row, former, outcome, judgement)
        verdict = write_verdict(actor, row, Stage.APPEAL, judged, body=_appeal_body(row), outcome=outcome)
        if outcome is Outcome.LIFTED:
            row.state, row.ended_at = ConductState.LIFTED, decision.question.at
            row.expires_on = terms.months_later(decision.today, terms.DROPPED_MONTHS)
        else:
            take_effect(row, judged.measures, decision.today)
        row.save(update_fields=["state", "ended_at", "in_force_on", "expires_on"])
        record(
            Event.APPEAL_DECIDED,
            actor=actor,
            subject=case_subject(case),
            outcome=outcome,
            measures=codes(judged.measures),
            severity=judged.grade.code if judged.grade else None,
        )
    return verdict


def _appeal(actor: Actor, row: ConductCase, text: str, *, on: date, on_paper: bool) -> Appeal:
    terms.check_running(row.appeal_by, on)
    made = Appeal(
        case=row,
        body=_body_above(row),
        made_on=on,
        on_paper=on_paper,
        recorded_by_id=hand(actor),
        recorded_at=clock.now(),
    )
    made.sealed_text = seal_text(texts.written(text), made.context)
    made.save(force_insert=True)
    row.state = ConductState.APPEALED
    row.save(update_fields=["state"])
    return made


def _body_above(row: ConductCase) -> Decider:
    """Return the body that hears the appeal: above the one that decided, with somebody in it who had no hand in it."""
    above = bodies.APPEALS_TO[row.body_code or Decider.BOARD]
    facts = standing.case_facts(row.id)
    if facts is None:
        return above
    seated = standing.seated(facts, clock.now(), without={facts.proposer, facts.decider})
    return bodies.first_seated(above, seated)


def _appeal_body(row: ConductCase) -> Decider:
    return Appeal.objects.get(case=row).body_code


def _judged(row: ConductCase, former: Verdict, outcome: Outcome, judgement: Judgement) -> Judged:
    """Return what the appeal comes to: the decision's own measures, milder ones, or none at all."""
    kept = [one.measure for one in former.chosen.select_related("measure")]
    if outcome is Outcome.LIFTED:
        return Judged(measures=(), grade=None, ground=judgement.ground)
    if outcome is Outcome.UPHELD:
        return Judged(measures=kept, grade=former.grade, ground=judgement.ground)
    judged = found(row, judgement)
    check_milder(_weight(kept, former.grade), _weight(judged.measures, judged.grade))
    return judged


def _weight(chosen: Sequence[Measure], grade: SeverityGrade | None) -> Weight:
    return Weight(grade.rank if grade else 0, {one.code: heaviness(one.terms) for one in chosen})
