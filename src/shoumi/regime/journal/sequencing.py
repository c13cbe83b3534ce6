"""The sequencer: gives events their place in the tree and signs what it has seen.

One at a time, by a lock in the database. Events come from the table of pending ones, never from "ids greater than the
last", because ids of PostgreSQL do not follow the order of commits.
"""

from django.conf import settings
from django.db import connection, transaction

from shoumi.engines.foundation.ids import readable_suffix
from shoumi.engines.ledger import checkpoints, merkle
from shoumi.engines.ledger.checkpoints import Checkpoint, Origin
from shoumi.engines.ledger.entries import Entry
from shoumi.engines.ledger.keys import KeyKind, SigningKey
from shoumi.engines.ledger.merkle import Frontier, leaf_hash
from shoumi.regime.journal import models
from shoumi.regime.kit import clock
from shoumi.regime.vault.keys import keyring

MOST_IN_ONE_CHECKPOINT = 2000
_LOCK = 0x53484F554D49  # "SHOUMI": the advisory lock of the sequencer


def sequence() -> int:
    """Give every pending event its place and sign a checkpoint over them; return how many were placed.

    Raises the sealing engine's errors when the signing key cannot be had; nothing is placed then.
    """
    placed = 0
    while count := _sequence_some():
        placed += count
    return placed


def current_log() -> models.Log:
    """Return the log events are placed in; whoever asks first begins it, while others wait."""
    log = models.Log.objects.order_by("-number").first()
    return log or _begin_log()


def signing_key(log: models.Log) -> SigningKey:
    """Return the key that signs the checkpoints of ``log``; its name is the log's origin."""
    return SigningKey(log.origin, KeyKind.NOTE, keyring().secret("ledger.signing").reveal())


def entry_of(event: models.Event) -> Entry:
    """Return ``event`` as the entry whose bytes are its leaf."""
    return Entry(
        id=event.uid,
        at=event.at,
        event=event.code,
        actor=event.actor,
        subject=event.subject,
        commitment=bytes(event.commitment),
    )


def node_reader(log: models.Log) -> merkle.ReadNode:
    """Return a function that reads complete nodes of ``log`` from the database."""

    def read(level: int, index: int) -> bytes:
        if level == 0:
            return bytes(models.Leaf.objects.values_list("hash", flat=True).get(log=log, index=index))
        return bytes(models.Node.objects.values_list("hash", flat=True).get(log=log, level=level, index=index))

    return read


def _begin_log() -> models.Log:
    with transaction.atomic():
        _lock_sequencer()
        place = f"{settings.INSTALLATION.host}/shoumi-{readable_suffix(8).lower()}"
        first = {"origin": str(Origin(place, 1)), "began_at": clock.now()}
        log, _began = models.Log.objects.get_or_create(number=1, defaults=first)
    return log


def _sequence_some() -> int:
    with transaction.atomic():
        _lock_sequencer()
        # Whoever queued a placed event again, by writing into the tables, must not keep the others from their place.
        models.Pending.objects.filter(event__leaf__isnull=False).delete()
        pending = models.Pending.objects.select_related("event").order_by("event_id")[:MOST_IN_ONE_CHECKPOINT]
        events = [each.event for each in pending]
        if not events:
            return 0
        log = current_log()
        latest = models.Checkpoint.objects.filter(log=log).order_by("-size").first()
        frontier = Frontier.at(latest.size if latest else 0, node_reader(log))
        _place(log, frontier, events)
        _sign(log, frontier)
        models.Pending.objects.filter(event__in=events).delete()
    return len(events)


def _lock_sequencer() -> None:
    # SQLite's IMMEDIATE transactions admit one writer already.
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])


def _place(log: models.Log, frontier: Frontier, events: list[models.Event]) -> None:
    leaves: list[models.Leaf] = []
    nodes: list[models.Node] = []
    for event in events:
        leaf, *inner = frontier.append(leaf_hash(entry_of(event).to_bytes()))
        leaves.append(models.Leaf(log=log, index=leaf.index, event=event, hash=leaf.hash))
        nodes += [models.Node(log=log, level=node.level, index=node.index, hash=node.hash) for node in inner]
    models.Leaf.objects.bulk_create(leaves)
    models.Node.objects.bulk_create(nodes)


def _sign(log: models.Log, frontier: Frontier) -> None:
    checkpoint = Checkpoint(log.origin, frontier.size, frontier.root())
    models.Checkpoint.objects.create(
        log=log,
        size=checkpoint.size,
        root=checkpoint.root,
        note=checkpoints.sign(checkpoint, signing_key(log)),
        at=clock.now(),
    )
