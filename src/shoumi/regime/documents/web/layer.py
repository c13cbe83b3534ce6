"""The text of a page as a layer that can be selected over its image.

The content security policy admits no inline style, so the words stand in an SVG: their places are attributes. The grid
is stretched over the image whatever its proportions; the words are drawn without colour, only the selection shows.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from shoumi.engines.rendering.values import PageText, Word

GRID = 1000
"""Units of the drawing along each side of the page."""
_DESCENT = 0.22  # of the height of a line lies under the line the letters stand on


@dataclass(frozen=True, slots=True)
class Placed:
    """One word in the layer: its box in units of the grid, and where it begins in the running text of the page."""

    text: str
    x: float
    y: float
    width: float
    height: float
    start: int


def placed(page: PageText) -> Iterator[Placed]:
    """Yield the words of ``page`` in reading order with their places.

    A word that the running text writes otherwise is left out: an excerpt of it could not be said exactly.
    """
    cursor = 0
    for word in page.words:
        start = page.text.find(word.text, cursor)
        if start < 0 or word.right <= word.left:
            continue
        cursor = start + len(word.text)
        yield _box(word, start)


def _box(word: Word, start: int) -> Placed:
    height = (word.bottom - word.top) * GRID
    return Placed(
        text=word.text,
        x=round(word.left * GRID, 2),
        y=round(word.bottom * GRID - height * _DESCENT, 2),
        width=round((word.right - word.left) * GRID, 2),
        height=round(height, 2),
        start=start,
    )
