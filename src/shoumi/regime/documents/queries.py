"""Every read of documents. What a viewer may not know of is not found, not counted and not hinted at."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import reduce
from typing import Any, NoReturn, TypeGuard
from uuid import UUID

from django.core.cache import cache
from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from shoumi.engines.foundation.errors import Limited, NotFound
from shoumi.regime.access.actors import Actor, Person, Scope
from shoumi.regime.access.deciding import decide
from shoumi.regime.access.decisions import Decision
from shoumi.regime.access.vocabulary import Problem
from shoumi.regime.documents import rules
from shoumi.regime.documents.models import (
    ClassifierRange,
    Custody,
    Document,
    HandlingRules,
    Kind,
    KnowRequest,
    Level,
    LevelDecision,
    LevelScheme,
    Reading,
    Term,
    Version,
)
from shoumi.regime.documents.vocabulary import Event, Hat, Permission, RequestState, Tie
from shoumi.regime.documents.vocabulary import Problem as OwnProblem
from shoumi.regime.journal.group_commit import record_alone
from shoumi.regime.kit import clock
from shoumi.regime.kit.prepared import Prepared
from shoumi.regime.kit.words import LocalizedText
from shoumi.regime.people.models import ClearanceGrade, Membership, Position, Unit
from shoumi.regime.people.queries import standing as people
from shoumi.regime.people.queries import units as seen_units
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


def may_read(viewer: Actor) -> TypeGuard[Person]:
    """Return whether ``viewer`` is a person whose token, if they act with one, may be used for reading at all."""
    return isinstance(viewer, Person) and (viewer.token is None or Scope.READ in viewer.token.scopes)


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


def version(found: Document) -> Version:
    """Return the newest version of a document that was found for a viewer."""
    return Version.objects.select_related("original", "rendition").get(document=found, number=found.version)


@dataclass(frozen=True, slots=True)
class Card:
    """What a viewer sees of a document in a list or on its page: the title is None where it stays sealed."""

    document: Document
    title: str | None
    decision: Decision

    @property
    def readable(self) -> bool:
        """Whether the viewer may open it now."""
        return self.decision.allowed


def card(viewer: Actor, found: Document) -> Card:
    """Return the card of ``found`` for ``viewer``: who is refused sees no title where the level seals titles."""
    decision = decide(viewer, Permission.OPEN, found.subject)
    handling = handling_rules(found.level_id, clock.now())
    sealed = not decision.allowed and (handling is None or handling.title_sealed)
    return Card(found, None if sealed else found.title, decision)


def handling_rules(level: UUID, at: datetime) -> HandlingRules | None:
    """Return the handling rules of a level at ``at``; None, which refuses everything, where none hold."""
    return HandlingRules.objects.holding(at).filter(level=level).order_by("-recorded_at", "-pk").first()


def level_at(document_id: UUID, at: datetime) -> Level | None:
    """Return the level of a document at ``at``; None before it was registered."""
    found = LevelDecision.objects.holding(at).filter(document=document_id).select_related("level").first()
    return found.level if found else None


def scheme_in_use() -> LevelScheme | None:
    """Return the level scheme the company works with; None before one is adopted."""
    return LevelScheme.objects.filter(in_use=True).first()


def levels() -> QuerySet[Level]:
    """Return the levels of the scheme in use, the most secret first: everybody may look them up."""
    return Level.objects.filter(scheme__in_use=True).order_by("-rank")


def kinds() -> QuerySet[Kind]:
    """Return the catalogue of kinds of secret: everybody may look up what counts as secret (S01)."""
    return Kind.objects.filter(retired=False).order_by("category", "order", "code")


def retired_kinds() -> QuerySet[Kind]:
    """Return the kinds that were taken out of the catalogue, for the officer who may restore them."""
    return Kind.objects.filter(retired=True).order_by("category", "order", "code")


def clearances() -> list[tuple[int, LocalizedText]]:
    """Return the ranks of clearance a level may ask for with their names, none first."""
    grades = ClearanceGrade.objects.order_by("rank")
    return [(0, LocalizedText("不作要求", "None")), *((grade.rank, grade.name) for grade in grades)]


def reading_list(found: Document) -> QuerySet[Reading]:
    """Return the need-to-know list of a document, present and to come, for those who keep it."""
    return (
        Reading.objects.standing()
        .filter(Q(holds_until=None) | Q(holds_until__gt=clock.now()), document=found)
        .select_related("person", "unit", "position")
        .order_by("holds_from", "pk")
    )


def requests_to_decide(viewer: Person) -> QuerySet[KnowRequest]:
    """Return the open requests to know for documents that ``viewer`` keeps."""
    if not may_read(viewer):
        return KnowRequest.objects.none()
    return (
        KnowRequest.objects.filter(state=RequestState.OPEN, document__custodian=viewer.id)
        .select_related("asker", "document")
        .order_by("made_at")
    )


def own_requests(viewer: Person) -> QuerySet[KnowRequest]:
    """Return what ``viewer`` asked to know, newest first; what they may see of the answer is `KnowRequest.told`."""
    if not may_read(viewer):
        return KnowRequest.objects.none()
    return KnowRequest.objects.filter(asker=viewer.id).order_by("-made_at")


def register() -> QuerySet[Document]:
    """Return the officer's register: every document, for numbers, levels, custodians, holders and terms, no content.

    Only `actions.reading_register.read_register` hands this out, which asks for the right and records its use.
    """
    at = clock.now()
    lines = Reading.objects.holding(at).filter(document=OuterRef("pk")).order_by().values("document")
    holders = Subquery(lines.annotate(lines=Count("pk")).values("lines"))
    return (
        Document.objects.select_related("level", "kind", "unit", "custodian")
        .annotate(holders=Coalesce(holders, 0))
        .order_by("-registered_at", "-number")
    )


def units_with_documents() -> QuerySet[Unit]:
    """Return the units that documents belong to, for the filter of the officer's register."""
    return Unit.objects.filter(pk__in=Document.objects.exclude(unit=None).values("unit")).order_by("name_zh")


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


def versions(found: Document) -> QuerySet[Version]:
    """Return the versions of a document that was found for a viewer, the newest first."""
    return Version.objects.filter(document=found).select_related("added_by", "original").order_by("-number")


def level_decisions(found: Document) -> QuerySet[LevelDecision]:
    """Return the decisions on the level of a document that was found for a viewer, the newest first."""
    told = LevelDecision.objects.standing().filter(document=found).select_related("level", "decided_by")
    return told.order_by("-holds_from", "-pk")


def classifier_hats(at: datetime) -> dict[UUID, frozenset[Hat]]:
    """Return who may decide levels at ``at``, as the hat they wear."""
    held = ClassifierRange.objects.holding(at).values_list("person_id", flat=True)
    return dict.fromkeys(held, frozenset({Hat.CLASSIFIER}))


def classifiers() -> QuerySet[ClassifierRange]:
    """Return who may decide levels now, and up to which rank: everybody may know whom to ask."""
    return ClassifierRange.objects.holding(clock.now()).select_related("person").order_by("-ceiling", "person__name")


def positions(viewer: Actor) -> QuerySet[Position]:
    """Return the positions ``viewer`` may name as readers: the company's own people see all, outsiders none."""
    return Position.objects.order_by("name_zh") if seen_units(viewer).exists() else Position.objects.none()


def unit_of(viewer: Person) -> UUID | None:
    """Return the primary unit ``viewer`` works in now, to which what they register belongs; None for none."""
    held = Membership.objects.holding(clock.now()).filter(person=viewer.id, primary=True)
    unit: UUID | None = held.values_list("unit_id", flat=True).first()
    return unit


def grade_name(rank: int) -> LocalizedText:
    """Return what clearance of ``rank`` is called: the lowest grade that reaches it, else a level that asks for it."""
    named = ClearanceGrade.objects.filter(rank__gte=rank).order_by("rank").first()
    asking = HandlingRules.objects.holding(clock.now()).filter(clearance=rank).values("level")
    named_by_level = named or levels().filter(pk__in=asking).last()
    return named_by_level.name if named_by_level else LocalizedText(str(rank), str(rank))


def level_name(rank: int) -> LocalizedText:
    """Return the name of the level of ``rank`` in the scheme in use; the number itself where there is none."""
    level = levels().filter(rank=rank).first()
    return level.name if level else LocalizedText(str(rank), str(rank))


def is_in_use() -> bool:
    """Return whether any document bears a level, so that the scheme can no longer be changed."""
    return Document.objects.exists()


def by_ids(ids: Iterable[UUID]) -> dict[UUID, Document]:
    """Return documents by id, for parts that decided before that the viewer may know of them."""
    return {found.id: found for found in Document.objects.filter(pk__in=list(ids)).select_related("level")}
