"""Keys and small values under other keys: data keys in the keybox, sealed columns, blind indexes.

Both use AES-256-GCM-SIV (RFC 8452) with a random nonce under a key derived for the purpose: should two nonces ever
meet, only the equality of two equal plaintexts in equal contexts shows, so no count of wraps has to be kept.
"""

import hmac
import secrets
import struct
from dataclasses import dataclass
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCMSIV

from shoumi.engines.foundation.errors import Corrupt
from shoumi.engines.sealing.keys import KEY_SIZE, DataKey, EpochKey, Key, Secret
from shoumi.engines.sealing.problems import Problem
from shoumi.engines.sealing.suites import NONCE_SIZE, TAG_SIZE

BLIND_INDEX_SIZE = 16
VERSION = 1
_HEAD = struct.Struct(">BI")  # format version, number of the key
WRAP_SIZE = _HEAD.size + NONCE_SIZE + KEY_SIZE + TAG_SIZE
"""Bytes of a wrapped data key: 65."""
_SMALLEST_VALUE = _HEAD.size + NONCE_SIZE + TAG_SIZE

_WRAP = b"shoumi wrap v1\0"
_VALUE = b"shoumi value v1\0"
_BLIND = b"shoumi blind index v1\0"


@dataclass(frozen=True)
class Binding:
    """What a wrapped key belongs to; none of it can be changed without the wrap failing."""

    object_id: UUID
    version: int
    level: str

    def encode(self) -> bytes:
        """Return the bytes that are authenticated with the wrap: no two bindings have the same."""
        return self.object_id.bytes + self.version.to_bytes(8) + self.level.encode()


def wrap(key: DataKey, epoch: EpochKey, binding: Binding) -> bytes:
    """Return ``key`` sealed under ``epoch`` and tied to ``binding``: 65 bytes."""
    return _seal(key.reveal(), epoch, _WRAP, binding.encode())


def unwrap(wrapped: bytes, epoch: EpochKey, binding: Binding) -> DataKey:
    """Return the key inside ``wrapped``; it opens and cannot seal. Raises Corrupt for another epoch or binding."""
    if len(wrapped) != WRAP_SIZE or wrapped[0] != VERSION:
        raise Corrupt(Problem.WRAP_MALFORMED)
    if (number := wrap_epoch(wrapped)) != epoch.number:
        raise Corrupt(Problem.WRAP_WRONG_EPOCH, expected=epoch.number, found=number)
    try:
        return DataKey(_open(wrapped, epoch, _WRAP, binding.encode()))
    except InvalidTag as error:
        raise Corrupt(Problem.WRAP_REJECTED) from error


def wrap_epoch(wrapped: bytes) -> int:
    """Return the number of the epoch that ``wrapped`` says it is under. Raises Corrupt when it says none."""
    if len(wrapped) < _HEAD.size:
        raise Corrupt(Problem.WRAP_MALFORMED)
    return int(_HEAD.unpack_from(wrapped)[1])


def seal_value(plaintext: bytes, key: EpochKey | Secret, context: str) -> bytes:
    """Return ``plaintext`` sealed for one place, such as a column and row named by ``context``; 33 bytes longer."""
    return _seal(plaintext, key, _VALUE, context.encode())


def open_value(sealed: bytes, key: EpochKey | Secret, context: str) -> bytes:
    """Return what `seal_value` took. Raises Corrupt when altered, moved to another context or under another key."""
    if len(sealed) < _SMALLEST_VALUE or sealed[0] != VERSION:
        raise Corrupt(Problem.VALUE_MALFORMED)
    if (number := value_key_number(sealed)) != key.number:
        raise Corrupt(Problem.VALUE_WRONG_KEY, expected=key.number, found=number)
    try:
        return _open(sealed, key, _VALUE, context.encode())
    except InvalidTag as error:
        raise Corrupt(Problem.VALUE_REJECTED) from error


def value_key_number(sealed: bytes) -> int:
    """Return the number of the key a sealed value says it is under. Raises Corrupt when it says none."""
    if len(sealed) < _HEAD.size:
        raise Corrupt(Problem.VALUE_MALFORMED)
    return int(_HEAD.unpack_from(sealed)[1])


class BlindIndex:
    """Keyed fingerprints of values of one purpose, by which sealed columns are found without being opened.

    Equal values of one purpose have equal indexes: whoever reads the database sees which rows are alike, and whoever
    holds the key can test guesses. 16 bytes of HMAC-SHA-256; the caller normalises the values.
    """

    def __init__(self, key: Key, purpose: str) -> None:
        self._key = key.derive(_BLIND + purpose.encode())

    def of(self, value: bytes) -> bytes:
        """Return the index of ``value``: 16 bytes."""
        return hmac.digest(self._key, value, "sha256")[:BLIND_INDEX_SIZE]


def blind_index(key: Key, purpose: str, value: bytes) -> bytes:
    """Return the index of one value; `BlindIndex` is faster for many."""
    return BlindIndex(key, purpose).of(value)


def _seal(plaintext: bytes, key: EpochKey | Secret, purpose: bytes, context: bytes) -> bytes:
    head = _HEAD.pack(VERSION, key.number)
    nonce = secrets.token_bytes(NONCE_SIZE)
    return head + nonce + AESGCMSIV(key.derive(purpose)).encrypt(nonce, plaintext, head + context)


def _open(sealed: bytes, key: EpochKey | Secret, purpose: bytes, context: bytes) -> bytes:
    head, nonce = sealed[: _HEAD.size], sealed[_HEAD.size : _HEAD.size + NONCE_SIZE]
    return AESGCMSIV(key.derive(purpose)).decrypt(nonce, sealed[_HEAD.size + NONCE_SIZE :], head + context)
