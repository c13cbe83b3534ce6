"""The one place that tells the time.

Every part asks `now()` and `today()`; nothing else reads the system's clock. The effective time never runs behind the
last ledger entry, so that a clock turned back revives no right that has ended. The sample company's history is
played with `at()`.
"""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime, time, timedelta
from time import monotonic
from zoneinfo import ZoneInfo

from django.conf import settings

_set_to: ContextVar[datetime | None] = ContextVar("shoumi_clock", default=None)


class _Floor:
    """The latest instant the ledger has seen, and the time that passed since: it only rises, and never stands still.

    Were it to stand while the clock behind it catches up, sessions and tokens would not end in the meantime.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self.forget()

    def raise_to(self, instant: datetime) -> None:
        with self._lock:
            if instant > (self.seen if _set_to.get() else self.running):
                self._raised = (instant, monotonic())

    def forget(self) -> None:
        self._raised = (datetime.min.replace(tzinfo=UTC), monotonic())

    @property
    def seen(self) -> datetime:
        """The latest instant itself: under it a played time stands, which does not run either."""
        return self._raised[0]

    @property
    def running(self) -> datetime:
        """The latest instant and what has passed since, by a clock nobody sets."""
        instant, since = self._raised
        return instant + timedelta(seconds=monotonic() - since)


floor = _Floor()


def now() -> datetime:
    """Return the effective instant in UTC: the system's clock, or the last ledger time when that is later."""
    played = _set_to.get()
    return max(played, floor.seen) if played else max(datetime.now(UTC), floor.running)


def system() -> datetime:
    """Return the system's own clock in UTC, for the age of files only: it stamps them, whatever `now()` says."""
    return datetime.now(UTC)


def shared() -> datetime:
    """Return the time in UTC that devices outside agree on, for one-time codes only: the ledger's has no say in it."""
    return _set_to.get() or datetime.now(UTC)


def zone() -> ZoneInfo:
    """Return the company's time zone."""
    return ZoneInfo(settings.TIME_ZONE)


def day_of(instant: datetime) -> date:
    """Return the company date of ``instant``."""
    return instant.astimezone(zone()).date()


def today() -> date:
    """Return today's company date."""
    return day_of(now())


def start_of(day: date) -> datetime:
    """Return the instant (UTC) at which the company date ``day`` begins."""
    return datetime.combine(day, time.min, tzinfo=zone()).astimezone(UTC)


def end_of(day: date) -> datetime:
    """Return the instant (UTC) at which the company date ``day`` is over: the start of the next one."""
    return start_of(day + timedelta(days=1))


@contextmanager
def at(instant: datetime) -> Iterator[None]:
    """Let `now()` return ``instant`` inside the block: for tests and for playing the sample company's history."""
    token = _set_to.set(instant)
    try:
        yield
    finally:
        _set_to.reset(token)
