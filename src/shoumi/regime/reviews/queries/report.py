"""The report of a campaign: what was decided, what stood out, how long it took, by unit and by reviewer."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Avg, Count, Q, QuerySet

from shoumi.regime.kit.words import LocalizedText
from shoumi.regime.people.models import Person, Unit
from shoumi.regime.reviews.models import Campaign, Line
from shoumi.regime.reviews.vocabulary import Exceptional, LineState

MOST_UNITS = 12
_COLUMNS = {
    Exceptional.UNUSED: "unused",
    Exceptional.MOVED: "moved",
    Exceptional.OUTSIDE: "outside",
    Exceptional.WIDER: "wider",
}


@dataclass(frozen=True, slots=True)
class Report:
    """The figures of one campaign. ``hours`` is the mean time from its opening to a decision; None before any."""

    states: Mapping[LineState, int]
    causes: Mapping[Exceptional, Mapping[LineState, int]]
    exceptions: int
    """Lines with anything that stands out."""
    restored: int
    """Rights that silence had suspended and a reviewer restored; they count as confirmed."""
    escalated: int
    hours: float | None
    units: Sequence[tuple[LocalizedText | None, Mapping[LineState, int]]]
    """Of the units with most lines; None stands for people in no unit."""
    office: int
    """Lines that fall to the confidentiality office."""

    @property
    def lines(self) -> int:
        """How many lines the campaign has."""
        return sum(self.states.values())


def report(row: Campaign) -> Report:
    """Return the figures of ``row``, which the viewer may see, in three questions and the units' names."""
    lines = Line.objects.filter(campaign=row).order_by()
    restored = Q(suspended_at__isnull=False, state=LineState.CONFIRMED)
    counted = lines.values("state").annotate(
        count=Count("pk"),
        out=Count("pk", filter=Q(weight__gt=0)),
        restored=Count("pk", filter=restored),
        escalated=Count("pk", filter=Q(escalated=True)),
        hours=Avg("took_hours"),
        **{f"with_{column}": Count("pk", filter=Q(**{column: True})) for column in _COLUMNS.values()},
    )
    rows: dict[LineState, dict[str, Any]] = {LineState(one["state"]): dict(one) for one in counted}
    decided = {state: one for state, one in rows.items() if one["hours"] is not None}
    weights = sum(one["count"] for one in decided.values())
    total = sum(one["hours"] * one["count"] for one in decided.values())
    return Report(
        states={state: one["count"] for state, one in rows.items()},
        causes={
            cause: {state: one[f"with_{column}"] for state, one in rows.items()} for cause, column in _COLUMNS.items()
        },
        exceptions=sum(one["out"] for one in rows.values()),
        restored=sum(one["restored"] for one in rows.values()),
        escalated=sum(one["escalated"] for one in rows.values()),
        hours=total / weights if weights else None,
        units=_units(row),
        office=lines.filter(reviewer=None).count(),
    )


def _units(row: Campaign) -> list[tuple[LocalizedText | None, Mapping[LineState, int]]]:
    counted: defaultdict[UUID | None, Counter[LineState]] = defaultdict(Counter)
    lines = Line.objects.filter(campaign=row).order_by().values_list("home", "state")
    for home, state, count in lines.annotate(count=Count("pk")):
        counted[home][LineState(state)] = count
    largest = sorted(counted, key=lambda home: (-counted[home].total(), str(home)))[:MOST_UNITS]
    names = {unit.pk: unit.name for unit in Unit.objects.filter(pk__in=[home for home in largest if home])}
    return [(names.get(home) if home else None, counted[home]) for home in largest]


@dataclass(frozen=True, slots=True)
class Reviewed:
    """One reviewer of a campaign: how many lines, what they decided, and after how many hours on average."""

    name: str
    states: Mapping[LineState, int]
    hours: float | None

    @property
    def lines(self) -> int:
        """How many lines are theirs."""
        return sum(self.states.values())

    def of(self, state: LineState) -> int:
        """Return how many of them are in ``state``."""
        return self.states.get(state, 0)


def reviewers(row: Campaign) -> QuerySet[Person]:
    """Return who reviews lines of ``row``."""
    return Person.objects.filter(pk__in=Line.objects.filter(campaign=row).order_by().values("reviewer"))


def reviewed(row: Campaign, people: Sequence[Person]) -> list[Reviewed]:
    """Return what each of ``people``, a page of reviewers, did, in one question for all of them."""
    states: defaultdict[UUID, dict[LineState, int]] = defaultdict(dict)
    spent: defaultdict[UUID, list[tuple[float, int]]] = defaultdict(list)
    lines = Line.objects.filter(campaign=row, reviewer__in=[one.pk for one in people]).order_by()
    counted = lines.values_list("reviewer", "state").annotate(count=Count("pk"), hours=Avg("took_hours"))
    for reviewer, state, count, hours in counted:
        states[reviewer][LineState(state)] = count
        if hours is not None:
            spent[reviewer].append((hours, count))
    return [Reviewed(one.name, states[one.pk], _mean(spent[one.pk])) for one in people]


def _mean(parts: Sequence[tuple[float, int]]) -> float | None:
    weight = sum(count for _, count in parts)
    return sum(hours * count for hours, count in parts) / weight if weight else None
