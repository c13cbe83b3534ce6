"""Every code of documents, and of the engines it hands on, has its words in both languages."""

import re
from enum import StrEnum

import pytest

from shoumi.engines.marking.vocabulary import Problem as Marking
from shoumi.engines.rendering.problems import Problem as Rendering
from shoumi.engines.sealing.problems import Problem as Sealing
from shoumi.regime.documents import vocabulary
from shoumi.regime.documents.labels import EXPLANATIONS, LABELS
from shoumi.regime.kit.words import LocalizedText, explanation

NAMED = [
    code
    for kind in vars(vocabulary).values()
    if isinstance(kind, type) and issubclass(kind, StrEnum) and kind not in {StrEnum, vocabulary.Problem}
    for code in kind
]
EXPLAINED = [*vocabulary.Problem, *vocabulary.GateCode, *Rendering, *Marking, *Sealing]
PARAMETERS = {
    "limit", "found", "named", "format", "width", "height", "page", "pages", "seconds", "years", "reason",
    "asked", "cleared", "ceiling", "gate", "code", "rank", "again", "minutes", "most",
}  # fmt: skip
"""What the engines and gates hand along; see the comments beside their codes."""


@pytest.mark.parametrize("code", NAMED)
def test_every_code_has_a_name(code: StrEnum) -> None:
    _check_text(LABELS[code])


@pytest.mark.parametrize("code", EXPLAINED)
def test_every_problem_and_gate_is_explained(code: StrEnum) -> None:
    told = EXPLANATIONS[code]
    for text in (told.what, told.cure):
        _check_text(text)
        assert text.zh.endswith("。")
        assert text.en.endswith(".")
    filled = explanation(code, dict.fromkeys(PARAMETERS, "7"))
    assert "{" not in f"{filled.what.zh}{filled.what.en}{filled.cure.zh}{filled.cure.en}"


def _check_text(text: LocalizedText) -> None:
    assert re.search(r"[\u4e00-\u9fff]", text.zh)
    assert re.search(r"[A-Za-z]", text.en)
    assert not re.search(r"[\u4e00-\u9fff]", text.en)
    assert set(re.findall(r"{(\w+)}", text.zh)) == set(re.findall(r"{(\w+)}", text.en))
