"""What a record costs: an act with its event beside a bare durable transaction, and events alone from many threads.

    PYTHONPATH=.:src DJANGO_SETTINGS_MODULE=tests.settings python benchmarks/ledger.py [--folder DIR]

The bare transaction inserts one row through Python's sqlite3, WAL and synchronous FULL; the act inserts the same row
through Django and records its event. Both files lie in the same folder, on a real disk by default.
"""

import argparse
import sqlite3
import statistics
import tempfile
import threading
import time
from pathlib import Path

import django
from benchmarks.interleaved import take_turns, tell

EACH = 50
THREADS = 64
EVENTS_A_THREAD = 200


def main() -> None:
    """Run both parts."""
    parser = argparse.ArgumentParser(description="Measure recording.")
    parser.add_argument("--folder", type=Path, default=Path("/var/tmp"))  # noqa: S108 - a disk, not memory
    parser.add_argument("--rounds", type=int, default=15)
    asked = parser.parse_args()
    django.setup()
    with tempfile.TemporaryDirectory(dir=asked.folder) as folder:
        _open_database(Path(folder) / "ours.sqlite3")
        _acts(Path(folder), asked.rounds)
        _events_alone()


def _open_database(path: Path) -> None:
    from django.core.management import call_command
    from django.db import connection

    connection.close()
    connection.settings_dict["NAME"] = path
    call_command("migrate", verbosity=0, interactive=False)


def _acts(folder: Path, rounds: int) -> None:
    from django.db import connection, transaction

    from shoumi.regime.access.actors import Console
    from shoumi.regime.journal.recording import record
    from shoumi.regime.journal.vocabulary import Event

    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE act (id INTEGER PRIMARY KEY, app, model)")
    bare = sqlite3.connect(folder / "bare.sqlite3", isolation_level=None)
    bare.executescript(
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; CREATE TABLE act (id INTEGER PRIMARY KEY, app, model);"
    )
    numbers = iter(range(10**9))

    def bare_transaction() -> None:
        for _ in range(EACH):
            bare.execute("BEGIN IMMEDIATE")
            bare.execute("INSERT INTO act (app, model) VALUES (?, ?)", ("bench", f"m{next(numbers)}"))
            bare.execute("COMMIT")

    def recorded_act() -> None:
        for _ in range(EACH):
            with transaction.atomic():
                with connection.cursor() as cursor:
                    cursor.execute("INSERT INTO act (app, model) VALUES (%s, %s)", ("bench", f"m{next(numbers)}"))
                record(Event.LOG_BEGUN, actor=Console("bench"), number=1)

    took = take_turns({"bare WAL FULL transaction": bare_transaction, "act with its event": recorded_act}, rounds)
    tell("A recorded act", took, ours="act with its event", peer="bare WAL FULL transaction", each=EACH)
    connection.close()


def _events_alone(runs: int = 5) -> None:
    from shoumi.regime.access.actors import Console
    from shoumi.regime.journal.group_commit import record_alone
    from shoumi.regime.journal.vocabulary import Event

    def read() -> None:
        for _ in range(EVENTS_A_THREAD):
            record_alone(Event.LOG_BEGUN, actor=Console("bench"), number=1)

    rates = []
    for _ in range(runs):
        threads = [threading.Thread(target=read) for _ in range(THREADS)]
        start = time.perf_counter()
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        rates.append(THREADS * EVENTS_A_THREAD / (time.perf_counter() - start))
    print(
        f"\nEvents alone from {THREADS} threads: median {statistics.median(rates):,.0f} a second"
        f" ({min(rates):,.0f} – {max(rates):,.0f}, {runs} runs)"
    )


if __name__ == "__main__":
    main()
