"""Reading workbooks: rows come back as typed, and what is no workbook, or a trap, is a clear no."""

import io
import zipfile
from collections.abc import Sequence
from datetime import date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from xlsxwriter import Workbook

from shoumi.engines.foundation.errors import Invalid
from shoumi.regime.people.imports import workbook
from shoumi.regime.people.imports.reading import read
from shoumi.regime.people.vocabulary import Column, Encoding, ImportProblem

HEADER = ["姓名", "工号", "开始日期"]
Cell = str | int | float | date | None


def book(rows: Sequence[Sequence[Cell]]) -> bytes:
    written = io.BytesIO()
    made = Workbook(written, {"in_memory": True, "strings_to_formulas": False, "default_date_format": "yyyy-mm-dd"})
    sheet = made.add_worksheet()
    for number, row in enumerate(rows):
        sheet.write_row(number, 0, row)
    made.close()
    return written.getvalue()


def with_member(data: bytes, name: str, content: bytes) -> bytes:
    """Return the workbook with one of its members replaced."""
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as new:
        for each in old.namelist():
            new.writestr(each, content if each == name else old.read(each))
    return written.getvalue()


def refused(data: bytes) -> ImportProblem:
    with pytest.raises(Invalid) as wrong:
        read(data)
    assert isinstance(wrong.value.code, ImportProblem)
    return wrong.value.code


def test_rows_come_back_as_typed() -> None:
    sheet = read(book([[None], HEADER, ["张伟", 1001, datetime(2026, 3, 1)], [], ["李雷", "=1+1", "2026年3月2日"]]))  # noqa: DTZ001 - a spreadsheet's dates have no zone
    assert sheet.encoding is Encoding.XLSX
    assert [(line.number, dict(line.fields)) for line in sheet.lines] == [
        (3, {Column.NAME: "张伟", Column.STAFF_NUMBER: "1001", Column.SINCE: "2026-03-01"}),
        (5, {Column.NAME: "李雷", Column.STAFF_NUMBER: "=1+1", Column.SINCE: "2026年3月2日"}),
    ]


def test_a_formula_or_an_error_faults_its_line_only() -> None:
    written = io.BytesIO()
    made = Workbook(written, {"in_memory": True})
    sheet = made.add_worksheet()
    for number, row in enumerate((HEADER, ["张伟", "1"], ["", "2"], ["韩梅", "3"])):
        sheet.write_row(number, 0, row)
    sheet.write_formula(2, 0, '=VLOOKUP("2",Other!A:B,2)', None, "李雷")
    made.close()
    assert [line.fault for line in read(written.getvalue()).lines] == [None, ImportProblem.COMPUTED, None]


def test_a_bomb_is_refused_before_it_is_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "MOST_UNPACKED", 100_000)
    small = book([HEADER, ["张伟"]])
    assert read(small).lines
    bomb = with_member(small, "xl/sharedStrings.xml", b"<sst>" + b" " * 200_000 + b"</sst>")
    assert len(bomb) < len(small) + 2000
    assert refused(bomb) is ImportProblem.WORKBOOK_BOMB


@pytest.mark.parametrize("member", ["xl/sharedStrings.xml", "xl/worksheets/sheet1.xml", "xl/workbook.xml"])
@pytest.mark.parametrize("entity", ['SYSTEM "file:///etc/passwd"', '"ha"'])
def test_entities_are_never_resolved(member: str, entity: str) -> None:
    original = book([HEADER, ["张伟"]])
    with zipfile.ZipFile(io.BytesIO(original)) as packed:
        content = packed.read(member)
    head, rest = content.split(b"?>", 1)
    doctype = f"?><!DOCTYPE x [<!ENTITY e {entity}>]>".encode()
    poisoned = head + doctype + rest.replace(b"</t>", b"&e;</t>", 1)
    try:
        lines = read(with_member(original, member, poisoned)).lines
    except Invalid as wrong:
        assert wrong.code is ImportProblem.WORKBOOK_BROKEN  # noqa: PT017 - either answer is right, each in its shape
    else:
        assert "root:" not in str(lines)
        assert "ha" not in str(lines)


def test_a_row_far_out_is_no_row() -> None:
    original = book([HEADER, ["张伟"]])
    with zipfile.ZipFile(io.BytesIO(original)) as packed:
        content = packed.read("xl/worksheets/sheet1.xml")
    far = content.replace(b'<row r="2"', b'<row r="99999999"').replace(b'r="A2"', b'r="A99999999"')
    assert refused(with_member(original, "xl/worksheets/sheet1.xml", far)) is ImportProblem.WORKBOOK_BROKEN


def test_zips_that_are_no_workbooks() -> None:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as other:
        other.writestr("readme.txt", "not a workbook")
    assert refused(written.getvalue()) is ImportProblem.WORKBOOK_BROKEN
    assert refused(b"PK\x03\x04") is ImportProblem.WORKBOOK_BROKEN
    assert refused(b"\xd0\xcf\x11\xe0 encrypted") is ImportProblem.NOT_CSV


WHOLE = book([HEADER, *([f"员工{number}", number, None] for number in range(30))])


# openpyxl warns of what it can do without, such as styles; a damaged member may not close by itself.
@pytest.mark.filterwarnings("ignore::UserWarning", "ignore::pytest.PytestUnraisableExceptionWarning")
@settings(deadline=None)
@given(st.integers(0, len(WHOLE)), st.binary(max_size=20))
def test_damage_anywhere_gives_a_sheet_or_a_clear_no(place: int, noise: bytes) -> None:
    for damaged in (WHOLE[:place] + noise, WHOLE[:place] + noise + WHOLE[place + len(noise) :]):
        try:
            read(damaged)
        except Invalid as wrong:
            assert isinstance(wrong.code, ImportProblem)  # noqa: PT017 - either answer is right, each in its shape
