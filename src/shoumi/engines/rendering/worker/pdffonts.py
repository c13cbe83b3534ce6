"""The font PDFium falls back on where a PDF names a Chinese one and brings none.

PDFium's own way is to open the system's font files when it needs them, which the fence forbids. So it is told of one
font only: the CJK one in memory. For Latin text it has substitutes of the fourteen standard fonts built in. As a side
effect a page looks the same on every machine that has the same CJK font.
"""

import ctypes
import struct

import pypdfium2.raw as pdfium_c

_CJK_CHARSETS = frozenset({
    pdfium_c.FXFONT_GB2312_CHARSET,
    pdfium_c.FXFONT_CHINESEBIG5_CHARSET,
    pdfium_c.FXFONT_SHIFTJIS_CHARSET,
    pdfium_c.FXFONT_HANGEUL_CHARSET,
})  # fmt: skip
_HANDLE = 1  # any value but null names the one font
_COLLECTION = int.from_bytes(b"ttcf", "big")  # the "table" PDFium asks for to tell a collection of faces
_WHOLE = 0


class _OneFont:
    """Answers PDFium's questions about the fonts of the system, of which there is one."""

    def __init__(self, data: bytes, face: int) -> None:
        self._whole = data
        is_collection = data.startswith(b"ttcf")
        # A face of a collection is told to PDFium as the rest of the file from where the face begins.
        offset = struct.unpack_from(">I", data, 12 + 4 * face)[0] if is_collection else 0
        self._parts = {_WHOLE: (offset, len(data) - offset), _COLLECTION: (0, len(data) if is_collection else 0)}

    def map_font(self, _info: int, _weight: int, _italic: int, charset: int, *_family: object) -> int | None:
        return _HANDLE if charset in _CJK_CHARSETS else None

    def font_data(self, _info: int, _font: int, table: int, buffer: int | None, room: int) -> int:
        offset, size = self._parts.get(table, (0, 0))
        if buffer and room >= size:
            ctypes.memmove(buffer, self._whole[offset : offset + size], size)
        return size


_installed: list[object] = []  # PDFium keeps pointers to these until the process ends


def install_fonts(data: bytes | None, face: int) -> None:
    """Tell PDFium which font it has: face ``face`` of the font file ``data``, or none."""
    info = pdfium_c.FPDF_SYSFONTINFO()
    info.version = 1
    if data is not None:
        font = _OneFont(data, face)
        types = dict(pdfium_c.FPDF_SYSFONTINFO._fields_)
        info.MapFont = types["MapFont"](font.map_font)
        info.GetFontData = types["GetFontData"](font.font_data)
    pdfium_c.FPDF_SetSystemFontInfo(info)
    _installed.append(info)
