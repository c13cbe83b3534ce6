"""Reading: marked pages, the text layer, and small recorded excerpts.

Nothing is drawn for who may not open the document, and nothing leaves for who may not any more, or before its event is
durable in the ledger. Every page carries the id of that view.
"""

import secrets
from dataclasses import dataclass, replace
from time import monotonic
from uuid import UUID, uuid4

from shoumi.engines.foundation.errors import Invalid, NotFound
from shoumi.engines.marking import jpeg, visible
from shoumi.engines.marking.pagemark.embed import Profile, embed
from shoumi.engines.marking.pagemark.keys import MarkKey
from shoumi.engines.marking.visible import VisibleMark
from shoumi.engines.rendering.values import PageText
from shoumi.regime.access.actors import Person
from shoumi.regime.access.deciding import permitted, refuse
from shoumi.regime.access.decisions import Reason
from shoumi.regime.access.vocabulary import Problem as AccessProblem
from shoumi.regime.accounts import answers
from shoumi.regime.documents import pages, queries
from shoumi.regime.documents.models import Document, Mark, Version
from shoumi.regime.documents.models.shown import MARK_BITS
from shoumi.regime.documents.vocabulary import Event, MarkUse, Permission, Problem
from shoumi.regime.journal.group_commit import record_alone
from shoumi.regime.kit import clock
from shoumi.regime.kit.looking import forgetting
from shoumi.regime.people.queries import standing as people
from shoumi.regime.vault.keys import keyring


@dataclass(frozen=True)
class MarkedPage:
    """One page as it was shown: the JPEG and the view it belongs to."""

    jpeg: bytes
    view: int
    event: UUID


def view_page(*, actor: Person, number: str, page: int, dpi: int = 150) -> MarkedPage:
    """Return page ``page`` (from 1) of document ``number`` as a JPEG that bears the visible and the page mark.

    Raises NotFound where the viewer may not know of the document or it has no such page, ActRefused with every failing
    gate, Invalid when a mark cannot be drawn, and Unavailable when a renderer was lost or the ledger cannot be written.
    """
    began = monotonic()
    document, version = _opened(actor, number, page)
    raster = pages.reading(version, lambda opened: opened.page(page, dpi))
    secret = keyring().secrets("mark")[0]
    mark = Mark(
        id=_fresh_mark_id(),
        use=MarkUse.VIEW,
        event=uuid4(),
        version=version,
        page=page,
        person_id=actor.id,
        at=clock.now(),
        key=secret.number,
    )
    shown = visible.draw(raster, _visible_mark(actor, document, page))
    digest = page_digest(version.id, page)
    marked = embed(shown, mark.id, MarkKey(secret.reveal()), profile=Profile.QUIET, page_digest=digest)
    encoded = jpeg.encode(marked)
    _opened_still(actor, number, page, since=began)
    record_alone(
        Event.PAGE_VIEWED,
        actor=actor,
        subject=document.subject,
        beside=[mark],
        uid=mark.event,
        version=version.id,
        page=page,
        view=mark.id,
    )
    return MarkedPage(encoded, mark.id, mark.event)


def view_text(*, actor: Person, number: str, page: int) -> PageText:
    """Return the text layer of a page where the level allows one; recorded. Raises as `view_page`."""
    began = monotonic()
    document, version = _opened(actor, number, page, as_text=True)
    text = pages.reading(version, lambda opened: opened.text(page))
    _opened_still(actor, number, page, as_text=True, since=began)
    record_alone(Event.TEXT_VIEWED, actor=actor, subject=document.subject, version=version.id, page=page)
    return text


def take_excerpt(*, actor: Person, number: str, page: int, start: int, length: int) -> str:
    """Return ``length`` characters of a page's text from ``start``, recorded by place and length, not by content.

    Raises as `view_text`, and Invalid when the excerpt is longer than the level allows.
    """
    began = monotonic()
    document, version = _opened(actor, number, page, as_text=True)
    handling = queries.handling_rules(document.level_id, clock.now())
    limit = handling.excerpt_characters if handling else 0
    if not 0 < length <= limit or start < 0:
        raise Invalid(Problem.EXCERPT_TOO_LONG, limit=limit)
    text = pages.reading(version, lambda opened: opened.text(page)).text
    _opened_still(actor, number, page, as_text=True, since=began)
    record_alone(
        Event.EXCERPT_TAKEN,
        actor=actor,
        subject=document.subject,
        version=version.id,
        page=page,
        start=start,
        length=length,
    )
    return text[start : start + length]


def page_digest(version: UUID, page: int) -> bytes:
    """Return what ties a page mark to its page: the version's id and the page number."""
    return version.bytes + page.to_bytes(4)


def _opened(actor: Person, number: str, page: int, *, as_text: bool = False) -> tuple[Document, Version]:
    """Return the document and its newest version, which has the page, to who may open it now."""
    document = queries.document(actor, number)
    decision = permitted(actor, Permission.OPEN, document.subject)
    if as_text:
        handling = queries.handling_rules(document.level_id, clock.now())
        if handling is None or not handling.text_layer:
            refuse(replace(decision, reasons=(Reason(Problem.NO_TEXT_LAYER),)))
    version = queries.version(document)
    if not 1 <= page <= version.pages:
        raise NotFound(AccessProblem.NOT_FOUND)
    return document, version


def _opened_still(actor: Person, number: str, page: int, *, since: float, as_text: bool = False) -> None:
    """Decide once more, before what was long in the making since `monotonic` ``since`` leaves, by what holds by then.

    Drawing may take as long as an office suite takes to start, and a right that ended meanwhile shows nothing more.
    """
    if monotonic() - since >= answers.SLOW:
        with forgetting():
            _opened(actor, number, page, as_text=as_text)


def _visible_mark(actor: Person, document: Document, page: int) -> VisibleMark:
    return VisibleMark(
        level_mark=document.level.mark_zh,
        number=document.number,
        name=people.names([actor.id])[actor.id],
        at=clock.now().astimezone(clock.zone()).strftime("%Y-%m-%d %H:%M"),
        folio=f"{page} / {document.pages}",
    )


def _fresh_mark_id() -> int:
    while True:
        drawn = secrets.randbits(MARK_BITS)
        if not Mark.objects.filter(pk=drawn).exists():
            return drawn
