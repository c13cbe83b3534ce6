"""Screening: which finding is in force at an instant, and what a finding needs (P02)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from shoumi.engines.foundation.errors import Conflict, Invalid
from shoumi.regime.people.rules.standing import check_days
from shoumi.regime.people.vocabulary import Problem, ReasonCode, ScreeningState

PASSING = frozenset({ScreeningState.PASSED, ScreeningState.CONDITIONAL})
"""Findings with which clearance may be granted."""

FINDINGS = PASSING | {ScreeningState.NOT_PASSED}
"""What a screening can find."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What a screening found: for which rank, when, and until when (exclusive) it is valid."""

    state: ScreeningState
    rank: int
    at: datetime
    until: datetime | None


@dataclass(frozen=True, slots=True)
class Screened:
    """How high a rank someone is screened for at an instant, and, at 0, why not for any."""

    rank: int
    lacking: StrEnum = ReasonCode.SCREENING_MISSING


def screened(findings: Iterable[Finding], instant: datetime) -> Screened:
    """Return for which rank the ``findings`` screen a person at ``instant``, by what was decided until then.

    A screening that was not passed ends those before it, also where it was for a higher grade: what it found out is
    known of the person.
    """
    decided = sorted((one for one in findings if one.at <= instant), key=lambda one: one.at)
    failed = [place for place, one in enumerate(decided) if one.state is ScreeningState.NOT_PASSED]
    left = decided[failed[-1] + 1 :] if failed else decided
    passing = [one for one in left if one.state in PASSING]
    valid = [one.rank for one in passing if one.until is not None and instant < one.until]
    if valid:
        return Screened(max(valid))
    if passing:
        return Screened(0, ReasonCode.SCREENING_OVER)
    return Screened(0, ReasonCode.SCREENING_FAILED if failed else ReasonCode.SCREENING_MISSING)


def check_open(state: ScreeningState) -> None:
    """Raise Conflict when a screening is decided or called off already."""
    if state is not ScreeningState.REQUESTED:
        raise Conflict(Problem.SCREENING_DECIDED)


def check_past(day: date, today: date) -> None:
    """Raise Invalid when ``day``, on which something is said to have happened, is still to come or far away."""
    check_days([day], today)
    if day > today:
        raise Invalid(Problem.CHECK_IN_FUTURE)


def check_finding(state: ScreeningState, until: date | None, conditions: str, today: date) -> None:
    """Raise Invalid unless a finding comes with what it needs: validity where passed, conditions where it has any."""
    if state not in FINDINGS:
        raise Invalid(Problem.VALIDITY_UNWANTED)
    if state in PASSING:
        if until is None:
            raise Invalid(Problem.VALIDITY_MISSING)
        check_days([until], today)
        if until < today:
            raise Invalid(Problem.SPAN_OVER)
    elif until is not None:
        raise Invalid(Problem.VALIDITY_UNWANTED)
    if state is ScreeningState.CONDITIONAL and not conditions:
        raise Invalid(Problem.CONDITIONS_MISSING)
