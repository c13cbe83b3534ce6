"""Keeping what an identity provider pushes. The directory follows when the source is synced, within seconds."""

import json
import secrets
from datetime import datetime
from uuid import UUID

from shoumi.engines.foundation.errors import Conflict, NotFound
from shoumi.regime.access.actors import Actor
from shoumi.regime.access.deciding import authorised
from shoumi.regime.journal.recording import record
from shoumi.regime.people.actions.facts import found
from shoumi.regime.people.models import ProvisionedResource, Source
from shoumi.regime.people.queries.provisioned import Body, provisioned, token_digest, value_digest
from shoumi.regime.people.rulebook import DIRECTORY, SYNC_JOB
from shoumi.regime.people.sync.vocabulary import Provisioned, SourceKind, SyncProblem
from shoumi.regime.people.vocabulary import Event, Permission
from shoumi.regime.vault.values import seal_text

TOKEN_PREFIX = "shs_"  # noqa: S105 - what a token begins with, so that scanners know one


def mint_source_token(*, actor: Actor, source: UUID) -> str:
    """Return a new token for the identity provider of ``source``; the one before it ends with this act.

    It is kept as a keyed digest and told this once. Raises Refused unless ``actor`` is in charge of IT, and NotFound
    for a source that nothing is pushed to.
    """
    with authorised(actor, Permission.CONFIGURE_SOURCE, DIRECTORY):
        rows = Source.objects.select_for_update().filter(id=source, kind=SourceKind.SCIM)
        row = found(rows.first(), SyncProblem.NO_SUCH_SOURCE)
        token = TOKEN_PREFIX + secrets.token_urlsafe(32)
        row.token_digest = token_digest(token)
        row.save(update_fields=["token_digest"])
        record(Event.SOURCE_TOKEN_MINTED, actor=actor, subject=DIRECTORY, source=source)
    return token


def keep_resource(
    *, source: Source, kind: Provisioned, body: Body, resource: UUID | None = None, version: int | None = None
) -> ProvisionedResource:
    """Keep ``body`` as a new user or group, or as what ``resource`` is from now on.

    With ``version``, only while the kept one is still of that version. Raises NotFound, and Conflict for a userName
    that is taken and for another version.
    """
    with authorised(SYNC_JOB, Permission.RUN_SYNC, DIRECTORY) as decision:
        now = decision.question.at
        row = ProvisionedResource(source=source, kind=kind, created_at=now)
        if resource is not None:
            row = _kept(source, kind, resource, version)
            row.version += 1
        user_name = str(body.get("userName") or "").casefold()
        row.user_name = value_digest(user_name) if user_name else None
        row.external_id = value_digest(str(body["externalId"])) if body.get("externalId") else None
        if row.user_name and provisioned(source.id, kind).filter(user_name=row.user_name).exclude(id=row.id).exists():
            raise Conflict(SyncProblem.USER_NAME_TAKEN)
        row.sealed_body = seal_text(json.dumps(dict(body), ensure_ascii=False, default=str), row.context)
        row.changed_at = now
        row.save()
        _note(source, row, now)
    return row


def drop_resource(*, source: Source, kind: Provisioned, resource: UUID, version: int | None = None) -> None:
    """Forget a user or group that was pushed. Raises as `keep_resource` does."""
    with authorised(SYNC_JOB, Permission.RUN_SYNC, DIRECTORY) as decision:
        row = _kept(source, kind, resource, version)
        _note(source, row, decision.question.at)
        row.delete()


def _kept(source: Source, kind: Provisioned, resource: UUID, version: int | None) -> ProvisionedResource:
    row = ProvisionedResource.objects.select_for_update().filter(source=source, kind=kind, id=resource).first()
    if row is None:
        raise NotFound(SyncProblem.NO_SUCH_RESOURCE)
    if version is not None and row.version != version:
        raise Conflict(SyncProblem.OTHER_VERSION)
    return row


def _note(source: Source, row: ProvisionedResource, now: datetime) -> None:
    """Record the push and let the worker sync the source as soon as it can."""
    Source.objects.filter(id=source.id).update(next_at=now)
    record(
        Event.SOURCE_PUSHED,
        actor=SYNC_JOB,
        subject=DIRECTORY,
        source=source.id,
        resource=row.id,
        kind=row.kind,
        version=row.version,
    )
