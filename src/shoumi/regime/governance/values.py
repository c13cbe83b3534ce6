"""What the actions of governance are told, as values."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from shoumi.regime.governance.vocabulary import Presence


@dataclass(frozen=True, slots=True, kw_only=True)
class NewMeeting:
    """A meeting to be called: of which body, when it begins (UTC), where, and what is on the agenda."""

    body: UUID
    begins_at: datetime
    place: str
    agenda: str


@dataclass(frozen=True, slots=True)
class Minutes:
    """What is recorded of a meeting: each member's presence, and what was said."""

    presences: Mapping[UUID, Presence]
    text: str


@dataclass(frozen=True, slots=True)
class Votes:
    """How those present voted."""

    in_favour: int
    against: int
    abstained: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class NewTask:
    """A task: what is to be done, by whom, by which company date."""

    text: str
    owner: UUID
    due: date
