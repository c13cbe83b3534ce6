"""REST routes of governance: meetings and tasks as a viewer may see them."""

from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from ninja import Query, Router, Schema

from shoumi.regime.access.deciding import permitted
from shoumi.regime.accounts.requests import SignedInRequest
from shoumi.regime.governance import queries
from shoumi.regime.governance.vocabulary import BODIES, MeetingState, Permission, TaskState

router = Router(tags=["governance"])

MOST_LISTED = 200


class MeetingOut(Schema):
    """A meeting; agenda, minutes and resolutions are read on its page."""

    id: UUID
    body: str
    begins_at: datetime
    place: str
    state: MeetingState


class TaskOut(Schema):
    """A task: whose it is, until when, and where it stands."""

    id: UUID
    body: str
    year: int
    resolution: str | None
    text: str
    owner: str
    due: date
    state: TaskState


class Meetings(Schema):
    """Meetings, the latest first."""

    items: list[MeetingOut]
    count: int


class Tasks(Schema):
    """Tasks, the next due first."""

    items: list[TaskOut]
    count: int


Limit = Annotated[int, Query(ge=1, le=MOST_LISTED)]
Offset = Annotated[int, Query(ge=0, le=1_000_000)]


@router.get("/meetings", response=Meetings, summary="List meetings")
def meetings(request: SignedInRequest, limit: Limit = 50, offset: Offset = 0) -> Meetings:
    """List the meetings of the bodies whose work the caller sees; 404 for who sees none."""
    permitted(request.actor, Permission.SEE, BODIES)
    rows = queries.meetings(request.actor)
    items = [
        MeetingOut(id=row.id, body=str(row.body.name), begins_at=row.begins_at, place=row.place, state=row.state_code)
        for row in rows[offset : offset + limit]
    ]
    return Meetings(items=items, count=rows.count())


@router.get("/tasks", response=Tasks, summary="List tasks")
def tasks(request: SignedInRequest, limit: Limit = 50, offset: Offset = 0) -> Tasks:
    """List the tasks of the bodies whose work the caller sees, and the caller's own."""
    rows = queries.tasks(request.actor)
    items = [
        TaskOut(
            id=row.id,
            body=str(row.body.name),
            year=row.year,
            resolution=row.resolution.label if row.resolution else None,
            text=row.text,
            owner=row.owner.name,
            due=row.due,
            state=row.state_code,
        )
        for row in rows[offset : offset + limit]
    ]
    return Tasks(items=items, count=rows.count())
