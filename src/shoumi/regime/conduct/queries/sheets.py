"""One case as its viewer sees it, and the lines of a list of cases."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from shoumi.regime.access.actors import Person as Viewer
from shoumi.regime.conduct.models import Assessment, ConductCase, Hearing, Measure, Verdict, VerdictMeasure
from shoumi.regime.conduct.queries import knowing, scale
from shoumi.regime.conduct.references import shown_to
from shoumi.regime.conduct.rules import grading, steps
from shoumi.regime.conduct.rules.grading import Findings, Graded
from shoumi.regime.conduct.vocabulary import (
    ConductState,
    Decider,
    Depth,
    EvidenceKind,
    HearingForm,
    Outcome,
    Stage,
)
from shoumi.regime.kit.words import LocalizedText


@dataclass(frozen=True, slots=True)
class Ordered:
    """A measure of a verdict, and whether it is in effect by now."""

    measure: Measure
    in_effect: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class VerdictView:
    """What was judged at one stage, with its measures and, for a proposal, its findings and the steps to the grade."""

    stage: Stage
    body: Decider
    grade: LocalizedText | None
    grade_code: str
    outcome: Outcome | None
    measures: Sequence[Ordered]
    ground: str
    by: str
    at: datetime
    union_told_on: date | None
    findings: Findings | None
    graded: Graded | None
    proposed: LocalizedText | None
    """The name of the grade the rule proposed."""
    why_returned: str


@dataclass(frozen=True, slots=True)
class Said:
    """The hearing as it is shown: how, when, before whom, what was said."""

    form: HearingForm
    on: date
    witness: str
    statement: str


@dataclass(frozen=True, slots=True)
class Appealed:
    """The appeal as it is shown."""

    body: Decider
    on: date
    on_paper: bool
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One case as its viewer sees it; what they may not see is empty."""

    case: ConductCase
    depth: Depth
    standing: Sequence[Ordered]
    """The measures of the last verdict, once there is a decision."""
    facts: str = ""
    opened_by: str = ""
    evidence: Sequence[tuple[EvidenceKind, str]] = ()
    hearing: Said | None = None
    proposal: VerdictView | None = None
    returned: Sequence[VerdictView] = ()
    decision: VerdictView | None = None
    appeal: Appealed | None = None
    on_appeal: VerdictView | None = None


def sheet(viewer: Viewer, row: ConductCase) -> Sheet:
    """Return what ``viewer``, who may know of ``row``, sees of it.

    Who sees an outcome sees the measures in force. The one concerned sees everything but the proposal.
    """
    depth = knowing.depth(viewer, row)
    views = [_view(verdict, row) for verdict in _verdicts(row)]
    standing = {view.stage: view for view in views if not view.why_returned}
    decision, on_appeal = standing.get(Stage.DECISION), standing.get(Stage.APPEAL)
    last = on_appeal or decision
    measures = last.measures if last else ()
    if depth is Depth.OUTCOME:
        return Sheet(case=row, depth=depth, standing=measures)
    appeal = getattr(row, "appeal", None)
    in_full = depth is Depth.FULL
    return Sheet(
        case=row,
        depth=depth,
        standing=measures,
        facts=row.facts,
        opened_by=row.opened_by.name,
        evidence=_evidence(viewer, row),
        hearing=_said(row),
        proposal=standing.get(Stage.PROPOSAL) if in_full else None,
        returned=[view for view in views if view.why_returned] if in_full else (),
        decision=decision,
        appeal=Appealed(appeal.body_code, appeal.made_on, appeal.on_paper, appeal.text) if appeal else None,
        on_appeal=on_appeal,
    )


def _verdicts(row: ConductCase) -> list[Verdict]:
    rows = Verdict.objects.filter(case=row).select_related("grade", "by", "assessment")
    return list(rows.prefetch_related("chosen__measure").order_by("at", "pk"))


def _view(verdict: Verdict, row: ConductCase) -> VerdictView:
    assessment: Assessment | None = getattr(verdict, "assessment", None)
    findings = assessment.findings if assessment else None
    wording = scale.grade_of_rank(assessment.rank) if assessment else None
    return VerdictView(
        stage=verdict.stage_code,
        body=verdict.body_code,
        grade=verdict.grade.name if verdict.grade else None,
        grade_code=verdict.grade.code if verdict.grade else "",
        outcome=verdict.outcome_code,
        measures=_ordered(verdict, row),
        ground=verdict.ground,
        by=verdict.by.name,
        at=verdict.at,
        union_told_on=verdict.union_told_on,
        findings=findings,
        graded=grading.grade(findings) if findings else None,
        proposed=wording.name if wording else None,
        why_returned=verdict.why_returned,
    )


def _ordered(verdict: Verdict, row: ConductCase) -> list[Ordered]:
    chosen = sorted((one.measure for one in verdict.chosen.all()), key=lambda one: (one.order, one.code))
    state = row.state_code
    return [Ordered(one, steps.in_effect(state, suspended=one.suspended)) for one in chosen]


def _said(row: ConductCase) -> Said | None:
    found = Hearing.objects.filter(case=row).select_related("witness").first()
    if found is None:
        return None
    witness = found.witness.name if found.witness else ""
    return Said(found.form_code, found.held_on, witness, found.statement)


def _evidence(viewer: Viewer, row: ConductCase) -> list[tuple[EvidenceKind, str]]:
    rows = row.evidence.order_by("kind", "reference")
    return [(one.kind_code, one.reference) for one in rows if shown_to(viewer, one.kind_code, one.reference)]


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a list: the case, its measures once decided, and how much the viewer sees of it."""

    case: ConductCase
    measures: Sequence[LocalizedText]
    depth: Depth

    @property
    def tells_day(self) -> bool:
        """Whether the viewer sees more than the outcome, and so when it happened."""
        return self.depth is not Depth.OUTCOME

    @property
    def name(self) -> object:
        """The person, or the unit, the case is about."""
        return self.case.person.name if self.case.person else self.case.unit.name if self.case.unit else ""


def lines(viewer: Viewer, rows: Sequence[ConductCase]) -> list[Line]:
    """Return the lines of ``rows``, a page of a list, in three queries for all of them."""
    seen = knowing.depths(viewer, rows)
    chosen = VerdictMeasure.objects.filter(verdict__case__in=[row.id for row in rows], verdict__sent_back_at=None)
    by_stage: defaultdict[tuple[UUID, str], list[LocalizedText]] = defaultdict(list)
    for one in chosen.select_related("measure", "verdict").order_by("measure__order", "measure__code"):
        by_stage[one.verdict.case_id, one.verdict.stage].append(one.measure.name)
    return [
        Line(row, by_stage.get((row.id, Stage.APPEAL)) or by_stage.get((row.id, Stage.DECISION), []), seen[row.id])
        for row in rows
        if row.state_code is not ConductState.EXPIRED
    ]
