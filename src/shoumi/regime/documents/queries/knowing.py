"""What somebody may know of. What they may not is not found, not counted and not hinted at."""

from datetime import datetime, timedelta
from functools import reduce
from typing import Any, NoReturn
from uuid import UUID

from django.core.cache import cache
from django.db.models import OuterRef, Q, QuerySet, Subquery

from shoumi.engines.foundation.errors import Limited, NotFound
from shoumi.regime.access.actors import Actor, Person, may_read
from shoumi.regime.access.vocabulary import Problem
from shoumi.regime.documents import rules
from shoumi.regime.documents.models import Custody, Document, Reading, Term
from shoumi.regime.documents.vocabulary import Event, Tie
from shoumi.regime.documents.vocabulary import Problem as OwnProblem
from shoumi.regime.journal.group_commit import record_alone
from shoumi.regime.kit import clock
from shoumi.regime.kit.prepared import Prepared
from shoumi.regime.people.queries import standing as people
from shoumi.regime.vault.values import keyed_digest


def named_documents(person: UUID, at: datetime) -> QuerySet[Reading]:
    """Return the need-to-know lines that name ``person`` at ``at``, by name, unit or position."""
    return Reading.objects.holding(at).filter(
        Q(person=person) | Q(unit__in=people.units_of(person, at)) | Q(position__in=people.positions_of(person, at))
    )


@Prepared
def named_ids(person: UUID, at: datetime) -> "QuerySet[Reading, Any]":
    """Ask for the ids of the documents ``person`` is named for or keeps at ``at``.

    A union of four short index reads: with an OR the database reads every line of every list.
    """
    lines = Reading.objects.holding(at)
    return (
        lines.filter(person=person)
        .values_list("document")
        .union(
            lines.filter(unit__in=people.unit_ids.within(person, at)).values_list("document"),
            lines.filter(position__in=people.position_ids.within(person, at)).values_list("document"),
            Custody.objects.holding(at).filter(person=person).values_list("document"),
            all=True,
        )
    )


@Prepared
def _known_ids(person: UUID, at: datetime) -> "QuerySet[Document, Any]":
    """Ask for the ids of the documents ``person`` may know of at ``at``: named, author, or custodian."""
    written = Document.objects.filter(author=person, registered_at__lte=at).order_by().values_list("pk")
    return written.union(Document.objects.filter(pk__in=named_ids.within(person, at)).values_list("pk"), all=True)


def known(viewer: Person, at: datetime | None = None) -> QuerySet[Document]:
    """Return the documents ``viewer`` may know of at ``at``: named, author, or custodian."""
    return Document.objects.filter(pk__in=_known_ids.within(viewer.id, at or clock.now()))


def ties(person: UUID, document_id: UUID, at: datetime) -> frozenset[Tie]:
    """Return how ``person`` is tied to one document at ``at``: `known` for a single one, by three small queries."""
    found = {
        Tie.NAMED: named_documents(person, at).filter(document=document_id),
        Tie.AUTHOR: Document.objects.filter(pk=document_id, author=person, registered_at__lte=at),
        Tie.KEEPER: Custody.objects.holding(at).filter(document=document_id, person=person),
    }
    return frozenset(tie for tie, rows in found.items() if rows.exists())


def documents(viewer: Actor, *, kind: str = "", level: str = "") -> QuerySet[Document]:
    """Return the documents ``viewer`` may know of, newest first, narrowed by codes; machines know of none.

    A token without the scope of reading knows of none either. `listing.search` narrows by a number or by words.
    """
    if not may_read(viewer):
        return Document.objects.none()
    found = known(viewer).select_related("level", "kind", "unit", "custodian").order_by("-registered_at", "-number")
    if viewer.token and viewer.token.ceiling is not None:
        found = found.filter(level__rank__lte=viewer.token.ceiling)
    if kind:
        found = found.filter(kind__code=kind)
    if level:
        found = found.filter(level__code=level)
    return found


def granted_since(viewer: Person, since: datetime) -> QuerySet[Document]:
    """Return the documents ``viewer`` was named for after ``since``, by a line that holds now, the newest line first.

    Each bears the instant of that line as ``named_at``.
    """
    lines = named_documents(viewer.id, clock.now()).filter(holds_from__gte=since)
    newest = lines.filter(document=OuterRef("pk")).order_by("-holds_from").values("holds_from")[:1]
    found = documents(viewer).filter(pk__in=lines.values("document"))
    return found.annotate(named_at=Subquery(newest)).order_by("-named_at", "-number")


def keeps_documents(viewer: Person) -> bool:
    """Return whether ``viewer`` is the custodian of any document, and so may be asked to name people."""
    return Document.objects.filter(custodian=viewer.id).exists()


def by_number(text: str) -> Q:
    """Return the condition that a document bears the number ``text``; nothing does where it cannot be one."""
    number = rules.tidy_number(text)
    return Q(number=number) if number else Q(pk__in=())


def by_words(text: str) -> Q:
    """Return the condition that all words of ``text`` stand in a document's title or content."""
    terms = rules.query_terms(text)
    if not terms:
        return Q(pk__in=())
    return reduce(lambda one, other: one & other, (_with_term(term) for term in sorted(terms)))


def _with_term(term: str) -> Q:
    return Q(pk__in=Term.objects.filter(digest=term_digest(term)).values("document"))


def term_digest(term: str) -> bytes:
    """Return the digest under which a search term stands in the index."""
    return keyed_digest("search", "documents.term", term)


def document(viewer: Actor, number: str) -> Document:
    """Return the document ``number`` if ``viewer`` may know of it.

    Raises NotFound otherwise: for a number that does not exist and for one that must not be known of alike, with the
    same work and the same ledger entry, which holds a keyed digest of what was asked for. Raises Limited, alike again,
    once that was too often.
    """
    asked = rules.tidy_number(number)
    there = Document.objects.filter(number=asked).values_list("pk", "level__rank").first()
    document_id, rank = there or (_ABSENT, 0)
    if not _may_know(viewer, document_id, rank):
        _not_found(viewer, asked)
    return Document.objects.select_related("level", "kind", "unit", "custodian").get(pk=document_id)


def _not_found(viewer: Actor, asked: str) -> NoReturn:
    """Record and raise that ``asked`` is not found for ``viewer``; of too many such numbers only the first is told."""
    limit, within = rules.MOST_UNKNOWN, rules.UNKNOWN_WITHIN
    times = _counted(f"documents.unknown:{viewer.reference}", within)
    if times <= limit:
        record_alone(Event.NUMBER_ASKED, actor=viewer, asked=asked_digest(asked))
        raise NotFound(Problem.NOT_FOUND)
    if times == limit + 1:
        record_alone(Event.NUMBERS_LIMITED, actor=viewer, limit=limit)
    raise Limited(OwnProblem.TOO_MANY_NUMBERS, limit=limit, minutes=within // timedelta(minutes=1))


def _counted(what: str, within: timedelta) -> int:
    """Count ``what`` once more; return how often that was in the span ``within``, which begins with the first time."""
    try:
        return cache.incr(what)
    except ValueError:
        cache.add(what, 1, within.total_seconds())
        return 1


_ABSENT = UUID(int=0)
"""The id of no document: what is looked for in the place of one that does not exist."""


def _may_know(viewer: Actor, document_id: UUID, rank: int) -> bool:
    """Return what `documents` says of one document; the ties are looked for whether or not there is one."""
    if not may_read(viewer):
        return False
    tied = bool(ties(viewer.id, document_id, clock.now()))
    ceiling = viewer.token.ceiling if viewer.token else None
    return tied and (ceiling is None or rank <= ceiling)


def asked_digest(number: str) -> str:
    """Return the keyed digest that stands in the ledger for a number someone asked for."""
    return keyed_digest("numbers", "documents.asked", number).hex()
