"""When personal data are no longer needed."""

from datetime import date

from shoumi.engines.foundation.errors import Invalid
from shoumi.regime.people.vocabulary import Problem

MOST_YEARS = 30


def ends_on(left_on: date, years: int) -> date:
    """Return the day from which what is kept for ``years`` after ``left_on`` is no longer needed."""
    if (left_on.month, left_on.day) == (2, 29):
        left_on = left_on.replace(day=28)
    return left_on.replace(year=left_on.year + years)


def check_years(years: int) -> None:
    """Raise Invalid for a retention nobody means."""
    if not 1 <= years <= MOST_YEARS:
        raise Invalid(Problem.YEARS_OUT_OF_RANGE, most=MOST_YEARS)


def check_keep_until(day: date, today: date) -> None:
    """Raise Invalid unless something is kept until a day to come, within the longest retention."""
    if not today < day <= ends_on(today, MOST_YEARS):
        raise Invalid(Problem.KEEP_UNTIL_WRONG)
