"""A founded and served installation, as the journeys know it."""

import contextlib
import json
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

from shoumi.regime.accounts.rules import codes

ROOT = Path(__file__).parents[2]
BIN = Path(sys.executable).parent
START_SECONDS = 60


@dataclass
class Resident:
    """A person of the house with what they sign in with."""

    email: str
    name: str
    secret: str
    used: int = 0

    def code(self) -> str:
        """The next code of the authenticator app that was not used yet; waits for it when there is none."""
        return codes.code(codes.read_secret(self.secret), self._counter())

    def _counter(self) -> int:
        now = int(time.time()) // codes.PERIOD
        wanted = max(now, self.used + 1)
        while wanted > now + codes.DRIFT:
            time.sleep(0.5)
            now = int(time.time()) // codes.PERIOD
        self.used = wanted
        return wanted


@dataclass
class House:
    """Where the installation is and answers, who is in it, and the numbers of its documents by level."""

    home: Path
    address: str
    people: dict[str, Resident]
    documents: dict[str, str]
    states: dict[str, object] = field(default_factory=dict)
    """The cookies of those who have signed in, by part."""

    @property
    def log(self) -> str:
        """What the processes said."""
        return (self.home / "serve.log").read_text(encoding="utf-8")

    def rows(self, statement: str, *values: object) -> list[tuple[object, ...]]:
        """Return what ``statement`` finds in the database."""
        with contextlib.closing(self._database()) as database:
            return list(database.execute(statement, values))

    def let_idle(self, part: str, minutes: int) -> None:
        """Set the sessions of ``part`` back, as if nothing had been done in them for ``minutes``."""
        with contextlib.closing(self._database()) as database, database:
            for digest, seen in database.execute(
                "SELECT digest, strftime('%s', seen_at) FROM accounts_session WHERE account_id ="
                " (SELECT id FROM accounts_account WHERE email = ?)",
                (self.people[part].email,),
            ).fetchall():
                earlier = int(seen) - int(timedelta(minutes=minutes).total_seconds())
                database.execute(
                    "UPDATE accounts_session SET seen_at = datetime(?, 'unixepoch') WHERE digest = ?", (earlier, digest)
                )

    def let_days_pass(self, days: int) -> None:
        """Set the dates of every access review back, as if ``days`` had gone by."""
        columns = ("starts_on", "due_on", "escalates_on", "suspends_on")
        moved = ", ".join(f"{column} = date({column}, '-{days} days')" for column in columns)
        with contextlib.closing(self._database()) as database, database:
            database.execute(f"UPDATE reviews_campaign SET {moved}")  # noqa: S608 - names of columns and a number

    def _database(self) -> sqlite3.Connection:
        return sqlite3.connect(self.home / "shoumi.sqlite3", timeout=30)


def found(home: Path) -> House:
    """Found the house in the new folder ``home``."""
    port = _free_port()
    made = subprocess.run(
        [sys.executable, "-m", "tests.journeys.founding", str(home), str(port)],
        cwd=ROOT,
        check=False,
        capture_output=True,
        text=True,
    )
    assert made.returncode == 0, made.stderr
    told = json.loads(made.stdout)
    people = {part: Resident(**one) for part, one in told["people"].items()}
    return House(home, f"http://localhost:{port}", people, told["documents"])


@contextlib.contextmanager
def served(house: House) -> Iterator[House]:
    """Serve the house as an operator does, and end the server after the block."""
    port = house.address.rpartition(":")[2]
    command = [str(BIN / "shoumi"), "serve", "--home", str(house.home), "--port", port]
    with (house.home / "serve.log").open("wb") as log:
        server = subprocess.Popen(command, stdout=log, stderr=subprocess.STDOUT)
    try:
        _await_health(house, server)
        yield house
    finally:
        server.terminate()
        server.wait(30)


def _await_health(house: House, server: "subprocess.Popen[bytes]") -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and server.poll() is None:
        try:
            with urllib.request.urlopen(f"{house.address}/api/v1/health", timeout=5):  # noqa: S310 - our own server
                return
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            time.sleep(0.2)
    message = f"the server did not answer:\n{house.log}"
    raise AssertionError(message)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
