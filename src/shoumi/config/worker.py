"""The worker process: gives events their place in the ledger within a second, signs, sweeps store and cache hourly."""

import logging
import math
import os
import signal
import threading
import time
from collections.abc import Callable
from types import FrameType

import django
from django.db import DatabaseError, connection

EVERY_SECONDS = 0.5
SWEEP_EVERY_SECONDS = 3600

logger = logging.getLogger("shoumi.worker")


def main() -> None:
    """Run until told to stop; a database that does not answer is tried again."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "shoumi.config.settings")
    django.setup()
    from shoumi.regime.journal.opening import open_journal
    from shoumi.regime.journal.sequencing import sequence
    from shoumi.regime.vault.cache import forget_expired
    from shoumi.regime.vault.objects import sweep

    stopping = threading.Event()

    def stop(_signal: int, _frame: FrameType | None) -> None:
        stopping.set()

    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, stop)
    open_journal()
    swept_at = -math.inf
    while not stopping.wait(EVERY_SECONDS):
        _attempt(sequence, "the ledger could not be sequenced; trying again")
        if time.monotonic() - swept_at >= SWEEP_EVERY_SECONDS:
            swept_at = time.monotonic()
            _attempt(sweep, "the store could not be swept; trying again in an hour")
            _attempt(forget_expired, "the cache could not be swept; trying again in an hour")


def _attempt(work: Callable[[], int], failure: str) -> None:
    try:
        work()
    except (DatabaseError, OSError):
        logger.exception(failure)
        connection.close()


if __name__ == "__main__":
    main()
