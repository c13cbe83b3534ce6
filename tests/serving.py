"""The product's own web server on the database of the running test, as an operator's supervisor starts it."""

import json
import os
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from http.client import HTTPConnection
from pathlib import Path

from django.conf import settings
from django.db import connection

from shoumi.config.supervisor import _web

ROOT = Path(__file__).parents[1]
START_SECONDS = 60


@contextmanager
def serving() -> Iterator[int]:
    """Serve the test's database on a free port of this machine, which is yielded."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    database = {name: str(connection.settings_dict[name]) for name in ("NAME", "HOST")}
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "tests.settings",
        "SHOUMI_TEST_SERVED": json.dumps(database),
        "PYTHONPATH": f"{ROOT}:{ROOT / 'src'}",
    }
    with (Path(settings.INSTALLATION.home) / f"served-{port}.log").open("w+b") as log:
        server = subprocess.Popen(_web(port, 1, 4), env=environment, cwd=ROOT, stdout=log, stderr=subprocess.STDOUT)
        try:
            _await_health(port, server)
            yield port
        except BaseException:
            log.seek(0)
            print(log.read().decode())  # noqa: T201 - shown by pytest where the test failed
            raise
        finally:
            server.terminate()
            server.wait(30)


def ask(port: int, path: str, **headers: str) -> int:
    """Ask the served product for ``path`` and return the status; redirects are not followed."""
    with closing(HTTPConnection("localhost", port, timeout=30)) as asking:
        asking.request("GET", path, headers={"Host": "localhost", **headers})
        answer = asking.getresponse()
        answer.read()
        return answer.status


def _await_health(port: int, server: "subprocess.Popen[bytes]") -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and server.poll() is None:
        try:
            if ask(port, "/api/v1/health") == 200:
                return
        except OSError:
            time.sleep(0.1)
    message = "the server did not answer"
    raise AssertionError(message)
