"""What every kind of document offers once it is loaded."""

from dataclasses import dataclass
from typing import Protocol

from shoumi.engines.foundation.errors import Invalid
from shoumi.engines.rendering.problems import Problem
from shoumi.engines.rendering.values import PageText

# Pages that have no size of their own are ISO A4 (millimetres).
SHEET_WIDTH = 210
SHEET_HEIGHT = 297
_MILLIMETRES_PER_INCH = 25.4


@dataclass(frozen=True, slots=True)
class Size:
    """A raster's width and height in pixels."""

    width: int
    height: int

    @property
    def bytes(self) -> int:
        """Bytes of a raster of this size, three a pixel."""
        return self.width * self.height * 3


class Document(Protocol):
    """Pages from 0, inside the worker."""

    @property
    def pages(self) -> int:
        """How many pages there are."""

    def measure(self, page: int, dpi: int) -> Size:
        """How many pixels the page has at ``dpi``."""

    def draw(self, page: int, size: Size, target: memoryview) -> None:
        """Fill ``target`` (writable, ``size.bytes`` long) with rows of red, green, blue."""

    def text(self, page: int) -> PageText:
        """The page's text and where each word stands."""

    def close(self) -> None:
        """Let go of everything; the document is not used afterwards."""


def sheet(dpi: int) -> Size:
    """Return the size of an upright A4 sheet: 1240 × 1754 at 150 dpi."""
    return Size(round(SHEET_WIDTH * dpi / _MILLIMETRES_PER_INCH), round(SHEET_HEIGHT * dpi / _MILLIMETRES_PER_INCH))


def check_page(page: int, pages: int) -> None:
    """Raise Invalid unless ``page`` (from 0) is one of ``pages``."""
    if not 0 <= page < pages:
        raise Invalid(Problem.PAGE_ABSENT, page=page + 1, pages=pages)
