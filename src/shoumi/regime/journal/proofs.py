"""Proof that an event stands in the ledger, for the parts that show it to people."""

from dataclasses import dataclass
from uuid import UUID

from shoumi.engines.foundation.errors import NotFound
from shoumi.engines.ledger.merkle import inclusion_proof
from shoumi.regime.journal import models
from shoumi.regime.journal.sequencing import entry_of, node_reader, sequence
from shoumi.regime.journal.vocabulary import Problem


@dataclass(frozen=True)
class EntryProof:
    """One entry with what an outsider needs to check it: leaf bytes, audit path, signed checkpoint."""

    index: int
    event: models.Event
    leaf: bytes
    path: tuple[bytes, ...]
    """Hashes of the inclusion proof (RFC 6962), from the leaf's neighbour upwards."""
    checkpoint: models.Checkpoint


def prove(uid: UUID) -> EntryProof:
    """Return the proof of the event ``uid``, placing it first when it is still pending.

    Raises NotFound for an event that does not exist. Call it outside a transaction.
    """
    event = models.Event.objects.filter(uid=uid).first()
    if event is None:
        raise NotFound(Problem.NO_SUCH_ENTRY)
    leaf = models.Leaf.objects.filter(event=event).select_related("log").first()
    if leaf is None:
        sequence()
        leaf = models.Leaf.objects.select_related("log").get(event=event)
    checkpoint = models.Checkpoint.objects.filter(log=leaf.log, size__gt=leaf.index).order_by("-size")[0]
    path = inclusion_proof(leaf.index, checkpoint.size, node_reader(leaf.log))
    return EntryProof(leaf.index, event, entry_of(event).to_bytes(), tuple(path), checkpoint)


def newest_checkpoint() -> models.Checkpoint | None:
    """Return the newest signed checkpoint; None before the first event was placed."""
    return models.Checkpoint.objects.select_related("log").order_by("-log", "-size").first()
