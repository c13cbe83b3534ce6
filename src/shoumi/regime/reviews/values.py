"""What is handed to the actions of this part."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from shoumi.regime.reviews.vocabulary import EscalatesTo, Reach


@dataclass(frozen=True, slots=True, kw_only=True)
class Schedule:
    """The company dates of a campaign; ``remind_days`` are days before ``due_on``.

    Lines nobody decided are escalated on ``escalates_on`` and suspended on ``suspends_on``.
    """

    starts_on: date
    due_on: date
    escalates_on: date
    suspends_on: date
    remind_days: tuple[int, ...] = (7, 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What a campaign is to be. Of the targets those count that belong to ``reach``; for secrets all are optional.

    A right unused for ``unused_days`` stands out. With ``repeat_months`` a next campaign is planned when this begins.
    """

    name: str
    reach: Reach
    kind: str = ""
    """Code of the kind of secret."""
    level: str = ""
    """Code of the level."""
    number: str = ""
    """Of one secret."""
    unit: UUID | None = None
    person: UUID | None = None
    unused_days: int = 90
    schedule: Schedule
    escalates_to: EscalatesTo = EscalatesTo.SUPERIOR
    repeat_months: int | None = None
