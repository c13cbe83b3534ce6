"""Plain text set on numbered A4 pages, and drawn."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from PIL import Image, ImageDraw

from shoumi.engines.foundation.errors import Invalid
from shoumi.engines.rendering.limits import Limits
from shoumi.engines.rendering.problems import Problem
from shoumi.engines.rendering.values import PageText, Word
from shoumi.engines.rendering.worker.document import Size, check_page, sheet
from shoumi.engines.rendering.worker.shelf import FontShelf

# Set in units of a 150 dpi sheet, whatever the page is drawn at, so that the pages are the same at every resolution.
_UNIT_DPI = 150
_EM = 20  # 9.6 points
_LEADING = 29
_BASELINE = 22  # below a row's top
_MARGIN_TOP = 110
_MARGIN_SIDE = 90
_GUTTER = 18
_TAB_STOPS = 8  # widths of a digit
_CONTINUED = "…"
_INK = (24, 28, 34)
_FAINT = (140, 146, 156)
_PAPER = (255, 255, 255)
# Control characters, and those that reorder what follows so that a line reads otherwise than it is stored.
_SHOWN = dict.fromkeys(
    (*range(9), *range(11, 32), 0x7F, *range(0x200E, 0x2010), *range(0x202A, 0x202F), *range(0x2066, 0x206A)), "\ufffd"
)


@dataclass(frozen=True, slots=True)
class _Row:
    """One printed row: a piece of a line of the text; ``number`` is None where it continues the row above."""

    number: int | None
    text: str


class TextDocument:
    """A text as pages with line numbers; a line too long goes on below, behind a mark."""

    def __init__(self, text: str, shelf: FontShelf, limits: Limits) -> None:
        """Break ``text`` into rows and pages. Raises Invalid when there are too many."""
        self._shelf = shelf
        lines = _lines(text)
        self._digits = max(3, len(str(len(lines))))
        paper = sheet(_UNIT_DPI)
        self._indent = _MARGIN_SIDE + self._width("0") * self._digits + _GUTTER
        room = paper.width - _MARGIN_SIDE - self._indent
        self._on_page = (paper.height - 2 * _MARGIN_TOP) // _LEADING
        self._rows: list[_Row] = []
        for number, line in enumerate(lines, start=1):
            self._rows.extend(self._wrapped(number, line, room))
            if len(self._rows) > limits.pages * self._on_page:
                raise Invalid(Problem.TOO_MANY_PAGES, limit=limits.pages)

    @property
    def pages(self) -> int:
        """How many pages there are."""
        return max(1, -(-len(self._rows) // self._on_page))

    def measure(self, page: int, dpi: int) -> Size:
        """How many pixels the page has at ``dpi``; raises Invalid when that is too many."""
        check_page(page, self.pages)
        return sheet(dpi)

    def draw(self, page: int, size: Size, target: memoryview) -> None:
        """Fill ``target`` with rows of red, green, blue."""
        check_page(page, self.pages)
        scale = size.width / sheet(_UNIT_DPI).width
        image = Image.new("RGB", (size.width, size.height), _PAPER)
        pen = _Pen(ImageDraw.Draw(image), self._shelf, scale)
        for place, row in enumerate(self._page_rows(page)):
            top = _MARGIN_TOP + place * _LEADING
            label = _CONTINUED if row.number is None else str(row.number)
            pen.write(self._indent - _GUTTER - self._width(label), top, label, _FAINT)
            pen.write(self._indent, top, row.text, _INK)
        target[:] = image.tobytes()

    def text(self, page: int) -> PageText:
        """The page's text and where each word stands."""
        check_page(page, self.pages)
        rows = self._page_rows(page)
        words = tuple(word for place, row in enumerate(rows) for word in self._row_words(place, row.text))
        joined = "".join(("" if row.number is None or not place else "\n") + row.text for place, row in enumerate(rows))
        return PageText(joined, words)

    def close(self) -> None:
        """Let go of everything."""
        self._rows.clear()

    def _width(self, text: str) -> float:
        return sum(self._shelf.advance(character, _EM) for character in text)

    def _page_rows(self, page: int) -> list[_Row]:
        return self._rows[page * self._on_page : (page + 1) * self._on_page]

    def _wrapped(self, number: int, line: str, room: float) -> Iterator[_Row]:
        start, width = 0, 0.0
        label: int | None = number
        for place, character in enumerate(line):
            advance = self._width(character)
            if width + advance > room:
                yield _Row(label, line[start:place])
                start, width, label = place, 0.0, None
            width += advance
        yield _Row(label, line[start:])

    def _row_words(self, place: int, text: str) -> Iterator[Word]:
        paper = sheet(_UNIT_DPI)
        top = (_MARGIN_TOP + place * _LEADING) / paper.height
        bottom = (_MARGIN_TOP + (place + 1) * _LEADING) / paper.height
        left = float(self._indent)
        for blank, group in groupby(text, key=str.isspace):
            run = "".join(group)
            right = left + self._width(run)
            if not blank:
                yield Word(run, left / paper.width, top, min(1.0, right / paper.width), bottom, place)
            left = right


class _Pen:
    """Writes rows in sheet units onto an image of any resolution."""

    def __init__(self, draw: ImageDraw.ImageDraw, shelf: FontShelf, scale: float) -> None:
        self._draw = draw
        self._shelf = shelf
        self._scale = scale

    def write(self, left: float, top: float, text: str, ink: tuple[int, int, int]) -> None:
        base = (top + _BASELINE) * self._scale
        for narrow, group in groupby(text, key=self._shelf.is_narrow):
            run = "".join(group)
            if not run.isspace():
                font = self._shelf.font(narrow=narrow, size=_EM * self._scale)
                self._draw.text((left * self._scale, base), run, fill=ink, font=font, anchor="ls")
            left += sum(self._shelf.advance(character, _EM) for character in run)


def _lines(text: str) -> list[str]:
    """Split into lines without their ends; what would act on the page instead of standing on it becomes visible."""
    unified = text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n")
    lines = unified.expandtabs(_TAB_STOPS).translate(_SHOWN).split("\n")
    if len(lines) > 1 and not lines[-1]:
        lines.pop()
    return lines
