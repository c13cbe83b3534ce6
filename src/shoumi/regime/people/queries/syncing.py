"""Sources, their runs, and what a comparison needs of the directory."""

from enum import StrEnum
from uuid import UUID

from django.db.models import QuerySet

from shoumi.engines.foundation.errors import NotFound
from shoumi.regime.access.actors import Actor
from shoumi.regime.access.deciding import permitted
from shoumi.regime.kit import clock
from shoumi.regime.people.models import ExternalLink, Person, Source, SyncEntry, SyncRun
from shoumi.regime.people.queries import identities, standing
from shoumi.regime.people.rulebook import DIRECTORY
from shoumi.regime.people.rules.syncing import Known, Link
from shoumi.regime.people.sync.values import Snapshot, unpacked_person, unpacked_unit
from shoumi.regime.people.sync.vocabulary import RunState, SettingName, SourceKind, SyncProblem, Thing
from shoumi.regime.people.vocabulary import Permission
from shoumi.regime.vault.values import keyed_digest, open_text


def sources(viewer: Actor) -> "QuerySet[Source]":
    """Return all sources by name. Raises `ActRefused` for those who may not see them."""
    permitted(viewer, Permission.SEE_SOURCES, DIRECTORY)
    return Source.objects.order_by("name")


def source(viewer: Actor, source_id: UUID) -> Source:
    """Return one source. Raises as `sources` does, and NotFound."""
    found = sources(viewer).filter(id=source_id).first()
    if found is None:
        raise NotFound(SyncProblem.NO_SUCH_SOURCE)
    return found


def source_named(viewer: Actor, name: str) -> Source:
    """Return the source called ``name``. Raises as `source` does."""
    found = sources(viewer).filter(name=name).first()
    if found is None:
        raise NotFound(SyncProblem.NO_SUCH_SOURCE)
    return found


def runs(viewer: Actor, source_id: UUID) -> "QuerySet[SyncRun]":
    """Return the runs of a source. Raises as `source` does."""
    return SyncRun.objects.filter(source=source(viewer, source_id)).select_related("source")


def run(viewer: Actor, run_id: UUID) -> SyncRun:
    """Return one run. Raises as `sources` does, and NotFound."""
    permitted(viewer, Permission.SEE_SOURCES, DIRECTORY)
    found = SyncRun.objects.filter(id=run_id).select_related("source", "begun_by", "decided_by").first()
    if found is None:
        raise NotFound(SyncProblem.NO_SUCH_RUN)
    return found


def entries(viewer: Actor, run_id: UUID) -> "QuerySet[SyncEntry]":
    """Return what ``run_id`` would change, or has changed. Raises as `run` does."""
    return SyncEntry.objects.filter(run=run(viewer, run_id)).select_related("person", "unit")


def asking() -> "QuerySet[SyncRun]":
    """Return the runs that wait for a decision, for those whose pages say that they may decide."""
    return SyncRun.objects.filter(state=RunState.ASKING).select_related("source").order_by("begun_at")


def name_told(entry: SyncEntry) -> str:
    """Return the name of what ``entry`` is about: as it is known here, else as the source tells it."""
    if entry.person is not None:
        return entry.person.name
    if entry.unit is not None:
        return str(entry.unit.name)
    if not entry.sealed_told:
        return ""
    text = open_text(entry.sealed_told, entry.context)
    return (unpacked_unit(text) if entry.thing == Thing.UNIT else unpacked_person(text)).name


def digest(text: str) -> bytes:
    """Return the keyed digest by which something told is compared with what was told before."""
    return keyed_digest("numbers", "people.sync", text)


def known_to(source_id: UUID, snapshot: Snapshot) -> Known:
    """Return what the directory holds, for comparing ``snapshot`` with it."""
    links = {row.external_id: row for row in ExternalLink.objects.filter(source=source_id, unit=None)}
    of_persons = ExternalLink.objects.filter(unit=None)
    kept = [(row.person_id, row.missing_since) for row in of_persons if row.person_id is not None]
    people = Person.objects.values_list("id", "email", "staff_number")
    now = clock.now()
    return Known(
        digest=digest,
        people={id_: _link(row, row.person_id) for id_, row in links.items()},
        units={
            row.external_id: _link(row, row.unit_id)
            for row in ExternalLink.objects.filter(source=source_id, person=None)
        },
        states=standing.states_of_all(now),
        emails={email: person for person, email, _ in people if email},
        staff_numbers={number: person for person, _, number in people if number},
        identities=identities.persons_with(person.identity for person in snapshot.people),
        linked=frozenset(person for person, missing in kept if missing is None),
        formerly=frozenset(person for person, missing in kept if missing is not None),
    )


_COMPANY = {
    SourceKind.WECOM: SettingName.CORP_ID,
    SourceKind.DINGTALK: SettingName.CORP_ID,
    SourceKind.FEISHU: SettingName.APP_ID,
}
"""The setting that tells one company's directory from another's on a platform."""


def persons_in_directory(kind: StrEnum, company: str, user: str) -> set[UUID]:
    """Return whom the directory of ``company`` on the platform ``kind`` knows as ``user``, for single sign-on.

    Only what a source that is on holds, and had when it answered last.
    """
    if kind.value not in {each.value for each in _COMPANY}:
        return set()
    setting = _COMPANY[SourceKind(kind.value)]
    links = ExternalLink.objects.filter(
        source__kind=kind.value, source__on=True, unit=None, external_id=user, missing_since=None
    ).select_related("source")
    return {row.person_id for row in links if row.source.settings.get(setting) == company and row.person_id is not None}


def _link(row: ExternalLink, target: UUID | None) -> Link:
    if target is None:
        message = "a link without a thing, which the database admits not"
        raise ValueError(message)
    return Link(target, bytes(row.seen), bytes(row.place), row.missing_since is not None, row.began_leaving)
