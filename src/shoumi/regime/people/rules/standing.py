"""Where a person stands at an instant, by the spans that were known then."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from shoumi.engines.foundation.errors import Conflict, Invalid
from shoumi.regime.people.vocabulary import Kind, Problem, State

OUTSIDERS = frozenset({Kind.PARTNER, Kind.CONSULTANT, Kind.SUPPLIER, Kind.CLIENT, Kind.CONTRACTOR})
"""Kinds that belong to another organisation and see nobody but their own contact (P09)."""


MOST_YEARS = 60
"""How many years from today a day may lie: a working life, and far from the ends of the calendar."""


@dataclass(frozen=True, slots=True)
class Span:
    """One span of belonging: half-open, ``until`` None for no end yet."""

    state: State
    since: datetime
    until: datetime | None

    @property
    def empty(self) -> bool:
        """Whether it never held: taken back before it began."""
        return self.until is not None and self.until <= self.since


def is_outsider(kind: Kind) -> bool:
    """Return whether persons of ``kind`` stand outside the company."""
    return kind in OUTSIDERS


def state_at(spans: Iterable[Span], instant: datetime) -> State:
    """Return where a person with the known ``spans`` stands at ``instant``; without any: expected, never present."""
    real = [span for span in spans if not span.empty]
    for span in real:
        if span.since <= instant and (span.until is None or instant < span.until):
            return span.state
    return State.LEFT if any(span.since <= instant for span in real) else State.EXPECTED


def is_far(day: date | None, today: date) -> bool:
    """Return whether ``day`` is so far from ``today`` that it can only be a slip of the pen."""
    return day is not None and abs(day.year - today.year) > MOST_YEARS


def check_days(days: Iterable[date | None], today: date) -> None:
    """Raise Invalid when one of ``days`` is far from ``today``."""
    if any(is_far(day, today) for day in days):
        raise Invalid(Problem.DAY_TOO_FAR, years=MOST_YEARS)


def check_span(since: datetime, until: datetime | None, now: datetime) -> None:
    """Raise Invalid unless the span from ``since`` to ``until`` runs forward and is not over ``now``."""
    if until is not None and until <= since:
        raise Invalid(Problem.SPAN_BACKWARDS)
    if until is not None and until <= now:
        raise Invalid(Problem.SPAN_OVER)


def check_free(spans: Iterable[Span], since: datetime, until: datetime | None) -> None:
    """Raise Conflict when a new span would overlap one of ``spans``: a fact holds once at a time."""
    for span in spans:
        begins_before_end = until is None or span.since < until
        ends_after_begin = span.until is None or since < span.until
        if not span.empty and begins_before_end and ends_after_begin:
            raise Conflict(Problem.ALREADY_HELD)
