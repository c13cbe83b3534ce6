"""From the bytes of a file to its lines: encoding, separator, header, fields. Knows nothing of the directory.

A workbook is read by `workbook`; everything else is CSV. Its encoding: a byte order mark or valid UTF-8 is UTF-8,
everything else GB18030, which spreadsheets in China write. The two cannot be told apart with certainty where every
Chinese character happens to form valid UTF-8; a Chinese header never does. Bytes that GB18030 does not know become
U+FFFD, and the line that holds them is reported.
"""

import codecs
import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from shoumi.engines.foundation.errors import Invalid
from shoumi.regime.people.imports import workbook
from shoumi.regime.people.imports.workbook import Record
from shoumi.regime.people.labels import LABELS
from shoumi.regime.people.vocabulary import Column, Encoding, ImportProblem

MOST_MIB = 16
"""What is read into memory at once: less than an upload may have."""
MOST_BYTES = MOST_MIB * 1024 * 1024
MOST_LINES = 50_000
_SEPARATORS = ",;\t，；"
_LONGEST_FIELD = 2000
_NO_TEXT = (b"\xd0\xcf\x11\xe0", b"\xff\xfe", b"\xfe\xff", b"%PDF")  # old and encrypted spreadsheets, UTF-16, PDF

_ALSO_CALLED: dict[str, Column] = {
    "姓名（必填）": Column.NAME,
    "full name": Column.NAME,
    "类别": Column.KIND,
    "类型": Column.KIND,
    "人员类型": Column.KIND,
    "type": Column.KIND,
    "电子邮箱": Column.EMAIL,
    "电子邮件": Column.EMAIL,
    "email": Column.EMAIL,
    "mail": Column.EMAIL,
    "身份证": Column.IDENTITY_NUMBER,
    "身份证号": Column.IDENTITY_NUMBER,
    "公民身份号码": Column.IDENTITY_NUMBER,
    "员工编号": Column.STAFF_NUMBER,
    "employee id": Column.STAFF_NUMBER,
    "所在部门": Column.UNIT,
    "department": Column.UNIT,
    "职位": Column.POSITION,
    "title": Column.POSITION,
    "单位": Column.ORGANISATION,
    "公司": Column.ORGANISATION,
    "company": Column.ORGANISATION,
    "对接人": Column.CONTACT,
    "contact": Column.CONTACT,
    "语言": Column.LANGUAGE,
    "入职日期": Column.SINCE,
    "start": Column.SINCE,
    "离职日期": Column.UNTIL,
    "合同到期": Column.UNTIL,
    "end": Column.UNTIL,
}


@dataclass(frozen=True, slots=True)
class Line:
    """One record of the file: the number of the line it begins on, and its fields as they stand."""

    number: int
    fields: Mapping[Column, str]
    fault: ImportProblem | None = None
    """What is wrong with the line as a whole, so that its fields mean nothing."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A file that was read: how it was written, the columns nobody asked for, and its lines."""

    encoding: Encoding
    ignored: tuple[str, ...]
    lines: tuple[Line, ...]


def read(data: bytes) -> Sheet:
    """Return what the file ``data`` holds.

    Raises Invalid when it is neither CSV text nor a workbook, too large, has no usable header, or no lines.
    """
    if len(data) > MOST_BYTES:
        raise Invalid(ImportProblem.TOO_LARGE, limit=MOST_MIB)
    if workbook.is_workbook(data):
        records, encoding = workbook.records(data), Encoding.XLSX
    else:
        text, encoding = _decoded(data)
        records = _records(text)
    number, header, fault = next(records, (0, [], None))
    while not fault and number and not any(header):
        number, header, fault = next(records, (0, [], None))
    if fault or not header:
        raise Invalid(fault or ImportProblem.EMPTY)
    columns, ignored = _columns(header)
    lines = tuple(_lines(records, columns))
    if not lines:
        raise Invalid(ImportProblem.EMPTY)
    return Sheet(encoding, ignored, lines)


def _decoded(data: bytes) -> tuple[str, Encoding]:
    if data.startswith(_NO_TEXT) or b"\x00" in data:
        raise Invalid(ImportProblem.NOT_CSV)
    if data.startswith(codecs.BOM_UTF8):
        return data.decode("utf-8-sig", errors="replace"), Encoding.UTF8_MARKED
    try:
        return data.decode(), Encoding.UTF8
    except UnicodeDecodeError:
        return _closest(data)


def _closest(data: bytes) -> tuple[str, Encoding]:
    """Return ``data`` in the encoding that leaves fewer characters unreadable; line ends are the same in both."""
    chinese = data.decode("gb18030", errors="replace")
    universal = data.decode("utf-8", errors="replace")
    if universal.count("\ufffd") < chinese.count("\ufffd"):
        return universal, Encoding.UTF8
    return chinese, Encoding.GB18030


def _records(text: str) -> Iterator[Record]:
    """Yield each record with the number of the line it begins on; after a broken one, which is told, nothing more."""
    first = text.split("\n", 1)[0]
    separator = max(_SEPARATORS, key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    begins = 1
    while True:
        try:
            record = next(reader)
        except StopIteration:
            return
        except csv.Error:
            yield begins, [], ImportProblem.LINE_BROKEN
            return
        yield begins, record, None
        begins = reader.line_num + 1


def _columns(header: list[str]) -> tuple[list[Column | None], tuple[str, ...]]:
    columns = [_NAMES.get(" ".join(name.lower().split())) for name in header]
    for column in Column:
        if columns.count(column) > 1:
            raise Invalid(ImportProblem.COLUMN_TWICE, column=column)
    if Column.NAME not in columns:
        raise Invalid(ImportProblem.COLUMN_MISSING, column=Column.NAME)
    ignored = tuple(
        name.strip()[:40] for name, column in zip(header, columns, strict=True) if column is None and name.strip()
    )
    return columns, ignored


def _lines(records: Iterator[Record], columns: list[Column | None]) -> Iterator[Line]:
    for count, (number, record, fault) in enumerate(records, start=1):
        if count > MOST_LINES:
            raise Invalid(ImportProblem.TOO_MANY_LINES, limit=MOST_LINES)
        if fault:
            yield Line(number, {}, fault)
        elif any(field.strip() for field in record):
            yield _line(number, record, columns)


def _line(number: int, record: list[str], columns: list[Column | None]) -> Line:
    if any(field.strip() for field in record[len(columns) :]):
        return Line(number, {}, ImportProblem.TOO_MANY_FIELDS)
    # Longer than any field may be and still far too long when it is checked: the report needs no more.
    fields = {
        column: field[:_LONGEST_FIELD] for column, field in zip(columns, record, strict=False) if column is not None
    }
    return Line(number, fields)


def _header_names() -> dict[str, Column]:
    names = dict(_ALSO_CALLED)
    for column in Column:
        label = LABELS[column]
        names |= {column.name.lower(): column, label.zh: column, label.en.lower(): column}
    return names


_NAMES = _header_names()
