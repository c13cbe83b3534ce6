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
from shoumi.engines.ledger.commitments import SALT_SIZE, commit_encoded
from shoumi.engines.ledger.entries import format_instant
from shoumi.regime.journal import models
from shoumi.regime.journal.acting import Acting, Subject
from shoumi.regime.kit import clock

_INSERT_EVENT = "INSERT INTO journal_event (uid, at, code, actor, subject, commitment) VALUES (%s, %s, %s, %s, %s, %s)"
_INSERT_DETAILS = (
    "INSERT INTO journal_details (event_id, salt, body) SELECT id, %s, %s FROM journal_event WHERE uid = %s"
)

_UID, _AT = models.Event._meta.get_field("uid"), models.Event._meta.get_field("at")

Detail: TypeAlias = "str | int | bool | UUID | datetime | date | Sequence[Detail] | Mapping[str, Detail] | None"


@dataclass(frozen=True, slots=True)
class Drafted:
    """An event with the opening of its commitment, ready to be written."""

    uid: UUID
    at: datetime
    code: str
    actor: str
    subject: str | None
    commitment: bytes
    salt: bytes
    body: str


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
    return drafted.uid


def draft(
    code: StrEnum, *, actor: Acting, subject: Subject | None, details: Mapping[str, Detail], uid: UUID | None = None
) -> Drafted:
    """Return the unwritten event ``code`` at the present instant, with its commitment."""
    told: dict[str, Json] = {name: _json(value) for name, value in details.items()}
    if actor.origin:
        told["origin"] = dict(actor.origin)
    body = canonical_bytes(told)
    salt = secrets.token_bytes(SALT_SIZE)
    return Drafted(
        uid=uid or uuid4(),
        at=clock.now(),
        code=code.value,
        actor=actor.reference,
        subject=subject.reference if subject else None,
        commitment=commit_encoded(body, salt),
        salt=salt,
        body=body.decode(),
    )


def write(drafts: Sequence[Drafted]) -> None:
    """Insert ``drafts`` in their order, in the caller's transaction.

    Plain SQL: views and refusals come by the thousand, and model instances would cost more than the database does.
    """
    events, details = [], []
    for each in drafts:
        key = _UID.get_db_prep_save(each.uid, connection)
        at = _AT.get_db_prep_save(each.at, connection)
        events.append((key, at, each.code, each.actor, each.subject, each.commitment))
        details.append((each.salt, each.body, key))
    with connection.cursor() as cursor:
        cursor.executemany(_INSERT_EVENT, events)
        cursor.executemany(_INSERT_DETAILS, details)
    latest = max(each.at for each in drafts)
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
