"""Checkpoints: what the log commits to, signed by the log and co-signed by witnesses.

A checkpoint is a signed note of three lines: origin, size, base64 root (C2SP tlog-checkpoint). A witness adds a line
that signs a time together with the text (C2SP tlog-cosignature, Ed25519). The origin ends in the number of the log:
after a restore the next number begins, and its first entry names the checkpoint it continues from.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import NamedTuple, Self

from shoumi.engines.foundation.errors import Corrupt
from shoumi.engines.ledger import notes
from shoumi.engines.ledger.keys import KeyKind, SigningKey, VerifyingKey, decode, encode
from shoumi.engines.ledger.merkle import HASH_SIZE
from shoumi.engines.ledger.notes import SignatureLine
from shoumi.engines.ledger.problems import LedgerProblem

_ORIGIN = re.compile(r"(?P<place>[a-z0-9][a-z0-9.-]*(?:/[a-z0-9][a-z0-9._-]*)*)/(?P<number>[1-9][0-9]{0,8})")
_LONGEST_ORIGIN = 200
_SIZE = re.compile(r"0|[1-9][0-9]{0,15}")
_REFERENCE = re.compile(r"checkpoint:(?P<origin>[^ ]+)/(?P<size>0|[1-9][0-9]{0,15})/(?P<root>[0-9a-f]{64})")
_TIME_SIZE = 8


class Origin(NamedTuple):
    """Where a log lives (``shoumi.example/log``) and which of its successive logs this is (1, 2, …)."""

    place: str
    number: int

    def __str__(self) -> str:
        return f"{self.place}/{self.number}"

    @property
    def next(self) -> "Origin":
        """The origin that continues this log."""
        return Origin(self.place, self.number + 1)

    @classmethod
    def from_text(cls, text: str) -> Self:
        """Read ``<place>/<number>``. Raises Corrupt for anything else."""
        found = _ORIGIN.fullmatch(text)
        if found is None or len(text) > _LONGEST_ORIGIN:
            raise Corrupt(LedgerProblem.ORIGIN_MALFORMED)
        return cls(found["place"], int(found["number"]))


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """The log ``origin`` has ``size`` leaves under ``root`` (32 bytes)."""

    origin: str
    size: int
    root: bytes

    def __post_init__(self) -> None:
        Origin.from_text(self.origin)
        if not _SIZE.fullmatch(str(self.size)) or len(self.root) != HASH_SIZE:
            raise Corrupt(LedgerProblem.CHECKPOINT_MALFORMED)

    def to_text(self) -> str:
        """Return the three lines that are signed."""
        return f"{self.origin}\n{self.size}\n{encode(self.root)}\n"

    @classmethod
    def from_text(cls, text: str) -> Self:
        """Read the signed lines. Raises Corrupt for anything else; extension lines are not part of format v1."""
        try:
            origin, size, root, end = text.split("\n")
            checkpoint = cls(origin, int(size), decode(root))
        except ValueError as error:
            raise Corrupt(LedgerProblem.CHECKPOINT_MALFORMED) from error
        if end or checkpoint.to_text() != text:
            raise Corrupt(LedgerProblem.CHECKPOINT_MALFORMED)
        return checkpoint

    def reference(self) -> str:
        """Return how an entry's subject names this checkpoint: ``checkpoint:<origin>/<size>/<root in hex>``."""
        return f"checkpoint:{self.origin}/{self.size}/{self.root.hex()}"

    @classmethod
    def from_reference(cls, text: str) -> Self:
        """Read what `reference` gives. Raises Corrupt for anything else."""
        found = _REFERENCE.fullmatch(text)
        if found is None:
            raise Corrupt(LedgerProblem.CHECKPOINT_MALFORMED)
        return cls(found["origin"], int(found["size"]), bytes.fromhex(found["root"]))


class Cosignature(NamedTuple):
    """A witness's statement: it had seen this checkpoint, consistent with all before, at ``at`` (UTC, seconds)."""

    witness: str
    at: datetime


def sign(checkpoint: Checkpoint, key: SigningKey) -> str:
    """Return ``checkpoint`` as a note signed by the log's key.

    Raises ValueError unless the key is a note key whose name is the checkpoint's origin.
    """
    if key.name != checkpoint.origin:
        msg = f"the key of {key.name} does not sign for {checkpoint.origin}"
        raise ValueError(msg)
    return notes.sign_text(checkpoint.to_text(), key)


def open_note(note: str, keys: Iterable[VerifyingKey]) -> Checkpoint:
    """Return the checkpoint that ``note`` holds when the log's key is among ``keys`` and signed it.

    Raises Corrupt when the text is no checkpoint or is not signed by a key named like its origin.
    """
    checkpoint = Checkpoint.from_text(notes.parse(note).text)
    notes.verify_note(note, [key for key in keys if key.name == checkpoint.origin])
    return checkpoint


def cosign(note: str, key: SigningKey, at: datetime) -> str:
    """Return ``note`` with the witness's line added; ``at`` is an aware instant, kept in whole seconds.

    The caller has verified the log's signature and the consistency with what it saw before: that is what the line
    says. Raises ValueError unless ``key`` is a co-signature key. Source: C2SP tlog-cosignature.
    """
    if key.kind is not KeyKind.COSIGNATURE:
        msg = f"{key.name} is not a key for co-signatures"
        raise ValueError(msg)
    parsed = notes.parse(note)
    Checkpoint.from_text(parsed.text)
    seconds = int(at.timestamp())
    stamped = seconds.to_bytes(_TIME_SIZE, "big") + key.sign(_cosigned(parsed.text, seconds))
    return note + SignatureLine(key.name, key.verifying_key.id, stamped).to_text()


def cosignatures(note: str, keys: Iterable[VerifyingKey]) -> list[Cosignature]:
    """Return the verified co-signatures of the witness ``keys`` on ``note``; witnesses that did not sign are absent.

    Raises Corrupt when a line that claims one of the keys does not verify.
    """
    parsed = notes.parse(note)
    found = []
    for key in keys:
        for line in parsed.signatures:
            if key.kind is KeyKind.COSIGNATURE and line.is_by(key):
                seconds = int.from_bytes(line.signature[:_TIME_SIZE], "big")
                key.verify(_cosigned(parsed.text, seconds), line.signature[_TIME_SIZE:])
                found.append(Cosignature(key.name, datetime.fromtimestamp(seconds, tz=UTC)))
    return found


def _cosigned(text: str, seconds: int) -> bytes:
    return f"cosignature/v1\ntime {seconds}\n{text}".encode()
