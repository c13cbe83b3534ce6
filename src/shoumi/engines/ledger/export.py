"""The export of a ledger: a folder or ZIP that an outsider verifies with tools/verify_ledger.py and nothing else.

The writer streams: it holds one bundle of 4,096 entries, one tile a level, and the list of files written so far.
It writes what it is given, also when that does not fit the checkpoint: an export of a damaged ledger is the evidence
of the damage, and refusing it would help whoever did it. `Summary.agrees` says which it was.
docs/security/ledger.md, section "Export", is the byte-exact text.
"""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from importlib import resources

from shoumi.engines.foundation.canonical import Json, canonical_bytes
from shoumi.engines.ledger import notes
from shoumi.engines.ledger.archives import Archive
from shoumi.engines.ledger.checkpoints import Checkpoint
from shoumi.engines.ledger.entries import format_instant
from shoumi.engines.ledger.keys import SigningKey, VerifyingKey
from shoumi.engines.ledger.merkle import Frontier, leaf_hash
from shoumi.engines.ledger.tiles import TileWriter

FORMAT = "shoumi.ledger-export"
VERSION = 1
BUNDLE = 4096
"""Lines in one file of entries, details or checkpoints."""
READMES = ("README.en.md", "README.zh.md")


@dataclass(frozen=True, slots=True)
class Opening:
    """What opens a commitment: the details and their 32 bytes of salt."""

    details: Json
    salt: bytes


@dataclass(frozen=True, slots=True)
class Record:
    """One leaf as stored, and the opening of its commitment unless that was erased."""

    leaf: bytes
    opening: Opening | None


@dataclass(frozen=True, slots=True)
class Summary:
    """What was written: the checkpoint exported, and the size and root (32 bytes) of the entries found."""

    checkpoint: Checkpoint
    size: int
    root: bytes

    @property
    def agrees(self) -> bool:
        """Whether the entries are those the checkpoint commits to."""
        return (self.size, self.root) == (self.checkpoint.size, self.checkpoint.root)


def write_export(
    archive: Archive,
    *,
    key: SigningKey,
    at: datetime,
    records: Iterable[Record],
    checkpoints: Iterable[str],
    witnesses: Sequence[VerifyingKey] = (),
    with_details: bool = True,
) -> Summary:
    """Write the ledger up to the last of ``checkpoints`` (notes, in order of size) to ``archive`` and close it.

    ``records`` are the leaves of that checkpoint in order; ``at`` is the instant of the export; ``witnesses`` are the
    keys whose co-signatures the notes bear. Without details the export says that they are withheld. The caller sees to
    it that no erasure is recorded and not yet in the tree, or the verifier finds its details missing.
    Raises ValueError without any checkpoint.
    """
    files = _Files(archive)
    for name in READMES:
        files.write(name, resources.files(__package__).joinpath("readme", name).read_bytes())
    keys = [key.verifying_key, *witnesses]
    files.write("keys.txt", "".join(f"{each.to_text()}\n" for each in keys).encode())
    count, checkpoint = _write_checkpoints(files, checkpoints)
    tree = _write_entries(files, records, with_details=with_details)
    files.write_manifest(
        {
            "format": FORMAT,
            "v": VERSION,
            "origin": checkpoint.origin,
            "size": checkpoint.size,
            "root": checkpoint.root.hex(),
            "checkpoints": count,
            "details": with_details,
            "at": format_instant(at),
        },
        key,
    )
    archive.close()
    return Summary(checkpoint, tree.size, tree.root())


class _Files:
    """Writes files and remembers what the manifest will bind."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._written: list[dict[str, Json]] = []

    def write(self, name: str, data: bytes) -> None:
        self._archive.write(name, data)
        self._written.append({"name": name, "size": len(data), "sha256": hashlib.sha256(data).hexdigest()})

    def write_manifest(self, head: dict[str, Json], key: SigningKey) -> None:
        listed = sorted(self._written, key=lambda file: str(file["name"]))
        manifest = canonical_bytes({**head, "files": listed})
        self._archive.write("manifest.json", manifest)
        self._archive.write("manifest.note", notes.sign_text(manifest_text(key.name, manifest), key).encode())


class _Lines:
    """Collects canonical JSON lines into files of `BUNDLE` lines: ``<folder>/000000.jsonl`` and so on."""

    def __init__(self, files: _Files, folder: str) -> None:
        self._files = files
        self._folder = folder
        self._lines: list[bytes] = []
        self._number = 0

    def add(self, line: bytes) -> None:
        self._lines.append(line)

    def flush(self) -> None:
        self._files.write(f"{self._folder}/{self._number:06d}.jsonl", b"".join(line + b"\n" for line in self._lines))
        self._lines.clear()
        self._number += 1


def manifest_text(origin: str, manifest: bytes) -> str:
    """Return the text that is signed for a manifest: format, origin, SHA-256 in hex.

    Its second line is an origin, where a checkpoint has a decimal size: no signature of one passes for the other.
    """
    return f"{FORMAT}/v{VERSION}\n{origin}\n{hashlib.sha256(manifest).hexdigest()}\n"


def _write_checkpoints(files: _Files, checkpoints: Iterable[str]) -> tuple[int, Checkpoint]:
    lines, count, note = _Lines(files, "checkpoints"), 0, ""
    for count, note in enumerate(checkpoints, start=1):
        lines.add(canonical_bytes({"note": note}))
        if count % BUNDLE == 0:
            lines.flush()
    if not count:
        msg = "an export needs a checkpoint"
        raise ValueError(msg)
    if count % BUNDLE:
        lines.flush()
    files.write("checkpoint", note.encode())
    return count, Checkpoint.from_text(notes.parse(note).text)


def _write_entries(files: _Files, records: Iterable[Record], *, with_details: bool) -> Frontier:
    frontier, tiles = Frontier(), TileWriter()
    entries = _Lines(files, "entries")
    details = _Lines(files, "details") if with_details else None
    for record in records:
        index = frontier.size
        entries.add(record.leaf)
        if details and record.opening:
            details.add(_opening_line(index, record.opening))
        for tile in tiles.add(record.leaf, frontier.append(leaf_hash(record.leaf))):
            files.write(tile.path, tile.data)
        if frontier.size % BUNDLE == 0:
            _flush(entries, details)
    if frontier.size % BUNDLE:
        _flush(entries, details)
    for tile in tiles.finish():
        files.write(tile.path, tile.data)
    return frontier


def _flush(entries: _Lines, details: _Lines | None) -> None:
    entries.flush()
    if details:  # also when every opening of the bundle is gone, so that the files that must be there are known
        details.flush()


def _opening_line(index: int, opening: Opening) -> bytes:
    return canonical_bytes({"index": index, "details": opening.details, "salt": opening.salt.hex()})
