"""The plain text of Office documents, for machines without LibreOffice: the words in order, nothing of the layout."""

import re
from collections.abc import Callable, Iterator
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from shoumi.engines.foundation.errors import Invalid
from shoumi.engines.rendering.formats import Format
from shoumi.engines.rendering.limits import Limits
from shoumi.engines.rendering.problems import Problem
from shoumi.engines.rendering.worker.archive import Archive

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_ODF_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_ODF_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_COLUMN = re.compile(r"[A-Z]{1,3}")
_COLUMNS = 16_384  # of a sheet
_GAP = 64  # empty cells in a row that are still shown as tabs


def office_text(archive: Archive, limits: Limits) -> str:
    """Return the text of an Office archive that passed `Archive.check`. Raises Invalid when a part is malformed."""
    reader = _READERS.get(archive.format) if archive.format else None
    if reader is None:
        raise Invalid(Problem.MALFORMED, format="zip")
    text = "\n".join(reader(archive))
    if len(text) > limits.text_bytes:
        raise Invalid(Problem.TEXT_TOO_LONG, limit=limits.text_bytes)
    return text


def _docx(archive: Archive) -> Iterator[str]:
    parts = sorted(
        name for name in archive.names() if re.fullmatch(r"word/(header|footer|footnotes|endnotes)\d*\.xml", name)
    )
    for name in ("word/document.xml", *parts):
        for paragraph in _tree(archive, name).iter(f"{_WORD}p"):
            yield "".join(_docx_run(node) for node in paragraph.iter())


def _docx_run(node: Element) -> str:
    if node.tag == f"{_WORD}t":
        return node.text or ""
    return {f"{_WORD}tab": "\t", f"{_WORD}br": "\n", f"{_WORD}cr": "\n"}.get(node.tag, "")


def _pptx(archive: Archive) -> Iterator[str]:
    for name in _numbered(archive, r"ppt/slides/slide(\d+)\.xml") + _numbered(
        archive, r"ppt/notesSlides/notesSlide(\d+)\.xml"
    ):
        yield f"— {name.rpartition('/')[2].removesuffix('.xml')} —"
        for paragraph in _tree(archive, name).iter(f"{_DRAWING}p"):
            yield "".join(node.text or "" for node in paragraph.iter(f"{_DRAWING}t"))


def _xlsx(archive: Archive) -> Iterator[str]:
    shared = _shared_strings(archive)
    names = [sheet.get("name", "") for sheet in _tree(archive, "xl/workbook.xml").iter(f"{_SHEET}sheet")]
    for place, part in enumerate(_numbered(archive, r"xl/worksheets/sheet(\d+)\.xml")):
        yield f"— {names[place] if place < len(names) else place + 1} —"
        for row in _tree(archive, part).iter(f"{_SHEET}row"):
            yield _sheet_row(row, shared)


def _shared_strings(archive: Archive) -> list[str]:
    if "xl/sharedStrings.xml" not in archive.names():
        return []
    items = _tree(archive, "xl/sharedStrings.xml").iter(f"{_SHEET}si")
    return ["".join(node.text or "" for node in item.iter(f"{_SHEET}t")) for item in items]


def _sheet_row(row: Element, shared: list[str]) -> str:
    cells: list[str] = []
    for cell in row.iter(f"{_SHEET}c"):
        gap = _column(cell.get("r", "")) - len(cells)
        cells.extend("" for _ in range(min(gap, _GAP)))
        cells.append(_cell(cell, shared))
        if len(cells) > _COLUMNS:
            break
    return "\t".join(cells)


def _column(reference: str) -> int:
    letters = _COLUMN.match(reference)
    number = 0
    for letter in letters.group() if letters else "":
        number = number * 26 + ord(letter) - ord("A") + 1
    return max(0, number - 1)


def _cell(cell: Element, shared: list[str]) -> str:
    if cell.get("t") == "inlineStr":
        return "".join(node.text or "" for node in cell.iter(f"{_SHEET}t"))
    value = cell.findtext(f"{_SHEET}v", "")
    if cell.get("t") != "s":
        return value
    return shared[int(value)] if value.isdecimal() and int(value) < len(shared) else ""


def _open_document(archive: Archive) -> Iterator[str]:
    for node in _tree(archive, "content.xml").iter():
        if node.tag in {f"{_ODF_TEXT}p", f"{_ODF_TEXT}h"}:
            yield "".join(_odf_pieces(node))
        elif node.tag == f"{_ODF_TABLE}table":
            yield f"— {node.get(f'{_ODF_TABLE}name', '')} —"


def _odf_pieces(node: Element) -> Iterator[str]:
    yield node.text or ""
    for child in node:
        special = {f"{_ODF_TEXT}tab": "\t", f"{_ODF_TEXT}line-break": "\n", f"{_ODF_TEXT}s": " "}.get(child.tag)
        yield from (special,) if special else _odf_pieces(child)
        yield child.tail or ""


def _numbered(archive: Archive, pattern: str) -> list[str]:
    """Return the members that ``pattern`` fits, in the order of its group, a number: slide10 after slide9."""
    found = (re.fullmatch(pattern, name) for name in archive.names())
    return [match[0] for match in sorted((match for match in found if match), key=lambda match: int(match[1]))]


def _tree(archive: Archive, name: str) -> Element:
    try:
        return fromstring(archive.read(name), forbid_dtd=True)
    except (ParseError, DefusedXmlException, ValueError, RecursionError) as error:
        raise Invalid(Problem.MALFORMED, format=archive.format or "zip") from error


_READERS: dict[Format, Callable[[Archive], Iterator[str]]] = {
    Format.DOCX: _docx,
    Format.PPTX: _pptx,
    Format.XLSX: _xlsx,
    Format.ODT: _open_document,
    Format.ODS: _open_document,
    Format.ODP: _open_document,
}
