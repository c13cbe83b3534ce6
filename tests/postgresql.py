"""A real PostgreSQL server for the tests, started by them on a Unix socket and stopped with them."""

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

SETTINGS = {
    "listen_addresses": "",
    "fsync": "off",  # the server dies with the test run; crash safety is tested on SQLite with FULL
    "full_page_writes": "off",
    "synchronous_commit": "off",
    "max_connections": "60",
    "shared_buffers": "64MB",
}


def find_binaries() -> Path | None:
    """Return the folder with ``initdb`` and ``postgres`` of the newest PostgreSQL here; None when there is none."""
    candidates = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name), reverse=True)
    on_path = shutil.which("postgres")
    if on_path:
        candidates.append(Path(on_path).resolve().parent)
    return next((path for path in candidates if (path / "initdb").exists()), None)


@contextmanager
def server() -> Iterator[str]:
    """Run a server on a fresh data folder and yield the folder of its socket; drops root, which PostgreSQL refuses."""
    binaries = find_binaries()
    if binaries is None:
        message = "PostgreSQL is not installed: run `make system`, or `make test DATABASES=sqlite`"
        raise RuntimeError(message)
    folder = Path(tempfile.mkdtemp(prefix="shoumi-pg-", dir="/dev/shm" if Path("/dev/shm").is_dir() else None))  # noqa: S108
    user = _unprivileged(folder)
    options = [part for name, value in SETTINGS.items() for part in ("-c", f"{name}={value}")]
    try:
        subprocess.run(
            [binaries / "initdb", "-D", folder / "data", "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-sync"],
            check=True,
            capture_output=True,
            user=user,
            env={"LC_ALL": "C.UTF-8", "PATH": os.environ["PATH"]},
        )
        running = subprocess.Popen(
            [binaries / "postgres", "-D", folder / "data", "-k", folder, *options],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            user=user,
        )
        try:
            _wait(binaries, folder)
            yield str(folder)
        finally:
            running.send_signal(signal.SIGINT)  # fast shutdown: open connections are ended
            running.wait(timeout=30)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _wait(binaries: Path, folder: Path) -> None:
    for _ in range(200):
        if subprocess.run([binaries / "pg_isready", "-h", folder, "-q"], check=False).returncode == 0:
            return
        time.sleep(0.05)
    message = "PostgreSQL did not come up within ten seconds"
    raise RuntimeError(message)


def _unprivileged(folder: Path) -> str | None:
    if os.geteuid() != 0:
        return None
    names = {entry.pw_name for entry in pwd.getpwall()}
    user = "postgres" if "postgres" in names else "nobody"
    os.chown(folder, pwd.getpwnam(user).pw_uid, -1)
    return user
