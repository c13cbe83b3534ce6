"""PDF pages, drawn by PDFium, scanned ones by `scan`."""

import ctypes
import mmap
from collections import OrderedDict

import cv2
import numpy as np
import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from shoumi.engines.foundation.errors import Invalid
from shoumi.engines.rendering.formats import Format
from shoumi.engines.rendering.limits import Limits
from shoumi.engines.rendering.problems import Problem
from shoumi.engines.rendering.values import PageText
from shoumi.engines.rendering.worker.document import Size, check_page
from shoumi.engines.rendering.worker.pdftext import page_text
from shoumi.engines.rendering.worker.scan import Scans

_POINTS_PER_INCH = 72
_WARM_PAGES = 8
_END_MARK = b"%%EOF"
_END_ROOM = 2048  # what tools append after the end mark is a few line ends; some add padding
_WHITE = 0xFFFFFFFF


class PdfDocument:
    """A PDF in memory. Scripts in it never run: this PDFium has no JavaScript engine."""

    def __init__(self, source: mmap.mmap, limits: Limits) -> None:
        """Open it; raises Invalid when it is truncated, malformed, encrypted, or has too many pages."""
        self._limits = limits
        self._buffer = (ctypes.c_char * len(source)).from_buffer(source)
        self._document = _opened(self._buffer, source)
        self._scans = Scans(source, limits.picture_pixels)
        self._warm: OrderedDict[int, pdfium.PdfPage] = OrderedDict()
        if self.pages > limits.pages:
            raise Invalid(Problem.TOO_MANY_PAGES, limit=limits.pages)
        if self.pages == 0:
            raise Invalid(Problem.MALFORMED, format=Format.PDF)
        if self._document.get_formtype() != pdfium_c.FORMTYPE_NONE:
            self._document.init_forms()

    @property
    def pages(self) -> int:
        """How many pages there are."""
        return len(self._document)

    def measure(self, page: int, dpi: int) -> Size:
        """How many pixels the page has at ``dpi``; raises Invalid when that is too many."""
        check_page(page, self.pages)
        try:
            width, height = self._document.get_page_size(page)
        except pdfium.PdfiumError as error:
            raise Invalid(Problem.MALFORMED, format=Format.PDF) from error
        # Compared before rounding: a page may claim to be infinitely large.
        if not 0 < width * height * (dpi / _POINTS_PER_INCH) ** 2 <= self._limits.raster_pixels:
            raise Invalid(Problem.PAGE_TOO_LARGE, page=page + 1, limit=self._limits.raster_pixels)
        scale = dpi / _POINTS_PER_INCH
        return Size(max(1, round(width * scale)), max(1, round(height * scale)))

    def draw(self, page: int, size: Size, target: memoryview) -> None:
        """Fill ``target`` with rows of red, green, blue."""
        opened = self._page(page)
        if self._scans.draw(page, opened, size, target):
            return
        # PDFium draws four bytes a pixel, blue first, faster than what is wanted: by more than turning them costs.
        canvas = np.empty((size.height, size.width, 4), np.uint8)
        bitmap = pdfium_c.FPDFBitmap_CreateEx(
            size.width, size.height, pdfium_c.FPDFBitmap_BGRx, canvas.ctypes.data, canvas.strides[0]
        )
        if not bitmap:
            raise MemoryError
        area = (0, 0, size.width, size.height, 0, pdfium_c.FPDF_ANNOT)
        try:
            pdfium_c.FPDFBitmap_FillRect(bitmap, 0, 0, size.width, size.height, _WHITE)
            pdfium_c.FPDF_RenderPageBitmap(bitmap, opened, *area)
            if self._document.formenv:
                pdfium_c.FPDF_FFLDraw(self._document.formenv, bitmap, opened, *area)
        finally:
            pdfium_c.FPDFBitmap_Destroy(bitmap)
        drawn = np.frombuffer(target, np.uint8).reshape(size.height, size.width, 3)
        cv2.cvtColor(canvas, cv2.COLOR_BGRA2RGB, dst=drawn)

    def text(self, page: int) -> PageText:
        """The page's text and where each word stands."""
        return page_text(self._page(page), self._limits)

    def close(self) -> None:
        """Let go of everything."""
        for page in self._warm.values():
            page.close()
        self._warm.clear()
        self._scans.close()
        self._document.close()

    def _page(self, page: int) -> pdfium.PdfPage:
        """Return the parsed page; the last few stay parsed, because a reader turns back."""
        check_page(page, self.pages)
        opened = self._warm.pop(page, None)
        if opened is None:
            try:
                opened = self._document[page]
            except pdfium.PdfiumError as error:
                raise Invalid(Problem.MALFORMED, format=Format.PDF) from error
        self._warm[page] = opened
        if len(self._warm) > _WARM_PAGES:
            self._warm.popitem(last=False)[1].close()
        return opened


def _opened(buffer: "ctypes.Array[ctypes.c_char]", source: mmap.mmap) -> pdfium.PdfDocument:
    try:
        document = pdfium.PdfDocument(buffer)
    except pdfium.PdfiumError as error:
        raise Invalid(_reason(error, source), format=Format.PDF) from error
    if _is_truncated(source):
        # PDFium repairs what it can and shows the rest as if it were whole: for a register of secrets that is worse
        # than a refusal.
        document.close()
        raise Invalid(Problem.TRUNCATED, format=Format.PDF)
    return document


def _reason(error: pdfium.PdfiumError, source: mmap.mmap) -> Problem:
    if error.err_code in {pdfium_c.FPDF_ERR_PASSWORD, pdfium_c.FPDF_ERR_SECURITY}:
        return Problem.ENCRYPTED
    return Problem.TRUNCATED if _is_truncated(source) else Problem.MALFORMED


def _is_truncated(source: mmap.mmap) -> bool:
    return source.rfind(_END_MARK, max(0, len(source) - _END_ROOM)) < 0
