"""The keyring file, format v1: a JSON object that holds the root and, sealed under it, everything else.

Specification: docs/security/keyring.md.
"""

import base64
import binascii
import json
import secrets
from dataclasses import dataclass, field, replace
from typing import Any, Self

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCMSIV
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from shoumi.engines.foundation.canonical import Json, canonical_bytes
from shoumi.engines.foundation.errors import Corrupt, Invalid
from shoumi.engines.sealing.keys import KEY_SIZE
from shoumi.engines.sealing.problems import Problem
from shoumi.engines.sealing.suites import NONCE_SIZE, TAG_SIZE

FORMAT = "shoumi-keyring"
VERSION = 1
SALT_SIZE = 16
SEALED_ROOT_SIZE = NONCE_SIZE + KEY_SIZE + TAG_SIZE
_LARGEST_MEMORY_KIB = 4 << 20
_LARGEST_PASSES = 64
_LARGEST_LANES = 64


@dataclass(frozen=True)
class Lock:
    """How a passphrase becomes the key that seals the root: Argon2id (RFC 9106), its costs and the salt."""

    salt: bytes = field(default_factory=lambda: secrets.token_bytes(SALT_SIZE))
    memory_kib: int = 64 << 10  # RFC 9106's second recommended choice: 64 MiB, 3 passes, 4 lanes
    passes: int = 3
    lanes: int = 4

    def key(self, passphrase: str) -> bytes:
        """Return the 32-byte key that ``passphrase`` makes."""
        stretch = Argon2id(
            salt=self.salt, length=KEY_SIZE, iterations=self.passes, lanes=self.lanes, memory_cost=self.memory_kib
        )
        return stretch.derive(passphrase.encode())

    def describe(self) -> dict[str, Json]:
        """Return the lock as it stands in the file."""
        return {
            "kind": "argon2id",
            "salt": _text(self.salt),
            "memory_kib": self.memory_kib,
            "passes": self.passes,
            "lanes": self.lanes,
        }

    @classmethod
    def read(cls, told: dict[str, Any]) -> Self:
        """Return the lock that the file tells. Raises Corrupt, also for costs that would only exhaust the machine."""
        lock = cls(_bytes(told["salt"]), int(told["memory_kib"]), int(told["passes"]), int(told["lanes"]))
        sound = (
            len(lock.salt) == SALT_SIZE
            and 1 <= lock.lanes <= _LARGEST_LANES
            and 8 * lock.lanes <= lock.memory_kib <= _LARGEST_MEMORY_KIB
            and 1 <= lock.passes <= _LARGEST_PASSES
        )
        if not sound:
            raise Corrupt(Problem.KEYRING_MALFORMED)
        return lock


@dataclass(frozen=True)
class Contents:
    """Everything a keyring holds: key bytes by epoch, secrets' bytes by name and number."""

    current: int
    epochs: dict[int, bytes]
    secrets: dict[str, dict[int, bytes]]

    def encode(self) -> bytes:
        """Return the canonical JSON that is sealed under the root."""
        return canonical_bytes(
            {
                "current": self.current,
                "epochs": [{"number": number, "key": _text(key)} for number, key in sorted(self.epochs.items())],
                "secrets": [
                    {"name": name, "number": number, "key": _text(key)}
                    for name, numbered in sorted(self.secrets.items())
                    for number, key in sorted(numbered.items())
                ],
            }
        )

    @classmethod
    def decode(cls, data: bytes) -> Self:
        """Return the contents that `encode` gave."""
        told = json.loads(data)
        named: dict[str, dict[int, bytes]] = {}
        for one in told["secrets"]:
            named.setdefault(one["name"], {})[one["number"]] = _bytes(one["key"])
        return cls(told["current"], {one["number"]: _bytes(one["key"]) for one in told["epochs"]}, named)

    def with_new_epoch(self) -> Self:
        """Return contents whose current epoch is new, with a random key; the older keys are kept."""
        number = self.current + 1
        return replace(self, current=number, epochs=self.epochs | {number: secrets.token_bytes(KEY_SIZE)})

    def without_epoch(self, number: int) -> Self:
        """Return contents that lack the key of one epoch."""
        return replace(self, epochs={one: key for one, key in self.epochs.items() if one != number})

    def with_new_secret(self, name: str) -> Self:
        """Return contents with one more random secret called ``name``."""
        numbered = self.secrets.get(name, {})
        added = numbered | {max(numbered, default=0) + 1: secrets.token_bytes(KEY_SIZE)}
        return replace(self, secrets=self.secrets | {name: added})

    def without_secret(self, name: str, number: int) -> Self:
        """Return contents that lack one secret."""
        kept = {one: key for one, key in self.secrets[name].items() if one != number}
        return replace(self, secrets=self.secrets | {name: kept})


def first_contents() -> Contents:
    """Return the contents of a new keyring: epoch 1 and no secrets."""
    return Contents(current=0, epochs={}, secrets={}).with_new_epoch()


@dataclass(frozen=True)
class Unlocking:
    """A lock together with the key a passphrase made of it: kept so that a changed file is read again unasked."""

    lock: Lock
    key: bytes = field(repr=False)

    @classmethod
    def by(cls, passphrase: str, lock: Lock) -> Self:
        """Stretch ``passphrase`` (about 0.15 s at the default costs)."""
        return cls(lock, lock.key(passphrase))


def encode(contents: Contents, unlocking: Unlocking | None) -> bytes:
    """Return a keyring file that holds ``contents`` under a new random root."""
    root = secrets.token_bytes(KEY_SIZE)
    protection: dict[str, Json]
    if unlocking is None:
        protection = {"kind": "none", "root": _text(root)}
    else:
        told = unlocking.lock.describe()
        protection = told | {"root": _text(_seal(unlocking.key, root, canonical_bytes(told)))}
    head: dict[str, Json] = {"format": FORMAT, "version": VERSION, "protection": protection}
    return canonical_bytes(head | {"contents": _text(_seal(root, contents.encode(), canonical_bytes(head)))}) + b"\n"


@dataclass(frozen=True)
class KeyringFile:
    """A keyring file that was read and not yet opened."""

    head: dict[str, Any]
    sealed: bytes

    @classmethod
    def read(cls, data: bytes) -> Self:
        """Take a file apart. Raises Invalid for a newer format and Corrupt for anything that is no keyring."""
        try:
            told = json.loads(data)
            if told["format"] != FORMAT:
                raise Corrupt(Problem.KEYRING_MALFORMED)
            version = int(told["version"])
            if version < 1:
                raise Corrupt(Problem.KEYRING_MALFORMED)
            if version > VERSION:
                raise Invalid(Problem.KEYRING_NEWER, version=version, understood=VERSION)
            return cls({name: told[name] for name in ("format", "version", "protection")}, _bytes(told["contents"]))
        except (ValueError, KeyError, TypeError) as error:
            raise Corrupt(Problem.KEYRING_MALFORMED) from error

    @property
    def lock(self) -> Lock | None:
        """The passphrase's lock, or None for a root that lies open in the file. Raises Corrupt."""
        try:
            protection = self.head["protection"]
            match protection["kind"]:
                case "none":
                    return None
                case "argon2id":
                    return Lock.read(protection)
                case _:
                    raise Corrupt(Problem.KEYRING_MALFORMED)
        except (ValueError, KeyError, TypeError) as error:
            raise Corrupt(Problem.KEYRING_MALFORMED) from error

    def open(self, unlocking: Unlocking | None) -> Contents:
        """Return the contents. Raises Invalid for a wrong passphrase and Corrupt when the file was altered."""
        try:
            root = _bytes(self.head["protection"]["root"])
            associated = canonical_bytes(self.head)
        except (ValueError, KeyError, TypeError) as error:
            raise Corrupt(Problem.KEYRING_MALFORMED) from error
        if len(root) != (KEY_SIZE if unlocking is None else SEALED_ROOT_SIZE):
            raise Corrupt(Problem.KEYRING_MALFORMED)
        if unlocking is not None:
            try:
                root = _open(unlocking.key, root, canonical_bytes(unlocking.lock.describe()))
            except InvalidTag as error:
                raise Invalid(Problem.PASSPHRASE_WRONG) from error
        try:
            return Contents.decode(_open(root, self.sealed, associated))
        except (InvalidTag, ValueError) as error:
            raise Corrupt(Problem.KEYRING_ALTERED) from error


def _seal(key: bytes, plaintext: bytes, associated: bytes) -> bytes:
    nonce = secrets.token_bytes(NONCE_SIZE)
    return nonce + AESGCMSIV(key).encrypt(nonce, plaintext, associated)


def _open(key: bytes, sealed: bytes, associated: bytes) -> bytes:
    return AESGCMSIV(key).decrypt(sealed[:NONCE_SIZE], sealed[NONCE_SIZE:], associated)


def _text(data: bytes) -> str:
    return base64.b64encode(data).decode()


def _bytes(text: str) -> bytes:
    try:
        return base64.b64decode(text, validate=True)
    except binascii.Error as error:
        raise ValueError from error
