"""What a case, its closing and a continuing duty need."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shoumi.engines.foundation.errors import Conflict, Invalid, ShoumiError
from shoumi.regime.people.rules.leaving import Plan, check_closable, check_duty, check_item, check_plan
from shoumi.regime.people.vocabulary import CaseKind, DutyEnd, DutyKind, ItemState, NoticeMode, Problem

TODAY = date(2026, 2, 28)
DAYS = st.integers(-40, 40).map(lambda days: TODAY + timedelta(days=days))


@given(
    plan=st.builds(Plan, st.sampled_from(CaseKind), st.sampled_from(NoticeMode), DAYS, DAYS, st.booleans()),
    outsider=st.sampled_from([True, False]),
)
def test_a_plan_passes_exactly_when_its_parts_fit(plan: Plan, *, outsider: bool) -> None:
    moving = plan.kind is CaseKind.MOVING
    fits = (
        outsider == (plan.kind is CaseKind.END_OF_COOPERATION)
        and moving == (plan.mode is NoticeMode.FOLLOWS)
        and moving == plan.to_unit
        and plan.last_day >= TODAY
        and plan.announced_on <= TODAY
        and plan.announced_on <= plan.last_day
    )
    try:
        check_plan(plan, outsider=outsider, today=TODAY)
    except ShoumiError:
        assert not fits
    else:
        assert fits


@given(kind=st.sampled_from(CaseKind), items=st.lists(st.sampled_from(ItemState)), last=DAYS)
def test_a_case_closes_only_when_nothing_is_left_and_the_last_day_has_come(
    kind: CaseKind, items: list[ItemState], last: date
) -> None:
    closes = ItemState.OPEN not in items and (kind is CaseKind.MOVING or last <= TODAY)
    try:
        check_closable(kind, items, last, TODAY)
    except Conflict:
        assert not closes
    else:
        assert closes


@given(state=st.sampled_from(ItemState), outstanding=st.integers(0, 3))
def test_an_item_is_ticked_only_while_open_and_with_nothing_outstanding(state: ItemState, outstanding: int) -> None:
    ticks = state is ItemState.OPEN and not outstanding
    try:
        check_item(state, outstanding)
    except Conflict:
        assert not ticks
    else:
        assert ticks


@pytest.mark.parametrize("begins", [date(2026, 2, 28), date(2024, 2, 29), date(2026, 12, 31)])
def test_a_non_compete_lasts_two_years_at_most(begins: date) -> None:
    limit = date(begins.year + 2, begins.month, 28 if begins.month == 2 else begins.day)
    check_duty(DutyKind.NON_COMPETE, DutyEnd.DATE, limit, begins)
    with pytest.raises(Invalid) as longer:
        check_duty(DutyKind.NON_COMPETE, DutyEnd.DATE, limit + timedelta(days=1), begins)
    assert longer.value.code is Problem.NON_COMPETE_TOO_LONG


@pytest.mark.parametrize(
    ("kind", "end", "until"),
    [
        (DutyKind.CONFIDENTIALITY, DutyEnd.PUBLIC, TODAY),
        (DutyKind.CONFIDENTIALITY, DutyEnd.DATE, None),
        (DutyKind.NON_COMPETE, DutyEnd.PUBLIC, None),
        (DutyKind.RETURN, DutyEnd.DATE, TODAY - timedelta(days=1)),
    ],
)
def test_a_duty_without_the_end_it_needs_is_none(kind: DutyKind, end: DutyEnd, until: date | None) -> None:
    with pytest.raises(Invalid):
        check_duty(kind, end, until, TODAY)


def test_the_duty_of_confidence_needs_no_term() -> None:
    check_duty(DutyKind.CONFIDENTIALITY, DutyEnd.PUBLIC, None, TODAY)
    check_duty(DutyKind.CONFIDENTIALITY, DutyEnd.RELEASE, None, TODAY)
