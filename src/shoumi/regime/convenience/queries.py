"""Every read of the figures. How far a viewer reaches, and which kinds of wait they may count, is settled here.

Nobody reads of their own waits, but for kinds that say so: of a leaving case or a screening one learns on the pages
meant for that.
"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any, NamedTuple
from uuid import UUID

from django.conf import settings
from django.db.models import CharField, Count, Q, QuerySet, Sum
from django.db.models.functions import Cast

from shoumi.engines.foundation.errors import NotFound
from shoumi.regime.access.actors import Actor, Person
from shoumi.regime.convenience import rules
from shoumi.regime.convenience.models import Reached, Tally, Wait
from shoumi.regime.convenience.values import Asked, Figures, Pace, Reach, Refused
from shoumi.regime.convenience.vocabulary import Cause, Problem
from shoumi.regime.kit import clock
from shoumi.regime.kit.waits import WAITS, Waits
from shoumi.regime.kit.words import LocalizedText
from shoumi.regime.people.queries import standing
from shoumi.regime.people.queries import units as seen_units
from shoumi.regime.people.queries.placed import units_headed, units_under

MOST_UNITS = 8
"""Units a chart shows."""
_NOBODY = Reach(company=False, units=frozenset())


def reach(viewer: Actor) -> Reach:
    """Return whose figures ``viewer`` reads: by the office that reaches farthest."""
    if not isinstance(viewer, Person):
        return _NOBODY
    now = clock.now()
    company = bool(standing.offices_of(viewer.id, now) & rules.COMPANY_WIDE)
    return Reach(company, frozenset() if company else units_headed(viewer.id, now))


def counted(viewer: Actor) -> list[Waits]:
    """Return the kinds of wait that stand in the figures of ``viewer``."""
    return [kind for kind in WAITS.items() if kind.counted(viewer)]


def units_within(viewer: Actor, reached: Reach) -> list[tuple[UUID, str, LocalizedText]]:
    """Return the units ``viewer`` may ask for, by code."""
    rows = seen_units(viewer) if reached.company else seen_units(viewer).filter(id__in=reached.units)
    return [(unit.id, unit.code, unit.name) for unit in rows.order_by("code")]


def unit_named(units: Iterable[tuple[UUID, str, LocalizedText]], code: str) -> UUID | None:
    """Return the unit of ``units`` with ``code``; None for "". Raises NotFound for any other."""
    found = next((unit for unit, known, _ in units if known == code), None)
    if code and found is None:
        raise NotFound(Problem.NO_SUCH_UNIT)
    return found


def figures(viewer: Person, asked: Asked, units: list[tuple[UUID, str, LocalizedText]], reached: Reach) -> Figures:
    """Return the figures ``viewer`` asked for; `actions.read_figures` decides whether they may, and records it."""
    now = clock.now()
    kinds = counted(viewer)
    within = _within(asked, reached, now)
    since = clock.start_of(clock.today() - timedelta(days=asked.days - 1))
    waits = Wait.objects.filter(within, _told(viewer, kinds))
    return Figures(
        asked=asked,
        reach=reached,
        as_of=Reached.objects.values_list("at", flat=True).first(),
        paces=_paces(kinds, waits, since, now),
        refusals=_refusals(Tally.objects.filter(within, day__gte=clock.day_of(since)), reached),
        units=units,
    )


def _within(asked: Asked, reached: Reach, at: datetime) -> Q:
    """Return the condition that something belongs to what was asked for and is within reach."""
    units = units_under(asked.unit, at) if asked.unit else None
    if reached.company:
        return Q() if units is None else Q(unit__in=units)
    return Q(unit__in=reached.units if units is None else reached.units & units)


def _told(viewer: Person, kinds: Iterable[Waits]) -> Q:
    """Return the condition that a wait is of ``kinds``, and of one's own only where one is told of them."""
    of_others = Q(kind__in=[kind.name for kind in kinds if not kind.own]) & ~Q(person=viewer.id)
    return of_others | Q(kind__in=[kind.name for kind in kinds if kind.own])


def _paces(kinds: list[Waits], waits: QuerySet[Wait], since: datetime, now: datetime) -> list[Pace]:
    decided: defaultdict[str, list[Decided]] = defaultdict(list)
    # As text: turning ten thousand columns into ids would take longer than reading them.
    unit = Cast("unit_id", CharField())
    for kind, *row in waits.filter(decided_at__gte=since).values_list("kind", unit, "week", "minutes"):
        decided[kind].append(Decided(*row))
    open_ones = waits.filter(decided_at=None).values("kind").order_by()
    late = {row["kind"]: row for row in open_ones.annotate(all=Count("pk"), stuck=Count("pk", filter=is_stuck(now)))}
    return [_pace(kind, decided[kind.name], late.get(kind.name, {"all": 0, "stuck": 0})) for kind in kinds]


class Decided(NamedTuple):
    """A decided wait: the unit's id as the database writes it, the week of the decision, and the minutes it took."""

    unit: str | None
    week: int
    minutes: int


def _pace(kind: Waits, decided: list[Decided], waiting: Any) -> Pace:  # noqa: ANN401 - a row of values
    weeks: defaultdict[int, list[int]] = defaultdict(list)
    units: defaultdict[str, list[int]] = defaultdict(list)
    for unit, week, minutes in decided:
        weeks[week].append(minutes)
        if unit is not None:
            units[unit].append(minutes)
    all_minutes = sorted(one.minutes for one in decided)
    busiest = sorted(units, key=lambda unit: (-len(units[unit]), unit))[:MOST_UNITS]
    return Pace(
        kind=kind.name,
        words=kind.words,
        decided=len(decided),
        median=rules.quantile(all_minutes, 0.5),
        slowest=rules.quantile(all_minutes, 0.9),
        open=waiting["all"],
        stuck=waiting["stuck"],
        weeks={rules.monday_of(week): _median(minutes) for week, minutes in sorted(weeks.items())},
        units={UUID(unit): _median(units[unit]) for unit in busiest},
    )


def _median(minutes: list[int]) -> int:
    return rules.quantile(sorted(minutes), 0.5) or 0


def is_stuck(now: datetime) -> Q:
    """Return the condition that an open wait is late: past its own deadline, else older than the setting allows."""
    patience = timedelta(days=settings.INSTALLATION.stuck_after_days)
    return Q(due_at=None, asked_at__lte=now - patience) | Q(due_at__lte=now)


def stuck(viewer: Person, asked: Asked, reached: Reach) -> QuerySet[Wait]:
    """Return the late waits whose people ``viewer`` may know, for `actions.read_figures`."""
    now = clock.now()
    kinds = [kind for kind in counted(viewer) if kind.named(viewer)]
    found = Wait.objects.filter(_within(asked, reached, now), _told(viewer, kinds), is_stuck(now), decided_at=None)
    return found.select_related("person", "unit", "waits_on", "deputy")


def _refusals(tallies: QuerySet[Tally], reached: Reach) -> list[Refused]:
    """Return refusals by cause, the most frequent first.

    Heads are told nothing of refusals of what was not known, of which some were numbers that exist, and below `FEW`
    not how many.
    """
    seen = tallies if reached.company else tallies.filter(known=True)
    by_cause: defaultdict[Cause, int] = defaultdict(int)
    for reason, count in seen.values_list("reason").order_by().annotate(Sum("count")):
        by_cause[rules.cause(reason)] += count
    told = [
        Refused(cause, count) if reached.company or count >= rules.FEW else Refused(cause, rules.FEW - 1, few=True)
        for cause, count in by_cause.items()
    ]
    return sorted(told, key=lambda one: (-one.count, one.cause))
