"""REST routes of this part: reading the directory as the caller may see it."""

from datetime import date, datetime
from typing import Annotated, Any
from uuid import UUID

from ninja import Query, Router, Schema, Status
from pydantic import Field

from shoumi.regime.access.deciding import permitted
from shoumi.regime.accounts.requests import SignedInRequest
from shoumi.regime.kit.cells import told
from shoumi.regime.kit.filters import LONGEST_SEARCH
from shoumi.regime.kit.paging import paginate
from shoumi.regime.kit.words import LocalizedText, label
from shoumi.regime.people import actions, queries
from shoumi.regime.people.models import Screening
from shoumi.regime.people.queries import leaving, narrowing, screening
from shoumi.regime.people.queries.directory import People
from shoumi.regime.people.rulebook import DIRECTORY
from shoumi.regime.people.vocabulary import (
    CaseKind,
    CaseState,
    ItemState,
    Kind,
    NoticeMode,
    Office,
    Permission,
    ScreeningState,
    State,
)

router = Router(tags=["people"])


class Words(Schema):
    """A text in both languages."""

    zh: str
    en: str


class PlaceOut(Schema):
    """Where somebody works."""

    unit: Words
    position: Words | None
    primary: bool


class OfficeOut(Schema):
    """An office somebody holds."""

    office: Office
    where: Words
    deputy: bool


class PersonOut(Schema):
    """One entry of the directory; what the caller may not see is empty, and ``in_full`` false."""

    id: UUID
    name: str
    kind: Kind | None
    state: State
    organisation: str
    places: list[PlaceOut]
    offices: list[OfficeOut]
    in_full: bool
    email: str
    staff_number: str
    clearance: Words | None


class PeopleOut(Schema):
    """One page of entries; ``count`` is that of all pages, and at most 10,000."""

    items: list[PersonOut]
    count: int


class Asked(Schema):
    """What a listing is narrowed to."""

    q: Annotated[str, Field(max_length=LONGEST_SEARCH)] = ""
    unit: UUID | None = None
    kind: Kind | None = None
    state: State | None = None
    office: Office | None = None
    page: int = 1


@router.get("", response=PeopleOut)
def people(request: SignedInRequest, asked: Query[Asked]) -> PeopleOut:
    """List the people the caller may see, by name, fifty a page."""
    viewer = request.actor
    permitted(viewer, Permission.SEE, DIRECTORY)
    page = paginate(_narrowed(queries.directory(viewer), asked).order_by("name", "id"), asked.page)
    return PeopleOut(items=[_out(card) for card in queries.cards(viewer, page.rows)], count=page.total)


@router.get("/{uuid:person_id}", response=PersonOut)
def person(request: SignedInRequest, person_id: UUID) -> PersonOut:
    """Show one person; 404 for nobody and for someone the caller may not see."""
    viewer = request.actor
    permitted(viewer, Permission.SEE, DIRECTORY)
    return _out(queries.person(viewer, person_id))


def _narrowed(people: People, asked: Asked) -> People:
    if asked.q:
        people = narrowing.matching(people, asked.q)
    if asked.unit:
        people = narrowing.in_unit(people, asked.unit)
    if asked.kind:
        people = narrowing.of_kind(people, asked.kind)
    if asked.state:
        people = narrowing.in_state(people, asked.state)
    return narrowing.in_office(people, asked.office) if asked.office else people


def _words(text: LocalizedText) -> Words:
    return Words(zh=text.zh, en=text.en)


def _out(card: queries.Card) -> PersonOut:
    return PersonOut(
        id=card.id,
        name=card.name,
        kind=card.kind,
        state=card.state,
        organisation=card.organisation,
        places=[
            PlaceOut(
                unit=_words(place.unit),
                position=_words(place.position) if place.position else None,
                primary=place.primary,
            )
            for place in card.places
        ],
        offices=[OfficeOut(office=held.office, where=_words(held.where), deputy=held.deputy) for held in card.offices],
        in_full=card.in_full,
        email=card.email,
        staff_number=card.staff_number,
        clearance=_words(card.clearance) if card.clearance else None,
    )


class ScreeningOut(Schema):
    """One screening as the caller may know of it; what was checked is not handed out here."""

    id: UUID
    person: UUID
    name: str
    grade: Words
    state: ScreeningState
    requested_at: datetime
    decided_at: datetime | None
    valid_until: date | None


class ScreeningsOut(Schema):
    """One page of screenings; ``count`` is that of all pages, and at most 10,000."""

    items: list[ScreeningOut]
    count: int


class ScreeningsAsked(Schema):
    """What a listing of screenings is narrowed to; ``ending`` keeps those that end soon or are over."""

    state: ScreeningState | None = None
    ending: bool = False
    page: int = 1


@router.get("/screenings", response=ScreeningsOut)
def screenings(request: SignedInRequest, asked: Query[ScreeningsAsked]) -> ScreeningsOut:
    """List the screenings the caller may know of, the newest first, fifty a page."""
    viewer = request.actor
    permitted(viewer, Permission.SEE, DIRECTORY)
    rows = screening.screenings(viewer).order_by("-requested_at", "pk")
    if asked.state:
        rows = rows.filter(state=asked.state)
    page = paginate(screening.ending(rows) if asked.ending else rows, asked.page)
    return ScreeningsOut(items=[_screening(row) for row in page.rows], count=page.total)


def _screening(row: Screening) -> ScreeningOut:
    return ScreeningOut(
        id=row.id,
        person=row.person_id,
        name=row.person.name,
        grade=_words(row.grade.name),
        state=row.state_code,
        requested_at=row.requested_at,
        decided_at=row.decided_at,
        valid_until=row.valid_until,
    )


class CaseOut(Schema):
    """One leaving case as the caller may know of it."""

    id: UUID
    person: UUID
    name: str
    kind: CaseKind
    state: CaseState
    mode: NoticeMode
    last_day: date
    steps: int
    settled: int
    next_deadline: date | None


class ItemOut(Schema):
    """One item of a case; ``outstanding`` is how much is left of it, by its measure."""

    id: UUID
    name: str
    words: Words
    state: ItemState
    deadline: date
    overdue: bool
    outstanding: int


class CaseInFull(CaseOut):
    """One case with its items."""

    items: list[ItemOut]


class CasesOut(Schema):
    """One page of cases; ``count`` is that of all pages, and at most 10,000."""

    items: list[CaseOut]
    count: int


class CasesAsked(Schema):
    """What a listing of cases is narrowed to."""

    kind: CaseKind | None = None
    state: CaseState | None = None
    overdue: bool = False
    page: int = 1


class Note(Schema):
    """What is noted when an item is settled."""

    note: str = ""


@router.get("/leaving", response=CasesOut)
def leaving_cases(request: SignedInRequest, asked: Query[CasesAsked]) -> CasesOut:
    """List the leaving cases the caller may know of, the nearest last day first, fifty a page."""
    viewer = request.actor
    permitted(viewer, Permission.SEE, DIRECTORY)
    rows = leaving.cases(viewer).order_by("last_day", "pk")
    if asked.kind:
        rows = rows.filter(kind=asked.kind)
    if asked.state:
        rows = rows.filter(state=asked.state)
    page = paginate(leaving.overdue(rows) if asked.overdue else rows, asked.page)
    return CasesOut(items=[CaseOut(**_case(one)) for one in leaving.progress(page.rows)], count=page.total)


@router.get("/leaving/{uuid:case_id}", response=CaseInFull)
def leaving_case(request: SignedInRequest, case_id: UUID) -> CaseInFull:
    """Show one case with its items; 404 for one the caller may not know of."""
    viewer = request.actor
    permitted(viewer, Permission.SEE, DIRECTORY)
    row = leaving.case(viewer, case_id)
    items = [
        ItemOut(
            id=line.item.id,
            name=line.item.name,
            words=_words(line.label),
            state=line.state,
            deadline=line.item.deadline,
            overdue=line.overdue,
            outstanding=line.outstanding,
        )
        for line in leaving.lines(viewer, row)
    ]
    return CaseInFull(**_case(leaving.progress([row])[0]), items=items)


@router.post("/leaving/items/{uuid:item_id}/settle", response={204: None})
def settle_item(request: SignedInRequest, item_id: UUID, told: Note) -> Status[None]:
    """Settle an item of a leaving case, as its owner."""
    actions.settle_item(actor=request.actor, item=item_id, note=told.note)
    return Status(204, None)


def _case(one: leaving.Progress) -> dict[str, Any]:
    row = one.case
    return {
        "id": row.id,
        "person": row.person_id,
        "name": row.person.name,
        "kind": row.kind_code,
        "state": row.state_code,
        "mode": row.mode_code,
        "last_day": row.last_day,
        "steps": one.steps,
        "settled": one.settled,
        "next_deadline": one.next_deadline,
    }


class ValueOut(Schema):
    """One value held of the caller; masked where it is sensitive."""

    name: str
    value: str


class HoldingOut(Schema):
    """One kind of personal data with what is held of the caller."""

    code: str
    name: Words
    purpose: Words
    ground: Words
    kept: Words
    years_after_leaving: int | None
    values: list[ValueOut]


@router.get("/me/data", response=list[HoldingOut])
def own_data(request: SignedInRequest) -> list[HoldingOut]:
    """Return what is held of the caller, why and how long; the values in the clear are for a session only."""
    return [
        HoldingOut(
            code=one.holding.name,
            name=_words(one.holding.words),
            purpose=_words(one.holding.purpose),
            ground=_words(label(one.holding.ground)),
            kept=_words(one.holding.kept),
            years_after_leaving=one.years or None,
            values=[ValueOut(name=str(line.name), value=line.hidden or told(line.value)) for line in one.lines],
        )
        for one in actions.own_data(actor=request.actor)
    ]
