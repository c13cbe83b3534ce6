"""Ed25519 keys of logs and witnesses, in the text forms of C2SP signed-note.

A public key is ``<name>+<key id>+<base64(type ‖ public key)>``, a private one
``PRIVATE+KEY+<name>+<key id>+<base64(type ‖ seed)>``. The key id binds the name to the key, so that a signature line
cannot be moved under another name. A log's key is named by its origin.
"""

import base64
import hashlib
import re
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Self

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from shoumi.engines.foundation.errors import Corrupt
from shoumi.engines.ledger.problems import LedgerProblem

KEY_SIZE = 32
_PRIVATE = "PRIVATE+KEY+"
_NAME = re.compile(r"[!-*,-~]{1,255}")  # printable ASCII without space and plus


class KeyKind(IntEnum):
    """The signature type of C2SP signed-note: what a key's signatures are over."""

    NOTE = 0x01
    """The text of a note: the log itself."""
    COSIGNATURE = 0x04
    """A time and the text of a checkpoint: a witness (C2SP tlog-cosignature)."""


@dataclass(frozen=True, slots=True)
class VerifyingKey:
    """A name, what the key signs, and 32 bytes of Ed25519 public key."""

    name: str
    kind: KeyKind
    public: bytes

    def __post_init__(self) -> None:
        if not _NAME.fullmatch(self.name) or len(self.public) != KEY_SIZE:
            raise Corrupt(LedgerProblem.KEY_MALFORMED)

    @property
    def id(self) -> bytes:
        """The first four bytes of SHA-256(name ‖ newline ‖ type ‖ public key). Source: C2SP signed-note."""
        return hashlib.sha256(self.name.encode() + b"\n" + bytes([self.kind]) + self.public).digest()[:4]

    def verify(self, message: bytes, signature: bytes) -> None:
        """Raise Corrupt unless ``signature`` (64 bytes) is by this key over ``message``."""
        try:
            Ed25519PublicKey.from_public_bytes(self.public).verify(signature, message)
        except (InvalidSignature, ValueError) as error:
            raise Corrupt(LedgerProblem.NOTE_NOT_SIGNED, key=self.name) from error

    def to_text(self) -> str:
        """Return the public text form, one line without its end."""
        return f"{self.name}+{self.id.hex()}+{encode(bytes([self.kind]) + self.public)}"

    @classmethod
    def from_text(cls, text: str) -> Self:
        """Read the public text form. Raises Corrupt for anything else."""
        name, _, rest = text.partition("+")
        key_id, _, material = rest.partition("+")
        kind, public = _material(material)
        key = cls(name, kind, public)
        if key.id.hex() != key_id:
            raise Corrupt(LedgerProblem.KEY_MALFORMED)
        return key


@dataclass(frozen=True, slots=True)
class SigningKey:
    """A private key; its seed shows in no representation."""

    name: str
    kind: KeyKind
    seed: bytes = field(repr=False)

    def __post_init__(self) -> None:
        if not _NAME.fullmatch(self.name) or len(self.seed) != KEY_SIZE:
            raise Corrupt(LedgerProblem.KEY_MALFORMED)

    @property
    def verifying_key(self) -> VerifyingKey:
        """The public half."""
        public = Ed25519PrivateKey.from_private_bytes(self.seed).public_key().public_bytes_raw()
        return VerifyingKey(self.name, self.kind, public)

    def sign(self, message: bytes) -> bytes:
        """Return the 64-byte Ed25519 signature over ``message``."""
        return Ed25519PrivateKey.from_private_bytes(self.seed).sign(message)

    def to_text(self) -> str:
        """Return the private text form: whoever has it can sign as ``name``."""
        return f"{_PRIVATE}{self.name}+{self.verifying_key.id.hex()}+{encode(bytes([self.kind]) + self.seed)}"

    @classmethod
    def from_text(cls, text: str) -> Self:
        """Read the private text form. Raises Corrupt for anything else."""
        if not text.startswith(_PRIVATE):
            raise Corrupt(LedgerProblem.KEY_MALFORMED)
        name, _, rest = text.removeprefix(_PRIVATE).partition("+")
        key_id, _, material = rest.partition("+")
        kind, seed = _material(material)
        key = cls(name, kind, seed)
        if key.verifying_key.id.hex() != key_id:
            raise Corrupt(LedgerProblem.KEY_MALFORMED)
        return key

    @classmethod
    def generate(cls, name: str, kind: KeyKind = KeyKind.NOTE) -> Self:
        """Return a new key from the system's CSPRNG."""
        return cls(name, kind, Ed25519PrivateKey.generate().private_bytes_raw())


def encode(data: bytes) -> str:
    """Return standard padded base64."""
    return base64.b64encode(data).decode()


def decode(text: str) -> bytes:
    """Read the one base64 text that `encode` gives for some bytes. Raises ValueError for any other spelling."""
    data = base64.b64decode(text.encode(), validate=True)
    if encode(data) != text:
        msg = "base64 with stray bits"
        raise ValueError(msg)
    return data


def _material(text: str) -> tuple[KeyKind, bytes]:
    try:
        data = decode(text)
        return KeyKind(data[0]), data[1:]
    except (ValueError, IndexError) as error:
        raise Corrupt(LedgerProblem.KEY_MALFORMED) from error
