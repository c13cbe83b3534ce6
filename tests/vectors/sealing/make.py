"""Makes the test vectors of docs/security/sealed-object.md and keyring.md beside this script, the same every time.

    PYTHONPATH=src python tests/vectors/sealing/make.py

Every random byte comes from SHAKE-128 over a counter. That is for vectors only: a key made so is no key.
"""

import base64
import hashlib
import io
import json
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any
from unittest.mock import patch
from uuid import UUID

from shoumi.engines.sealing.file_keyring import FileKeyring
from shoumi.engines.sealing.format import HEADER_SIZE, Header, ObjectCipher, nonce
from shoumi.engines.sealing.keys import DataKey, EpochKey, Secret
from shoumi.engines.sealing.problems import Problem
from shoumi.engines.sealing.stream import Sealer
from shoumi.engines.sealing.suites import TAG_SIZE, Suite
from shoumi.engines.sealing.wrapping import Binding, blind_index, seal_value, wrap

HERE = Path(__file__).parent
POWER = 12
CHUNK = 1 << POWER
STEP = CHUNK + TAG_SIZE
OBJECT = UUID("0f5c3f0e-8d0a-4b53-9f0e-6a1d2c3b4a59")
EPOCH = EpochKey(7, bytes(range(32)))
COLUMN_KEY = Secret("columns", 2, bytes(range(32, 64)))
PASSPHRASE = "守密 vectors"

Vector = dict[str, Any]


class Counted:
    """Stands in for `secrets.token_bytes`."""

    def __init__(self, seed: str) -> None:
        self._seed = seed
        self._calls = 0

    def __call__(self, size: int) -> bytes:
        self._calls += 1
        return hashlib.shake_128(f"{self._seed} {self._calls}".encode()).digest(size)


def pattern(size: int) -> bytes:
    """Return the plaintext of ``size`` bytes: byte i is i modulo 251."""
    return bytes(index % 251 for index in range(size))


def text(data: bytes) -> str:
    """Return standard base64."""
    return base64.b64encode(data).decode()


def seal(suite: Suite, size: int, seed: str) -> tuple[DataKey, bytes]:
    """Seal the pattern of ``size`` bytes and return key and object."""
    with patch("secrets.token_bytes", Counted(seed)):
        key, target = DataKey.generate(), io.BytesIO()
        with Sealer(target, key, object_id=OBJECT, suite=suite, chunk_power=POWER) as sealer:
            sealer.write(pattern(size))
            sealer.finish()
        return key, target.getvalue()


def sound_objects() -> list[Vector]:
    """Return objects that must open, of every suite around the chunk borders."""
    made = []
    for suite in Suite:
        for size in (0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK):
            name = f"{suite.name.lower()}-{size}"
            key, sealed = seal(suite, size, name)
            made.append(
                {
                    "name": name,
                    "suite": int(suite),
                    "object_id": str(OBJECT),
                    "key": key.reveal().hex(),
                    "plain_size": size,
                    "plain_sha256": hashlib.sha256(pattern(size)).hexdigest(),
                    "sealed": text(sealed),
                }
            )
    return made


def empty_last_chunk(key: DataKey) -> bytes:
    """Return a properly encrypted object that breaks a rule: an empty chunk after a full one."""
    with patch("secrets.token_bytes", Counted("empty last chunk")):
        header = Header.fresh(OBJECT, Suite.AES_256_GCM, POWER)
    cipher = ObjectCipher.of(header, key)
    sealed = header.encode() + cipher.commitment
    for index, plain in enumerate((pattern(CHUNK), b"")):
        out = bytearray(len(plain) + TAG_SIZE)
        cipher.aead.encrypt_into(nonce(index, last=not plain), plain, cipher.associated_data, out)
        sealed += out
    return sealed


def broken_objects() -> Vector:
    """Return objects that must not open, with the code of the problem.

    Each is told as pieces put together: [source, start, end] of one of the ``sources``, or hexadecimal bytes.
    """
    key, base = seal(Suite.AES_256_GCM, 2 * CHUNK + 1000, "broken")
    _, other = seal(Suite.AES_256_GCM, 2 * CHUNK + 1000, "other")
    end = len(base)
    first, second, third = HEADER_SIZE, HEADER_SIZE + STEP, HEADER_SIZE + 2 * STEP

    def with_byte(place: int, value: int | None = None) -> list[Any]:
        changed = base[place] ^ 1 if value is None else value
        return [["base", 0, place], f"{changed:02x}", ["base", place + 1, end]]

    cases: list[tuple[str, list[Any], Problem]] = [
        ("magic", with_byte(0), Problem.NOT_SEALED),
        ("newer-version", with_byte(8, 2), Problem.VERSION_UNKNOWN),
        ("unknown-suite", with_byte(9, 4), Problem.SUITE_UNKNOWN),
        ("other-suite", with_byte(9, 2), Problem.WRONG_KEY),
        ("chunk-too-small", with_byte(10, 11), Problem.HEADER_MALFORMED),
        ("other-chunk-size", with_byte(10, 13), Problem.WRONG_KEY),
        ("reserved-byte", with_byte(11), Problem.HEADER_MALFORMED),
        ("other-object", with_byte(12), Problem.WRONG_OBJECT),
        ("salt", with_byte(28), Problem.WRONG_KEY),
        ("commitment", with_byte(60), Problem.WRONG_KEY),
        ("first-chunk", with_byte(HEADER_SIZE), Problem.ALTERED),
        ("last-tag", with_byte(end - 1), Problem.ALTERED),
        ("half-header", [["base", 0, 50]], Problem.TRUNCATED),
        ("header-only", [["base", 0, first]], Problem.TRUNCATED),
        ("cut-at-chunk-border", [["base", 0, third]], Problem.ALTERED),
        ("cut-in-chunk", [["base", 0, end - 100]], Problem.ALTERED),
        ("cut-in-tag", [["base", 0, third + 7]], Problem.TRUNCATED),
        ("one-byte-more", [["base", 0, end], "00"], Problem.ALTERED),
        ("last-chunk-twice", [["base", 0, end], ["base", third, end]], Problem.ALTERED),
        (
            "swapped-chunks",
            [["base", 0, first], ["base", second, third], ["base", first, second], ["base", third, end]],
            Problem.ALTERED,
        ),
        (
            "repeated-chunk",
            [["base", 0, first], ["base", first, second], ["base", first, second], ["base", third, end]],
            Problem.ALTERED,
        ),
        ("other-header", [["other", 0, first], ["base", first, end]], Problem.WRONG_KEY),
        ("other-chunk", [["base", 0, second], ["other", second, third], ["base", third, end]], Problem.ALTERED),
        ("empty-last-chunk", [["empty", 0, HEADER_SIZE + STEP + TAG_SIZE]], Problem.TRUNCATED),
    ]
    return {
        "object_id": str(OBJECT),
        "key": key.reveal().hex(),
        "sources": {"base": text(base), "other": text(other), "empty": text(empty_last_chunk(key))},
        "cases": [{"name": name, "problem": problem, "pieces": pieces} for name, pieces, problem in cases],
    }


def small() -> Vector:
    """Return wraps, sealed values and blind indexes."""
    with patch("secrets.token_bytes", Counted("small")):
        key = DataKey.generate()
        bindings = [Binding(OBJECT, 1, "core"), Binding(OBJECT, 2**40, "核心商密"), Binding(UUID(int=0), 0, "")]
        wraps = [
            {
                "object_id": str(one.object_id),
                "version": one.version,
                "level": one.level,
                "wrapped": wrap(key, EPOCH, one).hex(),
            }
            for one in bindings
        ]
        values = [
            {"plain": plain.hex(), "context": context, "sealed": seal_value(plain, COLUMN_KEY, context).hex()}
            for plain, context in [(b"", ""), ("李雷".encode(), "people.name:42"), (pattern(100), "列")]
        ]
    indexes = [
        {"purpose": purpose, "value": value.hex(), "index": blind_index(COLUMN_KEY, purpose, value).hex()}
        for purpose, value in [("email", b"li@example.com"), ("phone", b"li@example.com"), ("", b"")]
    ]
    return {
        "epoch": {"number": EPOCH.number, "key": EPOCH.reveal().hex()},
        "data_key": key.reveal().hex(),
        "wraps": wraps,
        "column_key": {"number": COLUMN_KEY.number, "key": COLUMN_KEY.reveal().hex()},
        "values": values,
        "blind_indexes": indexes,
    }


def keyrings() -> list[Vector]:
    """Return keyring files with and without a passphrase."""
    made = []
    for passphrase in (None, PASSPHRASE):
        with tempfile.TemporaryDirectory() as folder, patch("secrets.token_bytes", Counted(f"keyring {passphrase}")):
            keyring = FileKeyring.create(Path(folder) / "keyring", passphrase=passphrase)
            keyring.turn_epoch()
            keyring.destroy_epoch(1)
            keyring.turn_epoch()
            keyring.add_secret("mark")
            keyring.add_secret("mark")
            made.append(
                {
                    "passphrase": passphrase,
                    "file": (Path(folder) / "keyring").read_text(encoding="ascii"),
                    "current": keyring.current_epoch,
                    "epochs": {str(number): keyring.epoch_key(number).reveal().hex() for number in keyring.epochs()},
                    "mark": [one.reveal().hex() for one in keyring.secrets("mark")],
                }
            )
    return made


FILES: dict[str, Callable[[], object]] = {
    "objects.json": sound_objects,
    "broken.json": broken_objects,
    "small.json": small,
    "keyrings.json": keyrings,
}


def render(name: str) -> str:
    """Return the content of one vector file."""
    return json.dumps(FILES[name](), indent=1, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    for file_name in FILES:
        (HERE / file_name).write_text(render(file_name), encoding="utf-8")
