"""Setting up the sources that people and units come from."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID

from shoumi.engines.foundation.errors import Conflict, Invalid
from shoumi.regime.access.actors import Actor
from shoumi.regime.access.deciding import authorised
from shoumi.regime.journal.recording import record
from shoumi.regime.people.actions.facts import found
from shoumi.regime.people.models import Source
from shoumi.regime.people.rulebook import DIRECTORY
from shoumi.regime.people.rules import entries
from shoumi.regime.people.sync.settings import checked
from shoumi.regime.people.sync.vocabulary import SourceKind, SyncProblem
from shoumi.regime.people.vocabulary import Event, Permission
from shoumi.regime.vault.values import seal_text

LEAST_MINUTES = 5
MOST_MINUTES = 60 * 24 * 31
_PER_CENT = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """A source as it is filled in; ``secret`` None keeps the one there is."""

    name: str
    settings: Mapping[str, str] = field(default_factory=dict)
    secret: str | None = None
    share: int = 5
    every_minutes: int = 0
    on: bool = True


def create_source(*, actor: Actor, kind: SourceKind, wanted: Wanted) -> Source:
    """Add a source. Its first plan waits for whoever keeps the directory.

    Raises Refused unless ``actor`` is in charge of IT, Invalid for settings that cannot work, Conflict for a name that
    is taken. Source: requirement P01.
    """
    with authorised(actor, Permission.CONFIGURE_SOURCE, DIRECTORY) as decision:
        source = Source(kind=kind)
        _fill(source, wanted, decision.question.at)
        source.save(force_insert=True)
        record(Event.SOURCE_CREATED, actor=actor, subject=DIRECTORY, source=source.id, source_kind=kind)
    return source


def change_source(*, actor: Actor, source: UUID, wanted: Wanted) -> Source:
    """Replace what ``source`` is set to; with other settings its next plan waits to be confirmed as the first one did.

    Raises as `create_source` does, and NotFound.
    """
    with authorised(actor, Permission.CONFIGURE_SOURCE, DIRECTORY) as decision:
        row = found(Source.objects.select_for_update().filter(id=source).first(), SyncProblem.NO_SUCH_SOURCE)
        before = {name: getattr(row, name) for name in _TOLD}
        _fill(row, wanted, decision.question.at)
        if row.settings != before["settings"] or row.share > before["share"]:
            row.confirmed = False
        row.save()
        changed = [name for name in _TOLD if getattr(row, name) != before[name]]
        record(
            Event.SOURCE_CHANGED,
            actor=actor,
            subject=DIRECTORY,
            source=source,
            changed=[*changed, *(["secret"] if wanted.secret is not None else [])],
        )
    return row


_TOLD = ("name", "settings", "share", "every_minutes", "on")


def _fill(row: Source, wanted: Wanted, now: datetime) -> None:
    row.name = entries.name(wanted.name)
    if Source.objects.filter(name=row.name).exclude(id=row.id).exists():
        raise Conflict(SyncProblem.NAME_TAKEN)
    minutes = wanted.every_minutes
    if not 1 <= wanted.share <= _PER_CENT or (minutes and not LEAST_MINUTES <= minutes <= MOST_MINUTES):
        raise Invalid(SyncProblem.OUT_OF_RANGE)
    row.settings = checked(SourceKind(row.kind), wanted.settings)
    row.share, row.every_minutes, row.on = wanted.share, minutes, wanted.on
    row.next_at = now + timedelta(minutes=minutes) if minutes and wanted.on else None
    if wanted.secret is not None:
        row.sealed_secret = seal_text(wanted.secret, row.context) if wanted.secret else None
