"""Registering a secret, and adding a version to one."""

import hashlib
import secrets
from collections.abc import Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID, uuid4

from django.conf import settings

from shoumi.engines.foundation.errors import Invalid, ShoumiError
from shoumi.engines.rendering.formats import Format
from shoumi.engines.rendering.values import Inspection
from shoumi.regime.access.actors import Person
from shoumi.regime.access.deciding import authorised, permitted
from shoumi.regime.documents import pages, queries, rules
from shoumi.regime.documents.actions.granting import NewReading, add_reading
from shoumi.regime.documents.actions.keeping import check_keeper
from shoumi.regime.documents.models import Custody, Document, Kind, Level, LevelDecision, Term, Version
from shoumi.regime.documents.vocabulary import Basis, Category, Event, Permission, Problem
from shoumi.regime.journal.group_commit import record_alone
from shoumi.regime.journal.recording import record
from shoumi.regime.kit import clock
from shoumi.regime.vault import objects
from shoumi.regime.vault.objects import Sealing
from shoumi.regime.vault.values import seal_text

MOST_TERMS = 20_000
"""Search terms kept of one document: its first ones; a longer text is still found by these."""
MOST_TEXT = 2 << 20
"""Characters of text that are read for the search."""


@dataclass(frozen=True, kw_only=True)
class Proposal:
    """What a document is registered as: title, kind, level, ground in writing, custodian, readers."""

    title: str
    kind: Kind
    level: Level
    ground: str
    custodian: UUID | None = None
    """None: whoever registers keeps it."""
    unit: UUID | None = None
    readers: Sequence[NewReading] = ()


@dataclass(frozen=True)
class Arrived:
    """A file that was sealed while it streamed in, under the name it was handed in with."""

    sealing: Sealing
    name: str


@dataclass(frozen=True)
class _Looked:
    """What the renderer found in a file."""

    inspection: Inspection
    terms: frozenset[str]
    rendition: Sealing | None


def register_document(*, actor: Person, file: Arrived, proposal: Proposal) -> Document:
    """Register a secret: its first version, level, term, custodian and need-to-know list in one decision (S03, S06).

    ``file`` is kept on success and given up otherwise. Raises Refused when ``actor`` may not decide this level, Invalid
    when the file or the proposal cannot be accepted (recorded, nothing half registered), Conflict when a reader or the
    custodian is not cleared for the level, or the custodian not present.
    """
    with file.sealing:
        permitted(actor, Permission.REGISTER, proposal.level.subject)
        title = rules.check_title(proposal.title)
        rules.check_ground(proposal.ground)
        looked = _look_at(actor, file, title)
        with looked.rendition or nullcontext(), authorised(actor, Permission.REGISTER, proposal.level.subject):
            document = _new_document(actor, proposal, title, looked.inspection.pages)
            check_keeper(document.custodian_id, document)
            version, content = _new_version(actor, document, file, looked)
            _decide_first_level(actor, document, proposal)
            _index(document, looked.terms)
            record(
                Event.REGISTERED,
                actor=actor,
                subject=document.subject,
                kind=proposal.kind.code,
                level=proposal.level.code,
                custodian=document.custodian_id,
                secret_until=document.secret_until,
                version=version.id,
                pages=version.pages,
                size=version.original.plain_size,
                content=content,
            )
            for reading in proposal.readers:
                add_reading(actor, document, reading)
            return document


def add_version(*, actor: Person, document: Document, file: Arrived) -> Version:
    """Add a version to ``document``; it inherits the level, and the search finds it by the new text.

    Raises as `register_document`; Refused when ``actor`` does not keep the document.
    """
    with file.sealing:
        permitted(actor, Permission.ADD_VERSION, document.subject)
        looked = _look_at(actor, file, document.title)
        with looked.rendition or nullcontext(), authorised(actor, Permission.ADD_VERSION, document.subject):
            document.refresh_from_db()
            document.version += 1
            document.pages = looked.inspection.pages
            document.save(update_fields=["version", "pages"])
            version, content = _new_version(actor, document, file, looked)
            _index(document, looked.terms)
            record(
                Event.VERSION_ADDED,
                actor=actor,
                subject=document.subject,
                number=version.number,
                version=version.id,
                pages=version.pages,
                size=version.original.plain_size,
                content=content,
            )
            return version


def turn_away(*, actor: Person, size: int, rejected: StrEnum = Event.FILE_REJECTED) -> None:
    """Raise Invalid, after it is recorded as ``rejected``, when ``size`` bytes are more than a file may have."""
    try:
        rules.check_size(size, settings.INSTALLATION.upload_limit_mib)
    except Invalid as problem:
        record_alone(rejected, actor=actor, problem=problem.code.value, size=size)
        raise


def _look_at(actor: Person, file: Arrived, title: str) -> _Looked:
    """Let the renderers look at the sealed file. A file that cannot be accepted is recorded, then raised."""
    try:
        if file.sealing.plain_size == 0:
            raise Invalid(Problem.EMPTY_FILE)
        rules.check_size(file.sealing.plain_size, settings.INSTALLATION.upload_limit_mib)
        with file.sealing.reading() as opener:
            inspection = pages.pool().inspect(pages.plain(opener), rules.safe_name(file.name))
        text = _text_of(file.sealing, inspection)
    except ShoumiError as problem:
        record_alone(Event.FILE_REJECTED, actor=actor, problem=problem.code.value, size=file.sealing.plain_size)
        raise
    rendition = objects.seal_bytes(inspection.rendition) if inspection.rendition else None
    return _Looked(inspection, frozenset(rules.search_terms(f"{title} {text}")), rendition)


def _text_of(sealing: Sealing, inspection: Inspection) -> str:
    if inspection.rendition:
        with pages.pool().open(inspection.rendition, Format.PDF) as document:
            return document.full_text(MOST_TEXT)
    with sealing.reading() as opener, pages.pool().open(pages.plain(opener), inspection.format) as document:
        return document.full_text(MOST_TEXT)


def _new_document(actor: Person, proposal: Proposal, title: str, page_count: int) -> Document:
    now = clock.now()
    document = Document(
        number=_free_number(Category(proposal.kind.category)),
        kind=proposal.kind,
        level=proposal.level,
        unit_id=proposal.unit,
        author_id=actor.id,
        custodian_id=proposal.custodian or actor.id,
        registered_at=now,
        secret_until=rules.secret_until(clock.today(), _years(proposal)),
        pages=page_count,
    )
    document.seal_title(title)
    document.save()
    Custody.objects.create(document=document, person_id=document.custodian_id, holds_from=now, recorded_at=now)
    return document


def _free_number(category: Category) -> str:
    while True:
        number = rules.new_number(category, clock.today().year)
        if not Document.objects.filter(number=number).exists():
            return number


def _years(proposal: Proposal) -> int:
    handling = queries.handling_rules(proposal.level.id, clock.now())
    return handling.years if handling else proposal.kind.years


def _decide_first_level(actor: Person, document: Document, proposal: Proposal) -> None:
    now = clock.now()
    decision = LevelDecision(
        document=document,
        level=proposal.level,
        basis=Basis.FIRST,
        decided_by_id=actor.id,
        years=_years(proposal),
        holds_from=now,
        recorded_at=now,
    )
    decision.seal_ground(proposal.ground)
    decision.save()


def _new_version(actor: Person, document: Document, file: Arrived, looked: _Looked) -> tuple[Version, str]:
    """Keep the sealed bytes as the newest version; return it and the commitment to its content for the ledger."""
    version_id = uuid4()
    level = document.level.code
    salt = secrets.token_bytes(32)
    digest = file.sealing.plain_digest
    version = Version.objects.create(
        id=version_id,
        document=document,
        number=document.version,
        original=file.sealing.keep(level=level, version=document.version),
        rendition=looked.rendition.keep(level=level, version=document.version) if looked.rendition else None,
        format=looked.inspection.format.value,
        media_type=looked.inspection.media_type,
        pages=looked.inspection.pages,
        sealed_name=seal_text(rules.safe_name(file.name), f"documents.name:{version_id}"),
        sealed_content=seal_text(f"{salt.hex()}:{digest.hex()}", f"documents.content:{version_id}"),
        added_by_id=actor.id,
        added_at=clock.now(),
    )
    return version, hashlib.sha256(salt + digest).hexdigest()


def _index(document: Document, terms: frozenset[str]) -> None:
    Term.objects.filter(document=document).delete()
    digests = {queries.term_digest(term) for term in sorted(terms)[:MOST_TERMS]}
    Term.objects.bulk_create([Term(document=document, digest=digest) for digest in digests], batch_size=2000)
