"""Every code of this part has words in both languages, and no two codes share one place in the tables."""

import inspect
from collections import Counter
from enum import StrEnum

from shoumi.regime.people import vocabulary
from shoumi.regime.people.labels import EXPLANATIONS, LABELS
from shoumi.regime.people.vocabulary import ImportProblem, Problem, ReasonCode

EXPLAINED = {Problem, ImportProblem, ReasonCode}
VOCABULARIES = [
    codes
    for _name, codes in inspect.getmembers(vocabulary, inspect.isclass)
    if issubclass(codes, StrEnum) and codes is not StrEnum
]


def test_every_code_is_labelled_or_explained_under_its_own_type() -> None:
    labelled = {(type(code), code.value) for code in LABELS}
    explained = {(type(code), code.value) for code in EXPLANATIONS}
    for codes in VOCABULARIES:
        wanted = explained if codes in EXPLAINED else labelled
        assert {(codes, code.value) for code in codes} <= wanted, codes.__name__


def test_no_two_codes_with_words_are_equal() -> None:
    # Members of different StrEnums with one value are equal, and a table would keep the words of one of them only.
    for kinds in (EXPLAINED, set(VOCABULARIES) - EXPLAINED):
        counted = Counter(code.value for codes in kinds for code in codes)
        assert [value for value, many in counted.items() if many > 1] == []


def test_both_languages_are_there() -> None:
    for words in LABELS.values():
        assert words.zh
        assert words.en
    for explanation in EXPLANATIONS.values():
        for text in (explanation.what, explanation.cure):
            assert text.zh.endswith("。")
            assert text.en.endswith(".")
