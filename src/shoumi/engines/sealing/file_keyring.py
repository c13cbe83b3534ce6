"""The keyring in a file of mode 0600, optionally under a passphrase.

Every change writes a whole new file under a new root: temporary file, fsync, rename, fsync of the folder. The file it
replaces is overwritten before it is let go, which is best effort: file systems that copy on write, SSDs, snapshots and
backups may keep the old blocks (docs/security/keyring.md says which copies defeat a destruction).
"""

import fcntl
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple, Self, TypeAlias

from shoumi.engines.foundation.errors import Conflict, Invalid, NotFound
from shoumi.engines.sealing import keyring_format
from shoumi.engines.sealing.files import PRIVATE_FILE, make_folder, overwrite_and_unlink, sync_folder, write_new
from shoumi.engines.sealing.keyring_format import Contents, KeyringFile, Lock, Unlocking
from shoumi.engines.sealing.keys import EpochKey, Secret
from shoumi.engines.sealing.problems import Problem

_Fingerprint: TypeAlias = tuple[int, ...]


class _Seen(NamedTuple):
    """The contents as last read, and the look of the file then."""

    fingerprint: _Fingerprint
    contents: Contents


class FileKeyring:
    """A `Keyring` in one file. Several processes may share it: each notices when another has changed it."""

    def __init__(self, path: Path, unlocking: Unlocking | None, seen: _Seen) -> None:
        self._path = path
        self._unlocking = unlocking
        self._seen = seen

    @classmethod
    def create(cls, path: Path, *, passphrase: str | None = None) -> Self:
        """Make a new keyring with epoch 1. Raises Conflict when ``path`` exists and Invalid for an empty passphrase."""
        unlocking = None if passphrase is None else _unlocking(passphrase, Lock())
        path = path.resolve()
        make_folder(path.parent)
        with _locked(path):
            if path.exists():
                raise Conflict(Problem.KEYRING_EXISTS, path=str(path))
            _sweep(path)
            _replace(path, keyring_format.encode(keyring_format.first_contents(), unlocking))
        return cls.open(path, passphrase=passphrase)

    @classmethod
    def open(cls, path: Path, *, passphrase: str | None = None) -> Self:
        """Read a keyring.

        Raises NotFound when there is none; Invalid when others than the owner may read or write it, when it is of a
        newer format, when a passphrase is missing, wrong or given for a keyring without one; Corrupt when it was
        altered.
        """
        path = path.resolve()  # a change replaces the file itself, not a link to it
        if _remains(path):
            with _locked(path):
                _sweep(path)
        data, fingerprint = _read(path)
        file = KeyringFile.read(data)
        if file.lock is None and passphrase is not None:
            raise Invalid(Problem.PASSPHRASE_UNWANTED, path=str(path))
        if file.lock is not None and passphrase is None:
            raise Invalid(Problem.PASSPHRASE_NEEDED, path=str(path))
        unlocking = None if file.lock is None or passphrase is None else _unlocking(passphrase, file.lock)
        return cls(path, unlocking, _Seen(fingerprint, file.open(unlocking)))

    @property
    def current_epoch(self) -> int:
        """The number of the epoch under which new data keys are wrapped."""
        return self._fresh().current

    def epochs(self) -> tuple[int, ...]:
        """Return the numbers of the epochs whose keys exist, oldest first."""
        return tuple(sorted(self._fresh().epochs))

    def epoch_key(self, number: int | None = None) -> EpochKey:
        """Return the key of epoch ``number``, the current one without a number. Raises NotFound once destroyed."""
        contents = self._fresh()
        wanted = contents.current if number is None else number
        if wanted not in contents.epochs:
            raise NotFound(Problem.EPOCH_UNKNOWN, epoch=wanted)
        return EpochKey(wanted, contents.epochs[wanted])

    def turn_epoch(self) -> int:
        """Begin a new epoch with a new key under a new root and return its number; the older keys stay for now."""
        with self._changing() as contents:
            return self._store(contents.with_new_epoch()).current

    def destroy_epoch(self, number: int) -> None:
        """Remove the key of a past epoch, again under a new root. Raises Conflict for the current one, NotFound."""
        with self._changing() as contents:
            if number not in contents.epochs:
                raise NotFound(Problem.EPOCH_UNKNOWN, epoch=number)
            if number == contents.current:
                raise Conflict(Problem.EPOCH_CURRENT, epoch=number)
            self._store(contents.without_epoch(number))

    def secret(self, name: str) -> Secret:
        """Return the newest secret called ``name``. Raises NotFound when there is none."""
        found = self.secrets(name)
        if not found:
            raise NotFound(Problem.SECRET_UNKNOWN, name=name)
        return found[0]

    def secrets(self, name: str) -> tuple[Secret, ...]:
        """Return every secret called ``name``, newest first; none is an empty tuple."""
        numbered = self._fresh().secrets.get(name, {})
        return tuple(Secret(name, number, numbered[number]) for number in sorted(numbered, reverse=True))

    def add_secret(self, name: str) -> Secret:
        """Make a new random secret called ``name``, numbered one higher than the newest, and return it."""
        with self._changing() as contents:
            stored = self._store(contents.with_new_secret(name)).secrets[name]
            return Secret(name, max(stored), stored[max(stored)])

    def destroy_secret(self, name: str, number: int) -> None:
        """Remove an older secret. Raises Conflict for the newest of its name and NotFound."""
        with self._changing() as contents:
            numbered = contents.secrets.get(name, {})
            if number not in numbered:
                raise NotFound(Problem.SECRET_UNKNOWN, name=name, number=number)
            if number == max(numbered):
                raise Conflict(Problem.SECRET_CURRENT, name=name, number=number)
            self._store(contents.without_secret(name, number))

    def change_passphrase(self, passphrase: str | None) -> None:
        """Put the keyring under another passphrase, or under none. Other processes must open it anew."""
        with self._changing() as contents:
            unlocking = None if passphrase is None else _unlocking(passphrase, Lock())
            _replace(self._path, keyring_format.encode(contents, unlocking))
            self._unlocking = unlocking

    def _fresh(self) -> Contents:
        if _look(self._path) != self._seen.fingerprint:
            data, fingerprint = _read(self._path)
            file = KeyringFile.read(data)
            if file.lock != (self._unlocking and self._unlocking.lock):
                raise Invalid(Problem.PASSPHRASE_NEEDED, path=str(self._path))  # changed by another process
            self._seen = _Seen(fingerprint, file.open(self._unlocking))
        return self._seen.contents

    @contextmanager
    def _changing(self) -> Iterator[Contents]:
        with _locked(self._path):
            _sweep(self._path)
            yield self._fresh()

    def _store(self, contents: Contents) -> Contents:
        _replace(self._path, keyring_format.encode(contents, self._unlocking))
        return self._fresh()


def _unlocking(passphrase: str, lock: Lock) -> Unlocking:
    if not passphrase:
        raise Invalid(Problem.PASSPHRASE_EMPTY)
    return Unlocking.by(passphrase, lock)


def _read(path: Path) -> tuple[bytes, _Fingerprint]:
    """Return the file's bytes and its look, without the lock, so that a keyring in a read-only folder can be read."""
    while True:
        data, fingerprint = _read_once(path)
        # A file that was replaced meanwhile may have been overwritten under our eyes: read its successor.
        if fingerprint == _look(path):
            return data, fingerprint


def _read_once(path: Path) -> tuple[bytes, _Fingerprint]:
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_CLOEXEC | os.O_NOFOLLOW)
    except FileNotFoundError as error:
        raise NotFound(Problem.KEYRING_ABSENT, path=str(path)) from error
    with os.fdopen(descriptor, "rb") as file:
        status = os.fstat(descriptor)
        mode = stat.S_IMODE(status.st_mode)
        if not stat.S_ISREG(status.st_mode) or mode & ~PRIVATE_FILE or status.st_uid != os.geteuid():
            raise Invalid(Problem.KEYRING_EXPOSED, path=str(path), mode=f"{mode:03o}")
        return file.read(), _fingerprint(status)


def _look(path: Path) -> _Fingerprint:
    try:
        return _fingerprint(path.stat())
    except FileNotFoundError as error:
        raise NotFound(Problem.KEYRING_ABSENT, path=str(path)) from error


def _fingerprint(status: os.stat_result) -> _Fingerprint:
    # The change time too: an inode number may be given out again.
    return status.st_ino, status.st_ctime_ns, status.st_size, status.st_mode


def _replace(path: Path, data: bytes) -> None:
    """Put ``data`` in the place of the file, atomically, then overwrite what was there."""
    temporary, former = _temporary(path), _former(path)
    write_new(temporary, data)
    if path.exists():
        os.link(path, former)
    temporary.replace(path)
    _sweep(path)


def _sweep(path: Path) -> None:
    """Do away with what a change leaves beside the keyring, finished or interrupted: keys no longer wanted, or not yet.

    Only the lock's holder may call this.
    """
    sync_folder(path.parent)  # were the rename undone by a power cut, the former file would be the keyring again
    for remains in _remains(path):
        if not path.exists() and remains == _former(path):
            continue  # somebody took the keyring away: what may be its last copy is not ours to destroy
        if path.exists() and path.samefile(remains):
            remains.unlink()  # interrupted before the rename: the former file is the keyring still
        else:
            overwrite_and_unlink(remains)


def _remains(path: Path) -> list[Path]:
    return [one for one in (_temporary(path), _former(path)) if one.exists()]


def _temporary(path: Path) -> Path:
    return path.with_name(path.name + ".new")


def _former(path: Path) -> Path:
    return path.with_name(path.name + ".former")


@contextmanager
def _locked(path: Path) -> Iterator[None]:
    """Let one process at a time change the keyring, through an empty file that stands beside it."""
    descriptor = os.open(path.with_name(path.name + ".lock"), os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, PRIVATE_FILE)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)
