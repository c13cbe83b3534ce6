"""What a session may do: whether it is idle, and what has to happen before its person may act."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from shoumi.regime.accounts.vocabulary import Standing


@dataclass(frozen=True, slots=True)
class SessionFacts:
    """What is known of a session at one instant."""

    seen_at: datetime
    """When its person last did something."""
    factor_at: datetime | None
    """When a second factor was last confirmed in it."""
    has_factor: bool
    """Whether the account has a second factor at all; only looked at while none is confirmed."""
    password_temporary: bool
    """Whether an administrator chose the password, and the session began with it."""
    vouched: bool = False
    """Whether an identity provider said, in words trusted of it, that it confirmed a second factor."""


def standing(facts: SessionFacts, now: datetime, *, idle_minutes: int) -> Standing:
    """Return what the session waits for at ``now``; READY when its person may act.

    A session without a confirmed factor is never ready: the second factor is not optional (P10). Where a provider's
    word for one is trusted the session begins with that, and its person still has a factor for what asks for one.
    """
    if now - facts.seen_at > timedelta(minutes=idle_minutes):
        return Standing.LOCKED
    vouched = facts.vouched and facts.has_factor
    if facts.factor_at is None and facts.has_factor and not vouched:
        return Standing.UNCONFIRMED
    if facts.password_temporary:
        return Standing.NEW_PASSWORD
    return Standing.READY if facts.factor_at is not None or vouched else Standing.NO_FACTOR


def is_fresh(factor_at: datetime | None, now: datetime, *, minutes: int) -> bool:
    """Return whether a factor confirmed at ``factor_at`` still counts ``minutes`` later; 0 minutes ask for none."""
    if minutes == 0:
        return True
    return factor_at is not None and now - factor_at <= timedelta(minutes=minutes)
