"""The worker process: gives events their place in the ledger within a second, and signs."""

import logging
import os
import signal
import threading
from types import FrameType

import django
from django.db import DatabaseError, connection

EVERY_SECONDS = 0.5

logger = logging.getLogger("shoumi.worker")


def main() -> None:
    """Run until told to stop; a database that does not answer is tried again."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "shoumi.config.settings")
    django.setup()
    from shoumi.regime.journal.opening import open_journal
    from shoumi.regime.journal.sequencing import sequence

    stopping = threading.Event()

    def stop(_signal: int, _frame: FrameType | None) -> None:
        stopping.set()

    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, stop)
    open_journal()
    while not stopping.wait(EVERY_SECONDS):
        try:
            sequence()
        except DatabaseError:
            logger.exception("the ledger could not be sequenced; trying again")
            connection.close()


if __name__ == "__main__":
    main()
