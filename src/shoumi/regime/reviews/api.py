"""Access reviews over the API: campaigns for who oversees them, lines for their reviewers. At /api/v1/reviews."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from ninja import Query, Router, Schema, Status

from shoumi.regime.accounts.requests import SignedInRequest
from shoumi.regime.kit.paging import paginate
from shoumi.regime.reviews.actions import deciding
from shoumi.regime.reviews.queries import campaigns as overseeing
from shoumi.regime.reviews.queries import lines as reading
from shoumi.regime.reviews.queries.campaigns import Progress
from shoumi.regime.reviews.queries.lines import Shown
from shoumi.regime.reviews.queries.report import report
from shoumi.regime.reviews.vocabulary import CampaignState, Exceptional, LineState, Reach
from shoumi.regime.reviews.web import words

router = Router(tags=["reviews"])


class CampaignOut(Schema):
    """One campaign with how far it has come."""

    id: UUID
    name: str
    reach: Reach
    state: CampaignState
    starts_on: date
    due_on: date
    escalates_on: date
    suspends_on: date
    lines: int
    waiting: int


class CampaignsOut(Schema):
    """One page of campaigns; ``count`` is that of all pages."""

    items: list[CampaignOut]
    count: int


class ReportOut(CampaignOut):
    """One campaign with its figures: lines by result, and for each cause lines by result."""

    states: dict[LineState, int]
    causes: dict[Exceptional, dict[LineState, int]]
    exceptions: int
    restored: int
    mean_hours: float | None


class LineOut(Schema):
    """One line of the caller's; ``title`` is null where it stays sealed, ``live`` whether the right holds now."""

    id: UUID
    campaign: UUID
    number: str
    title: str | None
    level: str
    reader: str
    exceptions: list[Exceptional]
    last_opened_at: datetime | None
    holds_until: datetime | None
    due_on: date
    state: LineState
    live: bool


class LinesOut(Schema):
    """One page of lines, what stands out most first; ``count`` is that of all pages, and at most 10,000."""

    items: list[LineOut]
    count: int


class LinesAsked(Schema):
    """What a listing of lines is narrowed to."""

    state: LineState | None = None
    campaign: UUID | None = None
    page: int = 1


class Kept(Schema):
    """Until when a right is kept; left out it holds as long as before."""

    until: date | None = None


class Revoked(Schema):
    """Why a right is revoked."""

    reason: str = ""


@router.get("", response=CampaignsOut)
def campaigns(request: SignedInRequest, page: int = 1) -> CampaignsOut:
    """List the campaigns, the latest first, fifty a page; 404 for who does not oversee them."""
    found = paginate(overseeing.campaigns(request.actor), page)
    return CampaignsOut(
        items=[CampaignOut(**_campaign(one)) for one in overseeing.progress(found.rows)], count=found.total
    )


@router.get("/lines", response=LinesOut)
def lines(request: SignedInRequest, asked: Query[LinesAsked]) -> LinesOut:
    """List the lines the caller decides or has decided, fifty a page."""
    rows = reading.own_lines(request.actor)
    if asked.state:
        rows = rows.filter(state=asked.state)
    if asked.campaign:
        rows = rows.filter(campaign=asked.campaign)
    page = paginate(rows, asked.page)
    return LinesOut(items=[_line(one) for one in reading.shown(request.actor, page.rows)], count=page.total)


@router.post("/lines/{uuid:line_id}/confirm", response={204: None})
def confirm(request: SignedInRequest, line_id: UUID, told: Kept) -> Status[None]:
    """Keep a right."""
    deciding.confirm_line(actor=request.actor, line=line_id, until=told.until)
    return Status(204, None)


@router.post("/lines/{uuid:line_id}/revoke", response={204: None})
def revoke(request: SignedInRequest, line_id: UUID, told: Revoked) -> Status[None]:
    """Revoke a right, which ends now."""
    deciding.revoke_line(actor=request.actor, line=line_id, reason=told.reason)
    return Status(204, None)


@router.post("/lines/{uuid:line_id}/restore", response={204: None})
def restore(request: SignedInRequest, line_id: UUID) -> Status[None]:
    """Restore a right that was revoked or that silence suspended."""
    deciding.restore_line(actor=request.actor, line=line_id)
    return Status(204, None)


@router.get("/{uuid:campaign_id}", response=ReportOut)
def campaign(request: SignedInRequest, campaign_id: UUID) -> ReportOut:
    """Show one campaign with its figures; 404 as for the list."""
    row = overseeing.campaign(request.actor, campaign_id)
    figures = report(row)
    return ReportOut(
        **_campaign(overseeing.progress([row])[0]),
        states=dict(figures.states),
        causes={cause: dict(counted) for cause, counted in figures.causes.items()},
        exceptions=figures.exceptions,
        restored=figures.restored,
        mean_hours=figures.hours,
    )


def _campaign(one: Progress) -> dict[str, Any]:
    row = one.campaign
    return {
        "id": row.pk,
        "name": row.name,
        "reach": Reach(row.reach),
        "state": one.state,
        "starts_on": row.starts_on,
        "due_on": row.due_on,
        "escalates_on": row.escalates_on,
        "suspends_on": row.suspends_on,
        "lines": one.lines,
        "waiting": one.waiting,
    }


def _line(one: Shown) -> LineOut:
    line = one.line
    return LineOut(
        id=line.pk,
        campaign=line.campaign_id,
        number=line.document.number,
        title=one.title,
        level=line.document.level.code,
        reader=words.reader(line),
        exceptions=list(line.exceptions),
        last_opened_at=line.last_opened_at,
        holds_until=line.holds_until,
        due_on=line.campaign.due_on,
        state=one.state,
        live=one.live,
    )
