"""Reading CSV: what was written comes back, and what is broken is told by line."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shoumi.engines.foundation.errors import Invalid
from shoumi.regime.people.imports.reading import MOST_BYTES, read
from shoumi.regime.people.labels import LABELS
from shoumi.regime.people.vocabulary import Column, Encoding, ImportProblem

ENCODINGS = {Encoding.UTF8: "utf-8", Encoding.UTF8_MARKED: "utf-8-sig", Encoding.GB18030: "gb18030"}
# What a spreadsheet can hold in a cell, line breaks in quotes included; GB18030 can write all of it.
field = st.text(
    st.characters(exclude_categories=("Cs", "Cn", "Co"), exclude_characters="\x00\ufffd\ufeff"), max_size=30
)
columns = st.permutations(list(Column)).flatmap(
    lambda every: st.integers(1, len(every)).map(
        lambda many: [Column.NAME, *(c for c in every if c != Column.NAME)][:many]
    )
)


def written(rows: list[list[str]], *, separator: str = ",", ends: str = "\r\n") -> str:
    paper = io.StringIO()
    csv.writer(paper, delimiter=separator, lineterminator=ends, quoting=csv.QUOTE_ALL).writerows(rows)
    return paper.getvalue()


@given(
    data=st.data(),
    asked=columns,
    encoding=st.sampled_from(list(ENCODINGS)),
    style=st.tuples(st.sampled_from(",;\t"), st.sampled_from(["\r\n", "\n"])),
)
def test_what_was_written_comes_back(
    data: st.DataObject, asked: list[Column], encoding: Encoding, style: tuple[str, str]
) -> None:
    row = st.lists(field, min_size=len(asked), max_size=len(asked)).filter(lambda cells: any(c.strip() for c in cells))
    rows = data.draw(st.lists(row, min_size=1, max_size=6))
    header = [LABELS[column].zh for column in asked]
    sheet = read(written([header, *rows], separator=style[0], ends=style[1]).encode(ENCODINGS[encoding]))
    # A lone Chinese heading may be valid in both encodings; what was written in UTF-8 is always read as such.
    assert sheet.encoding is encoding
    assert [[line.fields[column] for column in asked] for line in sheet.lines] == rows
    assert all(line.fault is None for line in sheet.lines)


@given(st.binary(max_size=400))
def test_whatever_the_bytes_the_answer_is_a_sheet_or_a_clear_no(data: bytes) -> None:
    for head in (b"", "姓名,工号\r\n".encode("gb18030"), "姓名,工号\r\n".encode(), b"name,email\n"):
        try:
            sheet = read(head + data)
        except Invalid as wrong:
            assert isinstance(wrong.code, ImportProblem)  # noqa: PT017 - either answer is right, each in its shape
        else:
            assert sheet.lines


def test_lines_are_numbered_as_an_editor_does_with_breaks_in_quotes_and_empty_lines() -> None:
    sheet = read('\n姓名,部门\n"张\n伟",研发部\n\n李雷,销售部\n'.encode())
    assert [(line.number, line.fields[Column.NAME]) for line in sheet.lines] == [(3, "张\n伟"), (6, "李雷")]


def test_bytes_gb18030_does_not_know_break_their_own_line_only() -> None:
    good = "姓名,部门\r\n张伟,研发部\r\n".encode("gb18030")
    sheet = read(good + b"\xc0\xee\xff\xff,\xcf\r\n" + "韩梅,销售部\r\n".encode("gb18030"))
    assert sheet.encoding is Encoding.GB18030
    assert ["\ufffd" in "".join(line.fields.values()) for line in sheet.lines] == [False, True, False]
    assert sheet.lines[2].fields[Column.NAME] == "韩梅"


def test_a_quote_that_never_closes_is_told_with_its_line() -> None:
    sheet = read('姓名,部门\n张伟,研发部\n"李雷,销售部\n韩梅,财务部\n'.encode())
    assert [(line.number, line.fault) for line in sheet.lines] == [(2, None), (3, ImportProblem.LINE_BROKEN)]


def test_more_fields_than_the_header_has_are_told() -> None:
    sheet = read("姓名,部门\n张伟,研发部,,\n李雷,销售部,多出来的\n".encode())
    assert [line.fault for line in sheet.lines] == [None, ImportProblem.TOO_MANY_FIELDS]


def test_an_over_long_field_is_cut_and_an_enormous_one_told() -> None:
    sheet = read(("姓名\n" + "张" * 5000 + "\n" + "李" * 200_000 + "\n").encode())
    assert len(sheet.lines[0].fields[Column.NAME]) < 5000
    assert sheet.lines[1].fault is ImportProblem.LINE_BROKEN


def test_columns_nobody_asked_for_are_named() -> None:
    sheet = read("姓名,血型,Full-time\n张伟,O,yes\n".encode())
    assert sheet.ignored == ("血型", "Full-time")


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"", ImportProblem.EMPTY),
        (b"\n\n", ImportProblem.EMPTY),
        (b"name\n", ImportProblem.EMPTY),
        (b"name\n\n  ,\n", ImportProblem.EMPTY),
        (b"\xd0\xcf\x11\xe0 an old spreadsheet", ImportProblem.NOT_CSV),
        ("姓名\n张伟".encode("utf-16"), ImportProblem.NOT_CSV),
        (b"name\nzhang\x00wei\n", ImportProblem.NOT_CSV),
        ("部门,工号\n研发部,1\n".encode(), ImportProblem.COLUMN_MISSING),
        ("姓名,name\n张伟,x\n".encode(), ImportProblem.COLUMN_TWICE),
        (b"n" * (MOST_BYTES + 1), ImportProblem.TOO_LARGE),
        (b"name\n" + b"x\n" * 50_001, ImportProblem.TOO_MANY_LINES),
        (b'"name', ImportProblem.LINE_BROKEN),
    ],
    ids=lambda value: value.name if isinstance(value, ImportProblem) else "",
)
def test_a_file_that_is_none_is_refused_as_a_whole(data: bytes, problem: ImportProblem) -> None:
    with pytest.raises(Invalid) as refused:
        read(data)
    assert refused.value.code is problem
