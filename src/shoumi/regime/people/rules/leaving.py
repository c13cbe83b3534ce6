"""Leaving and moving: what a case, an item and a continuing duty need (P07, P09)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from shoumi.engines.foundation.errors import Conflict, Invalid
from shoumi.regime.people.rules.standing import check_days
from shoumi.regime.people.vocabulary import (
    CaseKind,
    CaseState,
    DutyEnd,
    DutyKind,
    ItemState,
    NoticeMode,
    Problem,
    UndertakingState,
)

MOST_MONTHS = 24
"""How long a non-compete lasts at most after leaving (劳动合同法 24)."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What a case is opened with, as far as rules look at it."""

    kind: CaseKind
    mode: NoticeMode
    announced_on: date
    last_day: date
    to_unit: bool


def check_plan(plan: Plan, *, outsider: bool, today: date) -> None:
    """Raise Invalid unless kind, mode, days and place of a new case fit each other and the person."""
    if outsider is not (plan.kind is CaseKind.END_OF_COOPERATION):
        raise Invalid(Problem.WRONG_CASE_KIND)
    if (plan.kind is CaseKind.MOVING) is not (plan.mode is NoticeMode.FOLLOWS):
        raise Invalid(Problem.WRONG_NOTICE_MODE)
    if (plan.kind is CaseKind.MOVING) is not plan.to_unit:
        raise Invalid(Problem.NEW_PLACE_MISSING)
    check_days([plan.announced_on, plan.last_day], today)
    if plan.last_day < today:
        raise Invalid(Problem.SPAN_OVER)
    if plan.announced_on > min(today, plan.last_day):
        raise Invalid(Problem.ANNOUNCED_LATER)


def check_case(state: CaseState) -> None:
    """Raise Conflict when a case is over."""
    if state is not CaseState.OPEN:
        raise Conflict(Problem.CASE_OVER)


def check_item(state: ItemState, outstanding: int) -> None:
    """Raise Conflict when an item is settled, or something of it is still outstanding."""
    if state is not ItemState.OPEN:
        raise Conflict(Problem.ITEM_OVER)
    if outstanding:
        raise Conflict(Problem.ITEM_OUTSTANDING, count=outstanding)


def check_closable(kind: CaseKind, items: Iterable[ItemState], last_day: date, today: date) -> None:
    """Raise Conflict unless every item is settled and, for someone who goes, the last day has come."""
    left = sum(1 for state in items if state is ItemState.OPEN)
    if left:
        raise Conflict(Problem.ITEMS_OPEN, count=left)
    if kind is not CaseKind.MOVING and today < last_day:
        raise Conflict(Problem.BEFORE_LAST_DAY, day=last_day.isoformat())


def check_undertaking(state: UndertakingState) -> None:
    """Raise Conflict unless an undertaking waits for the leaver."""
    if state is not UndertakingState.DRAWN:
        raise Conflict(Problem.UNDERTAKING_OVER)


def check_duty(kind: DutyKind, end: DutyEnd, until: date | None, begins: date) -> None:
    """Raise Invalid unless a duty has the day its end asks for, and a non-compete one within the law's limit."""
    if (end is DutyEnd.DATE) is not (until is not None):
        raise Invalid(Problem.DUTY_END_WRONG)
    if kind is DutyKind.NON_COMPETE and until is None:
        raise Invalid(Problem.DUTY_END_WRONG)
    if until is None:
        return
    check_days([until], begins)
    if until < begins:
        raise Invalid(Problem.SPAN_BACKWARDS)
    if kind is DutyKind.NON_COMPETE and until > _months_after(begins, MOST_MONTHS):
        raise Invalid(Problem.NON_COMPETE_TOO_LONG, months=MOST_MONTHS)


def _months_after(day: date, months: int) -> date:
    """Return the day ``months`` later; the last of the month where that one is shorter."""
    years, month = divmod(day.month - 1 + months, 12)
    for shorter in range(4):
        try:
            return date(day.year + years, month + 1, day.day - shorter)
        except ValueError:
            continue
    return date.max
