"""The worker process: gives events their place in the ledger within a second, signs, and sweeps hourly.

Sources of people are asked in a thread of their own: a directory may take minutes to answer, the ledger may not wait.
"""

import logging
import os
import signal
import threading
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
    # A daemon: whatever ends the loop below ends the process, and a run that was interrupted goes on in the next one.
    syncing = threading.Thread(target=_sync, args=(stopping,), daemon=True)
    syncing.start()
    rounds = Rounds()
    while not stopping.wait(EVERY_SECONDS):
        rounds.go()
    syncing.join(timeout=STOP_SECONDS)


def _sync(stopping: threading.Event) -> None:
    """Look after the sources of people until told to stop; what fails is tried again."""
    from shoumi.regime.people.jobs import EVERY_SECONDS as SYNC_SECONDS
    from shoumi.regime.people.jobs import sync_sources

    while not stopping.wait(SYNC_SECONDS):
        try:
            sync_sources()
        except (DatabaseError, OSError, ShoumiError):
            logger.exception("people could not be synchronised; trying again")
            connection.close()


if __name__ == "__main__":
    main()
