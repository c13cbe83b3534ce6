"""The tree against published roots, against the definition of RFC 6962, and against forged proofs."""

import hashlib
from collections.abc import Callable, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shoumi.engines.foundation.errors import Corrupt
from shoumi.engines.ledger.merkle import (
    EMPTY_ROOT,
    Frontier,
    consistency_proof,
    inclusion_proof,
    leaf_hash,
    node_hash,
    root_at,
    verify_consistency,
    verify_inclusion,
)

# The leaves and roots that the certificate-transparency project publishes for its tests.
PUBLISHED_LEAVES = [
    "",
    "00",
    "10",
    "2021",
    "3031",
    "40414243",
    "5051525354555657",
    "606162636465666768696a6b6c6d6e6f",
]
PUBLISHED_ROOTS = [
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]


def definition(leaves: Sequence[bytes]) -> bytes:
    """MTH as RFC 6962, 2.1 writes it down."""
    if not leaves:
        return hashlib.sha256(b"").digest()
    if len(leaves) == 1:
        return leaf_hash(leaves[0])
    split = 1
    while split * 2 < len(leaves):
        split *= 2
    return node_hash(definition(leaves[:split]), definition(leaves[split:]))


def grown(size: int) -> tuple[list[bytes], Frontier, Callable[[int, int], bytes]]:
    leaves = [b"leaf %d" % number for number in range(size)]
    frontier, stored = Frontier(), {}
    for leaf in leaves:
        for node in frontier.append(leaf_hash(leaf)):
            assert (node.level, node.index) not in stored, "a complete node is completed once"
            stored[node.level, node.index] = node.hash
    return leaves, frontier, lambda level, index: stored[level, index]


def flip(data: bytes, bit: int) -> bytes:
    changed = bytearray(data)
    changed[bit // 8 % len(data)] ^= 1 << bit % 8
    return bytes(changed)


def test_published_roots() -> None:
    frontier = Frontier()
    roots = [frontier.root()]
    for leaf in PUBLISHED_LEAVES:
        frontier.append(leaf_hash(bytes.fromhex(leaf)))
        roots.append(frontier.root())
    assert [root.hex() for root in roots] == PUBLISHED_ROOTS


def test_roots_of_every_earlier_size_come_from_stored_nodes() -> None:
    leaves, _, node = grown(300)
    for size in range(301):
        assert root_at(size, node) == definition(leaves[:size])


@given(size=st.integers(0, 300))
def test_frontier_survives_storage_and_continues(size: int) -> None:
    _, frontier, node = grown(size)
    again = Frontier.from_bytes(frontier.to_bytes())
    assert (again.size, again.edge) == (frontier.size, frontier.edge)
    assert Frontier.at(size, node).edge == frontier.edge
    assert again.append(leaf_hash(b"next")) == frontier.append(leaf_hash(b"next"))
    assert again.root() == frontier.root()


@pytest.mark.parametrize("data", [b"", b"\0" * 7, b"\0" * 40, b"\0" * 7 + b"\1", b"\0" * 9])
def test_frontier_refuses_bytes_it_did_not_write(data: bytes) -> None:
    with pytest.raises(Corrupt):
        Frontier.from_bytes(data)


def test_a_leaf_hash_has_32_bytes() -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        Frontier().append(b"short")


def test_every_proof_of_every_size_to_70() -> None:
    leaves, _, node = grown(70)
    roots = [definition(leaves[:size]) for size in range(71)]
    for size in range(71):
        for index in range(size):
            verify_inclusion(
                leaf=leaf_hash(leaves[index]),
                index=index,
                size=size,
                root=roots[size],
                proof=inclusion_proof(index, size, node),
            )
        for old in range(size + 1):
            proof = consistency_proof(old, size, node)
            verify_consistency(old=old, old_root=roots[old], new=size, new_root=roots[size], proof=proof)


@given(data=st.data(), size=st.integers(71, 3000))
def test_proofs_of_larger_trees(data: st.DataObject, size: int) -> None:
    leaves, frontier, node = grown(size)
    index, old = data.draw(st.integers(0, size - 1)), data.draw(st.integers(0, size))
    proof = inclusion_proof(index, size, node)
    assert len(proof) <= (size - 1).bit_length()
    verify_inclusion(leaf=leaf_hash(leaves[index]), index=index, size=size, root=frontier.root(), proof=proof)
    verify_consistency(
        old=old,
        old_root=definition(leaves[:old]),
        new=size,
        new_root=frontier.root(),
        proof=consistency_proof(old, size, node),
    )


@given(data=st.data(), size=st.integers(1, 130))
def test_a_changed_inclusion_proof_proves_nothing(data: st.DataObject, size: int) -> None:
    leaves, frontier, node = grown(size)
    index = data.draw(st.integers(0, size - 1))
    leaf, root, proof = leaf_hash(leaves[index]), frontier.root(), inclusion_proof(index, size, node)
    bit = data.draw(st.integers(0, 255))
    forgeries = [
        (flip(leaf, bit), index, size, root, proof),
        (leaf, index, size, flip(root, bit), proof),
        (leaf, index, size, root, [*proof, root]),
        (leaf, size, size, root, proof),
        (leaf, -1, size, root, proof),
    ]
    forgeries += [(leaf, other, size, root, proof) for other in range(size) if other != index]
    forgeries += [
        (leaf, index, size, root, [*proof[:at], flip(proof[at], bit), *proof[at + 1 :]]) for at in range(len(proof))
    ]
    if proof:
        forgeries += [(leaf, index, size, root, proof[:-1]), (leaf, index, size, root, proof[1:])]
    for forged_leaf, at, of, under, path in forgeries:
        with pytest.raises(Corrupt):
            verify_inclusion(leaf=forged_leaf, index=at, size=of, root=under, proof=path)


@given(data=st.data(), new=st.integers(2, 130))
def test_a_changed_consistency_proof_proves_nothing(data: st.DataObject, new: int) -> None:
    leaves, frontier, node = grown(new)
    old = data.draw(st.integers(1, new - 1))
    old_root, new_root, proof = definition(leaves[:old]), frontier.root(), consistency_proof(old, new, node)
    bit = data.draw(st.integers(0, 255))
    forgeries = [
        (old, flip(old_root, bit), new, new_root, proof),
        (old, old_root, new, flip(new_root, bit), proof),
        (old, old_root, new, new_root, [*proof, new_root]),
        (old, old_root, new, new_root, proof[:-1]),
        (new, old_root, old, new_root, proof),
        (old, old_root, old, new_root, proof),
        (0, old_root, new, new_root, proof),
        (old, old_root, new, new_root, []),
    ]
    forgeries += [
        (old, old_root, new, new_root, [*proof[:at], flip(proof[at], bit), *proof[at + 1 :]])
        for at in range(len(proof))
    ]
    for first, first_root, second, second_root, path in forgeries:
        with pytest.raises(Corrupt):
            verify_consistency(old=first, old_root=first_root, new=second, new_root=second_root, proof=path)


def test_the_empty_tree_is_a_prefix_of_all_and_has_one_root() -> None:
    verify_consistency(old=0, old_root=EMPTY_ROOT, new=0, new_root=EMPTY_ROOT, proof=[])
    with pytest.raises(Corrupt):
        verify_consistency(old=0, old_root=b"\0" * 32, new=0, new_root=b"\0" * 32, proof=[])


@pytest.mark.parametrize(("index", "size"), [(0, 0), (3, 3), (-1, 2)])
def test_no_inclusion_proof_outside_the_tree(index: int, size: int) -> None:
    with pytest.raises(ValueError, match="not in a tree"):
        inclusion_proof(index, size, grown(4)[2])


@pytest.mark.parametrize(("old", "new"), [(3, 2), (-1, 2)])
def test_no_consistency_proof_backwards(old: int, new: int) -> None:
    with pytest.raises(ValueError, match="no tree"):
        consistency_proof(old, new, grown(4)[2])
