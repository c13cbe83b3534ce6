"""Sealed objects that are being written and have no id yet."""

import os
import secrets
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Self
from uuid import UUID

from shoumi.engines.foundation.errors import Conflict
from shoumi.engines.sealing.files import PRIVATE_FOLDER, claim, open_new, write_all
from shoumi.engines.sealing.problems import Problem


class PendingFile:
    """A file of a pending folder, claimed by this process until it is committed or discarded.

    ``settle(descriptor, path, object_id)`` gives the whole file its further name when it is committed.
    """

    def __init__(self, folder: Path, settle: Callable[[int, Path, UUID], None]) -> None:
        self._path, self._descriptor = _claimed_file(folder)
        self._settle = settle
        self._open = True

    def write(self, data: bytes | bytearray | memoryview, /) -> int:
        """Take the next sealed bytes, all of them. Raises Conflict after the end."""
        self._must_be_open()
        return write_all(self._descriptor, data)

    def commit(self, object_id: UUID) -> None:
        """Make the object appear under its id. Raises Conflict when there is one already or after the end."""
        self._must_be_open()
        try:
            self._settle(self._descriptor, self._path, object_id)
        finally:
            self.discard()

    def discard(self) -> None:
        """Leave nothing behind; harmless after commit."""
        if self._open:
            self._open = False
            self._path.unlink(missing_ok=True)
            os.close(self._descriptor)

    def _must_be_open(self) -> None:
        if not self._open:
            raise Conflict(Problem.PENDING_CLOSED)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.discard()


def link_new(source: Path, target: Path, object_id: UUID) -> None:
    """Give ``source`` the further name ``target``. Raises Conflict when an object has it."""
    try:
        os.link(source, target)
    except FileExistsError as error:
        raise Conflict(Problem.OBJECT_EXISTS, object=str(object_id)) from error


def claimed_folder(parent: Path) -> tuple[Path, int]:
    """Return a new folder in ``parent`` and the descriptor that claims it."""
    while True:
        path = parent / _fresh_name()
        path.mkdir(PRIVATE_FOLDER)
        try:
            descriptor = os.open(path, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
        except FileNotFoundError:
            continue  # swept before we could claim it
        if _still_ours(descriptor, path):
            return path, descriptor


def sweep(parent: Path) -> int:
    """Remove the files and folders in ``parent`` whose process has ended; return how many."""
    return sum(_sweep_one(path) for path in list(parent.iterdir()))


def remove_tree(folder: Path) -> None:
    """Remove a folder of files."""
    for path in list(folder.iterdir()):
        path.unlink(missing_ok=True)
    folder.rmdir()


def _claimed_file(folder: Path) -> tuple[Path, int]:
    while True:
        path = folder / _fresh_name()
        descriptor = open_new(path)
        if _still_ours(descriptor, path):
            return path, descriptor


def _still_ours(descriptor: int, path: Path) -> bool:
    # A sweep may come between making and claiming: then it holds the claim, or the name is gone.
    if claim(descriptor) and path.exists():
        return True
    os.close(descriptor)
    return False


def _sweep_one(path: Path) -> bool:
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_CLOEXEC | os.O_NOFOLLOW)
    except FileNotFoundError:
        return False  # its writer has just finished with it
    try:
        if not claim(descriptor):
            return False
        if path.is_dir():
            remove_tree(path)
        else:
            path.unlink(missing_ok=True)
        return True
    finally:
        os.close(descriptor)


def _fresh_name() -> str:
    return f"new-{secrets.token_hex(16)}"
