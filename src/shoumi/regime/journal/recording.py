"""`record()`: the event of an act, in the transaction of the act."""

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import TypeAlias
from uuid import UUID, uuid4

from django.db import connection, transaction

from shoumi.engines.foundation.canonical import Json, canonical_bytes
from shoumi.engines.ledger.commitments import commit
from shoumi.engines.ledger.entries import format_instant
from shoumi.regime.journal import models
from shoumi.regime.journal.acting import Acting, Subject
from shoumi.regime.kit import clock

Detail: TypeAlias = "str | int | bool | UUID | datetime | date | Sequence[Detail] | Mapping[str, Detail] | None"

SALT_SIZE = 32


@dataclass(frozen=True, slots=True)
class Drafted:
    """An event with its details, ready to be written."""

    event: models.Event
    details: models.Details


def record(code: StrEnum, *, actor: Acting, subject: Subject | None = None, **details: Detail) -> UUID:
    """Write the event ``code`` in the caller's transaction and return its id.

    ``details`` hold ids, codes, dates and numbers, never titles or content. From where the actor acts is added. Raises
    RuntimeError outside a transaction: there is no act without its record and no record without its act.
    """
    if not connection.in_atomic_block:
        message = f"{code.value} must be recorded in the transaction of its act"
        raise RuntimeError(message)
    drafted = draft(code, actor=actor, subject=subject, details=details)
    write([drafted])
    return drafted.event.uid


def draft(
    code: StrEnum, *, actor: Acting, subject: Subject | None, details: Mapping[str, Detail], uid: UUID | None = None
) -> Drafted:
    """Return the unwritten event ``code`` at the present instant, with its commitment."""
    at = clock.now()
    told: dict[str, Json] = {name: _json(value) for name, value in details.items()}
    if actor.origin:
        told["origin"] = dict(actor.origin)
    salt = secrets.token_bytes(SALT_SIZE)
    event = models.Event(
        uid=uid or uuid4(),
        at=at,
        code=code.value,
        actor=actor.reference,
        subject=subject.reference if subject else None,
        commitment=commit(told, salt),
    )
    return Drafted(event, models.Details(salt=salt, body=canonical_bytes(told).decode()))


def write(drafts: Sequence[Drafted]) -> None:
    """Insert ``drafts`` in their order, in the caller's transaction."""
    events = models.Event.objects.bulk_create([each.event for each in drafts])
    for each, event in zip(drafts, events, strict=True):
        each.details.event = event
    models.Details.objects.bulk_create([each.details for each in drafts])
    latest = max(each.event.at for each in drafts)
    transaction.on_commit(lambda: clock.floor.raise_to(latest))


def _json(value: Detail) -> Json:  # noqa: PLR0911 - one line for each type a detail may have
    match value:
        case bool() | int() | None:
            return value
        case StrEnum():
            return value.value
        case str():
            return value
        case UUID():
            return str(value)
        case datetime():
            return format_instant(value)
        case date():
            return value.isoformat()
        case Mapping():
            return {name: _json(inner) for name, inner in value.items()}
        case _:
            return [_json(inner) for inner in value]
