"""C2SP tlog-tiles: the tree and its leaves as static files of 256 that any web server or folder can hold.

A hash tile of level L and index N holds the complete nodes (8 L, 256 N … 256 N + 255), 32 bytes each. An entry bundle
holds the leaves themselves, each behind a two-byte length. The last one of a row may be partial and says so in its
name. Source: C2SP tlog-tiles.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from shoumi.engines.ledger.entries import LONGEST_ENTRY
from shoumi.engines.ledger.merkle import Node

WIDTH = 256
HEIGHT = 8  # levels of the tree in one tile: 2**8 == WIDTH


class Tile(NamedTuple):
    """A finished tile or bundle: its path below the log's folder and its bytes."""

    path: str
    data: bytes


def path(kind: int | str, index: int, width: int = WIDTH) -> str:
    """Return the path of a tile; ``kind`` is the tile level or ``"entries"``, ``width`` below 256 means partial.

    ``index`` is written in groups of three digits, all but the last marked with ``x``: 1234067 → ``x001/x234/067``.
    """
    groups = [f"{index % 1000:03d}"]
    while index >= 1000:  # noqa: PLR2004 - three decimal digits a group
        index //= 1000
        groups.append(f"x{index % 1000:03d}")
    partial = "" if width == WIDTH else f".p/{width}"
    return f"tile/{kind}/{'/'.join(reversed(groups))}{partial}"


def bundle(leaves: Iterable[bytes]) -> bytes:
    """Return the entry bundle of ``leaves`` (at most 65,535 bytes each; OverflowError beyond)."""
    return b"".join(len(leaf).to_bytes(2, "big") + leaf for leaf in leaves)


class TileWriter:
    """Turns a growing tree into tiles, holding at most one unfinished tile a level.

    Feed each leaf with the nodes it completes (`Frontier.append`); full tiles come out at once, partial ones from
    `finish`, which is called once.
    """

    def __init__(self) -> None:
        self._leaves: list[bytes] = []
        self._rows: list[list[bytes]] = []
        self._size = 0

    def add(self, leaf: bytes, completed: Sequence[Node]) -> Iterator[Tile]:
        """Take one leaf and yield the tiles it fills."""
        if len(leaf) > LONGEST_ENTRY:
            msg = f"a leaf of {len(leaf)} bytes; at most {LONGEST_ENTRY}"
            raise ValueError(msg)
        self._leaves.append(leaf)
        self._size += 1
        if len(self._leaves) == WIDTH:
            yield self._bundle()
        for node in completed:
            level, below = divmod(node.level, HEIGHT)
            if below:
                continue
            if level == len(self._rows):
                self._rows.append([])
            self._rows[level].append(node.hash)
            if len(self._rows[level]) == WIDTH:
                yield self._tile(level)

    def finish(self) -> Iterator[Tile]:
        """Yield the partial tiles at the right edge."""
        if self._leaves:
            yield self._bundle()
        for level, row in enumerate(self._rows):
            if row:
                yield self._tile(level)

    def _bundle(self) -> Tile:
        leaves, self._leaves = self._leaves, []
        return Tile(path("entries", (self._size - len(leaves)) // WIDTH, len(leaves)), bundle(leaves))

    def _tile(self, level: int) -> Tile:
        row, self._rows[level] = self._rows[level], []
        nodes = self._size >> (HEIGHT * level)
        return Tile(path(level, (nodes - len(row)) // WIDTH, len(row)), b"".join(row))
