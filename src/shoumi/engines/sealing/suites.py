"""The authenticated ciphers a sealed object may use."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import IntEnum
from typing import Protocol

from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.aead import AESGCM, ChaCha20Poly1305
from cryptography.hazmat.primitives.ciphers.algorithms import SM4
from cryptography.hazmat.primitives.ciphers.modes import GCM
from cryptography.utils import Buffer

NONCE_SIZE = 12
TAG_SIZE = 16


class Aead(Protocol):
    """One key's cipher: 12-byte nonces, 16-byte tags after the ciphertext."""

    def encrypt_into(self, nonce: Buffer, data: Buffer, associated_data: Buffer | None, buf: Buffer) -> int:
        """Write ciphertext and tag of ``data`` into ``buf``, which is exactly that long; return the length."""

    def decrypt(self, nonce: Buffer, data: Buffer, associated_data: Buffer | None) -> bytes:
        """Return the plaintext. Raises cryptography's InvalidTag when anything was altered."""


class Suite(IntEnum):
    """Algorithm identifiers, as they stand in the header of a sealed object."""

    AES_256_GCM = 1  # NIST SP 800-38D
    CHACHA20_POLY1305 = 2  # RFC 8439
    SM4_GCM = 3  # GB/T 32907, RFC 8998; 128-bit keys


@dataclass(frozen=True)
class SuiteFacts:
    """What the engine must know of a suite."""

    key_size: int
    cipher: Callable[[bytes], Aead]


class Sm4Gcm:
    """SM4 in Galois/Counter Mode in the shape of the library's one-shot ciphers, which lack it."""

    def __init__(self, key: bytes) -> None:
        self._algorithm = SM4(key)

    def encrypt_into(self, nonce: Buffer, data: Buffer, associated_data: Buffer | None, buf: Buffer) -> int:
        """Write ciphertext and tag of ``data`` into ``buf``; return the length."""
        encryptor = Cipher(self._algorithm, GCM(bytes(nonce))).encryptor()
        encryptor.authenticate_additional_data(associated_data or b"")
        with memoryview(buf) as out:
            length = encryptor.update_into(data, out)
            encryptor.finalize()  # a stream mode holds nothing back
            out[length : length + TAG_SIZE] = encryptor.tag
        return length + TAG_SIZE

    def decrypt(self, nonce: Buffer, data: Buffer, associated_data: Buffer | None) -> bytes:
        """Return the plaintext. Raises InvalidTag when anything was altered."""
        with memoryview(data) as sealed:
            body, tag = sealed[:-TAG_SIZE], bytes(sealed[-TAG_SIZE:])
            decryptor = Cipher(self._algorithm, GCM(bytes(nonce), tag)).decryptor()
            decryptor.authenticate_additional_data(associated_data or b"")
            return decryptor.update(body) + decryptor.finalize()


FACTS: dict[Suite, SuiteFacts] = {
    Suite.AES_256_GCM: SuiteFacts(key_size=32, cipher=AESGCM),
    Suite.CHACHA20_POLY1305: SuiteFacts(key_size=32, cipher=ChaCha20Poly1305),
    Suite.SM4_GCM: SuiteFacts(key_size=16, cipher=Sm4Gcm),
}
