"""Sealed-object format v1: the header, the keys drawn from it, the arithmetic of chunks.

    offset  size
         0     8  magic 89 "SHOUMI" 0A
         8     1  version = 1
         9     1  suite
        10     1  chunk size as a power of two (12 … 24)
        11     1  reserved, 0
        12    16  object id (UUID, big endian)
        28    32  random salt
        60    32  key commitment
        92     …  chunks: ciphertext and 16-byte tag each

Specification and security argument: docs/security/sealed-object.md.
"""

import hashlib
import hmac
import secrets
import struct
from dataclasses import dataclass
from typing import Self
from uuid import UUID

from shoumi.engines.foundation.errors import Corrupt, Invalid
from shoumi.engines.sealing.keys import Key
from shoumi.engines.sealing.problems import Problem
from shoumi.engines.sealing.suites import FACTS, NONCE_SIZE, TAG_SIZE, Aead, Suite

MAGIC = b"\x89SHOUMI\n"  # the high bit and the newline catch transfers that change text
VERSION = 1
SALT_SIZE = 32
COMMITMENT_SIZE = 32
HEADER_SIZE = 92
CHUNK_POWERS = range(12, 25)
DEFAULT_CHUNK_POWER = 18
"""256 KiB: larger chunks seal no faster (benchmarks/sealing.py) and cost more when a single page is read."""

LARGEST_PLAIN_SIZE = 2**44
"""Bytes one object may hold: 16 TiB keep AES-GCM's distinguishing advantage under 2**-48 (docs)."""

_INFO = b"shoumi sealed object v1\0"
_FIXED = struct.Struct(">8sBBBB16s32s")


@dataclass(frozen=True)
class Header:
    """The first 60 bytes of a sealed object; the commitment that follows depends on the key."""

    suite: Suite
    chunk_power: int
    object_id: UUID
    salt: bytes

    @classmethod
    def fresh(cls, object_id: UUID, suite: Suite, chunk_power: int) -> Self:
        """Return a header with a new random salt. Raises Invalid for a chunk size outside the format."""
        if chunk_power not in CHUNK_POWERS:
            raise Invalid(Problem.HEADER_MALFORMED, field="chunk_power")
        return cls(suite, chunk_power, object_id, secrets.token_bytes(SALT_SIZE))

    @property
    def chunk_size(self) -> int:
        """Plaintext bytes in every chunk but the last."""
        return 1 << self.chunk_power

    def encode(self) -> bytes:
        """Return the 60 bytes before the commitment."""
        fields = (VERSION, self.suite, self.chunk_power, 0, self.object_id.bytes, self.salt)
        return _FIXED.pack(MAGIC, *fields)

    @classmethod
    def decode(cls, data: bytes) -> tuple[Self, bytes]:
        """Return the header and the commitment that ``data`` (92 bytes) holds. Raises Corrupt."""
        if not data.startswith(MAGIC):
            raise Corrupt(Problem.NOT_SEALED)
        if len(data) != HEADER_SIZE:
            raise Corrupt(Problem.TRUNCATED)
        _, version, suite, chunk_power, reserved, object_id, salt = _FIXED.unpack_from(data)
        if version != VERSION:
            raise Corrupt(Problem.VERSION_UNKNOWN, version=version)
        if suite not in set(Suite):
            raise Corrupt(Problem.SUITE_UNKNOWN, suite=suite)
        if chunk_power not in CHUNK_POWERS or reserved != 0:
            raise Corrupt(Problem.HEADER_MALFORMED)
        header = cls(Suite(suite), chunk_power, UUID(bytes=object_id), salt)
        return header, data[_FIXED.size :]


@dataclass(frozen=True)
class ObjectCipher:
    """What seals and opens the chunks of one object."""

    aead: Aead
    commitment: bytes
    associated_data: bytes

    @classmethod
    def of(cls, header: Header, key: Key) -> Self:
        """Derive the object's own cipher key and its commitment from the data key and the whole header."""
        facts = FACTS[header.suite]
        fixed = header.encode()
        drawn = key.derive(_INFO + fixed, length=COMMITMENT_SIZE + facts.key_size, salt=header.salt)
        commitment = drawn[
            :COMMITMENT_SIZE
        ]  # one whole HMAC-SHA-256 output, so that finding two keys for it is a collision
        binding = hashlib.sha256(fixed + commitment).digest()
        return cls(facts.cipher(drawn[COMMITMENT_SIZE:]), commitment, binding)

    def agrees_with(self, commitment: bytes) -> bool:
        """Tell in constant time whether the header was made with this key."""
        return hmac.compare_digest(self.commitment, commitment)


@dataclass(frozen=True)
class Layout:
    """Where the chunks of an object stand; sizes and offsets in bytes."""

    chunk_size: int
    plain_size: int

    @classmethod
    def of_sealed(cls, sealed_size: int, chunk_size: int) -> Self:
        """Work the plaintext's size out of the sealed object's. Raises Corrupt for a size no object has."""
        body = sealed_size - HEADER_SIZE
        whole, rest = divmod(body, chunk_size + TAG_SIZE)
        if body < TAG_SIZE or 0 < rest < TAG_SIZE or (rest == TAG_SIZE and whole > 0):
            raise Corrupt(Problem.TRUNCATED)
        plain_size = body - TAG_SIZE * (whole + (rest > 0))
        if plain_size > LARGEST_PLAIN_SIZE:
            raise Corrupt(Problem.TOO_LARGE)
        return cls(chunk_size, plain_size)

    @property
    def chunk_count(self) -> int:
        """How many chunks there are: at least one, and none is empty but that of an empty object."""
        return max(1, -(-self.plain_size // self.chunk_size))

    @property
    def sealed_size(self) -> int:
        """Bytes of the whole sealed object."""
        return HEADER_SIZE + self.plain_size + TAG_SIZE * self.chunk_count

    def place(self, index: int) -> tuple[int, int]:
        """Return offset and size of the sealed chunk ``index``, tag included."""
        size = min(self.chunk_size, self.plain_size - index * self.chunk_size)
        return HEADER_SIZE + index * (self.chunk_size + TAG_SIZE), size + TAG_SIZE


def nonce(index: int, *, last: bool) -> bytes:
    """Return the nonce of chunk ``index``: an 11-byte big-endian counter and 1 for the last chunk, else 0.

    Source: the STREAM construction, Hoang, Reyhanitabar, Rogaway and Vizár, CRYPTO 2015.
    """
    return index.to_bytes(NONCE_SIZE - 1) + bytes((last,))
