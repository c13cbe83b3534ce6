"""Private directories in memory, for the one program that insists on files."""

import os
import re
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_ROOT = Path("/dev/shm")  # noqa: S108 -- a tmpfs, checked below; each directory is private and randomly named
_PREFIX = "shoumi-office-"
_NAME = re.compile(rf"{_PREFIX}(\d+)-(\d+)-")


def scratch_root() -> Path | None:
    """Return the tmpfs that scratch directories stand on; None when there is none: nothing is ever put on a disk."""
    try:
        mounts = Path("/proc/self/mounts").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return None
    in_memory = any(line.split()[1:3] == [str(_ROOT), "tmpfs"] for line in mounts.splitlines())
    return _ROOT if in_memory and os.access(_ROOT, os.W_OK | os.X_OK) else None


@contextmanager
def scratch_directory() -> Iterator[Path]:
    """Make a directory only this user can enter, and remove it with all that is in it."""
    owner = os.getpid()
    room = Path(tempfile.mkdtemp(prefix=f"{_PREFIX}{owner}-{_started(owner)}-", dir=scratch_root()))
    try:
        yield room
    finally:
        shutil.rmtree(room, ignore_errors=True)


def sweep() -> None:
    """Remove the directories of processes that are gone: killed before they could remove them themselves."""
    root = scratch_root()
    if root is None:
        return
    for room in root.glob(f"{_PREFIX}*"):
        told = _NAME.match(room.name)
        if told and _started(int(told[1])) != int(told[2]) and not room.is_symlink():
            shutil.rmtree(room, ignore_errors=True)


def _started(pid: int) -> int:
    """Return when a process started, in clock ticks since boot; 0 when there is none. Numbers are used again."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return 0
    return int(fields.rpartition(")")[2].split()[19])
