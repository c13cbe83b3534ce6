"""The processes of one installation: web servers and one worker, started together and ended together."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import FrameType

from shoumi.config.installation import HOME_VARIABLE
from shoumi.config.orphans import end_with_parent

QUICK_DEATH_SECONDS = 5.0
MOST_QUICK_DEATHS = 5
GRACE_SECONDS = 15


@dataclass
class _Kept:
    """A process that is started again when it ends, unless it keeps dying at once."""

    command: Sequence[str]
    environment: Mapping[str, str]
    process: subprocess.Popen[bytes] | None = None
    quick_deaths: int = 0
    started: float = 0.0


def serve(home: Path, port: int, *, workers: int = 1, threads: int = 8) -> int:
    """Serve the installation in ``home`` on loopback ``port`` until it is told to stop; return the exit code.

    A reverse proxy in front terminates TLS. A process that ends is started again; one that dies five times within five
    seconds of its start ends the whole with exit code 1, so that nothing half runs.
    """
    environment = {
        **os.environ,
        HOME_VARIABLE: str(home.resolve()),
        "DJANGO_SETTINGS_MODULE": "shoumi.config.settings",
        # Reading a page mark is many small matrices: threads of the algebra library only get in each other's way.
        "OPENBLAS_NUM_THREADS": "1",
    }
    stopping = threading.Event()

    def stop(_signal: int, _frame: FrameType | None) -> None:
        stopping.set()

    # A terminal that is closed hangs up.
    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        signal.signal(number, stop)
    kept = [_Kept(_web(port, workers, threads), environment), _Kept(_worker(), environment)]
    try:
        return _watch(kept, stopping)
    finally:
        _end(kept)


def _web(port: int, workers: int, threads: int) -> Sequence[str]:
    return (
        sys.executable,
        "-m",
        "granian",
        "--interface",
        "wsgi",
        "--host",
        "127.0.0.1",
        "--port",
        str(port),
        "--workers",
        str(workers),
        "--blocking-threads",
        str(threads),
        "--no-ws",
        # Its warnings are advice at each start: fewer threads for so few cores. But these threads wait for a renderer
        # or the disk more than they compute.
        "--log-level",
        "error",
        "shoumi.config.wsgi:application",
    )


def _worker() -> Sequence[str]:
    return (sys.executable, "-m", "shoumi.config.worker")


def _watch(kept: Sequence[_Kept], stopping: threading.Event) -> int:
    while not stopping.wait(0.2):
        for one in kept:
            if one.process is not None and one.process.poll() is None:
                continue
            if one.process is not None:
                lived = time.monotonic() - one.started
                one.quick_deaths = one.quick_deaths + 1 if lived < QUICK_DEATH_SECONDS else 0
                if one.quick_deaths >= MOST_QUICK_DEATHS:
                    return 1
            one.started = time.monotonic()
            one.process = subprocess.Popen(  # noqa: S603
                one.command,
                env=one.environment,
                start_new_session=True,
                preexec_fn=end_with_parent,  # noqa: PLW1509 - the supervisor has no threads that could hold a lock
            )
    return 0


def _end(kept: Sequence[_Kept]) -> None:
    running = [one.process for one in kept if one.process is not None and one.process.poll() is None]
    for process in running:
        process.terminate()
    for process in running:
        try:
            process.wait(GRACE_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
