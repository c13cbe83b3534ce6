"""How long things last: the term of a record on the file, and of an appeal."""

import calendar
from collections.abc import Iterable
from datetime import date, timedelta

from shoumi.engines.foundation.errors import Conflict, Invalid
from shoumi.regime.conduct.vocabulary import Problem
from shoumi.regime.people.rules.standing import check_days

MOST_MONTHS = 120
"""The longest term of a record; what is to stay has none."""
DROPPED_MONTHS = 6
"""How long a case without a measure is kept, so that the person can look up how it ended."""
MOST_APPEAL_DAYS = 90
MONTHS_A_YEAR = 12


def months_later(day: date, months: int) -> date:
    """Return the day ``months`` after ``day``; the last of a shorter month stands in for a day it has not."""
    year, month = divmod(day.year * MONTHS_A_YEAR + day.month - 1 + months, MONTHS_A_YEAR)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def expiry(since: date, months: Iterable[int | None]) -> date | None:
    """Return the last day of a record in force ``since`` with measures kept so many ``months``; None for no end.

    The longest term decides. A record has expired from the day after.
    """
    terms = list(months)
    if not terms or any(term is None for term in terms):
        return None
    return months_later(since, max(term for term in terms if term is not None))


def has_expired(until: date | None, today: date) -> bool:
    """Return whether a record kept ``until`` that day is over ``today``."""
    return until is not None and until < today


def appeal_until(served_on: date, days: Iterable[int]) -> date | None:
    """Return the last day to appeal a decision served on that day; None where no measure admits an appeal."""
    longest = max(days, default=0)
    return served_on + timedelta(days=longest) if longest else None


def after_appeal(until: date) -> date:
    """Return the day from which a decision that could be appealed ``until`` that day is in force, nobody having."""
    return until + timedelta(days=1)


def check_past(day: date, today: date, *, since: date | None = None) -> None:
    """Raise Invalid when ``day``, on which something is said to have happened, is to come or far away.

    Nor did it happen before ``since``, the day of what it follows: a decision said to be served before it was made
    would leave no time to appeal.
    """
    check_days([day], today)
    if day > today:
        raise Invalid(Problem.DAY_IN_FUTURE)
    if since is not None and day < since:
        raise Invalid(Problem.DAY_TOO_EARLY, day=since.isoformat())


def check_deadline(day: date, today: date) -> None:
    """Raise Invalid unless ``day`` leaves at least the following day to answer."""
    check_days([day], today)
    if day <= today:
        raise Invalid(Problem.DEADLINE_TOO_SOON)


def check_running(until: date | None, today: date) -> None:
    """Raise Conflict when the last day to do something has passed, or there never was one."""
    if until is None:
        raise Conflict(Problem.NO_APPEAL)
    if until < today:
        raise Conflict(Problem.DEADLINE_OVER, day=until.isoformat())


def check_over(until: date | None, today: date) -> None:
    """Raise Conflict while somebody may still answer until that day."""
    if until is not None and today <= until:
        raise Conflict(Problem.DEADLINE_RUNNING, day=until.isoformat())
