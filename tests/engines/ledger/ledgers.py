"""Small ledgers with fixed keys, for the tests of the engine and of the verifier."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID

from shoumi.engines.ledger.archives import FolderArchive, ZipArchive
from shoumi.engines.ledger.checkpoints import Checkpoint, cosign, sign
from shoumi.engines.ledger.commitments import commit
from shoumi.engines.ledger.entries import DETAILS_ERASED, LOG_CONTINUED, Entry
from shoumi.engines.ledger.export import Opening, Record, Summary, write_export
from shoumi.engines.ledger.keys import KeyKind, SigningKey
from shoumi.engines.ledger.merkle import Frontier, leaf_hash

START = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)
WITNESS = SigningKey("witness.example/w1", KeyKind.COSIGNATURE, b"w" * 32)
PERSON = f"person:{UUID(int=7)}"


def log_key(number: int = 1) -> SigningKey:
    return SigningKey(f"shoumi.example/log/{number}", KeyKind.NOTE, bytes([number]) * 32)


def numbered(index: int, *, log: int = 1) -> UUID:
    return UUID(bytes=hashlib.sha256(b"%d %d" % (log, index)).digest()[:16])


@dataclass
class Log:
    """A log under construction: append entries, sign checkpoints, export."""

    number: int = 1
    records: list[Record] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    frontier: Frontier = field(default_factory=Frontier)
    now: datetime = START

    @property
    def key(self) -> SigningKey:
        return log_key(self.number)

    def append(
        self, event: str = "documents.version.open", subject: str | None = None, *, at: datetime | None = None
    ) -> UUID:
        index = self.frontier.size
        self.now += timedelta(seconds=7)
        opening = Opening(
            {"purpose": "项目评审", "page": index, "tags": ["甲", "b"]}, hashlib.sha256(b"%d" % index).digest()
        )
        identifier = numbered(index, log=self.number)
        commitment = commit(opening.details, opening.salt)
        entry = Entry(
            identifier, at or self.now, event, PERSON, subject or f"document:{UUID(int=index % 5)}", commitment
        )
        self.append_leaf(entry.to_bytes(), opening)
        return identifier

    def append_leaf(self, leaf: bytes, opening: Opening | None) -> None:
        self.records.append(Record(leaf, opening))
        self.frontier.append(leaf_hash(leaf))

    def checkpoint(self, *, witnessed: bool = False) -> Checkpoint:
        checkpoint = Checkpoint(self.key.name, self.frontier.size, self.frontier.root())
        note = sign(checkpoint, self.key)
        self.notes.append(cosign(note, WITNESS, self.now) if witnessed else note)
        return checkpoint

    def erase(self, index: int, *, recorded: bool = True) -> None:
        self.records[index] = Record(self.records[index].leaf, None)
        if recorded:
            self.append(DETAILS_ERASED, f"entry:{numbered(index, log=self.number)}")

    def export(self, path: Path, *, with_details: bool = True) -> Summary:
        def write(archive: FolderArchive | ZipArchive) -> Summary:
            return write_export(
                archive,
                key=self.key,
                at=self.now,
                records=iter(self.records),
                checkpoints=iter(self.notes),
                witnesses=[WITNESS.verifying_key],
                with_details=with_details,
            )

        if path.suffix != ".zip":
            return write(FolderArchive(path))
        with path.open("xb") as file:
            return write(ZipArchive(file))


def grown(size: int, *, number: int = 1, every: int = 40, witnessed: bool = True) -> Log:
    """Return a log of ``size`` entries with a checkpoint every ``every`` entries and at the end."""
    log = Log(number)
    for index in range(size):
        log.append()
        if index % every == every - 1:
            log.checkpoint()
    log.checkpoint(witnessed=witnessed)
    return log


def continued(old: Checkpoint, *, number: int = 2, size: int = 3) -> Log:
    """Return a log that continues ``old`` after a restore."""
    log = Log(number)
    log.append(LOG_CONTINUED, old.reference())
    for _ in range(size - 1):
        log.append()
    log.checkpoint()
    return log


def files_of(folder: Path) -> Iterator[Path]:
    return (path for path in sorted(folder.rglob("*")) if path.is_file())
