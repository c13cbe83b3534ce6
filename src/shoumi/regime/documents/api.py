"""Documents over the API: list, card, registering, marked pages. Mounted at /api/v1/documents.

Errors are raised as on the screens; the composition root turns them into JSON, a refusal into the list of every failing
gate. The form of an upload is declared lenient and checked here, so that each fault gets its own code and words.
"""

from dataclasses import dataclass
from datetime import date, datetime
from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from ninja import Field, File, Form, Router, Schema, Status
from ninja.files import UploadedFile

from shoumi.engines.foundation.errors import Invalid
from shoumi.regime.access.actors import Person
from shoumi.regime.access.deciding import permitted
from shoumi.regime.accounts.requests import SignedInRequest
from shoumi.regime.documents import listing, queries, refusals, rules
from shoumi.regime.documents.actions.granting import NewReading
from shoumi.regime.documents.actions.registering import Proposal, register_document
from shoumi.regime.documents.actions.viewing import view_page
from shoumi.regime.documents.listing import Listed
from shoumi.regime.documents.models import Document, HandlingRules, Kind, Level
from shoumi.regime.documents.vocabulary import Permission, Problem
from shoumi.regime.documents.web import uploads
from shoumi.regime.kit import clock
from shoumi.regime.kit.paging import PAGE_SIZE, paginate
from shoumi.regime.kit.words import LocalizedText
from shoumi.regime.people import queries as people

router = Router(tags=["documents"])

PURPOSE = LocalizedText(zh="登记时列入", en="Named when registered")
GROUND = LocalizedText(zh="按商业秘密目录“{kind}”一项确定", en="As the catalogue says of {kind}")
"""What stands as the ground where a program gives none: the catalogue, which the company decided in writing."""


class Words(Schema):
    """A name in both languages."""

    zh: str
    en: str


class DocumentOut(Schema):
    """One document as the caller may see it; ``title`` is null where it stays sealed."""

    number: str
    title: str | None
    kind: str
    kind_name: Words
    level: str
    level_name: Words
    level_mark: Words
    unit: Words | None
    custodian: str
    registered_at: datetime
    secret_until: date | None
    version: int
    pages: int
    readable: bool


class Allowed(Schema):
    """What the level, and the caller's standing, allow now."""

    open: bool
    text: bool
    excerpt_characters: int


class GateOut(Schema):
    """One condition that is not met: what is missing and what to do about it."""

    code: str
    what: Words
    do: Words


class CardOut(DocumentOut):
    """One document with what is allowed, and every gate that fails."""

    allowed: Allowed
    gates: list[GateOut]


class Found(Schema):
    """A page of documents, the newest first, and how many there are."""

    items: list[DocumentOut]
    count: int


class Problematic(Schema):
    """Why a request was not carried out."""

    code: str
    what: Words
    do: Words


class NewDocument(Schema):
    """The fields of an upload beside the file."""

    title: str = ""
    kind: str = ""
    level: str = ""
    holders: list[str] = Field(default_factory=list)
    """E-mail addresses of those to be named, repeated."""
    ground: str = ""
    until: str = ""
    """Last day of the holders' reading, YYYY-MM-DD; one year from today where it is left out."""
    purpose: str = ""


@router.get("", response=Found, url_name="documents")
def list_documents(
    request: SignedInRequest, q: str = "", page: int = 1, *, kind: str = "", level: str = ""
) -> dict[str, Any]:
    """List the documents the caller may know of, fifty a page, narrowed by number or words, and by codes."""
    viewer = request.actor
    found = listing.search(viewer, queries.documents(viewer, kind=kind, level=level), q)
    shown = paginate(found, page, size=PAGE_SIZE, limit=listing.COUNTED)
    rows = listing.listed(viewer, shown.rows) if shown.number == max(1, page) else []
    return {"items": [_fields(one) for one in rows], "count": shown.total}


@router.post("", response={201: CardOut, 403: list[GateOut], 409: Problematic, 422: Problematic, 503: Problematic})
def create_document(
    request: SignedInRequest,
    fields: Form[NewDocument],
    file: File[UploadedFile | None] = None,
) -> Status[dict[str, Any]]:
    """Register a secret: the file is sealed while it arrives, and given up when anything is wrong."""
    del file  # declared for the schema; `uploads` takes the sealed file
    actor = request.actor
    made = register_document(actor=actor, file=uploads.take(request), proposal=_proposal(actor, fields))
    return Status(HTTPStatus.CREATED, _card(actor, made))


@router.get("/{number}", response={HTTPStatus.OK: CardOut, 404: Problematic})
def read_document(request: SignedInRequest, number: str) -> dict[str, Any]:
    """Show one document the caller may know of, with what it allows and every gate that fails."""
    viewer = request.actor
    return _card(viewer, queries.document(viewer, number))


@router.get("/{number}/pages/{int:page}.jpg", response={403: list[GateOut], 404: Problematic, 503: Problematic})
def read_page(request: SignedInRequest, number: str, page: int) -> HttpResponse:
    """Answer with one marked page as JPEG; the view is in the ledger before the page leaves."""
    shown = view_page(actor=request.actor, number=number, page=page)
    return HttpResponse(shown.jpeg, content_type="image/jpeg", headers={"Cache-Control": "no-store, private"})


def words(text: LocalizedText) -> dict[str, str]:
    """Return ``text`` as `Words`."""
    return {"zh": text.zh, "en": text.en}


def gate(one: refusals.Told) -> dict[str, object]:
    """Return a failing gate as `GateOut`."""
    return {"code": one.code, "what": words(one.what), "do": words(one.cure)}


def _fields(one: Listed) -> dict[str, Any]:
    found = one.document
    return {
        "number": found.number,
        "title": one.title,
        "kind": found.kind.code,
        "kind_name": words(found.kind.name),
        "level": found.level.code,
        "level_name": words(found.level.name),
        "level_mark": words(found.level.mark),
        "unit": words(found.unit.name) if found.unit else None,
        "custodian": found.custodian.name,
        "registered_at": found.registered_at,
        "secret_until": found.secret_until,
        "version": found.version,
        "pages": found.pages,
        "readable": one.readable,
    }


def _card(viewer: Person, found: Document) -> dict[str, Any]:
    card = queries.card(viewer, found)
    handling = queries.handling_rules(found.level_id, clock.now())
    return _fields(Listed(found, card.title, card.readable)) | {
        "allowed": _allowed(handling, readable=card.readable),
        "gates": [gate(one) for one in refusals.told(card.decision, number=found.number)],
    }


def _allowed(handling: HandlingRules | None, *, readable: bool) -> dict[str, Any]:
    text = readable and handling is not None and handling.text_layer
    return {
        "open": readable,
        "text": text,
        "excerpt_characters": handling.excerpt_characters if handling and text else 0,
    }


@dataclass(frozen=True)
class _Chosen:
    kind: Kind
    level: Level


def _chosen(fields: NewDocument) -> _Chosen:
    # Compared here and not by the database: PostgreSQL fails on a text that holds a NUL.
    kind = next((one for one in queries.kinds() if one.code == fields.kind), None)
    if kind is None:
        raise Invalid(Problem.UNKNOWN_KIND)
    level = next((one for one in queries.levels() if one.code == fields.level), None)
    if level is None:
        raise Invalid(Problem.UNKNOWN_LEVEL)
    return _Chosen(kind, level)


def _proposal(actor: Person, fields: NewDocument) -> Proposal:
    chosen = _chosen(fields)
    permitted(actor, Permission.REGISTER, chosen.level.subject)  # before people are looked up for this caller
    until = _until(fields.until)
    readers = [
        NewReading(person=_holder(actor, email), until=until, purpose=fields.purpose or PURPOSE.zh)
        for email in fields.holders
    ]
    return Proposal(
        title=rules.check_title(fields.title),
        kind=chosen.kind,
        level=chosen.level,
        ground=fields.ground or GROUND.zh.format(kind=chosen.kind.name_zh),
        unit=queries.unit_of(actor),
        readers=readers,
    )


def _until(typed: str) -> date:
    if not typed:
        return rules.secret_until(clock.today(), 1)
    try:
        return date.fromisoformat(typed)
    except ValueError as unreadable:
        raise Invalid(Problem.DATE_UNREADABLE) from unreadable


def _holder(actor: Person, email: str) -> UUID:
    found = people.find_seen(actor, email)
    if found is None:
        raise Invalid(Problem.UNKNOWN_READER)
    return found.id
