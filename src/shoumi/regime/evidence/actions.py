"""What is done with the ledger: verifying it, and writing it out for others. Both are recorded in it."""

import os
import secrets
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO
from uuid import UUID, uuid4

from django.core.cache import cache

from shoumi.engines.foundation.errors import Conflict, Invalid
from shoumi.engines.ledger.archives import FolderArchive, ZipArchive
from shoumi.engines.ledger.export import Summary
from shoumi.regime.access.actors import Actor, Person
from shoumi.regime.access.deciding import authorised, permitted
from shoumi.regime.evidence import checking
from shoumi.regime.evidence.checking import Check, Verification
from shoumi.regime.evidence.resuming import put_aside, resumed
from shoumi.regime.evidence.vocabulary import LEDGER, Event, Permission, Problem
from shoumi.regime.journal.exporting import export_ledger as write_ledger
from shoumi.regime.journal.group_commit import record_alone
from shoumi.regime.journal.proofs import newest_checkpoint
from shoumi.regime.journal.recording import record
from shoumi.regime.journal.sequencing import sequence
from shoumi.regime.kit.export import Format

LARGEST_DOWNLOAD = 500_000
"""Entries of a download through the browser: it is put together in the server's memory, some 0.8 kB an entry."""

CHECK_LASTS = 60 * 60
"""Seconds for which a check that is under way is kept between two steps."""


def export_ledger(actor: Actor, target: Path, *, with_details: bool = True) -> Summary:
    """Write the ledger to ``target``, a new folder or a new ``.zip`` file, and return what was written.

    `Summary.agrees` says whether the entries are those that were signed; an export of a damaged ledger is evidence of
    the damage and written all the same. Raises `ActRefused` for anybody but the audit administrator and the console,
    Invalid when the target is there already or cannot be written, and Conflict for an empty ledger.
    """
    permitted(actor, Permission.EXPORT, LEDGER)
    _begun()
    if target.exists():
        raise Invalid(Problem.TARGET_EXISTS, target=str(target))
    partial = target.with_name(f".{target.name}-{secrets.token_hex(4)}")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        summary = _write(partial, zipped=target.suffix.lower() == ".zip", with_details=with_details)
        _record_export(actor, summary, with_details=with_details)
        partial.rename(target)
    except OSError as error:
        raise Invalid(Problem.TARGET_UNWRITABLE, target=str(target), reason=error.strerror or "") from error
    finally:
        _remove(partial)
    return summary


def download_ledger(actor: Actor, *, with_details: bool = True) -> tuple[BinaryIO, Summary]:
    """Return the ledger as a ZIP in memory, at its beginning, and what was written. Raises as `export_ledger`.

    Raises Conflict for a ledger of more than `LARGEST_DOWNLOAD` entries.
    """
    permitted(actor, Permission.EXPORT, LEDGER)
    size = _begun()
    if size > LARGEST_DOWNLOAD:
        raise Conflict(Problem.TOO_LARGE_FOR_BROWSER, size=size, limit=LARGEST_DOWNLOAD)
    file = os.fdopen(os.memfd_create("ledger.zip"), "w+b")
    try:
        summary = write_ledger(ZipArchive(file), with_details=with_details)
        _record_export(actor, summary, with_details=with_details)
    except BaseException:
        file.close()
        raise
    file.seek(0)
    return file, summary


def export_entries(actor: Actor, *, format: Format, rows: int) -> None:
    """Record that a list of entries leaves as a file. Raises `ActRefused` as `export_ledger`."""
    permitted(actor, Permission.EXPORT, LEDGER)
    record_alone(Event.LIST_EXPORTED, actor=actor, subject=LEDGER, format=format, rows=rows)


def verify_ledger(actor: Actor, progress: Callable[[int, int], None] | None = None) -> Verification:
    """Check the whole ledger in this database and return what was found, the first bad entry included.

    ``progress`` is called with the entries checked so far and their number. Raises `ActRefused` as `export_ledger`, and
    Conflict for an empty ledger.
    """
    permitted(actor, Permission.VERIFY, LEDGER)
    check = checking.begin()
    while not check.over:
        checking.advance(check)
        if progress is not None:
            progress(check.done, check.size)
    return _concluded(actor, check)


def start_check(actor: Person) -> UUID:
    """Begin a check that is carried on step by step, and return its id. Raises as `verify_ledger`."""
    permitted(actor, Permission.VERIFY, LEDGER)
    check_id = uuid4()
    cache.set(_place(actor, check_id), put_aside(checking.begin()), CHECK_LASTS)
    return check_id


def carry_on(actor: Person, check_id: UUID) -> Check | Verification:
    """Check some thousand entries more; return how far it is, or what was found once it is over.

    Raises as `verify_ledger`, and Conflict for a check that lapsed or is someone else's.
    """
    permitted(actor, Permission.VERIFY, LEDGER)
    place = _place(actor, check_id)
    kept = cache.get(place)
    if kept is None:
        raise Conflict(Problem.CHECK_GONE)
    check = resumed(kept)
    checking.advance(check)
    if not check.over:
        cache.set(place, put_aside(check), CHECK_LASTS)
        return check
    cache.delete(place)
    return _concluded(actor, check)


def _place(actor: Person, check_id: UUID) -> str:
    return f"evidence.check:{actor.id}:{check_id}"


def _begun() -> int:
    """Return how many entries are signed for. Raises Conflict when there is none."""
    sequence()
    newest = newest_checkpoint()
    if newest is None:
        raise Conflict(Problem.NO_CHECKPOINT)
    return newest.size


def _write(partial: Path, *, zipped: bool, with_details: bool) -> Summary:
    if not zipped:
        return write_ledger(FolderArchive(partial), with_details=with_details)
    with partial.open("xb") as file:
        return write_ledger(ZipArchive(file), with_details=with_details)


def _remove(partial: Path) -> None:
    """Remove what an export left behind that did not come to its end."""
    if partial.is_dir():
        shutil.rmtree(partial)
    elif partial.exists():
        partial.unlink()


def _record_export(actor: Actor, summary: Summary, *, with_details: bool) -> None:
    with authorised(actor, Permission.EXPORT, LEDGER):
        record(
            Event.EXPORTED,
            actor=actor,
            subject=LEDGER,
            entries=summary.checkpoint.size,
            root=summary.checkpoint.root.hex(),
            details=with_details,
            agrees=summary.agrees,
        )


def _concluded(actor: Actor, check: Check) -> Verification:
    found = checking.result(check)
    first = found.first
    with authorised(actor, Permission.VERIFY, LEDGER):
        record(
            Event.VERIFIED,
            actor=actor,
            subject=LEDGER,
            entries=found.size,
            root=found.root,
            sound=found.sound,
            fault=first.fault if first else None,
            index=first.index if first else None,
        )
    return found
