"""The few file operations whose order a crash must not be able to exploit."""

import ctypes
import fcntl
import os
import secrets
from pathlib import Path

PRIVATE_FILE = 0o600
PRIVATE_FOLDER = 0o700
_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC | os.O_NOFOLLOW


def open_new(path: Path) -> int:
    """Return a descriptor for writing a file of mode 0600 that did not exist. Raises FileExistsError."""
    return os.open(path, _NEW, PRIVATE_FILE)


def write_all(descriptor: int, data: bytes | bytearray | memoryview) -> int:
    """Write all of ``data``, which one system call need not do, and return how many bytes that was."""
    with memoryview(data).cast("B") as view:
        done = os.write(descriptor, view)
        while done < len(view):
            done += os.write(descriptor, view[done:])
        return done


def write_new(path: Path, data: bytes) -> None:
    """Make ``path`` with ``data`` in it, on the disk when this returns; its name is durable after `sync_folder`."""
    descriptor = open_new(path)
    try:
        write_all(descriptor, data)
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def sync_folder(path: Path) -> None:
    """Make the names in a folder durable: what was made, renamed or removed in it stays so after a power cut."""
    descriptor = os.open(path, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def make_folder(path: Path, *, durable: bool = True) -> None:
    """Make a folder of mode 0700 and what leads to it, unless it is there."""
    if path.is_dir():
        return
    make_folder(path.parent, durable=durable)
    path.mkdir(PRIVATE_FOLDER, exist_ok=True)
    if durable:
        sync_folder(path.parent)


def overwrite_and_unlink(path: Path) -> None:
    """Overwrite a file in place with random bytes, then remove it; best effort where storage copies on write."""
    descriptor = os.open(path, os.O_WRONLY | os.O_CLOEXEC | os.O_NOFOLLOW)
    try:
        write_all(descriptor, secrets.token_bytes(os.fstat(descriptor).st_size))
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
    path.unlink()
    sync_folder(path.parent)


def sync_filesystem(path: Path) -> None:
    """Force everything written to the file system that holds ``path`` to the disk, data and names."""
    libc = ctypes.CDLL(None, use_errno=True)
    if not hasattr(libc, "syncfs"):  # only Linux can flush one file system
        os.sync()
        return
    descriptor = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    try:
        if libc.syncfs(descriptor) != 0:
            number = ctypes.get_errno()
            raise OSError(number, os.strerror(number), str(path))
    finally:
        os.close(descriptor)


def claim(descriptor: int) -> bool:
    """Lock an open file or folder for its owner's lifetime; tell whether nobody else holds it.

    The system gives the lock back when the process ends, however it ends, so what can be claimed has lost its owner.
    """
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
