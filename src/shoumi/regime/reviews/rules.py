"""The rules of access review: what stands out about a right, who decides it, and which dates a campaign may have (P10).

A right is one line of a need-to-know list. Pure functions over values; the figures of each rule stand beside it.
"""

import unicodedata
from bisect import bisect_left
from calendar import monthrange
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from uuid import UUID

from shoumi.engines.foundation.errors import Conflict, Invalid
from shoumi.regime.reviews.values import Plan, Schedule
from shoumi.regime.reviews.vocabulary import CampaignState, Exceptional, LineState, Problem, Reach

AT_ONCE = 500
"""Lines taken, escalated or put aside in one transaction at most."""
DECIDED_AT_ONCE = 100
"""Rights changed in one transaction at most: each is several rows and an entry of the ledger."""
MOST_CHOSEN = 500
"""Lines a reviewer decides with one press at most."""
LONGEST_NAME = 80
LONGEST_REASON = 200
LONGEST_RUN = 366
"""Days from the first day of a campaign to the day of suspension."""
UNUSED_DAYS = (14, 730)
REPEAT_MONTHS = (1, 36)
TIMES_WIDER = 2
LEAST_MORE = 5
FEWEST_COLLEAGUES = 3
"""A right stands out as wider when its holder has more than twice the median of at least three colleagues of the same
unit and position, and at least five more than it."""

RUNNING = frozenset({CampaignState.OPEN, CampaignState.ESCALATED})
"""In these states reviewers decide."""
LIVING = RUNNING | {CampaignState.DRAFT, CampaignState.OPENING}
SHOWN = RUNNING | {CampaignState.CLOSED, CampaignState.WITHDRAWN}
"""In these states reviewers see their lines: what was suspended is restored after the end, too."""

Place = tuple[UUID, UUID | None]
"""Where somebody works: unit and position."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stay:
    """Somebody works at ``place`` from ``since`` until before ``until``."""

    place: Place
    since: datetime
    until: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What is known of one right at ``now``.

    ``units`` are those of the reader with all they lie within; ``owner`` is the unit the secret belongs to.
    ``by_name`` says that it names a person: units and positions do not move, and are no wider than others.
    """

    now: datetime
    granted_at: datetime
    last_opened_at: datetime | None
    external: bool
    by_name: bool
    owner: UUID | None
    units: frozenset[UUID] | None
    """None where the reader is a position, which stands in no unit of its own."""
    stays: Sequence[Stay] = ()
    held: int = 0
    """How many rights by name the holder has."""
    usual: int | None = None
    """The median of the colleagues'; None where there are too few of them."""


def stands_out(facts: Facts, unused_days: int) -> frozenset[Exceptional]:
    """Return what stands out about a right: unused for ``unused_days``, moved, outside, wider."""
    found = set()
    if is_unused(facts, unused_days):
        found.add(Exceptional.UNUSED)
    if facts.by_name and has_moved(facts.stays, facts.granted_at, facts.now):
        found.add(Exceptional.MOVED)
    if facts.external or (facts.owner and facts.units is not None and facts.owner not in facts.units):
        found.add(Exceptional.OUTSIDE)
    if facts.by_name and is_wider(facts.held, facts.usual):
        found.add(Exceptional.WIDER)
    return frozenset(found)


def is_unused(facts: Facts, days: int) -> bool:
    """Return whether nothing was opened by this right for ``days``; a right younger than that is not unused yet."""
    latest = max(facts.granted_at, facts.last_opened_at or facts.granted_at)
    return facts.now - latest > timedelta(days=days)


def has_moved(stays: Iterable[Stay], then: datetime, now: datetime) -> bool:
    """Return whether a place somebody had at ``then`` is no longer theirs ``now``."""
    held = list(stays)
    return bool(_places(held, then) - _places(held, now))


def _places(stays: Iterable[Stay], at: datetime) -> set[Place]:
    return {stay.place for stay in stays if stay.since <= at and (stay.until is None or at < stay.until)}


def is_wider(held: int, usual: int | None) -> bool:
    """Return whether ``held`` rights are many more than the ``usual`` number of colleagues."""
    return usual is not None and held > TIMES_WIDER * usual and held - usual >= LEAST_MORE


def usual_among(counts: Sequence[int], own: int) -> int | None:
    """Return the median of ``counts``, which are in order, without one that is ``own``; None for too few others.

    Of an even number of colleagues the lower of the two in the middle counts.
    """
    others = len(counts) - 1
    if others < FEWEST_COLLEAGUES:
        return None
    middle = (others - 1) // 2
    return counts[middle if middle < bisect_left(counts, own) else middle + 1]


def reviewer(candidates: Iterable[UUID | None], *, holder: UUID | None, fit: Iterable[UUID]) -> UUID | None:
    """Return the first of ``candidates`` who is ``fit`` and not the ``holder``; None leaves it to the office."""
    fitting = set(fit)
    return next((one for one in candidates if one is not None and one in fitting and one != holder), None)


def check_plan(plan: Plan, today: date) -> str:
    """Return the name of ``plan`` as it is kept. Raises Invalid for what a campaign cannot be."""
    name = " ".join(unicodedata.normalize("NFC", plan.name).split())
    if not name or len(name) > LONGEST_NAME or not name.isprintable():
        raise Invalid(Problem.NAME_MISSING, limit=LONGEST_NAME)
    missing = {Reach.UNIT: plan.unit is None, Reach.PERSON: plan.person is None}
    if missing.get(plan.reach, False):
        raise Invalid(Problem.REACH_MISSING)
    if not UNUSED_DAYS[0] <= plan.unused_days <= UNUSED_DAYS[1]:
        raise Invalid(Problem.UNUSED_DAYS, least=UNUSED_DAYS[0], most=UNUSED_DAYS[1])
    check_schedule(plan.schedule, today)
    check_repeat(plan)
    return name


def check_schedule(schedule: Schedule, today: date) -> None:
    """Raise Invalid when a campaign begins before ``today``, runs backwards or too long, or reminds outside its run."""
    if schedule.starts_on < today:
        raise Invalid(Problem.BEGINS_PAST)
    if not schedule.starts_on < schedule.due_on <= schedule.escalates_on < schedule.suspends_on:
        raise Invalid(Problem.DATES_ORDER)
    if (schedule.suspends_on - schedule.starts_on).days > LONGEST_RUN:
        raise Invalid(Problem.TOO_LONG, days=LONGEST_RUN)
    run = (schedule.due_on - schedule.starts_on).days
    if any(not 0 <= days < run for days in schedule.remind_days):
        raise Invalid(Problem.REMINDER_OUTSIDE, days=run - 1)


def check_repeat(plan: Plan) -> None:
    """Raise Invalid when the next campaign would begin before this one is over."""
    months = plan.repeat_months
    if months is None:
        return
    within = REPEAT_MONTHS[0] <= months <= REPEAT_MONTHS[1]
    if not within or later(plan.schedule.starts_on, months) <= plan.schedule.suspends_on:
        raise Invalid(Problem.REPEAT_TOO_OFTEN, most=REPEAT_MONTHS[1])


def later(day: date, months: int) -> date:
    """Return ``day`` some ``months`` later; where that month is shorter, its last day."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def next_schedule(schedule: Schedule, months: int) -> Schedule:
    """Return the dates of the next campaign: the same run of days, beginning ``months`` later."""
    starts = later(schedule.starts_on, months)
    moved = starts - schedule.starts_on
    return replace(
        schedule,
        starts_on=starts,
        due_on=schedule.due_on + moved,
        escalates_on=schedule.escalates_on + moved,
        suspends_on=schedule.suspends_on + moved,
    )


def delayed(schedule: Schedule, today: date) -> Schedule:
    """Return the dates of a campaign that begins ``today``: begun late, everything comes as much later.

    Nobody loses days to answer in because the product stood still. Begun early, the later dates stay.
    """
    late = max(today - schedule.starts_on, timedelta(0))
    return replace(
        schedule,
        starts_on=today,
        due_on=schedule.due_on + late,
        escalates_on=schedule.escalates_on + late,
        suspends_on=schedule.suspends_on + late,
    )


def due_reminder(schedule: Schedule, reminded: int | None, today: date) -> int | None:
    """Return for how many days before the due date a reminder is due ``today``; None for none.

    ``reminded`` is what was reminded of last. Of several that came due at once only the latest is given.
    """
    left = (schedule.due_on - today).days
    reached = [days for days in schedule.remind_days if left <= days]
    latest = min(reached, default=None)
    return latest if latest is not None and left >= 0 and (reminded is None or latest < reminded) else None


def check_reason(reason: str) -> str:
    """Return ``reason`` without outer spaces. Raises Invalid when nothing is said, or too much."""
    told = reason.strip()
    if not told or len(told) > LONGEST_REASON:
        raise Invalid(Problem.REASON_MISSING, limit=LONGEST_REASON)
    return told


def check_open(line: LineState, campaign: CampaignState, *, live: bool) -> None:
    """Raise Conflict unless a line is still to be decided."""
    if campaign not in RUNNING:
        raise Conflict(Problem.NOT_RUNNING)
    if line is LineState.LAPSED or (line is LineState.OPEN and not live):
        raise Conflict(Problem.LINE_LAPSED)
    if line is not LineState.OPEN:
        raise Conflict(Problem.LINE_DECIDED)


def may_restore(line: LineState, campaign: CampaignState) -> bool:
    """Return whether a line can be restored: what was revoked while the campaign runs, what was suspended later too."""
    if line is LineState.REVOKED:
        return campaign in RUNNING
    return line is LineState.SUSPENDED and campaign in SHOWN
