"""Where sealed objects are kept: `ObjectStore`, and `FolderStore` for a folder of this machine.

An object appears under its id whole or not at all. It is written under a random name in `pending/`, forced to the
disk, and then linked to `objects/<last two digits>/<the two before>/<id>`: a link, unlike a rename, never replaces an
object that is there, and the last digits of an id are random in every kind of UUID used here.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Protocol, Self
from uuid import UUID

from shoumi.engines.foundation.errors import Conflict, NotFound
from shoumi.engines.sealing.files import make_folder, sync_filesystem, sync_folder
from shoumi.engines.sealing.pending import PendingFile, claimed_folder, link_new, remove_tree, sweep
from shoumi.engines.sealing.problems import Problem


class PendingObject(Protocol):
    """An object being written; `Sealer` takes it as a target. As a context it is discarded unless committed."""

    def write(self, data: bytes | bytearray | memoryview, /) -> int:
        """Take the next sealed bytes, all of them."""

    def commit(self, object_id: UUID) -> None:
        """Make the object appear under its id. Raises Conflict when there is one already."""

    def discard(self) -> None:
        """Leave nothing behind; harmless after commit."""

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None: ...


class ObjectStore(Protocol):
    """Keeps sealed objects by id."""

    def create(self) -> PendingObject:
        """Begin a new object."""

    def open(self, object_id: UUID) -> BinaryIO:
        """Return the sealed bytes, to be read and sought in. Raises NotFound."""

    def delete(self, object_id: UUID) -> None:
        """Remove an object; harmless when it is gone."""

    def exists(self, object_id: UUID) -> bool:
        """Tell whether the object is there."""

    def size(self, object_id: UUID) -> int:
        """Return the bytes of the sealed object. Raises NotFound."""

    def stored_at(self, object_id: UUID) -> datetime:
        """Return when the last byte of the object was written, in UTC by the store's clock. Raises NotFound."""

    def ids(self) -> Iterator[UUID]:
        """Yield the id of every object, in no order."""

    def sweep(self) -> int:
        """Remove what writers that are gone left unfinished; return how many. Safe beside running uploads."""


class FolderStore:
    """An `ObjectStore` in a folder. ``durable=False`` never waits for the disk: for tests and samples only."""

    def __init__(self, path: Path, *, durable: bool = True) -> None:
        self._objects = path / "objects"
        self._pending = path / "pending"
        self._durable = durable
        make_folder(self._objects, durable=durable)
        make_folder(self._pending, durable=durable)

    def create(self) -> PendingFile:
        """Begin a new object."""
        return PendingFile(self._pending, self._settle)

    @contextmanager
    def batch(self) -> Iterator["Batch"]:
        """Create many objects that appear together at the end, after one flush of the file system.

        Leaving by an error discards them all. A crash while they appear leaves some of them, each whole.
        """
        folder, claim = claimed_folder(self._pending)
        try:
            batch = Batch(folder)
            yield batch
            self._settle_batch(batch)
        finally:
            remove_tree(folder)
            os.close(claim)

    def open(self, object_id: UUID) -> BinaryIO:
        """Return the sealed bytes, to be read and sought in. Raises NotFound."""
        try:
            return self._path(object_id).open("rb", buffering=0)
        except FileNotFoundError as error:
            raise NotFound(Problem.OBJECT_UNKNOWN, object=str(object_id)) from error

    def delete(self, object_id: UUID) -> None:
        """Remove an object; harmless when it is gone. The removal survives a power cut once this returns."""
        path = self._path(object_id)
        path.unlink(missing_ok=True)
        if self._durable and path.parent.is_dir():
            sync_folder(path.parent)

    def exists(self, object_id: UUID) -> bool:
        """Tell whether the object is there."""
        return self._path(object_id).exists()

    def size(self, object_id: UUID) -> int:
        """Return the bytes of the sealed object. Raises NotFound."""
        try:
            return self._path(object_id).stat().st_size
        except FileNotFoundError as error:
            raise NotFound(Problem.OBJECT_UNKNOWN, object=str(object_id)) from error

    def stored_at(self, object_id: UUID) -> datetime:
        """Return when the last byte of the object was written, in UTC by the file system's clock. Raises NotFound."""
        try:
            return datetime.fromtimestamp(self._path(object_id).stat().st_mtime, UTC)
        except FileNotFoundError as error:
            raise NotFound(Problem.OBJECT_UNKNOWN, object=str(object_id)) from error

    def ids(self) -> Iterator[UUID]:
        """Yield the id of every object, in no order."""
        for path in self._objects.glob("??/??/*"):
            yield UUID(hex=path.name)

    def sweep(self) -> int:
        """Remove what processes that have ended left in `pending/`; return how many. Safe beside running uploads."""
        return sweep(self._pending)

    def _settle(self, descriptor: int, pending: Path, object_id: UUID) -> None:
        if self._durable:
            os.fsync(descriptor)
        path = self._path(object_id)
        make_folder(path.parent, durable=self._durable)
        link_new(pending, path, object_id)
        if self._durable:
            sync_folder(path.parent)

    def _settle_batch(self, batch: "Batch") -> None:
        for object_id in batch.committed:
            if self.exists(object_id):
                raise Conflict(Problem.OBJECT_EXISTS, object=str(object_id))
        if self._durable:
            sync_filesystem(self._pending)
        for object_id, pending in batch.committed.items():
            path = self._path(object_id)
            make_folder(path.parent, durable=False)
            link_new(pending, path, object_id)
        if self._durable:
            sync_filesystem(self._objects)

    def _path(self, object_id: UUID) -> Path:
        name = object_id.hex
        return self._objects / name[-2:] / name[-4:-2] / name


class Batch:
    """Objects that become durable and visible together; made by `FolderStore.batch`."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.committed: dict[UUID, Path] = {}

    def create(self) -> PendingFile:
        """Begin a new object of the batch; its `commit` keeps it for the batch's end."""
        return PendingFile(self._folder, self._settle)

    def _settle(self, _descriptor: int, pending: Path, object_id: UUID) -> None:
        kept = self._folder / object_id.hex
        link_new(pending, kept, object_id)
        self.committed[object_id] = kept
