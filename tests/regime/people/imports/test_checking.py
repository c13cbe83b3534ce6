"""Checking lines: what can be entered, and every fault with its line, column and code."""

from datetime import date
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shoumi.regime.people.imports import reports
from shoumi.regime.people.imports.checking import Checked, Known, check, unit_key
from shoumi.regime.people.imports.reading import Line, Sheet
from shoumi.regime.people.labels import LABELS
from shoumi.regime.people.values import Days
from shoumi.regime.people.vocabulary import Column, Encoding, ImportProblem, Kind, Language, Problem

TODAY = date(2026, 11, 23)
TEAM, WRITER, INSIDER, OUTSIDER = (UUID(int=number) for number in range(1, 5))
KNOWN = Known(
    units={"研发部/平台组": TEAM, "rd-1": TEAM},
    positions={"工程师": WRITER},
    emails={"in@xinghe.cn": INSIDER, "out@beichen.cn": OUTSIDER},
    staff_numbers=frozenset({"1001"}),
    insiders=frozenset({INSIDER}),
)


def checked(*lines: dict[Column, str]) -> Checked:
    sheet = Sheet(Encoding.UTF8, (), tuple(Line(number, fields) for number, fields in enumerate(lines, start=2)))
    return check(sheet, KNOWN, TODAY)


def test_a_full_line_is_understood_in_either_language() -> None:
    chinese = {
        Column.NAME: " 张伟 ",
        Column.KIND: "实习生",
        Column.EMAIL: "Zhang@Xinghe.CN",
        Column.UNIT: "研发部 ／ 平台组",
        Column.POSITION: "工程师",
        Column.LANGUAGE: "英文",
        Column.SINCE: "2026年3月1日",
        Column.UNTIL: "2027/2/28",
    }
    english = {
        Column.NAME: "Li Lei",
        Column.KIND: "Intern",
        Column.UNIT: "RD-1",
        Column.LANGUAGE: "english",
        Column.SINCE: "2026-03-01",
    }
    (first, second), faults = (result := checked(chinese, english)).drafts, result.faults
    assert faults == ()
    assert (first.entry.name, first.entry.kind, first.entry.email) == ("张伟", Kind.INTERN, "zhang@xinghe.cn")
    assert (first.unit, first.position, first.entry.language) == (TEAM, WRITER, Language.ENGLISH)
    assert first.days == Days(date(2026, 3, 1), date(2027, 2, 28))
    assert (second.entry.kind, second.unit, second.entry.language) == (Kind.INTERN, TEAM, Language.ENGLISH)


@pytest.mark.parametrize(
    ("fields", "column", "problem"),
    [
        ({Column.NAME: " "}, Column.NAME, Problem.NAME_MISSING),
        ({Column.NAME: "张" * 101}, Column.NAME, Problem.TOO_LONG),
        ({Column.NAME: "张\x07伟"}, Column.NAME, Problem.UNPRINTABLE),
        ({Column.NAME: "张\n伟"}, Column.NAME, Problem.UNPRINTABLE),
        ({Column.NAME: "张\ufffd"}, Column.NAME, ImportProblem.CHARACTERS_BROKEN),
        ({Column.KIND: "外星人"}, Column.KIND, ImportProblem.KIND_UNKNOWN),
        ({Column.EMAIL: "zhang"}, Column.EMAIL, Problem.EMAIL_MALFORMED),
        ({Column.EMAIL: "IN@xinghe.cn"}, Column.EMAIL, Problem.EMAIL_TAKEN),
        ({Column.STAFF_NUMBER: "1001"}, Column.STAFF_NUMBER, Problem.STAFF_NUMBER_TAKEN),
        ({Column.UNIT: "研发部/没有"}, Column.UNIT, ImportProblem.UNIT_UNKNOWN),
        ({Column.POSITION: "没有", Column.UNIT: "rd-1"}, Column.POSITION, ImportProblem.POSITION_UNKNOWN),
        ({Column.POSITION: "工程师"}, Column.POSITION, ImportProblem.POSITION_WITHOUT_UNIT),
        ({Column.ORGANISATION: "北辰"}, Column.ORGANISATION, Problem.ORGANISATION_UNWANTED),
        ({Column.KIND: "顾问"}, Column.ORGANISATION, Problem.ORGANISATION_MISSING),
        (
            {Column.KIND: "顾问", Column.ORGANISATION: "北辰", Column.UNIT: "rd-1"},
            Column.UNIT,
            Problem.OUTSIDER,
        ),
        ({Column.CONTACT: "nobody@xinghe.cn"}, Column.CONTACT, ImportProblem.CONTACT_UNKNOWN),
        ({Column.CONTACT: "out@beichen.cn"}, Column.CONTACT, Problem.CONTACT_OUTSIDE),
        ({Column.LANGUAGE: "Klingon"}, Column.LANGUAGE, ImportProblem.LANGUAGE_UNKNOWN),
        ({Column.SINCE: "下周一"}, Column.SINCE, ImportProblem.DATE_MALFORMED),
        ({Column.SINCE: "2026-02-30"}, Column.SINCE, ImportProblem.DATE_MALFORMED),
        ({Column.SINCE: "2027-02-01", Column.UNTIL: "2027-01-01"}, Column.UNTIL, Problem.SPAN_BACKWARDS),
        ({Column.SINCE: "2020-01-01", Column.UNTIL: "2021-01-01"}, Column.UNTIL, Problem.SPAN_OVER),
    ],
)
def test_each_fault_names_its_line_and_column(fields: dict[Column, str], column: Column, problem: Problem) -> None:
    result = checked({Column.NAME: "李雷"}, {Column.NAME: "张伟"} | fields)
    assert [draft.line for draft in result.drafts] == [2]
    assert [(fault.line, fault.column, fault.problem) for fault in result.faults] == [(3, column, problem)]


def test_all_faults_of_a_line_are_told_at_once() -> None:
    result = checked({Column.NAME: "", Column.EMAIL: "x", Column.UNIT: "没有"})
    assert {fault.column for fault in result.faults} == {Column.NAME, Column.EMAIL, Column.UNIT}


def test_of_two_lines_with_one_address_the_second_names_the_first() -> None:
    result = checked({Column.NAME: "张伟", Column.EMAIL: "a@b.cn"}, {Column.NAME: "李雷", Column.EMAIL: "A@B.cn"})
    assert [draft.line for draft in result.drafts] == [2]
    (fault,) = result.faults
    assert (fault.line, fault.problem, fault.parameters) == (3, ImportProblem.EMAIL_TWICE, {"line": 2})


@given(st.lists(st.dictionaries(st.sampled_from(Column), st.text(max_size=20)), max_size=6))
def test_every_line_is_entered_or_at_fault_never_both(lines: list[dict[Column, str]]) -> None:
    result = checked(*lines)
    entered, faulty = {draft.line for draft in result.drafts}, {fault.line for fault in result.faults}
    assert entered | faulty == set(range(2, len(lines) + 2))
    assert not entered & faulty


@given(st.lists(st.dictionaries(st.sampled_from(Column), st.text(max_size=20)), max_size=4))
def test_a_report_comes_back_as_it_was_kept(lines: list[dict[Column, str]]) -> None:
    faults = list(checked(*lines).faults)
    assert reports.unpacked(reports.packed(faults)) == faults


def test_kinds_are_known_by_code_and_both_names() -> None:
    for kind in Kind:
        label = LABELS[kind]
        lines = [{Column.NAME: "张伟", Column.KIND: word} for word in (kind.value, label.zh, label.en)]
        found = checked(*lines)
        wrong = {fault.problem for fault in found.faults} - {Problem.ORGANISATION_MISSING}
        assert not wrong


@pytest.mark.parametrize("path", ["研发部/平台组", " 研发部 ＞平台组 ", "研发部\\平台组/", "研发部›平台组"])
def test_paths_are_read_with_any_slash(path: str) -> None:
    assert unit_key(path) == "研发部/平台组"
