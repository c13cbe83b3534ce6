"""How long after a suspension an open session, a token and a running download still get anything.

    PYTHONPATH=.:src DJANGO_SETTINGS_MODULE=tests.settings python benchmarks/suspension.py

The product is served by granian as its supervisor starts it, on SQLite, with 20,000 people in the directory. Each round
restores the account, opens a session, mints a token, begins to take the directory along at a reader's pace, suspends,
and then asks again without a pause. Counted is from the moment the suspension is durable to the beginning of the first
answer that refuses, and to the last byte of the download, which is read on as fast as it comes. Nothing is compared:
the figure is a promise (within a second).
"""

import socket
import statistics
import sys
import time
from collections.abc import Callable
from functools import partial

import django
from django.db import connections

PEOPLE = "/api/v1/people"
PROMISED = 1.0
"""Seconds."""


def main(rounds: int = 20) -> int:
    """Measure, print, and return 1 when anything took longer than promised."""
    django.setup()
    from django.conf import settings
    from django.core.management import call_command
    from tests.cast import CONSOLE, enter_cast, find_cast
    from tests.regime.accounts.test_running_answers import crowd, signed_in
    from tests.serving import ask, serving

    from shoumi.regime.access.actors import Scope
    from shoumi.regime.access.registry import registry
    from shoumi.regime.accounts.actions.accounts import restore, suspend
    from shoumi.regime.accounts.actions.tokens import mint_token

    connections["default"].settings_dict["NAME"] = settings.INSTALLATION.home / "suspension.sqlite3"
    registry.close()
    call_command("migrate", verbosity=0, interactive=False)
    enter_cast()
    crowd()
    officer = find_cast().officer
    took: dict[str, list[float]] = {"open session": [], "token": [], "running download": []}
    with serving() as port:
        for number in range(rounds):
            if number:
                restore(actor=CONSOLE, account_id=officer)
            cookie = f"shoumi-session={signed_in(officer)}"
            token = mint_token(actor=CONSOLE, account_id=officer, name="benchmark", scopes=[Scope.READ])
            bearer = f"Bearer {token.text}"
            with socket.create_connection(("127.0.0.1", port)) as download:
                _begin(download, cookie)
                suspend(actor=CONSOLE, account_id=officer, reason="benchmark")
                at = time.perf_counter()
                took["open session"].append(_until(at, partial(_answers, 302, ask, port, "/", Cookie=cookie)))
                took["token"].append(_until(at, partial(_answers, 401, ask, port, PEOPLE, Authorization=bearer)))
                while download.recv(1 << 16):
                    pass
                took["running download"].append(time.perf_counter() - at)
    return _tell(took)


def _begin(download: socket.socket, cookie: str) -> None:
    request = f"GET /people/?export=csv HTTP/1.0\r\nHost: localhost\r\nCookie: {cookie}\r\n\r\n"
    download.sendall(request.encode())
    read = 0
    while read < 1 << 17:
        read += len(download.recv(4096))


def _answers(status: int, ask: Callable[..., int], port: int, path: str, **headers: str) -> bool:
    return ask(port, path, **headers) == status


def _until(at: float, refused: Callable[[], bool]) -> float:
    while not refused():
        pass
    return time.perf_counter() - at


def _tell(took: dict[str, list[float]]) -> int:
    print(f"Seconds from the suspension to the end of what is open, {len(took['token'])} rounds")
    for name, seconds in took.items():
        low, middle, high = statistics.quantiles(seconds, n=4)
        print(f"  {name:<18} median {middle:.3f}   quartiles {low:.3f} – {high:.3f}   longest {max(seconds):.3f}")
    return int(max(max(seconds) for seconds in took.values()) > PROMISED)


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
