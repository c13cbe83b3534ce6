"""The report of a campaign: what was decided, what stood out, how long it took, by unit and by reviewer."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Avg, Count, QuerySet, Sum

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

    @property
    def lines(self) -> int:
        """How many lines the campaign has."""
        return sum(self.states.values())


def report(row: Campaign) -> Report:
    """Return the figures of ``row``, which the viewer may see, in a few questions that read indexes only."""
    lines = Line.objects.filter(campaign=row).order_by()
    groups = lines.values_list("state", *_COLUMNS.values()).annotate(count=Count("*"), hours=Sum("took_hours"))
    counted = [_Group(LineState(state), flags, count, hours) for state, *flags, count, hours in groups]
    decided = [group for group in counted if group.hours is not None]
    weight = sum(group.count for group in decided)
    return Report(
        states=_sums(counted),
        causes={cause: _sums(group for group in counted if group.flags[place]) for place, cause in enumerate(_COLUMNS)},
        exceptions=sum(group.count for group in counted if any(group.flags)),
        restored=lines.filter(state=LineState.CONFIRMED, suspended_at__isnull=False).count(),
        escalated=lines.filter(escalated=True).count(),
        hours=sum(group.hours or 0 for group in decided) / weight if weight else None,
        units=_units(row),
    )


@dataclass(frozen=True, slots=True)
class _Group:
    """Lines in one state with the same things standing out: how many, and the hours their decisions took in all."""

    state: LineState
    flags: Sequence[bool]
    count: int
    hours: int | None


def _sums(groups: Iterable[_Group]) -> Mapping[LineState, int]:
    found: Counter[LineState] = Counter()
    for group in groups:
        found[group.state] += group.count
    return found


def _units(row: Campaign) -> list[tuple[LocalizedText | None, Mapping[LineState, int]]]:
    counted: defaultdict[UUID | None, Counter[LineState]] = defaultdict(Counter)
    lines = Line.objects.filter(campaign=row).order_by().values_list("home", "state")
    for home, state, count in lines.annotate(count=Count("*")):
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


def falling_to_office(row: Campaign) -> int:
    """Return how many lines nobody else could decide, so that they fall to the confidentiality office."""
    return Line.objects.filter(campaign=row, reviewer=None).count()


def reviewers(row: Campaign) -> QuerySet[Person]:
    """Return who reviews lines of ``row``."""
    return Person.objects.filter(pk__in=Line.objects.filter(campaign=row).order_by().values("reviewer"))


def reviewed(row: Campaign, people: Sequence[Person]) -> list[Reviewed]:
    """Return what each of ``people``, a page of reviewers, did, in one question for all of them."""
    states: defaultdict[UUID, dict[LineState, int]] = defaultdict(dict)
    spent: defaultdict[UUID, list[tuple[float, int]]] = defaultdict(list)
    lines = Line.objects.filter(campaign=row, reviewer__in=[one.pk for one in people]).order_by()
    counted = lines.values_list("reviewer", "state").annotate(count=Count("*"), hours=Avg("took_hours"))
    for reviewer, state, count, hours in counted:
        states[reviewer][LineState(state)] = count
        if hours is not None:
            spent[reviewer].append((hours, count))
    return [Reviewed(one.name, states[one.pk], _mean(spent[one.pk])) for one in people]


def _mean(parts: Sequence[tuple[float, int]]) -> float | None:
    weight = sum(count for _, count in parts)
    return sum(hours * count for hours, count in parts) / weight if weight else None
