"""The worker process: gives events their place in the ledger within a second, signs, and sweeps hourly.

Sources of people, and access reviews, have a thread of their own each: a directory may take minutes to answer, and a
hundred thousand rights to be looked at. The ledger may not wait.
"""

import logging
import os
import signal
import threading
from collections.abc import Callable
from types import FrameType

import django
from django.db import DatabaseError, connection

from shoumi.engines.foundation.errors import ShoumiError

EVERY_SECONDS = 0.5
STOP_SECONDS = 5
"""How long a step of a sync may still take when the worker is told to stop."""

logger = logging.getLogger("shoumi.worker")


def main() -> None:
    """Run until told to stop; a database that does not answer is tried again."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "shoumi.config.settings")
    django.setup()
    from shoumi.regime.journal.opening import open_journal
    from shoumi.regime.operations.jobs import Rounds

    stopping = threading.Event()

    def stop(_signal: int, _frame: FrameType | None) -> None:
        stopping.set()

    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, stop)
    open_journal()
    aside = [_begin(stopping, *work) for work in _works()]
    rounds = Rounds()
    while not stopping.wait(EVERY_SECONDS):
        rounds.go()
    for thread in aside:
        thread.join(timeout=STOP_SECONDS)


Work = Callable[[], object]
"""Work done aside; it returns True where more is left to do at once."""


def _works() -> tuple[tuple[str, Work, float], ...]:
    """Return what is done aside: its name, and how many seconds lie between two times."""
    from shoumi.regime.people import jobs as people
    from shoumi.regime.reviews import jobs as reviews

    return (
        ("people", people.sync_sources, people.EVERY_SECONDS),
        ("reviews", reviews.Campaigns().carry_on, reviews.EVERY_SECONDS),
    )


def _begin(stopping: threading.Event, name: str, work: Work, seconds: float) -> threading.Thread:
    # A daemon: whatever ends the loop above ends the process, and work that was interrupted goes on in the next one.
    thread = threading.Thread(target=_work, args=(stopping, work, seconds), name=name, daemon=True)
    thread.start()
    return thread


def _work(stopping: threading.Event, work: Work, seconds: float) -> None:
    """Do ``work`` until told to stop; what fails is tried again."""
    wait = seconds
    while not stopping.wait(wait):
        wait = seconds
        try:
            if work() is True:
                wait = 0.0
        except (DatabaseError, OSError, ShoumiError):
            logger.exception("%s could not be carried on; trying again", threading.current_thread().name)
            connection.close()


if __name__ == "__main__":
    main()
