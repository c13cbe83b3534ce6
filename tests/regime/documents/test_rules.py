"""Numbers, titles, names, terms and search terms, over everything a person can type."""

import unicodedata
from datetime import date, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from shoumi.engines.foundation.errors import Invalid
from shoumi.engines.foundation.ids import READABLE
from shoumi.regime.documents import rules
from shoumi.regime.documents.vocabulary import Category, Problem

DAYS = st.dates(date(1990, 1, 1), date(2200, 12, 31))
HAN = st.text(st.sampled_from("商业秘密排序算法设计客户报价𠮷豈"), min_size=1, max_size=12)
MIXED = st.lists(st.one_of(HAN, st.text(max_size=12), st.sampled_from(["Q3", "ＡＢＣ", "_", " ", "-", "İ", "ß"]))).map(
    "".join
)


@given(st.sampled_from(Category), st.integers(1990, 2200))
def test_a_number_is_written_as_it_is_tidied_and_ends_at_random(category: Category, year: int) -> None:
    number = rules.new_number(category, year)
    assert rules.tidy_number(number) == number
    prefix, told, suffix = number.split("-")
    assert (len(prefix), told, len(suffix)) == (2, str(year), rules.SUFFIX_LENGTH)
    assert set(suffix) <= set(READABLE)


def test_numbers_of_one_kind_and_year_do_not_follow_each_other() -> None:
    assert len({rules.new_number(Category.CLIENT, 2026) for _ in range(2000)}) == 2000


@given(st.text(max_size=60))
def test_tidying_a_number_twice_changes_nothing_more(typed: str) -> None:
    once = rules.tidy_number(typed)
    assert rules.tidy_number(once) == once
    assert len(once) <= 40
    assert set(once) <= set("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-")


@pytest.mark.parametrize(
    "typed", ["js-2026-7k4fqhxw", " JS-2026-7K4F QHXW\n", "ＪＳ－２０２６－７Ｋ４ＦＱＨＸＷ", "\u3000js-2026-7K4FQHXW"]
)
def test_a_number_is_known_however_it_is_typed(typed: str) -> None:
    assert rules.tidy_number(typed) == "JS-2026-7K4FQHXW"


@pytest.mark.parametrize("typed", ["", "JS/2026", "编号", "JS-2026-7K4FQHXW'--", "A" * 41, "JS-2026\0"])
def test_what_cannot_be_a_number_is_none(typed: str) -> None:
    assert not rules.tidy_number(typed)


@given(st.text(max_size=300))
def test_a_files_name_loses_paths_controls_and_directions_only(name: str) -> None:
    safe = rules.safe_name(name)
    assert 0 < len(safe) <= rules.LONGEST_NAME
    assert not set(safe) & set("/\\\0")
    assert not any(unicodedata.category(character) in {"Cc", "Cf", "Zl", "Zp", "Cs", "Co"} for character in safe)
    assert rules.safe_name(safe) == safe


@pytest.mark.parametrize(
    ("claimed", "kept"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\chen\\报价.xlsx", "报价.xlsx"),
        ("a/b\\c.txt", "c.txt"),
        ("plan\u202efdp.exe", "planfdp.exe"),
        ("line\nbreak\x07.txt", "linebreak.txt"),
        ("..", "file"),
        ("", "file"),
        ("\0", "file"),
        ("x" * 300 + ".pdf", "x" * 116 + ".pdf"),
    ],
)
def test_misleading_names_are_made_plain(claimed: str, kept: str) -> None:
    assert rules.safe_name(claimed) == kept


@given(st.text(max_size=250))
def test_a_title_is_kept_whole_or_refused(title: str) -> None:
    whole = unicodedata.normalize("NFC", title).strip()
    if 0 < len(whole) <= rules.LONGEST_TITLE and not any(map(rules.unsafe, whole)):
        assert rules.check_title(title) == whole
        return
    with pytest.raises(Invalid) as refused:
        rules.check_title(title)
    assert refused.value.code in {Problem.TITLE_MISSING, Problem.TITLE_TOO_LONG, Problem.TITLE_CONTROL}


@pytest.mark.parametrize(
    ("title", "problem"),
    [
        (" \u3000\n", Problem.TITLE_MISSING),
        ("题" * 201, Problem.TITLE_TOO_LONG),
        ("报价\u202e单", Problem.TITLE_CONTROL),
        ("报价\x00单", Problem.TITLE_CONTROL),
        ("报价\u200b单", Problem.TITLE_CONTROL),
    ],
)
def test_a_title_that_misleads_or_is_none_is_refused(title: str, problem: Problem) -> None:
    with pytest.raises(Invalid) as refused:
        rules.check_title(title)
    assert refused.value.code is problem


@given(DAYS, st.integers(0, 60))
def test_a_term_ends_on_the_same_day_of_its_last_year(start: date, years: int) -> None:
    end = rules.secret_until(start, years)
    assert end.year == start.year + years
    assert (end.month, end.day) in {(start.month, start.day), (2, 28)}
    if (end.month, end.day) != (start.month, start.day):
        assert (start.month, start.day) == (2, 29)


def test_a_term_from_29_february_ends_on_the_28th_except_in_leap_years() -> None:
    assert rules.secret_until(date(2028, 2, 29), 5) == date(2033, 2, 28)
    assert rules.secret_until(date(2028, 2, 29), 4) == date(2032, 2, 29)


@given(DAYS, st.integers(-400, 400))
def test_a_day_is_over_only_when_the_next_has_begun(today: date, away: int) -> None:
    until = today + timedelta(days=away)
    if away >= 0:
        rules.check_until(until, today)
        return
    with pytest.raises(Invalid) as refused:
        rules.check_until(until, today)
    assert refused.value.code is Problem.UNTIL_PAST


@given(st.text(max_size=40))
def test_a_purpose_says_something(purpose: str) -> None:
    if purpose.strip():
        assert rules.check_purpose(purpose) == purpose.strip()
        return
    with pytest.raises(Invalid) as refused:
        rules.check_purpose(purpose)
    assert refused.value.code is Problem.PURPOSE_MISSING


@given(MIXED)
def test_whatever_is_searched_for_stands_among_the_terms_of_the_same_text(text: str) -> None:
    assert rules.query_terms(text) <= rules.search_terms(text)


@given(HAN, st.data())
def test_every_part_of_a_chinese_run_is_found(run: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(run) - 1))
    part = run[start : data.draw(st.integers(start + 1, len(run)))]
    assert rules.query_terms(part) <= rules.search_terms(f"前言 {run}，后记")


@given(HAN, HAN)
def test_neighbours_across_a_break_are_no_pair(one: str, other: str) -> None:
    pair = one[-1] + other[0]
    assume(pair not in one and pair not in other)
    folded = unicodedata.normalize("NFKC", pair)
    assert folded not in rules.search_terms(f"{one}。{other}")


@given(st.text(st.characters(categories=("Lu", "Ll", "Nd")), min_size=1, max_size=20))
def test_words_are_found_in_any_case_and_width(word: str) -> None:
    assert rules.query_terms(word.upper()) <= rules.search_terms(f"{word.upper()} {word}")
    assert rules.search_terms(word) == rules.search_terms(unicodedata.normalize("NFKC", word))


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("排序", {"排", "序", "排序"}),
        ("排序算法", {"排", "序", "算", "法", "排序", "序算", "算法"}),
        ("Ｑ３ plan_B", {"q3", "plan", "b"}),
        ("v2排序", {"v2", "排", "序", "排序"}),
        ("…—（）", set()),
    ],
)
def test_what_a_text_is_found_by(text: str, terms: set[str]) -> None:
    assert rules.search_terms(text) == terms


def test_what_is_searched_for_asks_for_pairs_where_there_are_any() -> None:
    assert rules.query_terms("排序算法") == {"排序", "序算", "算法"}
    assert rules.query_terms("排") == {"排"}
    assert rules.query_terms("x" * 100) == {"x" * rules.LONGEST_TERM}
