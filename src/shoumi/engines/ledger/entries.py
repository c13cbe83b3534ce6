"""Entry format v1: what one leaf of the ledger says, as canonical JSON.

A leaf holds stable identifiers and a salted commitment, never content: it can be handed to anyone and never has to be
changed. docs/security/ledger.md, section "Entry", is the byte-exact text.
"""

import json
import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import NoReturn, Self
from uuid import UUID

from shoumi.engines.foundation.canonical import Json, canonical_bytes
from shoumi.engines.foundation.errors import Corrupt
from shoumi.engines.ledger.problems import LedgerProblem

VERSION = 1
LONGEST_ENTRY = 0xFFFF  # bytes; the length field of a C2SP entry bundle has two bytes
COMMITMENT_SIZE = 32
LATE_BY_AT_MOST = timedelta(seconds=60)
"""How far an entry's time may lie before the latest of its predecessors: no recording transaction may live longer."""

DETAILS_ERASED = "journal.details.erased"
"""The event that accounts for missing details; its subject is ``entry:<id of the entry whose details are gone>``."""
LOG_CONTINUED = "journal.log.continued"
"""The first event of a log that continues another; its subject names the checkpoint it continues from."""

_EVENT = re.compile(r"[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)+")
_REFERENCE = re.compile(r"[a-z][a-z0-9_]*:[!-~]+")
_LONGEST_EVENT = 100
_LONGEST_REFERENCE = 400
_FIELDS = frozenset({"v", "id", "at", "event", "actor", "subject", "commitment"})


@dataclass(frozen=True, slots=True)
class Entry:
    """One event: who did what to which thing, when, and the commitment to the details.

    ``at`` is an aware UTC instant with microseconds; ``event`` is dotted lower-case words; ``actor`` and ``subject``
    are references ``kind:identifier`` in printable ASCII (``person:<uuid>``, ``job:<name>``, ``console:<user>``,
    ``document:<uuid>``). Raises ValueError for a value the format does not admit.
    """

    id: UUID
    at: datetime
    event: str
    actor: str
    subject: str | None
    commitment: bytes

    def __post_init__(self) -> None:
        if self.at.utcoffset() is None or self.at.utcoffset() != UTC.utcoffset(None):
            _reject("at", self.at)
        if len(self.event) > _LONGEST_EVENT or not _EVENT.fullmatch(self.event):
            _reject("event", self.event)
        for field, value in (("actor", self.actor), ("subject", self.subject)):
            if value is not None and (len(value) > _LONGEST_REFERENCE or not _REFERENCE.fullmatch(value)):
                _reject(field, value)
        if len(self.commitment) != COMMITMENT_SIZE:
            _reject("commitment", len(self.commitment))

    def to_bytes(self) -> bytes:
        """Return the leaf: canonical JSON in UTF-8, without a line end."""
        return canonical_bytes(
            {
                "v": VERSION,
                "id": str(self.id),
                "at": format_instant(self.at),
                "event": self.event,
                "actor": self.actor,
                "subject": self.subject,
                "commitment": self.commitment.hex(),
            }
        )

    @classmethod
    def from_bytes(cls, leaf: bytes) -> Self:
        """Read a leaf. Raises Corrupt unless ``leaf`` is byte for byte what `to_bytes` writes for some entry."""
        try:
            entry = cls._read(json.loads(leaf))
        except (ValueError, TypeError, AttributeError, RecursionError) as error:
            raise Corrupt(LedgerProblem.ENTRY_MALFORMED) from error
        if entry.to_bytes() != leaf:
            raise Corrupt(LedgerProblem.ENTRY_MALFORMED)
        return entry

    @classmethod
    def _read(cls, told: dict[str, Json]) -> Self:
        if told.keys() != _FIELDS:
            _reject("fields", sorted(told))
        if told["v"] != VERSION:
            _reject("v", told["v"])
        subject = told["subject"]
        return cls(
            id=UUID(_text(told["id"])),
            at=parse_instant(_text(told["at"])),
            event=_text(told["event"]),
            actor=_text(told["actor"]),
            subject=None if subject is None else _text(subject),
            commitment=bytes.fromhex(_text(told["commitment"])),
        )


def format_instant(instant: datetime) -> str:
    """Return ``2026-11-23T15:04:05.000000Z``: UTC, always six digits of a second, so that text order is time order."""
    return instant.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="microseconds") + "Z"


def parse_instant(text: str) -> datetime:
    """Read what `format_instant` writes. Raises ValueError for anything else."""
    instant = datetime.fromisoformat(text).astimezone(UTC)
    if format_instant(instant) != text:
        _reject("instant", text)
    return instant


def _text(value: Json) -> str:
    if not isinstance(value, str):
        _reject("text", value)
    return value


def _reject(field: str, value: object) -> NoReturn:
    msg = f"not a ledger entry: {field} is {value!r}"
    raise ValueError(msg)
