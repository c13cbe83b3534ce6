"""REST routes of this part: reading the directory as the caller may see it."""

from typing import Annotated
from uuid import UUID

from ninja import Query, Router, Schema
from pydantic import Field

from shoumi.regime.access.deciding import permitted
from shoumi.regime.accounts.requests import SignedInRequest
from shoumi.regime.kit.filters import LONGEST_SEARCH
from shoumi.regime.kit.paging import paginate
from shoumi.regime.kit.words import LocalizedText
from shoumi.regime.people import queries
from shoumi.regime.people.queries import narrowing
from shoumi.regime.people.queries.directory import People
from shoumi.regime.people.rulebook import DIRECTORY
from shoumi.regime.people.vocabulary import Kind, Office, Permission, State

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
