"""The text of a PDF page with the place of every word."""

import ctypes
from dataclasses import dataclass

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from shoumi.engines.foundation.errors import Invalid
from shoumi.engines.rendering.limits import Limits
from shoumi.engines.rendering.problems import Problem
from shoumi.engines.rendering.values import PageText, Word

_CHARACTERS = 400_000  # a page; PDFium keeps about 100 bytes for each
_GRID = 100_000  # places a page's width and height are divided into


@dataclass(slots=True)
class _Run:
    """Characters of one word and the box around them, in PDF points from the bottom left."""

    text: str
    left: float
    bottom: float
    right: float
    top: float

    def takes(self, other: "_Run") -> bool:
        """Whether ``other`` stands on the same line, right behind this run."""
        height = self.top - self.bottom
        level = min(self.top, other.top) - max(self.bottom, other.bottom) > 0.4 * min(height, other.top - other.bottom)
        return level and -height < other.left - self.right < 0.35 * height

    def add(self, other: "_Run") -> None:
        self.text += other.text
        self.left, self.right = min(self.left, other.left), max(self.right, other.right)
        self.bottom, self.top = min(self.bottom, other.bottom), max(self.top, other.top)


def page_text(page: pdfium.PdfPage, limits: Limits) -> PageText:
    """Extract a page's text in the order PDFium reads it. Raises Invalid on a page with absurdly much."""
    textpage = page.get_textpage()
    try:
        count = textpage.count_chars()
        if count > min(_CHARACTERS, limits.text_bytes // 4):
            raise Invalid(Problem.TEXT_TOO_LONG, limit=limits.text_bytes)
        text = textpage.get_text_range() if count else ""
        words = _words(page, _lines(textpage, count))
    finally:
        textpage.close()
    return PageText(_readable(text), words)


def _readable(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\x00", "").replace("￾", "")


def _lines(textpage: pdfium.PdfTextPage, count: int) -> list[list[_Run]]:
    """Group characters into words and lines: PDFium inserts the spaces and line ends it infers."""
    lines: list[list[_Run]] = [[]]
    open_run = False
    box = pdfium_c.FS_RECTF()
    raw = textpage.raw
    for index in range(count):
        character = chr(pdfium_c.FPDFText_GetUnicode(raw, index))
        if character in "\r\n":
            if lines[-1]:
                lines.append([])
            open_run = False
            continue
        if character.isspace() or not character.isprintable():
            open_run = False
            continue
        if not pdfium_c.FPDFText_GetLooseCharBox(raw, index, box):
            continue
        run = _Run(character, box.left, box.bottom, box.right, box.top)
        if open_run and lines[-1][-1].takes(run):
            lines[-1][-1].add(run)
        else:
            lines[-1].append(run)
        open_run = True
    return lines


def _words(page: pdfium.PdfPage, lines: list[list[_Run]]) -> tuple[Word, ...]:
    return tuple(Word(run.text, *_corners(page, run), line=number) for number, line in enumerate(lines) for run in line)


def _corners(page: pdfium.PdfPage, run: _Run) -> tuple[float, float, float, float]:
    """Return left, top, right, bottom as the page is shown: PDFium minds its rotation and its crop box."""
    x, y = ctypes.c_int(), ctypes.c_int()
    across, down = [], []
    for point in ((run.left, run.top), (run.right, run.bottom)):
        pdfium_c.FPDF_PageToDevice(page, 0, 0, _GRID, _GRID, 0, *point, x, y)
        across.append(min(1.0, max(0.0, x.value / _GRID)))
        down.append(min(1.0, max(0.0, y.value / _GRID)))
    return min(across), min(down), max(across), max(down)
