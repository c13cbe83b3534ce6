"""The proof of a ledger entry as texts that people copy and programs read."""

from dataclasses import dataclass
from typing import Self

from shoumi.engines.ledger.merkle import leaf_hash, verify_inclusion
from shoumi.regime.journal.proofs import EntryProof


@dataclass(frozen=True, slots=True)
class ProofTexts:
    """Leaf, audit path (hexadecimal, one hash a line, from the leaf's neighbour upwards) and signed checkpoint."""

    index: int
    event: str
    leaf: str
    path: str
    note: str
    size: int

    @classmethod
    def of(cls, proof: EntryProof) -> Self:
        """Return the texts of ``proof`` after checking it. Raises Corrupt when it does not hold."""
        checkpoint = proof.checkpoint
        verify_inclusion(
            leaf=leaf_hash(proof.leaf),
            index=proof.index,
            size=checkpoint.size,
            root=bytes(checkpoint.root),
            proof=proof.path,
        )
        return cls(
            index=proof.index,
            event=str(proof.event.uid),
            leaf=proof.leaf.decode(),
            path="\n".join(each.hex() for each in proof.path),
            note=checkpoint.note,
            size=checkpoint.size,
        )
