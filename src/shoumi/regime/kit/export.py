"""Tables as files: CSV and XLSX that spreadsheets open rightly and cannot be tricked by.

Nothing is written to disk on the way: a spreadsheet is made in memory, a CSV streams.
"""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from django.http import HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.utils.http import content_disposition_header

from shoumi.regime.kit.cells import Exported

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

Record = Sequence[Exported]

EXPORT_LIMIT = 50_000
"""Rows an export holds at most; a larger answer is narrowed with the filters first."""

_FIRST_WIDE = "\u2e80"  # from here on, in the texts this product meets, characters are twice as wide as Latin ones
_CELL_LIMIT = 32_767  # characters a spreadsheet cell holds
_FORMULA = re.compile(r"\s*[=+\-@＝＋－＠]|[\t\r\n]")
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


class Format(StrEnum):
    """The kinds of file a table is exported to."""

    CSV = "csv"
    XLSX = "xlsx"


_MEDIA_TYPE = {
    Format.CSV: "text/csv; charset=utf-8",
    Format.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def harmless(text: str) -> str:
    """Return ``text`` so that no spreadsheet takes it for a formula: an apostrophe goes before what looks like one.

    Source: OWASP, "CSV Injection"; full-width signs count too, since East Asian spreadsheets read them as the same.
    """
    return f"'{text}" if _FORMULA.match(text) else text


class _Line:
    """A file that hands back what was written to it: how the csv module is made to stream."""

    def write(self, text: str) -> str:
        return text


def csv_lines(heading: Sequence[str], records: Iterable[Record]) -> Iterator[str]:
    """Yield the lines of a CSV, with the byte order mark by which spreadsheets know that it is UTF-8."""
    writer = csv.writer(_Line())
    yield "\ufeff" + writer.writerow([harmless(word) for word in heading])
    for record in records:
        yield writer.writerow([_csv_cell(value) for value in record])


def _csv_cell(value: Exported) -> object:
    if isinstance(value, str):
        return harmless(_UNPRINTABLE.sub("\ufffd", value))
    return value.isoformat(" ", "seconds") if isinstance(value, datetime) else value


def xlsx_bytes(heading: Sequence[str], records: Iterable[Record], *, title: str) -> bytes:
    """Return a workbook of one sheet called ``title``; texts stay texts, so a formula is only shown."""
    from xlsxwriter import Workbook  # takes a while to load, and few processes export anything

    buffer = io.BytesIO()
    book = Workbook(
        buffer,
        {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False},
    )
    formats: dict[type[Exported], object] = {
        datetime: book.add_format({"num_format": "yyyy-mm-dd hh:mm"}),
        date: book.add_format({"num_format": "yyyy-mm-dd"}),
    }
    sheet = book.add_worksheet(_sheet_name(title))
    sheet.freeze_panes(1, 0)
    sheet.write_row(0, 0, heading, book.add_format({"bold": True, "bottom": 1}))
    widths = [_width(word) for word in heading]
    for number, record in enumerate(records, start=1):
        for position, value in enumerate(record):
            _write(sheet, (number, position), value, formats.get(type(value)))
            widths[position] = max(widths[position], _width(value))
    for position, width in enumerate(widths):
        sheet.set_column(position, position, min(width + 2, 60))
    book.close()
    return buffer.getvalue()


def _write(sheet: "Worksheet", place: tuple[int, int], value: Exported, form: object) -> None:
    if isinstance(value, str):
        sheet.write_string(*place, _UNPRINTABLE.sub("\ufffd", value)[:_CELL_LIMIT])
    elif value is not None:
        sheet.write(*place, value, form)


def _width(value: Exported) -> int:
    """Columns that ``value`` takes: a Chinese character takes two."""
    return sum(2 if character >= _FIRST_WIDE else 1 for character in str(value or "")[:60])


def _sheet_name(title: str) -> str:
    return re.sub(r"[\[\]:*?/\\']", " ", title).strip()[:31] or "Sheet"


def file_response(
    kind: Format, heading: Sequence[str], records: Iterable[Record], *, title: str, day: date
) -> HttpResponseBase:
    """Return the download of ``records`` as ``kind``, named after ``title`` and the ``day`` it shows."""
    response: HttpResponseBase
    if kind is Format.CSV:
        response = StreamingHttpResponse(csv_lines(heading, records), content_type=_MEDIA_TYPE[kind])
    else:
        response = HttpResponse(xlsx_bytes(heading, records, title=title), content_type=_MEDIA_TYPE[kind])
    name = f"{title}-{day.isoformat()}.{kind.value}"
    response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name) or "attachment"
    response["Cache-Control"] = "no-store, private"
    return response
