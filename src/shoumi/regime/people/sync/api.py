"""REST routes of sources: what they are, running them, and deciding about a plan."""

from datetime import datetime
from uuid import UUID

from ninja import Router, Schema, Status

from shoumi.regime.accounts.requests import SignedInRequest
from shoumi.regime.kit.paging import paginate
from shoumi.regime.people import actions
from shoumi.regime.people.models import SyncEntry, SyncRun
from shoumi.regime.people.queries import syncing
from shoumi.regime.people.sync.vocabulary import Ask, ChangeKind, EntryState, RunState, SourceKind, Thing

router = Router(tags=["people"])


class SourceOut(Schema):
    """A source of people; what it is set to stays with IT."""

    id: UUID
    name: str
    kind: SourceKind
    on: bool
    share: int
    every_minutes: int
    looked_at: datetime | None
    next_at: datetime | None


class RunOut(Schema):
    """One run: how far it is, why it asks, what went wrong, and how many entries of each kind there are."""

    id: UUID
    source: UUID
    state: RunState
    rehearsal: bool
    begun_at: datetime
    finished_at: datetime | None
    people: int
    units: int
    counts: dict[ChangeKind, int]
    asks: list[Ask]
    problem: str


class EntryOut(Schema):
    """One entry of a run."""

    number: int
    thing: Thing
    change: ChangeKind
    state: EntryState
    external_id: str
    name: str
    person: UUID | None
    problem: str


class EntriesOut(Schema):
    """One page of entries; ``count`` is that of all pages."""

    items: list[EntryOut]
    count: int


class Begin(Schema):
    """Whether to apply what has changed, or only to tell it."""

    rehearse: bool = False


@router.get("/sources", response=list[SourceOut])
def sources(request: SignedInRequest) -> list[SourceOut]:
    """List the sources."""
    return [SourceOut.from_orm(row) for row in syncing.sources(request.actor)]


@router.post("/sources/{uuid:source_id}/runs", response={202: RunOut})
def begin(request: SignedInRequest, source_id: UUID, asked: Begin) -> Status[RunOut]:
    """Let the worker look at a source; the run is told by its own route. 409 while another run is open."""
    return Status(202, _run(actions.ask_for_sync(actor=request.actor, source=source_id, rehearse=asked.rehearse)))


@router.get("/sync/{uuid:run_id}", response=RunOut)
def run(request: SignedInRequest, run_id: UUID) -> RunOut:
    """Show one run."""
    return _run(syncing.run(request.actor, run_id))


@router.get("/sync/{uuid:run_id}/entries", response=EntriesOut)
def entries(request: SignedInRequest, run_id: UUID, page: int = 1) -> EntriesOut:
    """List what a run would change, or has changed, fifty a page."""
    found = paginate(syncing.entries(request.actor, run_id).order_by("number"), page)
    return EntriesOut(items=[_entry(row) for row in found.rows], count=found.total)


@router.post("/sync/{uuid:run_id}/confirm", response=RunOut)
def confirm(request: SignedInRequest, run_id: UUID) -> RunOut:
    """Let the plan be applied as it is; asks for a second factor confirmed shortly before, which no token has."""
    return _run(actions.confirm_sync(actor=request.actor, run=run_id))


@router.post("/sync/{uuid:run_id}/discard", response=RunOut)
def discard(request: SignedInRequest, run_id: UUID) -> RunOut:
    """Give the plan up."""
    return _run(actions.discard_sync(actor=request.actor, run=run_id))


def _run(row: SyncRun) -> RunOut:
    return RunOut(
        id=row.id,
        source=row.source_id,
        state=row.state_code,
        rehearsal=row.rehearsal,
        begun_at=row.begun_at,
        finished_at=row.finished_at,
        people=row.people,
        units=row.units,
        counts={ChangeKind(kind): many for kind, many in row.counts.items()},
        asks=[Ask(ask) for ask in row.asks],
        problem=row.problem,
    )


def _entry(row: SyncEntry) -> EntryOut:
    return EntryOut(
        number=row.number,
        thing=Thing(row.thing),
        change=ChangeKind(row.change),
        state=EntryState(row.state),
        external_id=row.external_id,
        name=syncing.name_told(row),
        person=row.person_id,
        problem=row.problem,
    )
