"""What the three directories have in common: who is in several departments, pages, and how failures are told."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime

from shoumi.engines.foundation.errors import Invalid, Unavailable
from shoumi.regime.accounts.single.calling import Json
from shoumi.regime.accounts.vocabulary import Problem
from shoumi.regime.kit import clock
from shoumi.regime.people.sync.values import ForeignPerson, ForeignUnit
from shoumi.regime.people.sync.vocabulary import SyncProblem

MOST_PAGES = 2000
"""More pages of one list than any company has: a platform that never ends one is not listened to for ever."""

_LONGEST_NUMBER = 18
"""Digits; the platforms' numbers fit into 64 bits."""

_TOLD = {
    Problem.PROVIDER_AWAY: SyncProblem.GONE,
    Problem.PROVIDER_REFUSES: SyncProblem.PLATFORM_REFUSES,
    Problem.PROVIDER_ANSWER: SyncProblem.HALF_ANSWERED,
    Problem.PROVIDER_ADDRESS: SyncProblem.GONE,
}


@contextmanager
def told_as_a_source() -> Iterator[None]:
    """Tell what goes wrong inside the block as a source's failure, which leaves the directory as it is."""
    try:
        yield
    except (Unavailable, Invalid) as failure:
        if not isinstance(failure.code, Problem):
            raise
        raise Unavailable(_TOLD.get(failure.code, SyncProblem.GONE)) from failure


def pages(fetch: Callable[[str], tuple[Json, str]]) -> Iterator[Json]:
    """Yield the pages that ``fetch`` returns with what the next begins at, "" where there is none.

    Raises Unavailable for a platform that begins a page a second time: then others are missing.
    """
    begun, begin = {""}, ""
    for _ in range(MOST_PAGES):
        page, begin = fetch(begin)
        yield page
        if not begin:
            return
        if begin in begun:
            break
        begun.add(begin)
    raise Unavailable(SyncProblem.HALF_ANSWERED)


def once(people: Iterable[ForeignPerson]) -> tuple[ForeignPerson, ...]:
    """Return everybody once: who is in several departments is told in each, and the same each time."""
    return tuple({person.id: person for person in people}.values())


def under_known(units: Iterable[ForeignUnit]) -> tuple[ForeignUnit, ...]:
    """Return ``units``, those whose parent the application may not see directly under the company."""
    told = tuple(units)
    known = {unit.id for unit in told}
    return tuple(unit if unit.parent in known else replace(unit, parent=None) for unit in told)


def placed(told: Iterable[object], *, first: object, known: frozenset[str]) -> tuple[str, ...]:
    """Return the departments of a person that are units, the main one first."""
    ids = [str(each) for each in told]
    main = [one for one in ids if one == str(first)]
    return tuple(one for one in dict.fromkeys([*main, *ids]) if one in known)


def text(told: Json, *names: str) -> str:
    """Return the first of the named values that says something."""
    return next((str(told[name]).strip() for name in names if told.get(name)), "")


def is_number(told: str) -> bool:
    """Return whether ``told`` is a number as platforms count departments and lines."""
    return told.isdecimal() and len(told) <= _LONGEST_NUMBER


def day(instant: object, *, a_second: int = 1) -> date | None:
    """Return the company's day of an instant in parts of ``a_second``; None for anything else, and for none."""
    if isinstance(instant, bool) or not isinstance(instant, int | float) or instant <= 0:
        return None
    try:
        return clock.day_of(datetime.fromtimestamp(instant / a_second, UTC))
    except (ValueError, OverflowError, OSError):
        return None
