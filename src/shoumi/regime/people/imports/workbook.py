"""From the bytes of an XLSX workbook to the records of its first sheet.

A workbook is a ZIP of XML that somebody else wrote. Its size unpacked is looked at before anything is unpacked: the
standard library never unpacks more of a member than it declares. openpyxl reads with the parsers of defusedxml and
lxml, which resolve no entities. A formula has no value of its own – what a spreadsheet shows may be stale, or come from
another file – so its line is reported, never guessed.
"""

import io
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime, time
from typing import TYPE_CHECKING

from shoumi.engines.foundation.errors import Invalid
from shoumi.regime.people.vocabulary import ImportProblem

if TYPE_CHECKING:
    from openpyxl import Workbook

MOST_UNPACKED = 192 * 1024 * 1024
MOST_MEMBERS = 2000
_WIDEST = 64
"""Columns that are looked at; a header names a dozen."""
_LAST_ROW = 200_000
"""How far down a sheet is looked at, four times the lines a file may have; what lies below can only be a mistake."""

_MALFORMED = (
    zipfile.BadZipFile,
    zlib.error,
    SyntaxError,  # of XML, from either parser
    EOFError,
    OSError,
    LookupError,
    ValueError,
    TypeError,
    AttributeError,
    ArithmeticError,
    NotImplementedError,
    RuntimeError,
)
"""What zipfile and openpyxl, its own error apart, raise over files that are no workbook, or no whole one."""

Record = tuple[int, list[str], ImportProblem | None]


def is_workbook(data: bytes) -> bool:
    """Return whether ``data`` begins as a ZIP does."""
    return data.startswith(b"PK\x03\x04")


def records(data: bytes) -> Iterator[Record]:
    """Yield the rows of the first sheet that hold anything, each with its number and what is wrong with it.

    Raises Invalid when ``data`` is no workbook, or would unpack to more than `MOST_UNPACKED`.
    """
    from openpyxl import load_workbook  # takes a while to load, and most files are no workbooks
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        _check_size(data)
        with closing(load_workbook(io.BytesIO(data), read_only=True, keep_links=False)) as book:
            yield from _rows(book)
    except (*_MALFORMED, InvalidFileException) as broken:
        raise Invalid(ImportProblem.WORKBOOK_BROKEN) from broken


def _rows(book: "Workbook") -> Iterator[Record]:
    sheet = book.worksheets[0]
    sheet.reset_dimensions()  # what the file says of its size may leave rows out
    for number, row in enumerate(sheet.iter_rows(max_col=_WIDEST), start=1):
        if number > _LAST_ROW:
            raise Invalid(ImportProblem.WORKBOOK_BROKEN)
        cells = [_text(cell.value) for cell in row]
        if any(cells):
            computed = any(cell.data_type in {"f", "e"} for cell in row)
            yield number, cells, ImportProblem.COMPUTED if computed else None


def _check_size(data: bytes) -> None:
    members = zipfile.ZipFile(io.BytesIO(data)).infolist()
    if len(members) > MOST_MEMBERS or sum(each.file_size for each in members) > MOST_UNPACKED:
        raise Invalid(ImportProblem.WORKBOOK_BOMB, limit=MOST_UNPACKED // (1024 * 1024))


def _text(value: object) -> str:
    """Return what a cell holds, as it would be typed: whole numbers without a point, days as dates."""
    match value:
        case None:
            return ""
        case float() if value.is_integer():
            return str(int(value))
        case datetime() if value.time() == time():
            return value.date().isoformat()
        case _:
            return str(value)
