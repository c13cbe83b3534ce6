"""Key objects: 32 secret bytes each, with the one use they are for.

Wiping is best effort. Python and the libraries below copy key bytes where this code cannot reach them (AEAD contexts,
freed memory, swap), so `wipe` shortens the time a key stands in memory and promises nothing more.
"""

import secrets
from threading import Lock
from typing import NoReturn, Self

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from shoumi.engines.foundation.errors import Conflict, Invalid
from shoumi.engines.sealing.problems import Problem

KEY_SIZE = 32
"""Bytes in every key of this engine."""


class Key:
    """32 secret bytes that never print, pickle or copy themselves."""

    __slots__ = ("_material",)

    def __init__(self, material: bytes | bytearray) -> None:
        if len(material) != KEY_SIZE:
            raise Invalid(Problem.KEY_SIZE, expected=KEY_SIZE, found=len(material))
        self._material = bytearray(material)

    def reveal(self) -> bytes:
        """Return the key's bytes; only for code that derives from them or wraps them."""
        return bytes(self._material)

    def derive(self, info: bytes, *, length: int = KEY_SIZE, salt: bytes | None = None) -> bytes:
        """Return ``length`` bytes for the use told by ``info``: HKDF-SHA-256 (RFC 5869)."""
        return HKDF(SHA256(), length, salt, info).derive(self._material)

    def wipe(self) -> None:
        """Overwrite the bytes held here (best effort, see the module)."""
        self._material[:] = bytes(KEY_SIZE)

    def __repr__(self) -> str:
        return f"<{type(self).__name__}>"

    def __reduce__(self) -> NoReturn:
        # Also what copy.copy asks: a copied DataKey could seal a second time.
        msg = f"a {type(self).__name__} is neither pickled nor copied"
        raise TypeError(msg)


class DataKey(Key):
    """The key of one sealed object: a fresh one seals one byte string once, one that was unwrapped only opens.

    Because only `generate` gives a key that may seal, no key read back after a crash can meet a second plaintext.
    """

    __slots__ = ("_lock", "_may_seal")

    def __init__(self, material: bytes | bytearray) -> None:
        super().__init__(material)
        self._may_seal = False
        self._lock = Lock()

    @classmethod
    def generate(cls) -> Self:
        """Return a fresh random key that may seal once."""
        key = cls(secrets.token_bytes(KEY_SIZE))
        key._may_seal = True
        return key

    def spend(self) -> None:
        """Use up the right to seal. Raises Conflict when it is used up already or was never there."""
        with self._lock:
            if not self._may_seal:
                raise Conflict(Problem.KEY_SPENT)
            self._may_seal = False


class EpochKey(Key):
    """The key that wraps the data keys of one epoch."""

    __slots__ = ("number",)

    def __init__(self, number: int, material: bytes | bytearray) -> None:
        super().__init__(material)
        self.number = number


class Secret(Key):
    """A named secret of the installation, such as the ledger's signing seed; the newest number is the one in use."""

    __slots__ = ("name", "number")

    def __init__(self, name: str, number: int, material: bytes | bytearray) -> None:
        super().__init__(material)
        self.name = name
        self.number = number
