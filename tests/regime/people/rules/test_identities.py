"""Identity numbers: the published examples hold, and every single slip is noticed."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shoumi.engines.foundation.errors import Invalid
from shoumi.regime.people.rules.identities import check_character, identity_number, masked
from shoumi.regime.people.vocabulary import Problem

# The two examples of GB 11643-1999, annex A.
PUBLISHED = ("11010519491231002X", "440524188001010014")
seventeen = st.tuples(
    st.integers(110000, 659999), st.dates().filter(lambda day: 1800 <= day.year < 2200), st.integers(0, 999)
).map(lambda parts: f"{parts[0]}{parts[1]:%Y%m%d}{parts[2]:03}")


@pytest.mark.parametrize("number", PUBLISHED)
def test_the_published_examples_are_valid(number: str) -> None:
    assert identity_number(number) == number
    assert check_character(number[:-1]) == number[-1]


def test_spaces_wide_digits_and_a_small_x_are_read() -> None:
    assert identity_number(" 110105 19491231 002x") == PUBLISHED[0]
    assert identity_number("４４０５２４１８８００１０１００１４") == PUBLISHED[1]
    assert identity_number("  ") == ""


@settings(deadline=None)
@given(seventeen, st.integers(0, 16), st.integers(1, 9))
def test_one_digit_written_wrong_is_noticed(digits: str, place: int, by: int) -> None:
    number = digits + check_character(digits)
    assert identity_number(number) == number
    slip = number[:place] + str((int(number[place]) + by) % 10) + number[place + 1 :]
    with pytest.raises(Invalid):
        identity_number(slip)


@settings(deadline=None)
@given(seventeen, st.integers(0, 15))
def test_two_neighbours_exchanged_are_noticed(digits: str, place: int) -> None:
    number = digits + check_character(digits)
    slip = number[:place] + number[place + 1] + number[place] + number[place + 2 :]
    if slip != number:
        with pytest.raises(Invalid):
            identity_number(slip)


@pytest.mark.parametrize("value", ["110105490101002", "11010519490231002X", "010105194912310029", "11010519491231002"])
def test_another_form_is_told_as_such(value: str) -> None:
    with pytest.raises(Invalid) as wrong:
        identity_number(value)
    assert wrong.value.code is Problem.IDENTITY_MALFORMED


def test_a_mask_leaves_five_characters() -> None:
    assert masked(PUBLISHED[0]) == "110*************2X"
    assert masked("") == ""
