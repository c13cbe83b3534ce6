"""A reader of sealed objects, wraps, values and keyrings written from docs/security alone.

It imports nothing of the engine, derives its keys with `hmac` and does GCM-SIV's and STREAM's bookkeeping by itself, so
that an agreement between it and the engine is one between the engine and the written format.
"""

import base64
import hashlib
import hmac
import json
from typing import Any

from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.aead import AESGCMSIV, ChaCha20Poly1305
from cryptography.hazmat.primitives.ciphers.algorithms import AES, SM4
from cryptography.hazmat.primitives.ciphers.modes import GCM
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id


def hkdf(key: bytes, salt: bytes, info: bytes, length: int) -> bytes:
    prk = hmac.digest(salt or bytes(32), key, "sha256")
    output, block = b"", b""
    while len(output) < length:
        block = hmac.digest(prk, block + info + bytes([len(output) // 32 + 1]), "sha256")
        output += block
    return output[:length]


def open_chunk(suite: int, key: bytes, *, nonce: bytes, sealed: bytes, associated: bytes) -> bytes:
    if suite == 2:
        return ChaCha20Poly1305(key).decrypt(nonce, sealed, associated)
    block = AES(key) if suite == 1 else SM4(key)
    decryptor = Cipher(block, GCM(nonce, sealed[-16:])).decryptor()
    decryptor.authenticate_additional_data(associated)
    return decryptor.update(sealed[:-16]) + decryptor.finalize()


def open_object(sealed: bytes, key: bytes, object_id: bytes) -> bytes:
    head, commitment = sealed[:60], sealed[60:92]
    assert len(commitment) == 32
    assert head[:9] == b"\x89SHOUMI\n\x01"
    suite, power, reserved = head[9], head[10], head[11]
    assert 12 <= power <= 24
    assert suite in {1, 2, 3}
    assert reserved == 0
    assert head[12:28] == object_id
    drawn = hkdf(key, head[28:60], b"shoumi sealed object v1\0" + head, 32 + {1: 32, 2: 32, 3: 16}[suite])
    assert drawn[:32] == commitment
    associated = hashlib.sha256(sealed[:92]).digest()
    step = 2**power + 16
    pieces = [sealed[start : start + step] for start in range(92, len(sealed), step)]
    assert pieces
    assert len(pieces[-1]) >= (17 if len(pieces) > 1 else 16)
    plain = b""
    for index, piece in enumerate(pieces):
        last = index == len(pieces) - 1
        nonce = index.to_bytes(11, "big") + (b"\x01" if last else b"\x00")
        plain += open_chunk(suite, drawn[32:], nonce=nonce, sealed=piece, associated=associated)
    assert len(plain) == len(sealed) - 92 - 16 * len(pieces)
    return plain


def _open_small(sealed: bytes, key: bytes, purpose: bytes, context: bytes) -> bytes:
    assert sealed[0] == 1
    siv = AESGCMSIV(hkdf(key, b"", purpose, 32))
    return siv.decrypt(sealed[5:17], sealed[17:], sealed[:5] + context)


def open_wrap(wrapped: bytes, epoch_key: bytes, *, object_id: bytes, version: int, level: str) -> bytes:
    assert len(wrapped) == 65
    context = object_id + version.to_bytes(8, "big") + level.encode()
    return _open_small(wrapped, epoch_key, b"shoumi wrap v1\0", context)


def open_value(sealed: bytes, key: bytes, context: str) -> bytes:
    return _open_small(sealed, key, b"shoumi value v1\0", context.encode())


def blind_index(key: bytes, purpose: str, value: bytes) -> bytes:
    index_key = hkdf(key, b"", b"shoumi blind index v1\0" + purpose.encode(), 32)
    return hmac.digest(index_key, value, "sha256")[:16]


def _canonical(value: dict[str, Any]) -> bytes:
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def open_keyring(file: bytes, passphrase: str | None) -> dict[str, Any]:
    told = json.loads(file)
    assert (told["format"], told["version"]) == ("shoumi-keyring", 1)
    protection = dict(told["protection"])
    root = base64.b64decode(protection["root"])
    if protection["kind"] == "argon2id":
        assert passphrase is not None
        stretched = Argon2id(
            salt=base64.b64decode(protection["salt"]),
            length=32,
            iterations=protection["passes"],
            lanes=protection["lanes"],
            memory_cost=protection["memory_kib"],
        ).derive(passphrase.encode())
        lock = {name: value for name, value in protection.items() if name != "root"}
        root = AESGCMSIV(stretched).decrypt(root[:12], root[12:], _canonical(lock))
    sealed = base64.b64decode(told.pop("contents"))
    contents: dict[str, Any] = json.loads(AESGCMSIV(root).decrypt(sealed[:12], sealed[12:], _canonical(told)))
    return contents
