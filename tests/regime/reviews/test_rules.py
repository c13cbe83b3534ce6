"""The rules of access review, against what they are meant to say."""

from datetime import UTC, date, datetime, timedelta
from statistics import median_low
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shoumi.engines.foundation.errors import Conflict, Invalid
from shoumi.regime.reviews import rules
from shoumi.regime.reviews.rules import Facts, Stay
from shoumi.regime.reviews.values import Plan, Schedule
from shoumi.regime.reviews.vocabulary import CampaignState, Exceptional, LineState, Problem, Reach

NOW = datetime(2026, 9, 1, 3, tzinfo=UTC)
TODAY = date(2026, 9, 1)
RESEARCH, SALES, COMPANY = uuid4(), uuid4(), uuid4()


def facts(**changes: object) -> Facts:
    """An unremarkable right: granted a year ago, opened yesterday, inside the owning unit."""
    values = {
        "now": NOW,
        "granted_at": NOW - timedelta(days=365),
        "last_opened_at": NOW - timedelta(days=1),
        "external": False,
        "by_name": True,
        "owner": RESEARCH,
        "units": frozenset({RESEARCH, COMPANY}),
        "stays": [Stay(place=(RESEARCH, None), since=NOW - timedelta(days=900), until=None)],
        "held": 3,
        "usual": 2,
    }
    return Facts(**(values | changes))  # type: ignore[arg-type]  # by name


def moved(days: int) -> list[Stay]:
    then = NOW - timedelta(days=days)
    before = Stay(place=(SALES, None), since=NOW - timedelta(days=900), until=then)
    return [before, Stay(place=(RESEARCH, None), since=then, until=None)]


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({}, set()),
        ({"last_opened_at": None}, {Exceptional.UNUSED}),
        ({"last_opened_at": NOW - timedelta(days=91)}, {Exceptional.UNUSED}),
        ({"last_opened_at": NOW - timedelta(days=90)}, set()),
        ({"last_opened_at": None, "granted_at": NOW - timedelta(days=30)}, set()),
        ({"stays": moved(30)}, {Exceptional.MOVED}),
        ({"stays": moved(400)}, set()),
        ({"stays": []}, set()),
        ({"stays": moved(30), "by_name": False}, set()),
        ({"external": True}, {Exceptional.OUTSIDE}),
        ({"units": frozenset({SALES, COMPANY})}, {Exceptional.OUTSIDE}),
        ({"units": frozenset({SALES}), "owner": None}, set()),
        ({"units": None}, set()),
        ({"held": 7, "usual": 2}, {Exceptional.WIDER}),
        ({"held": 6, "usual": 2}, set()),
        ({"held": 12, "usual": 6}, set()),
        ({"held": 13, "usual": 6}, {Exceptional.WIDER}),
        ({"held": 99, "usual": None}, set()),
        ({"held": 99, "by_name": False}, set()),
    ],
)
def test_what_stands_out_about_a_right(changes: dict[str, object], found: set[Exceptional]) -> None:
    assert rules.stands_out(facts(**changes), 90) == found


@given(st.lists(st.integers(0, 30), min_size=1, max_size=12), st.data())
def test_the_usual_number_is_the_median_of_the_others(counts: list[int], data: st.DataObject) -> None:
    own = data.draw(st.sampled_from(counts))
    others = sorted(counts)
    others.remove(own)
    expected = median_low(others) if len(others) >= rules.FEWEST_COLLEAGUES else None
    assert rules.usual_among(sorted(counts), own) == expected


@given(st.lists(st.integers(0, 4)), st.integers(0, 4), st.sets(st.integers(0, 4)))
def test_nobody_reviews_a_right_of_their_own_and_only_who_is_fit(order: list[int], holder: int, fit: set[int]) -> None:
    people = [UUID(int=number) for number in range(5)]
    chosen = rules.reviewer([people[one] for one in order], holder=people[holder], fit={people[one] for one in fit})
    possible = [people[one] for one in order if one in fit and one != holder]
    assert chosen == (possible[0] if possible else None)


def schedule(
    due: int = 14, escalates: int = 17, suspends: int = 21, *, starts: int = 0, remind: tuple[int, ...] = (7, 1)
) -> Schedule:
    day = TODAY + timedelta(days=starts)
    return Schedule(
        starts_on=day,
        due_on=day + timedelta(days=due),
        escalates_on=day + timedelta(days=escalates),
        suspends_on=day + timedelta(days=suspends),
        remind_days=remind,
    )


@pytest.mark.parametrize(
    ("dates", "problem"),
    [
        (schedule(starts=-1), Problem.BEGINS_PAST),
        (schedule(due=0), Problem.DATES_ORDER),
        (schedule(escalates=13), Problem.DATES_ORDER),
        (schedule(suspends=17), Problem.DATES_ORDER),
        (schedule(suspends=367), Problem.TOO_LONG),
        (schedule(remind=(14,)), Problem.REMINDER_OUTSIDE),
        (schedule(remind=(-1,)), Problem.REMINDER_OUTSIDE),
    ],
)
def test_dates_a_campaign_cannot_have(dates: Schedule, problem: Problem) -> None:
    with pytest.raises(Invalid) as refused:
        rules.check_schedule(dates, TODAY)
    assert refused.value.code is problem


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"name": " "}, Problem.NAME_MISSING),
        ({"name": "x" * 81}, Problem.NAME_MISSING),
        ({"name": "a\u202eb"}, Problem.NAME_MISSING),
        ({"reach": Reach.UNIT}, Problem.REACH_MISSING),
        ({"reach": Reach.PERSON}, Problem.REACH_MISSING),
        ({"unused_days": 3}, Problem.UNUSED_DAYS),
        ({"repeat_months": 37}, Problem.REPEAT_TOO_OFTEN),
        ({"repeat_months": 0}, Problem.REPEAT_TOO_OFTEN),
    ],
)
def test_what_a_campaign_cannot_be(changes: dict[str, object], problem: Problem) -> None:
    values = {"name": "复核", "reach": Reach.DOCUMENTS, "schedule": schedule()} | changes
    with pytest.raises(Invalid) as refused:
        rules.check_plan(Plan(**values), TODAY)  # type: ignore[arg-type]  # by name
    assert refused.value.code is problem


def test_a_campaign_is_over_before_the_next_one() -> None:
    long = Plan(name="复核", reach=Reach.DOCUMENTS, schedule=schedule(suspends=35), repeat_months=1)
    with pytest.raises(Invalid) as refused:
        rules.check_plan(long, TODAY)
    assert refused.value.code is Problem.REPEAT_TOO_OFTEN


@given(st.dates(date(2020, 1, 1), date(2090, 1, 1)), st.integers(1, 36))
def test_later_months_are_whole_months(day: date, months: int) -> None:
    found = rules.later(day, months)
    assert (found.year * 12 + found.month) - (day.year * 12 + day.month) == months
    assert found.day == day.day or ((found + timedelta(days=1)).day == 1 and found.day < day.day)


@given(st.integers(-30, 30))
def test_begun_late_nobody_loses_days(late: int) -> None:
    planned = schedule()
    begun = rules.delayed(planned, TODAY + timedelta(days=late))
    assert begun.starts_on == TODAY + timedelta(days=late)
    assert begun.due_on - begun.starts_on >= planned.due_on - planned.starts_on
    assert begun.suspends_on - begun.due_on == planned.suspends_on - planned.due_on


def test_each_reminder_comes_once_and_a_missed_one_is_not_made_up_for() -> None:
    dates, reminded, told = schedule(due=14, remind=(7, 3, 1)), None, []
    for day in range(20):
        if day == 11:
            continue  # the worker stood still on the day of the second one
        due = rules.due_reminder(dates, reminded, TODAY + timedelta(days=day))
        if due is not None:
            told.append((day, due))
            reminded = due
    assert told == [(7, 7), (12, 3), (13, 1)]
    assert rules.due_reminder(dates, None, TODAY + timedelta(days=13)) == 1


@pytest.mark.parametrize("campaign", CampaignState)
@pytest.mark.parametrize("line", LineState)
def test_what_is_open_is_decided_and_what_was_taken_away_is_restored(line: LineState, campaign: CampaignState) -> None:
    runs = campaign in {CampaignState.OPEN, CampaignState.ESCALATED}
    try:
        rules.check_open(line, campaign, live=True)
        decidable = True
    except Conflict:
        decidable = False
    assert decidable == (runs and line is LineState.OPEN)
    over = campaign in {CampaignState.CLOSED, CampaignState.WITHDRAWN}
    restorable = (line is LineState.REVOKED and runs) or (line is LineState.SUSPENDED and (runs or over))
    assert rules.may_restore(line, campaign) == restorable


def test_a_right_that_ended_is_not_decided() -> None:
    with pytest.raises(Conflict) as refused:
        rules.check_open(LineState.OPEN, CampaignState.OPEN, live=False)
    assert refused.value.code is Problem.LINE_LAPSED
