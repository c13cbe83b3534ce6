"""Tiles hold what C2SP tlog-tiles says, under the paths it says."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shoumi.engines.ledger.merkle import Frontier, leaf_hash
from shoumi.engines.ledger.tiles import TileWriter, bundle, path


@pytest.mark.parametrize(
    ("kind", "index", "width", "expected"),
    [
        (0, 0, 256, "tile/0/000"),
        (2, 1_234_067, 256, "tile/2/x001/x234/067"),
        ("entries", 1000, 5, "tile/entries/x001/000.p/5"),
        (1, 999, 1, "tile/1/999.p/1"),
    ],
)
def test_paths(kind: int | str, index: int, width: int, expected: str) -> None:
    assert path(kind, index, width) == expected


@settings(max_examples=20)
@given(size=st.integers(0, 1500) | st.sampled_from([65_535, 65_536, 65_537]))
def test_every_complete_node_of_a_tile_level_is_in_its_tile_once(size: int) -> None:
    writer, frontier, stored, written = TileWriter(), Frontier(), {}, dict[str, bytes]()
    leaves = [b"%d" % number for number in range(size)]
    for leaf in leaves:
        completed = frontier.append(leaf_hash(leaf))
        stored.update({(node.level, node.index): node.hash for node in completed})
        written.update(writer.add(leaf, completed))
    written.update(writer.finish())
    expected, level = {}, 0
    while nodes := size >> 8 * level:
        for start in range(0, nodes, 256):
            width = min(256, nodes - start)
            hashes = [stored[8 * level, index] for index in range(start, start + width)]
            expected[path(level, start // 256, width)] = b"".join(hashes)
        level += 1
    for start in range(0, size, 256):
        part = leaves[start : start + 256]
        expected[path("entries", start // 256, len(part))] = bundle(part)
    assert written == expected


def test_a_bundle_puts_a_length_before_each_leaf() -> None:
    assert bundle([b"a", b"", b"bc"]) == b"\0\1a\0\0\0\2bc"


def test_a_leaf_that_no_bundle_can_hold() -> None:
    with pytest.raises(ValueError, match="at most 65535"):
        next(TileWriter().add(b"x" * 65_536, []))
