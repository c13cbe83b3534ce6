"""REST routes of this part: the cases the caller may know of, their own file, grades and measures."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from ninja import Query, Router, Schema

from shoumi.regime.access.deciding import permitted
from shoumi.regime.accounts.requests import SignedInRequest
from shoumi.regime.conduct import actions
from shoumi.regime.conduct.models import ConductCase, Measure
from shoumi.regime.conduct.queries import knowing, scale, sheets
from shoumi.regime.conduct.queries.sheets import Line, Ordered, VerdictView
from shoumi.regime.conduct.rulebook import file_subject
from shoumi.regime.conduct.vocabulary import (
    CONDUCT,
    Audience,
    ConductState,
    Decider,
    Depth,
    Effect,
    EvidenceKind,
    HearingForm,
    Outcome,
    Permission,
)
from shoumi.regime.kit.paging import paginate
from shoumi.regime.kit.words import LocalizedText

router = Router(tags=["conduct"])


class Words(Schema):
    """A text in both languages."""

    zh: str
    en: str


class CaseOut(Schema):
    """One case in a list; ``depth`` says how much of it the caller sees. An outcome has no ``happened_on``."""

    id: UUID
    person: UUID | None
    unit: UUID | None
    name: str
    effect: Effect
    state: ConductState
    depth: Depth
    measures: list[Words]
    happened_on: date | None
    in_force_on: date | None
    expires_on: date | None


class CasesOut(Schema):
    """One page of cases; ``count`` is that of all pages, and at most 10,000."""

    items: list[CaseOut]
    count: int


class Asked(Schema):
    """What a listing of cases is narrowed to."""

    effect: Effect | None = None
    state: ConductState | None = None
    page: int = 1


class OrderedOut(Schema):
    """A measure of a case, and whether it is in effect."""

    code: str
    name: Words
    in_effect: bool


class VerdictOut(Schema):
    """What was judged at a stage."""

    body: Decider
    grade: Words | None
    outcome: Outcome | None
    measures: list[OrderedOut]
    ground: str


class CaseInFull(CaseOut):
    """One case as the caller sees it; what they may not see is empty."""

    facts: str
    evidence: list[tuple[EvidenceKind, str]]
    heard: HearingForm | None
    statement: str
    proposal: VerdictOut | None
    decision: VerdictOut | None
    appeal: str
    decision_on_appeal: VerdictOut | None
    standing: list[OrderedOut]


class MeasureOut(Schema):
    """A measure as it is set now."""

    code: str
    name: Words
    effect: Effect
    audience: Audience
    decider: Decider
    from_rank: int
    hearing: bool
    union: bool
    suspended: bool
    appeal_days: int
    months: int | None
    note: Words
    law: Words


@router.get("", response=CasesOut)
def cases(request: SignedInRequest, asked: Query[Asked]) -> CasesOut:
    """List the cases the caller knows of, the newest first, fifty a page; recorded."""
    viewer = request.actor
    rows = actions.read_cases(actor=viewer).order_by("-opened_at", "pk")
    if asked.effect:
        rows = rows.filter(effect=asked.effect)
    if asked.state:
        rows = rows.filter(state=asked.state)
    page = paginate(rows, asked.page)
    return CasesOut(items=[CaseOut(**_line(one)) for one in sheets.lines(viewer, page.rows)], count=page.total)


@router.get("/mine", response=list[CaseOut])
def mine(request: SignedInRequest) -> list[CaseOut]:
    """List what stands on the caller's own file."""
    viewer = request.actor
    permitted(viewer, Permission.READ_FILE, file_subject(viewer.id))
    rows: Sequence[ConductCase] = list(knowing.own(viewer).order_by("-conduct_on", "pk"))
    return [CaseOut(**_line(one)) for one in sheets.lines(viewer, rows)]


@router.get("/measures", response=list[MeasureOut])
def measures(request: SignedInRequest) -> list[MeasureOut]:
    """List the measures as they are set now, for those who have to do with cases."""
    permitted(request.actor, Permission.LIST, CONDUCT)
    return [MeasureOut(**{name: _column(one, name) for name in MeasureOut.model_fields}) for one in scale.measures()]


def _column(one: Measure, name: str) -> Any:  # noqa: ANN401 - whatever the column holds
    value = getattr(one, name)
    return _words(value) if isinstance(value, LocalizedText) else value


@router.get("/{uuid:case_id}", response=CaseInFull)
def case(request: SignedInRequest, case_id: UUID) -> CaseInFull:
    """Show one case as the caller sees it, which is recorded; 404 for one they may not know of."""
    viewer = request.actor
    sheet = actions.read_case(actor=viewer, case=case_id)
    (line,) = sheets.lines(viewer, [sheet.case])
    return CaseInFull(
        **_line(line),
        facts=sheet.facts,
        evidence=list(sheet.evidence),
        heard=sheet.hearing.form if sheet.hearing else None,
        statement=sheet.hearing.statement if sheet.hearing else "",
        proposal=_verdict(sheet.proposal),
        decision=_verdict(sheet.decision),
        appeal=sheet.appeal.text if sheet.appeal else "",
        decision_on_appeal=_verdict(sheet.on_appeal),
        standing=_ordered(sheet.standing),
    )


def _words(text: LocalizedText) -> Words:
    return Words(zh=text.zh, en=text.en)


def _ordered(measures: Sequence[Ordered]) -> list[OrderedOut]:
    return [
        OrderedOut(code=one.measure.code, name=_words(one.measure.name), in_effect=one.in_effect) for one in measures
    ]


def _verdict(view: VerdictView | None) -> VerdictOut | None:
    if view is None:
        return None
    return VerdictOut(
        body=view.body,
        grade=_words(view.grade) if view.grade else None,
        outcome=view.outcome,
        measures=_ordered(view.measures),
        ground=view.ground,
    )


def _line(line: Line) -> dict[str, Any]:
    row = line.case
    return {
        "id": row.id,
        "person": row.person_id,
        "unit": row.unit_id,
        "name": str(line.name),
        "effect": row.effect_code,
        "state": row.state_code,
        "depth": line.depth,
        "measures": [_words(one) for one in line.measures],
        "happened_on": row.conduct_on if line.tells_day else None,
        "in_force_on": row.in_force_on,
        "expires_on": row.expires_on,
    }
