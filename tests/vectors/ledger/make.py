"""Makes the vectors of ledger format v1: `python tests/vectors/ledger/make.py` from the top of the checkout.

Everything is derived from fixed keys and numbers, so that running it again changes no byte. The keys are public and
sign nothing but these vectors.
"""

import hashlib
import json
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID

TOP = Path(__file__).parents[3]
sys.path[:0] = [str(TOP / "src"), str(TOP)]

from shoumi.engines.ledger.archives import ZipArchive  # noqa: E402 - found through the line above
from shoumi.engines.ledger.checkpoints import Checkpoint, cosign, sign  # noqa: E402 - as above
from shoumi.engines.ledger.commitments import commit  # noqa: E402 - as above
from shoumi.engines.ledger.entries import DETAILS_ERASED, LOG_CONTINUED, Entry  # noqa: E402 - as above
from shoumi.engines.ledger.export import Opening, Record, write_export  # noqa: E402 - as above
from shoumi.engines.ledger.keys import KeyKind, SigningKey  # noqa: E402 - as above
from shoumi.engines.ledger.merkle import Frontier, consistency_proof, inclusion_proof, leaf_hash  # noqa: E402 - as above

HERE = Path(__file__).parent
START = datetime(2026, 1, 5, 1, 30, tzinfo=UTC)
WITNESS = SigningKey("witness.example/w1", KeyKind.COSIGNATURE, bytes(range(32, 64)))
EVENTS = ("documents.document.register", "documents.grant.add", "documents.version.open", "access.decision.refused")
LENGTH = 300  # more than one tile, so that the tree of tiles has two levels


def log_key(number: int) -> SigningKey:
    """Return the vectors' key of the log ``number``."""
    return SigningKey(f"shoumi.example/log/{number}", KeyKind.NOTE, bytes([number]) * 32)


def entry(log: int, index: int, event: str, subject: str) -> Record:
    """Return the entry ``index`` of the log ``log`` with details and salt that follow from the two numbers."""
    details = {
        "number": f"SM-2026-{index:04d}",
        "reader": "李雷",
        "pages": [1, 2],
        "copy": None,
        "urgent": index % 2 == 0,
    }
    salt = hashlib.sha256(b"salt %d %d" % (log, index)).digest()
    made = Entry(
        id=UUID(bytes=hashlib.sha256(b"id %d %d" % (log, index)).digest()[:16], version=4),
        at=START + timedelta(days=log - 1, seconds=90 * index, microseconds=index),
        event=event,
        actor="person:1f6f1f3e-6c55-4b6c-9b38-4c1b5d8e7a01" if index % 3 else "job:documents.review",
        subject=subject,
        commitment=commit(details, salt),
    )
    return Record(made.to_bytes(), Opening(details, salt))


def first_log() -> list[Record]:
    """Return a log in which the details of entry 5 are erased, as entry 9 records."""
    records = [entry(1, index, EVENTS[index % 4], f"document:{UUID(int=index % 7)}") for index in range(LENGTH)]
    records[9] = entry(1, 9, DETAILS_ERASED, f"entry:{Entry.from_bytes(records[5].leaf).id}")
    records[5] = Record(records[5].leaf, None)
    return records


def notes_of(log: int, records: list[Record], sizes: list[int]) -> tuple[list[str], Checkpoint]:
    """Return the checkpoints at ``sizes``, the last one co-signed."""
    frontier, notes, checkpoint = Frontier(), list[str](), None
    for record in records:
        frontier.append(leaf_hash(record.leaf))
        if frontier.size in sizes:
            checkpoint = Checkpoint(log_key(log).name, frontier.size, frontier.root())
            notes.append(sign(checkpoint, log_key(log)))
    assert checkpoint is not None
    notes[-1] = cosign(notes[-1], WITNESS, START + timedelta(days=log))
    return notes, checkpoint


def export(log: int, records: list[Record], sizes: list[int]) -> Checkpoint:
    """Write ``log-<n>.zip`` and return its checkpoint."""
    notes, checkpoint = notes_of(log, records, sizes)
    with (HERE / f"log-{log}.zip").open("wb") as file:
        write_export(
            ZipArchive(file),
            key=log_key(log),
            at=START + timedelta(days=log, hours=1),
            records=records,
            checkpoints=notes,
            witnesses=[WITNESS.verifying_key],
        )
    return checkpoint


def proofs(records: list[Record]) -> dict[str, object]:
    """Return roots and proofs of the first entries of a log."""
    frontier, nodes, roots = Frontier(), {}, [Frontier().root().hex()]
    for record in records[:20]:
        for node in frontier.append(leaf_hash(record.leaf)):
            nodes[node.level, node.index] = node.hash
        roots.append(frontier.root().hex())

    def read(level: int, index: int) -> bytes:
        return nodes[level, index]

    inclusions = [(0, 1), (0, 20), (7, 8), (7, 13), (18, 19), (19, 20)]
    consistencies = [(1, 2), (4, 8), (6, 8), (7, 13), (16, 20), (19, 20)]
    return {
        "leaves": [record.leaf.decode() for record in records[:20]],
        "roots": roots,
        "inclusion": [
            {"index": index, "size": size, "proof": [each.hex() for each in inclusion_proof(index, size, read)]}
            for index, size in inclusions
        ],
        "consistency": [
            {"old": old, "new": new, "proof": [each.hex() for each in consistency_proof(old, new, read)]}
            for old, new in consistencies
        ],
    }


def main() -> None:
    """Write all vectors."""
    records = first_log()
    last = export(1, records, [1, 100, 256, LENGTH])
    continued = [entry(2, 0, LOG_CONTINUED, last.reference())]
    continued += [entry(2, index, EVENTS[index % 4], f"document:{UUID(int=index)}") for index in range(1, 5)]
    export(2, continued, [1, 5])
    keys = {str(number): log_key(number).verifying_key.to_text() for number in (1, 2)}
    opening = records[0].opening
    assert opening is not None
    told = {
        "keys": keys,
        "private_keys": {number: log_key(int(number)).to_text() for number in keys},
        "witness": WITNESS.verifying_key.to_text(),
        "commitment": {
            "details": opening.details,
            "salt": opening.salt.hex(),
            "commitment": Entry.from_bytes(records[0].leaf).commitment.hex(),
        },
        **proofs(records),
    }
    (HERE / "vectors.json").write_text(json.dumps(told, ensure_ascii=False, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
