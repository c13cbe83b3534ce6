import csv
import io
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from shoumi.regime.kit.cells import exported, listed, told
from shoumi.regime.kit.export import Format, csv_lines, file_response, harmless, xlsx_bytes
from shoumi.regime.kit.slots import Menu

texts = st.text(st.characters(blacklist_categories=["Cs"]), max_size=40)


@given(st.lists(st.lists(texts, min_size=2, max_size=2), max_size=5))
def test_no_cell_of_a_csv_begins_as_a_formula(records: list[list[str]]) -> None:
    content = "".join(csv_lines(["A", "B"], records))
    assert content.startswith("\ufeff")
    for line in csv.reader(io.StringIO(content.removeprefix("\ufeff"), newline="")):
        assert all(cell.lstrip()[:1] not in set("=+-@＝＋－＠") for cell in line)
        assert all(cell[:1] not in {"\t", "\r", "\n"} for cell in line)


@given(texts)
def test_harmless_text_is_left_alone_or_gets_one_apostrophe(text: str) -> None:
    assert harmless(text) in {text, f"'{text}"}
    assert harmless(harmless(text)) == harmless(text)


def test_csv_keeps_negative_numbers_as_numbers() -> None:
    assert "".join(csv_lines(["n"], [[-3], [Decimal("-1.50")]])).splitlines()[1:] == ["-3", "-1.50"]


@given(st.lists(texts, min_size=1, max_size=4))
def test_a_workbook_gives_back_texts_and_runs_none(values: list[str]) -> None:
    book = load_workbook(io.BytesIO(xlsx_bytes(["text"], [[value] for value in values], title="T")))
    for value, row in zip(values, book.active.iter_rows(min_row=2), strict=False):  # type: ignore[union-attr]
        assert row[0].data_type in {"s", "n"}  # n is an empty cell
        assert row[0].data_type == "s" or row[0].value is None or not value


def test_a_workbook_keeps_kinds_of_values() -> None:
    moment, day = datetime(2026, 11, 20, 14, 12), date(2026, 11, 20)  # noqa: DTZ001 – wall-clock time of a spreadsheet
    book = load_workbook(io.BytesIO(xlsx_bytes(list("abcd"), [[moment, day, 7, "=1+1"]], title="台账/[1]")))
    sheet = book.active
    assert sheet is not None
    assert sheet.title == "台账  1"
    assert [cell.value for cell in next(sheet.iter_rows(min_row=2))] == [moment, datetime(2026, 11, 20), 7, "=1+1"]  # noqa: DTZ001 – as above
    assert next(sheet.iter_rows(min_row=2))[3].data_type == "s"


def test_the_file_is_named_in_any_language_and_never_stored() -> None:
    response = file_response(Format.XLSX, ["a"], [], title='密件"台账\n', day=date(2026, 11, 23))
    assert "filename*=utf-8''" in response["Content-Disposition"]
    assert "\n" not in response["Content-Disposition"]
    assert response["Cache-Control"] == "no-store, private"


def test_values_are_told_in_the_company_zone() -> None:
    moment = datetime(2026, 11, 20, 17, 30, tzinfo=UTC)
    assert told(moment) == "2026-11-21 01:30"
    assert exported(moment) == datetime(2026, 11, 21, 1, 30)  # noqa: DTZ001 – wall-clock time of a spreadsheet
    assert told(None) == told("") == "—"
    assert told(Menu.PEOPLE) == exported(Menu.PEOPLE) == "人员管理"


@pytest.mark.parametrize("value", [None, 3, 1.5, Decimal("2.50"), "text", date(2026, 1, 2)])
def test_what_a_spreadsheet_knows_stays_what_it_is(value: object) -> None:
    assert exported(value) == value


def test_values_in_a_row_are_set_apart_as_the_language_does() -> None:
    assert listed(["一", Menu.PEOPLE]) == "一、人员管理"
    with override("en"):
        assert listed(["one", Menu.PEOPLE]) == "one, People"
