"""The worker process: gives events their place in the ledger within a second, signs, and sweeps hourly."""

import os
import signal
import threading
from types import FrameType

import django

EVERY_SECONDS = 0.5


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
    rounds = Rounds()
    while not stopping.wait(EVERY_SECONDS):
        rounds.go()


if __name__ == "__main__":
    main()
