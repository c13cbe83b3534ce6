"""Sealing a stream into a target and opening any part of it again."""

import itertools
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from types import TracebackType
from typing import BinaryIO, Protocol, Self
from uuid import UUID

from cryptography.exceptions import InvalidTag

from shoumi.engines.foundation.errors import Conflict, Corrupt, Invalid
from shoumi.engines.sealing.format import (
    DEFAULT_CHUNK_POWER,
    HEADER_SIZE,
    LARGEST_PLAIN_SIZE,
    Header,
    Layout,
    ObjectCipher,
    nonce,
)
from shoumi.engines.sealing.hashing import NoHash, StreamHash
from shoumi.engines.sealing.keys import DataKey
from shoumi.engines.sealing.problems import Problem
from shoumi.engines.sealing.suites import TAG_SIZE, Suite

_RING = 3
_READ_CHUNKS = 4


class Target(Protocol):
    """What sealed bytes are written to: a binary file, or a `PendingObject` of a store."""

    def write(self, data: memoryview, /) -> int:
        """Take some or all of ``data`` and return how many bytes."""


class Source(Protocol):
    """What `Sealer.write_from` reads: any binary file."""

    def readinto(self, buffer: memoryview, /) -> int:
        """Fill some of ``buffer`` and return how many bytes; 0 at the end."""


@dataclass(frozen=True)
class Sealed:
    """What was sealed; sizes in bytes."""

    plain_size: int
    sealed_size: int
    suite: Suite
    digest: bytes | None

    @property
    def plain_sha256(self) -> bytes:
        """SHA-256 of the plaintext, 32 bytes. Raises Invalid when the sealing was told not to hash.

        It confirms a guess of the whole plaintext to whoever reads it, so it is not for eyes the object is kept from.
        """
        if self.digest is None:
            raise Invalid(Problem.NOT_HASHED)
        return self.digest


class Sealer:
    """Seals one byte string into ``target``; as a context it aborts unless finished.

    Raises Conflict when ``key`` has sealed before. Nothing of the plaintext is written before it is encrypted. The
    target is neither flushed nor closed here, and after an abort what it holds cannot be opened. Without ``hashed`` no
    digest of the plaintext is made, which is the slowest part of sealing (benchmarks/sealing.py).
    """

    def __init__(
        self,
        target: Target,
        key: DataKey,
        *,
        object_id: UUID,
        suite: Suite = Suite.AES_256_GCM,
        chunk_power: int = DEFAULT_CHUNK_POWER,
        hashed: bool = True,
    ) -> None:
        header = Header.fresh(object_id, suite, chunk_power)
        key.spend()
        self._target = target
        self._suite = suite
        self._chunk_size = header.chunk_size
        self._cipher = ObjectCipher.of(header, key)
        self._hash = StreamHash() if hashed else NoHash()
        self._held = bytearray()  # the start of the next chunk: never more than one chunk
        self._out = bytearray()
        self._chunks = 0
        self._plain_size = 0
        self._open = True
        _write_all(target, header.encode() + self._cipher.commitment)

    def write(self, data: bytes | bytearray | memoryview) -> int:
        """Seal the next bytes, however they are cut; return how many.

        Raises Conflict after the end and Invalid beyond 16 TiB. An error while writing aborts the sealing.
        """
        self._must_be_open()
        with memoryview(data).cast("B") as view, self._aborting_on_error():
            self._absorb(view)
            self._hash.settle()  # the caller may change its buffer after we return
            return len(view)

    def write_from(self, source: Source) -> int:
        """Seal everything that ``source`` still gives; return how many bytes. Faster than `write` for files.

        Raises what `write` raises and what ``source`` raises, after which the sealing is aborted.
        """
        self._must_be_open()
        before = self._plain_size
        ring = [memoryview(bytearray(_READ_CHUNKS * self._chunk_size)) for _ in range(_RING)]
        with self._aborting_on_error():
            for buffer in itertools.cycle(ring):
                self._hash.settle(leaving=_RING - 1)  # what this buffer held before is hashed by now
                if not (size := source.readinto(buffer)):
                    break
                self._absorb(buffer[:size])
            self._hash.settle()
        return self._plain_size - before

    def finish(self) -> Sealed:
        """Seal the last chunk and tell what was sealed. Raises Conflict after the end."""
        self._must_be_open()
        try:
            self._seal_chunk(memoryview(self._held), last=True)
            digest = self._hash.digest()
        finally:
            self.abort()
        layout = Layout(self._chunk_size, self._plain_size)
        return Sealed(self._plain_size, layout.sealed_size, self._suite, digest)

    def abort(self) -> None:
        """End the sealing; harmless when it has ended."""
        self._open = False
        self._hash.close()
        self._held = bytearray()

    def _absorb(self, view: memoryview) -> None:
        if self._plain_size + len(view) > LARGEST_PLAIN_SIZE:
            raise Invalid(Problem.TOO_LARGE, limit=LARGEST_PLAIN_SIZE)
        self._plain_size += len(view)
        self._hash.update(view)
        self._take(view)

    def _take(self, view: memoryview) -> None:
        # The last chunk carries a flag, so a full chunk is only sealed once a further byte is known.
        position = 0
        if self._held:
            position = min(self._chunk_size - len(self._held), len(view))
            self._held += view[:position]
            if position == len(view):
                return
            self._seal_chunk(memoryview(self._held), last=False)
            self._held = bytearray()
        while len(view) - position > self._chunk_size:
            self._seal_chunk(view[position : position + self._chunk_size], last=False)
            position += self._chunk_size
        self._held += view[position:]

    def _seal_chunk(self, plain: memoryview, *, last: bool) -> None:
        size = len(plain) + TAG_SIZE
        if len(self._out) != size:
            self._out = bytearray(size)
        chunk_nonce = nonce(self._chunks, last=last)
        self._cipher.aead.encrypt_into(chunk_nonce, plain, self._cipher.associated_data, self._out)
        self._chunks += 1
        _write_all(self._target, self._out)

    @contextmanager
    def _aborting_on_error(self) -> Iterator[None]:
        try:
            yield
        except BaseException:
            self.abort()  # waits for the hash too, so that no thread reads the caller's buffer after this
            raise

    def _must_be_open(self) -> None:
        if not self._open:
            raise Conflict(Problem.SEALER_CLOSED)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.abort()


class Opener:
    """Opens a sealed object from ``source``, which must read and seek.

    The header and the last chunk are verified at once, so a wrong key, a wrong object, a truncated or a lengthened
    object is refused before the first byte is given out; every other chunk is verified before any of it is given out.
    Raises Corrupt. Not to be shared between threads.
    """

    def __init__(self, source: BinaryIO, key: DataKey, *, object_id: UUID) -> None:
        self._source = source
        source.seek(0)
        header, commitment = Header.decode(_read_up_to(source, HEADER_SIZE))
        if header.object_id != object_id:
            raise Corrupt(Problem.WRONG_OBJECT)
        self._cipher = ObjectCipher.of(header, key)
        if not self._cipher.agrees_with(commitment):
            raise Corrupt(Problem.WRONG_KEY)
        self.suite = header.suite
        self._layout = Layout.of_sealed(source.seek(0, os.SEEK_END), header.chunk_size)
        self._last = self._layout.chunk_count - 1
        self._cached = (self._last, self._open_chunk(self._last))

    @property
    def plain_size(self) -> int:
        """Bytes of the plaintext, authenticated."""
        return self._layout.plain_size

    def read(self, offset: int = 0, length: int | None = None) -> bytes:
        """Return ``length`` bytes from ``offset``, fewer at the end; all the rest without ``length``.

        Raises Invalid for a negative offset or length or an offset beyond the end, Corrupt when a chunk was altered.
        """
        rest = self.plain_size - offset
        wanted = rest if length is None else min(length, rest)
        if offset < 0 or rest < 0 or wanted < 0:
            raise Invalid(Problem.OUT_OF_RANGE, size=self.plain_size)
        if wanted == 0:
            return b""
        size = self._layout.chunk_size
        first, end = offset // size, offset + wanted
        pieces = [self._chunk(index) for index in range(first, -(-end // size))]
        if len(pieces) == 1:
            return pieces[0][offset - first * size : end - first * size]
        pieces[0] = pieces[0][offset - first * size :]
        pieces[-1] = pieces[-1][: end - (first + len(pieces) - 1) * size]
        return b"".join(pieces)

    def chunks(self) -> Iterator[bytes]:
        """Yield the plaintext chunk by chunk; an empty object yields nothing. Raises Corrupt at an altered chunk."""
        if self.plain_size:
            yield from map(self._chunk, range(self._layout.chunk_count))

    def _chunk(self, index: int) -> bytes:
        if self._cached[0] != index:
            self._cached = (index, self._open_chunk(index))
        return self._cached[1]

    def _open_chunk(self, index: int) -> bytes:
        offset, size = self._layout.place(index)
        self._source.seek(offset)
        sealed = _read_up_to(self._source, size)
        if len(sealed) != size:
            raise Corrupt(Problem.TRUNCATED)
        last = index == self._last
        try:
            return self._cipher.aead.decrypt(nonce(index, last=last), sealed, self._cipher.associated_data)
        except InvalidTag as error:
            raise Corrupt(Problem.ALTERED, chunk=index) from error


def _write_all(target: Target, data: bytes | bytearray) -> None:
    with memoryview(data) as rest:
        written = target.write(rest)
        while written < len(rest):  # unbuffered files may take a part only
            written += target.write(rest[written:])


def _read_up_to(source: BinaryIO, size: int) -> bytes:
    data = source.read(size)
    while len(data) < size and (more := source.read(size - len(data))):
        data += more
    return data
