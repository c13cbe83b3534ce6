"""Proposing, deciding, and sending a proposal back: two people, and the body that the measures ask for."""

from collections.abc import Sequence
from uuid import UUID

from shoumi.engines.foundation.errors import Conflict, Invalid
from shoumi.regime.access.actors import Actor
from shoumi.regime.access.deciding import authorised
from shoumi.regime.conduct.actions.steps import Judged, codes, found, hand, stepping
from shoumi.regime.conduct.models import Assessment, ConductCase, Measure, Verdict, VerdictMeasure
from shoumi.regime.conduct.queries import standing
from shoumi.regime.conduct.queries.standing import CaseFacts
from shoumi.regime.conduct.rulebook import case_subject
from shoumi.regime.conduct.rules import bodies, grading, measures, steps, terms, texts
from shoumi.regime.conduct.rules.grading import Findings
from shoumi.regime.conduct.values import Judgement, Proposal
from shoumi.regime.conduct.vocabulary import ConductState, Decider, Effect, Event, Outcome, Permission, Problem, Stage
from shoumi.regime.journal.recording import record
from shoumi.regime.kit import clock
from shoumi.regime.people import queries as people
from shoumi.regime.people.vocabulary import Office
from shoumi.regime.vault.values import seal_text


def propose(*, actor: Actor, case: UUID, proposal: Proposal) -> Verdict:
    """Propose grade and measures, with the findings they rest on; which body decides follows from the measures.

    The rule makes a grade of the findings and of how many records stand on the file; the proposal may differ, since its
    ground is in writing. Raises Invalid for measures that do not fit the case, and Conflict where one needs a hearing
    that was not held, and while the person may still answer.
    """
    with authorised(actor, Permission.PROPOSE, case_subject(case)) as decision:
        row = stepping(case, Permission.PROPOSE)
        if row.state_code is ConductState.NOTIFIED:
            terms.check_over(row.answer_by, decision.today)
        judged = found(row, proposal.judgement)
        body = _body(row, judged.measures, proposer=hand(actor))
        verdict = write_verdict(actor, row, Stage.PROPOSAL, judged, body=body)
        rank = _assess(row, verdict, proposal.findings)
        row.state, row.body = ConductState.PROPOSED, body
        row.save(update_fields=["state", "body"])
        record(
            Event.PROPOSED,
            actor=actor,
            subject=case_subject(case),
            decider=body,
            measures=codes(judged.measures),
            severity=judged.grade.code if judged.grade else None,
            rule_rank=rank,
        )
    return verdict


def send_back(*, actor: Actor, case: UUID, reason: str) -> None:
    """Send a proposal back to who proposed it, saying why. Raises Refused for anybody but the body that decides."""
    with authorised(actor, Permission.SEND_BACK, case_subject(case)) as decision:
        row = stepping(case, Permission.SEND_BACK)
        proposal = Verdict.objects.get(case=row, stage=Stage.PROPOSAL, sent_back_at=None)
        proposal.sealed_return = seal_text(texts.written(reason), proposal.context("return"))
        proposal.sent_back_at = decision.question.at
        proposal.save(update_fields=["sealed_return", "sent_back_at"])
        row.state = steps.before_proposal(notified=row.notified_at is not None, heard=hasattr(row, "hearing"))
        row.body = None
        row.save(update_fields=["state", "body"])
        record(Event.SENT_BACK, actor=actor, subject=case_subject(case))


def decide(*, actor: Actor, case: UUID, judgement: Judgement) -> Verdict:
    """Decide the case: grade and measures, as proposed or otherwise, with the ground in writing.

    A reward is in force at once. Raises Refused for who proposed it, is concerned or works under the one concerned;
    Conflict for a measure that a higher body decides; Invalid where the trade union was to be told first.
    """
    with authorised(actor, Permission.DECIDE, case_subject(case)) as decision:
        row = stepping(case, Permission.DECIDE)
        judged = found(row, judgement)
        measures.check_union([one.terms for one in judged.measures], judgement.union_told_on, decision.today)
        body, needed = _standing_body(row), _needed(row, judged.measures)
        if not bodies.reaches(body, needed):
            raise Conflict(Problem.HIGHER_BODY, body=needed)
        verdict = write_verdict(actor, row, Stage.DECISION, judged, body=body)
        row.state, row.decided_at = steps.after_decision(row.effect_code), decision.question.at
        if row.effect_code is Effect.REWARD:
            row.in_force_on = decision.today
            row.expires_on = terms.expiry(decision.today, [one.months for one in judged.measures])
        row.save(update_fields=["state", "decided_at", "in_force_on", "expires_on"])
        record(
            Event.DECIDED,
            actor=actor,
            subject=case_subject(case),
            decider=body,
            measures=codes(judged.measures),
            severity=judged.grade.code if judged.grade else None,
            union_told_on=judgement.union_told_on,
        )
    return verdict


def write_verdict(
    actor: Actor, row: ConductCase, stage: Stage, judged: Judged, *, body: Decider, outcome: Outcome | None = None
) -> Verdict:
    """Write what was judged at ``stage``, its ground sealed. Raises Invalid without a ground."""
    ground = texts.written(judged.ground)
    verdict = Verdict(
        case=row,
        stage=stage,
        body=body,
        grade=judged.grade,
        outcome=outcome,
        union_told_on=judged.union_told_on,
        by_id=hand(actor),
        at=clock.now(),
    )
    verdict.sealed_ground = seal_text(ground, verdict.context("ground"))
    verdict.save(force_insert=True)
    VerdictMeasure.objects.bulk_create(VerdictMeasure(verdict=verdict, measure=one) for one in judged.measures)
    return verdict


def _needed(row: ConductCase, chosen: Sequence[Measure]) -> Decider:
    """Return the body that the measures and the one concerned ask for."""
    held = people.offices_of(row.person_id, clock.now()) if row.person_id else frozenset[Office]()
    return bodies.body_for([one.terms.decider for one in chosen], row.audience_code, held)


def _body(row: ConductCase, chosen: Sequence[Measure], *, proposer: UUID) -> Decider:
    """Return the body that decides: the one needed, or the next above it where nobody but the proposer sits."""
    facts = CaseFacts(person=row.person_id, unit=row.unit_id, audience=row.audience_code)
    return bodies.first_seated(_needed(row, chosen), standing.seated(facts, clock.now(), without={proposer}))


def _standing_body(row: ConductCase) -> Decider:
    body = row.body_code
    if body is None:
        raise Conflict(Problem.WRONG_STATE, state=row.state_code)
    return body


def _assess(row: ConductCase, verdict: Verdict, findings: Findings | None) -> int | None:
    """Keep the findings with the number of standing records and the rank the rule makes of them; a reward has none."""
    if row.effect_code is Effect.REWARD:
        return None
    if findings is None:
        raise Invalid(Problem.FINDINGS_MISSING)
    counted = Findings(
        intent=findings.intent,
        consequence=findings.consequence,
        remedy=findings.remedy,
        repetition=standing.repetition(row, row.conduct_on),
    )
    rank = grading.grade(counted).rank
    Assessment.objects.create(
        verdict=verdict,
        intent=counted.intent,
        consequence=counted.consequence,
        remedy=counted.remedy,
        repetition=counted.repetition,
        rank=rank,
    )
    return rank
