"""Which finding is in force: against a plain reading of the same sentence, on generated histories."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shoumi.engines.foundation.errors import Conflict, Invalid
from shoumi.regime.people.rules.screening import PASSING, Finding, check_finding, check_open, check_past, screened
from shoumi.regime.people.vocabulary import ReasonCode, ScreeningState

START = datetime(2026, 1, 1, tzinfo=UTC)
TODAY = date(2026, 5, 4)
PASSED, CONDITIONAL, FAILED = ScreeningState.PASSED, ScreeningState.CONDITIONAL, ScreeningState.NOT_PASSED


def day(number: int) -> datetime:
    return START + timedelta(days=number)


def finding(at: int, state: ScreeningState, rank: int, days: int) -> Finding:
    return Finding(state, rank, day(at), day(at + days) if state in PASSING else None)


def findings() -> st.SearchStrategy[list[Finding]]:
    one = st.builds(
        finding,
        st.integers(0, 60),
        st.sampled_from([PASSED, CONDITIONAL, FAILED]),
        st.integers(1, 3),
        st.integers(1, 40),
    )
    return st.lists(one, max_size=6, unique_by=lambda found: found.at)


@given(told=findings(), asked=st.integers(0, 110), rank=st.integers(1, 3))
def test_someone_is_screened_for_a_rank_by_a_valid_finding_that_no_failure_followed(
    told: list[Finding], asked: int, rank: int
) -> None:
    instant = day(asked)
    known = [one for one in told if one.at <= instant]
    holds = any(
        one.state in PASSING
        and one.rank >= rank
        and one.until is not None
        and instant < one.until
        and not any(later.state is FAILED and later.at > one.at for later in known)
        for one in known
    )
    assert (screened(told, instant).rank >= rank) is holds


@given(told=findings(), asked=st.integers(0, 110))
def test_what_is_found_later_changes_nothing_about_an_earlier_day(told: list[Finding], asked: int) -> None:
    later = Finding(FAILED, 3, day(200), None)
    assert screened([*told, later], day(asked)) == screened(told, day(asked))


def test_why_nobody_is_screened_is_told() -> None:
    passed, failed = Finding(PASSED, 2, day(1), day(9)), Finding(FAILED, 3, day(3), None)
    assert screened([], day(5)).lacking is ReasonCode.SCREENING_MISSING
    assert screened([passed], day(9)).lacking is ReasonCode.SCREENING_OVER
    assert screened([passed, failed], day(5)).lacking is ReasonCode.SCREENING_FAILED


@pytest.mark.parametrize(
    ("state", "until", "conditions"),
    [
        (PASSED, None, ""),
        (PASSED, TODAY - timedelta(days=1), ""),
        (FAILED, TODAY, ""),
        (CONDITIONAL, TODAY, ""),
        (ScreeningState.DROPPED, None, ""),
        (ScreeningState.REQUESTED, None, ""),
        (PASSED, date.max, ""),
    ],
)
def test_a_finding_without_what_it_needs_is_none(state: ScreeningState, until: date | None, conditions: str) -> None:
    with pytest.raises(Invalid):
        check_finding(state, until, conditions, TODAY)


def test_a_whole_finding_and_a_past_day_pass() -> None:
    check_finding(PASSED, TODAY, "", TODAY)
    check_finding(CONDITIONAL, TODAY, "一年内复核", TODAY)
    check_finding(FAILED, None, "", TODAY)
    check_past(TODAY, TODAY)


def test_days_to_come_and_decided_screenings_take_no_more() -> None:
    with pytest.raises(Invalid):
        check_past(TODAY + timedelta(days=1), TODAY)
    with pytest.raises(Conflict):
        check_open(PASSED)
