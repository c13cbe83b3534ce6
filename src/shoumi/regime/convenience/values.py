"""The figures as values, for screens and programs alike. Durations are in minutes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from shoumi.regime.convenience.vocabulary import Cause
from shoumi.regime.kit.words import LocalizedText


@dataclass(frozen=True, slots=True)
class Reach:
    """Whose figures somebody reads: everybody's, or those of the units they head and of the units under these."""

    company: bool
    units: frozenset[UUID]


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked for: how many days back, and of one unit with those under it; None for all within reach."""

    days: int
    unit: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """How one kind of wait goes: decided within the period with median and 90th percentile, open and stuck now."""

    kind: str
    words: LocalizedText
    decided: int
    median: int | None
    slowest: int | None
    """Nine of ten were decided within this."""
    open: int
    stuck: int
    weeks: Mapping[date, int]
    """The median of each week in which something was decided, by its Monday."""
    units: Mapping[UUID, int]
    """The median of each unit, the busiest only."""


@dataclass(frozen=True, slots=True)
class Refused:
    """How often one cause was given; ``few`` where the viewer is told no more than that there were some."""

    cause: Cause
    count: int
    few: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """All that one viewer reads for what they asked."""

    asked: Asked
    reach: Reach
    as_of: datetime | None
    """When the ledger was read last; None before the first time."""
    paces: Sequence[Pace]
    refusals: Sequence[Refused]
    units: Sequence[tuple[UUID, str, LocalizedText]]
    """The units that can be asked for: id, code, name."""
