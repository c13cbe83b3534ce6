from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shoumi.engines.foundation.errors import Invalid
from shoumi.regime.people.rules import personal_data as rules

DAYS = st.dates(date(1990, 1, 1), date(2100, 12, 31))


@given(DAYS, st.integers(1, rules.MOST_YEARS))
def test_a_retention_ends_on_the_same_day_so_many_years_later(left_on: date, years: int) -> None:
    ends = rules.ends_on(left_on, years)
    assert ends.year == left_on.year + years
    assert ends > left_on
    assert (ends.month, ends.day) in {(left_on.month, left_on.day), (2, 28)}


@given(DAYS, st.integers(-400, 40_000))
def test_nothing_is_put_off_to_a_day_that_is_over_or_for_ever(today: date, days: int) -> None:
    day = date.fromordinal(today.toordinal() + days)
    if today < day <= rules.ends_on(today, rules.MOST_YEARS):
        rules.check_keep_until(day, today)
        return
    with pytest.raises(Invalid):
        rules.check_keep_until(day, today)


@pytest.mark.parametrize("years", [0, -1, rules.MOST_YEARS + 1])
def test_a_retention_has_bounds(years: int) -> None:
    with pytest.raises(Invalid):
        rules.check_years(years)
