"""Recovering somebody who lost every factor: two halves of a code from two people, for a few hours.

Each half has almost 59 random bits and is handed over by another person, so that neither of the two could sign in
alone with what they were shown.
"""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from shoumi.engines.foundation.errors import Conflict
from shoumi.regime.accounts.vocabulary import Problem, RecoveryState

LIFE = timedelta(hours=24)
"""How long an opened recovery waits to be confirmed."""
USE_WITHIN = timedelta(hours=4)
"""How long the two halves are good for once confirmed."""
_DIGITS = "23456789ABCDEFGHJKMNPQRSTVWXYZ"  # none is taken for another
HALF = 12


@dataclass(frozen=True, slots=True)
class RecoveryFacts:
    """What is known of a recovery."""

    expires_at: datetime
    confirmed: bool
    used: bool
    stopped: bool


def new_half() -> str:
    """Return a new half of a code, in groups of four."""
    drawn = "".join(secrets.choice(_DIGITS) for _ in range(HALF))
    return "-".join(drawn[start : start + 4] for start in range(0, HALF, 4))


def read_half(typed: str) -> str:
    """Return what was typed without what people add to it."""
    return "".join(sign for sign in typed.upper() if sign.isalnum())


def state(facts: RecoveryFacts, now: datetime) -> RecoveryState:
    """Return how far a recovery has come at ``now``."""
    if facts.used:
        return RecoveryState.USED
    if facts.stopped:
        return RecoveryState.STOPPED
    if facts.expires_at <= now:
        return RecoveryState.LAPSED
    return RecoveryState.CONFIRMED if facts.confirmed else RecoveryState.WAITING


def check_second(*, actor: UUID | None, opened_by: UUID) -> None:
    """Raise Conflict unless the one who confirms is a person, and not the one who opened."""
    if actor is None or actor == opened_by:
        raise Conflict(Problem.SECOND_PERSON)
