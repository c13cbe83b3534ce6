"""The open keyring and the object store of this process."""

import threading
from functools import cache
from pathlib import Path

from django.conf import settings

from shoumi.engines.sealing.file_keyring import FileKeyring
from shoumi.engines.sealing.keyring import Keyring
from shoumi.engines.sealing.store import FolderStore, ObjectStore

SECRET_NAMES = ("ledger.signing", "mark", "search", "tokens", "numbers")
"""The named secrets of an installation: the ledger's signing seed, the page mark key (newest first), the keys under
which search terms, token digests and asked-for numbers are kept."""

_opening = threading.Lock()


def create_keyring(keys: Path, passphrase: str | None = None) -> None:
    """Make the keyring in the folder ``keys`` of a new home folder, with every named secret; never replaces one."""
    keyring = FileKeyring.create(keys / "keyring", passphrase=passphrase)
    for name in SECRET_NAMES:
        keyring.add_secret(name)


def read_passphrase(file: Path) -> str:
    """Return the passphrase written in ``file``, without the end of its line."""
    return file.read_text(encoding="utf-8").rstrip("\r\n")


def keyring() -> Keyring:
    """Return the keyring of this installation, opened once. Raises the sealing engine's errors."""
    with _opening:
        return _open_keyring()


def store() -> ObjectStore:
    """Return the store of sealed objects."""
    return _open_store()


def forget() -> None:
    """Drop the open keyring and store: another installation is used from now on (tests)."""
    _open_keyring.cache_clear()
    _open_store.cache_clear()


@cache
def _open_keyring() -> Keyring:
    installation = settings.INSTALLATION
    passphrase = None
    if installation.passphrase_file:
        passphrase = read_passphrase(Path(installation.passphrase_file))
    return FileKeyring.open(installation.home / "keys" / "keyring", passphrase=passphrase)


@cache
def _open_store() -> ObjectStore:
    return FolderStore(settings.INSTALLATION.home / "objects")
