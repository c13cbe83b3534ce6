"""The Merkle tree of RFC 6962 (SHA-256), from single leaves to proofs.

A *complete node* (level, index) covers the leaves [index * 2**level, (index + 1) * 2**level); once complete it never
changes, so a database can store it in an append-only table. Everything else is derived: the root of any earlier size,
inclusion proofs and consistency proofs read O(log size) complete nodes.
"""

import hashlib
import hmac
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Self, TypeAlias

from shoumi.engines.foundation.errors import Corrupt
from shoumi.engines.ledger.problems import LedgerProblem

HASH_SIZE = 32
EMPTY_ROOT = hashlib.sha256(b"").digest()

ReadNode: TypeAlias = Callable[[int, int], bytes]
"""Returns the 32-byte hash of the complete node (level, index)."""


@dataclass(frozen=True, slots=True)
class Node:
    """A complete node: its level (0 = leaf), its index at that level, its 32-byte hash."""

    level: int
    index: int
    hash: bytes


def leaf_hash(leaf: bytes) -> bytes:
    """Return the hash of one leaf. Source: RFC 6962, 2.1; the prefix keeps leaves and nodes apart."""
    return hashlib.sha256(b"\x00" + leaf).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """Return the hash of an inner node over its two children. Source: RFC 6962, 2.1."""
    return hashlib.sha256(b"\x01" + left + right).digest()


class Frontier:
    """The right edge of a growing tree: all that is needed to append, in at most 64 hashes.

    ``size`` counts leaves; ``edge`` holds the roots of the complete subtrees that make up the tree, largest first, one
    for each set bit of ``size``.
    """

    __slots__ = ("_edge", "_size")

    def __init__(self, size: int = 0, edge: Sequence[bytes] = ()) -> None:
        if size < 0 or len(edge) != size.bit_count() or any(len(each) != HASH_SIZE for each in edge):
            raise Corrupt(LedgerProblem.FRONTIER_MALFORMED, size=size, hashes=len(edge))
        self._size = size
        self._edge = list(edge)

    @property
    def size(self) -> int:
        """The number of leaves."""
        return self._size

    @property
    def edge(self) -> tuple[bytes, ...]:
        """The roots of the complete subtrees, largest first."""
        return tuple(self._edge)

    def append(self, leaf: bytes) -> list[Node]:
        """Add the leaf *hash* ``leaf`` and return the nodes this completes, the leaf itself first, then upwards."""
        if len(leaf) != HASH_SIZE:
            msg = f"a leaf hash has {HASH_SIZE} bytes, not {len(leaf)}"
            raise ValueError(msg)
        node = Node(0, self._size, leaf)
        completed = [node]
        while (self._size >> node.level) & 1:
            node = Node(node.level + 1, node.index >> 1, node_hash(self._edge.pop(), node.hash))
            completed.append(node)
        self._edge.append(node.hash)
        self._size += 1
        return completed

    def root(self) -> bytes:
        """Return the root over all leaves so far; of no leaves, SHA-256 of nothing."""
        return _fold(self._edge)

    def to_bytes(self) -> bytes:
        """Return 8 bytes of size (big-endian) followed by the edge."""
        return self._size.to_bytes(8, "big") + b"".join(self._edge)

    @classmethod
    def from_bytes(cls, data: bytes) -> Self:
        """Read what `to_bytes` wrote. Raises Corrupt for anything else."""
        if len(data) < 8 or (len(data) - 8) % HASH_SIZE:  # noqa: PLR2004 - the eight bytes of the size
            raise Corrupt(LedgerProblem.FRONTIER_MALFORMED, bytes=len(data))
        edge = [data[start : start + HASH_SIZE] for start in range(8, len(data), HASH_SIZE)]
        return cls(int.from_bytes(data[:8], "big"), edge)

    @classmethod
    def at(cls, size: int, node: ReadNode) -> Self:
        """Return the frontier of the first ``size`` leaves, read from stored complete nodes."""
        return cls(size, [node(level, index) for level, index in _cover(0, size)])


def root_at(size: int, node: ReadNode) -> bytes:
    """Return the root over the first ``size`` leaves."""
    return Frontier.at(size, node).root()


def inclusion_proof(index: int, size: int, node: ReadNode) -> list[bytes]:
    """Return the audit path of leaf ``index`` in the tree of ``size`` leaves, leaf side first.

    Raises ValueError unless 0 <= index < size. Source: RFC 6962, 2.1.1.
    """
    if not 0 <= index < size:
        msg = f"leaf {index} is not in a tree of {size}"
        raise ValueError(msg)
    begin, end, proof = 0, size, list[bytes]()
    while end - begin > 1:
        split = begin + _split(end - begin)
        if index < split:
            proof.append(_range_root(split, end, node))
            end = split
        else:
            proof.append(_range_root(begin, split, node))
            begin = split
    return proof[::-1]


def consistency_proof(old: int, new: int, node: ReadNode) -> list[bytes]:
    """Return the proof that the tree of ``old`` leaves is a prefix of the tree of ``new`` leaves.

    Empty when ``old`` is 0 or equals ``new``. Raises ValueError unless 0 <= old <= new. Source: RFC 6962, 2.1.2.
    """
    if not 0 <= old <= new:
        msg = f"no tree of {old} leaves inside one of {new}"
        raise ValueError(msg)
    if old == 0:
        return []
    begin, end, proof = 0, new, list[bytes]()
    while end != old:
        split = begin + _split(end - begin)
        if old <= split:
            proof.append(_range_root(split, end, node))
            end = split
        else:
            proof.append(_range_root(begin, split, node))
            begin = split
    if begin > 0:  # otherwise the verifier holds this root already: it is the old one
        proof.append(_range_root(begin, end, node))
    return proof[::-1]


def verify_inclusion(*, leaf: bytes, index: int, size: int, root: bytes, proof: Sequence[bytes]) -> None:
    """Check that the leaf hash ``leaf`` stands at ``index`` of the tree of ``size`` leaves with ``root``.

    Raises Corrupt when the proof does not show it. Source: RFC 9162, 2.1.3.2.
    """
    failure = Corrupt(LedgerProblem.INCLUSION_NOT_PROVEN, index=index, size=size)
    if not 0 <= index < size:
        raise failure
    position, last, value = index, size - 1, leaf
    for sibling in proof:
        if last == 0:
            raise failure
        if position & 1 or position == last:
            value = node_hash(sibling, value)
            while not position & 1 and position:
                position, last = position >> 1, last >> 1
        else:
            value = node_hash(value, sibling)
        position, last = position >> 1, last >> 1
    if last or not hmac.compare_digest(value, root):
        raise failure


def verify_consistency(*, old: int, old_root: bytes, new: int, new_root: bytes, proof: Sequence[bytes]) -> None:
    """Check that the tree of ``new`` leaves extends the tree of ``old`` leaves without changing it.

    Raises Corrupt when the proof does not show it. Source: RFC 9162, 2.1.4.2; an empty old tree is a prefix of all.
    """
    failure = Corrupt(LedgerProblem.CONSISTENCY_NOT_PROVEN, old=old, new=new)
    if not 0 <= old <= new:
        raise failure
    if old in {0, new}:
        expected = EMPTY_ROOT if old == 0 else new_root
        if proof or old_root != expected or (new == 0 and new_root != EMPTY_ROOT):
            raise failure
        return
    reached = _replay(old, new, old_root, proof)
    if reached is None or reached != (old_root, new_root):
        raise failure


def _replay(old: int, new: int, old_root: bytes, proof: Sequence[bytes]) -> tuple[bytes, bytes] | None:
    """Return the (old, new) roots that ``proof`` leads to, or None when it is too short or too long."""
    path = list(proof) if old & (old - 1) else [old_root, *proof]
    if not path:
        return None
    position, last = old - 1, new - 1
    while position & 1:
        position, last = position >> 1, last >> 1
    first = second = path[0]
    for sibling in path[1:]:
        if last == 0:
            return None
        if position & 1 or position == last:
            first, second = node_hash(sibling, first), node_hash(sibling, second)
            while not position & 1 and position:
                position, last = position >> 1, last >> 1
        else:
            second = node_hash(second, sibling)
        position, last = position >> 1, last >> 1
    return None if last else (first, second)


def _split(width: int) -> int:
    """Return the largest power of two below ``width`` (at least 2)."""
    return 1 << (width - 1).bit_length() - 1


def _cover(begin: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the complete nodes (level, index) that tile the leaves [begin, end), largest first.

    ``begin`` is a multiple of the largest power of two that fits, as it is for every subtree of RFC 6962.
    """
    while begin < end:
        level = (end - begin).bit_length() - 1
        yield level, begin >> level
        begin += 1 << level


def _range_root(begin: int, end: int, node: ReadNode) -> bytes:
    return _fold([node(level, index) for level, index in _cover(begin, end)])


def _fold(edge: Sequence[bytes]) -> bytes:
    if not edge:
        return EMPTY_ROOT
    value = edge[-1]
    for left in reversed(edge[:-1]):
        value = node_hash(left, value)
    return value
