"""Writing the ledger out for someone who does not trust this database."""

import json
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection
from django.db.models import Max

from shoumi.engines.ledger.archives import Archive
from shoumi.engines.ledger.entries import DETAILS_ERASED
from shoumi.engines.ledger.export import Opening, Record, Summary, write_export
from shoumi.regime.journal import models
from shoumi.regime.journal.sequencing import current_log, entry_of, sequence, signing_key
from shoumi.regime.kit import clock

ROWS_AT_A_TIME = 2000


def export_ledger(archive: Archive, *, with_details: bool = True) -> Summary:
    """Write the whole current log into ``archive``: entries, openings that were not erased, checkpoints, tiles.

    Memory stays bounded whatever the size. Events recorded meanwhile are left to the next export. Call it outside a
    transaction. Raises ValueError for a log without any event.
    """
    while True:
        sequence()
        log = current_log()
        with _snapshot():
            if not _erasure_pending():
                return _write(archive, log, with_details=with_details)


def _write(archive: Archive, log: models.Log, *, with_details: bool) -> Summary:
    size = models.Checkpoint.objects.filter(log=log).aggregate(size=Max("size"))["size"] or 0
    return write_export(
        archive,
        key=signing_key(log),
        at=clock.now(),
        records=_records(log, size),
        checkpoints=_checkpoints(log, size),
        with_details=with_details,
    )


@contextmanager
def _snapshot() -> Iterator[None]:
    """Let every read of the block see one state of the database, without keeping writers out.

    Django's own transactions would: on SQLite they take the write lock at once.
    """
    with connection.cursor() as cursor:
        postgresql = connection.vendor == "postgresql"
        cursor.execute("BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY" if postgresql else "BEGIN")
        try:
            yield
        finally:
            cursor.execute("ROLLBACK")


def _erasure_pending() -> bool:
    """Return whether details are gone whose erasure is not in the tree yet: a verifier would find them missing."""
    return models.Pending.objects.filter(event__code=DETAILS_ERASED).exists()


def _records(log: models.Log, size: int) -> Iterator[Record]:
    for start in range(0, size, ROWS_AT_A_TIME):
        stop = min(start + ROWS_AT_A_TIME, size)
        leaves = models.Leaf.objects.filter(log=log, index__gte=start, index__lt=stop)
        for leaf in leaves.select_related("event", "event__details").order_by("index"):
            details = getattr(leaf.event, "details", None)
            opening = Opening(json.loads(details.body), bytes(details.salt)) if details else None
            yield Record(entry_of(leaf.event).to_bytes(), opening)


def _checkpoints(log: models.Log, size: int) -> Iterator[str]:
    notes = models.Checkpoint.objects.filter(log=log, size__lte=size).order_by("size").values_list("note", flat=True)
    yield from notes.iterator(ROWS_AT_A_TIME)
