"""What meetings, votes and tasks follow, as pure functions over values (G01)."""

from collections.abc import Collection, Mapping
from datetime import date, datetime, timedelta
from typing import TypeVar

from shoumi.engines.foundation.errors import Conflict, Invalid
from shoumi.regime.governance.values import Votes
from shoumi.regime.governance.vocabulary import Outcome, Presence, Problem

LONGEST_TEXT = 8000
LONGEST_PLACE = 120
MOST_VOTES = 1000
_FARTHEST = timedelta(days=2 * 366)

Member = TypeVar("Member")


def text(written: str, longest: int = LONGEST_TEXT) -> str:
    """Return ``written`` without blanks around it. Raises Invalid when nothing or too much is left."""
    kept = written.strip()
    if not kept:
        raise Invalid(Problem.TEXT_MISSING)
    if len(kept) > longest:
        raise Invalid(Problem.TEXT_TOO_LONG, limit=longest)
    return kept


def check_begin(begins_at: datetime, now: datetime) -> None:
    """Raise Invalid for a meeting that lies too far ahead or behind; one may be entered after it took place."""
    if abs(begins_at - now) > _FARTHEST:
        raise Invalid(Problem.MEETING_TOO_FAR)


def check_presences(members: Collection[Member], presences: Mapping[Member, Presence]) -> None:
    """Raise Invalid unless the presence of every member, and of nobody else, is told."""
    if set(members) != set(presences):
        raise Invalid(Problem.PRESENCE_MISSING)


def is_quorate(presences: Collection[Presence]) -> bool:
    """Return whether more than half of the members were present."""
    return 2 * sum(one is Presence.PRESENT for one in presences) > len(presences)


def outcome(presences: Collection[Presence], votes: Votes) -> Outcome:
    """Return what ``votes`` came to: carried by more than half of those present.

    Raises Conflict without a quorum, and Invalid when more or fewer voted than were present.
    """
    if not is_quorate(presences):
        raise Conflict(Problem.NO_QUORUM)
    present = sum(one is Presence.PRESENT for one in presences)
    cast = (votes.in_favour, votes.against, votes.abstained)
    if min(cast) < 0 or sum(cast) != present:
        raise Invalid(Problem.VOTES_WRONG, present=present)
    return Outcome.CARRIED if 2 * votes.in_favour > present else Outcome.LOST


def check_due(due: date, today: date, year: int | None) -> None:
    """Raise Invalid for a day that is over, and for one outside the ``year`` of a plan."""
    if due < today:
        raise Invalid(Problem.DUE_PAST)
    if year is not None and due.year != year:
        raise Invalid(Problem.DUE_OUTSIDE_YEAR, year=year)
