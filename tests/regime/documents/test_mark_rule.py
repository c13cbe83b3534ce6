"""The naming rule of printed marks: a borrowed state name stands behind 商业秘密, and no star stands anywhere."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shoumi.engines.foundation.errors import Invalid
from shoumi.regime.documents import rules
from shoumi.regime.documents.presets import SCHEMES, PresetLevel
from shoumi.regime.documents.vocabulary import Problem
from shoumi.regime.kit.words import LocalizedText

STATE = st.sampled_from(["绝密", "机密", "秘密", "絕密", "機密"])
GAPS = st.text(st.sampled_from(" ·-\u3000　.:"), max_size=3)
AROUND = st.text(st.sampled_from("公司内部核心普通资料·ABC "), max_size=4)
PLAIN = st.text(st.sampled_from("公司内部核心普通资料商业·ABC"), min_size=1, max_size=12)
STARS = st.sampled_from("★☆⭐✩✪✭⋆*")


def problem_of(name: LocalizedText, mark: LocalizedText) -> Problem | None:
    try:
        rules.check_mark(name, mark)
    except Invalid as problem:
        return Problem(problem.code)
    return None


@given(STATE, GAPS, AROUND, AROUND)
def test_a_state_name_needs_the_words_in_front_however_it_is_spaced(state: str, gap: str, one: str, two: str) -> None:
    printed = f"{one}{state[0]}{gap}{state[1]}{two}"
    english = LocalizedText("级", "Level")
    assert problem_of(english, LocalizedText(f"公{printed}", "TRADE SECRET")) is Problem.MARK_STATE_NAME
    assert problem_of(english, LocalizedText(f"商业秘密·{printed}"[:20], "Trade secret")) is None


@given(STATE, PLAIN)
def test_a_level_with_a_state_name_never_prints_a_plain_mark(state: str, plain: str) -> None:
    mark = LocalizedText(plain, "TRADE SECRET")
    refused = not plain.startswith("商业秘密")
    assert (problem_of(LocalizedText(state, "Level"), mark) is Problem.MARK_STATE_NAME) == refused


@given(PLAIN, STARS, PLAIN)
def test_the_form_of_state_marks_is_refused_wherever_the_star_stands(one: str, star: str, two: str) -> None:
    for mark in (LocalizedText(f"商业秘密{one}{star}{two}"[:20], f"TRADE{star}"), LocalizedText(one, f"A{star}")):
        assert problem_of(LocalizedText("核心", "Core"), mark) is Problem.MARK_STATE_FORM


@given(PLAIN, PLAIN)
def test_other_names_print_what_they_like(name: str, mark: str) -> None:
    assert problem_of(LocalizedText(name, "Level"), LocalizedText(mark, "MARK")) is None


@pytest.mark.parametrize("text", ["", "  ", "内\u200b部", "内\u202e部", "内\n部"])
def test_nothing_invisible_is_printed(text: str) -> None:
    for mark in (LocalizedText(text, "INTERNAL"), LocalizedText("内部", text)):
        assert problem_of(LocalizedText("内部", "Internal"), mark) in {Problem.NAME_MISSING, Problem.NAME_CONTROL}


@pytest.mark.parametrize(
    "level", [level for scheme in SCHEMES for level in scheme.levels], ids=lambda level: level.code
)
def test_the_presets_keep_the_rule(level: PresetLevel) -> None:
    rules.check_mark(level.name, level.mark)
