"""Scanned pages: one JPEG that covers the page, and nothing else that shows.

PDFium decodes such a picture in full and resamples it at leisure, which is nearly all of the time that a scan takes;
`jpeg` needs a fraction of it. Whatever is not plainly such a page is left to PDFium.
"""

import mmap

import cv2
import pikepdf
import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c
from pikepdf import Array, Name

from shoumi.engines.rendering.worker.document import Size
from shoumi.engines.rendering.worker.jpeg import Jpeg
from shoumi.engines.rendering.worker.mapped import mapped_file

# A picture with anything else in its dictionary – a mask, a decode array, a layer – is not plain.
_PLAIN_KEYS = frozenset(
    {
        *("/Type", "/Subtype", "/Name", "/Width", "/Height"),
        *("/BitsPerComponent", "/ColorSpace", "/Filter", "/Length"),
    }
)
_FILTERS = (Name.DCTDecode, Array([Name.DCTDecode]))
_COLOUR_SPACES = {1: Name.DeviceGray, 3: Name.DeviceRGB}
_BITS = 8


class Scans:
    """The pages of one PDF that are scans."""

    def __init__(self, source: mmap.mmap, most_pixels: int) -> None:
        self._source = source
        self._most_pixels = most_pixels
        self._file: pikepdf.Pdf | None = None
        self._given_up = False

    def draw(self, number: int, page: pdfium.PdfPage, size: Size, target: memoryview) -> bool:
        """Fill ``target`` with page ``number`` (from 0) if it is plainly a scan; else return False, nothing done."""
        image = None if self._given_up else _lone_image(page)
        if image is None:
            return False
        try:
            jpeg = Jpeg.read(bytes(image.get_data())) if _covers(image, page, size) else None
            return jpeg is not None and self._is_plain(number, jpeg) and jpeg.fill(size, target)
        except (pdfium.PdfiumError, pikepdf.PdfError, cv2.error, IndexError):
            self._given_up = True
            return False

    def close(self) -> None:
        """Let go of the file."""
        if self._file is not None:
            self._file.close()

    def _is_plain(self, number: int, jpeg: Jpeg) -> bool:
        """Whether the pixels show as they are: no mask over them, no colour space of their own.

        PDFium does not tell. So the page is looked up by a second reader, which has to come upon the same bytes.
        """
        if self._file is None:
            self._file = pikepdf.open(mapped_file(self._source), attempt_recovery=False)
        resources = self._file.pages[number].resources
        named = resources.get("/XObject")
        if "/ColorSpace" in resources or not isinstance(named, pikepdf.Dictionary) or len(named) != 1:
            return False
        [image] = named.values()
        return (
            isinstance(image, pikepdf.Stream)
            and set(image.keys()) <= _PLAIN_KEYS
            and image.get("/Filter") in _FILTERS
            and image.get("/BitsPerComponent") == _BITS
            and image.get("/ColorSpace") == _COLOUR_SPACES.get(jpeg.components)
            and image.get("/Width") == jpeg.width
            and image.get("/Height") == jpeg.height
            and jpeg.width * jpeg.height <= self._most_pixels
            and image.read_raw_bytes() == jpeg.data
        )


def _lone_image(page: pdfium.PdfPage) -> pdfium.PdfImage | None:
    """Return the one object of the page that shows, if it is a picture, whole and opaque."""
    found = None
    for place in range(pdfium_c.FPDFPage_CountObjects(page)):
        shape = pdfium_c.FPDFPage_GetObject(page, place)
        kind = pdfium_c.FPDFPageObj_GetType(shape)
        if kind == pdfium_c.FPDF_PAGEOBJ_TEXT:
            # What a text recogniser has laid over the picture, to be found and copied, is not drawn.
            if pdfium_c.FPDFTextObj_GetTextRenderMode(shape) != pdfium_c.FPDF_TEXTRENDERMODE_INVISIBLE:
                return None
        elif kind != pdfium_c.FPDF_PAGEOBJ_IMAGE or found is not None:
            return None
        else:
            found = shape
    if (
        found is None
        or pdfium_c.FPDFPage_GetAnnotCount(page) > 0
        or pdfium_c.FPDFPageObj_HasTransparency(found)
        or pdfium_c.FPDFPageObj_CountMarks(found) > 0  # it may belong to a layer that is off
        or pdfium_c.FPDFClipPath_CountPaths(pdfium_c.FPDFPageObj_GetClipPath(found)) > 0
    ):
        return None
    return pdfium.PdfImage(found, page=page)


def _covers(image: pdfium.PdfImage, page: pdfium.PdfPage, size: Size) -> bool:
    """Whether the picture stands upright and its edges are those of the page, to the pixel."""
    across, skew, slant, down, left, bottom = image.get_matrix().get()
    box = page.get_bbox()
    pixel = min((box[2] - box[0]) / size.width, (box[3] - box[1]) / size.height)
    edges = (left, bottom, left + across, bottom + down)
    return (
        page.get_rotation() == 0
        and skew == slant == 0
        and all(abs(edge - end) < pixel for edge, end in zip(edges, box, strict=True))
    )
