"""Bytes that never touch a disk: anonymous memory files, sealed against change before another process sees them."""

import fcntl
import mmap
import os
from typing import BinaryIO

from shoumi.engines.foundation.errors import Invalid, Unavailable
from shoumi.engines.rendering.problems import Problem

_CHUNK = 1 << 20
_SIZE_SEALS = fcntl.F_SEAL_SHRINK | fcntl.F_SEAL_GROW
_ALL_SEALS = _SIZE_SEALS | fcntl.F_SEAL_WRITE | fcntl.F_SEAL_SEAL


def document_memory(source: BinaryIO | bytes, limit: int) -> int:
    """Copy ``source`` into a sealed memory file; return its descriptor, which the caller closes.

    Raises Invalid when the source is empty or longer than ``limit`` bytes.
    """
    descriptor = os.memfd_create("document", os.MFD_CLOEXEC | os.MFD_ALLOW_SEALING)
    try:
        _fill(descriptor, source, limit)
        fcntl.fcntl(descriptor, fcntl.F_ADD_SEALS, _ALL_SEALS)
    except BaseException:
        os.close(descriptor)
        raise
    return descriptor


def _fill(descriptor: int, source: BinaryIO | bytes, limit: int) -> None:
    size = 0
    chunks = (source,) if isinstance(source, bytes) else iter(lambda: source.read(_CHUNK), b"")
    for chunk in chunks:
        size += len(chunk)
        if size > limit:
            raise Invalid(Problem.TOO_LARGE, limit=limit)
        rest = memoryview(chunk)
        while rest:
            rest = rest[os.write(descriptor, rest) :]
    if size == 0:
        raise Invalid(Problem.EMPTY)


def answer_memory(size: int) -> int:
    """Return a zeroed memory file of ``size`` bytes whose size nobody can change: safe to map while a worker has it."""
    descriptor = os.memfd_create("answer", os.MFD_CLOEXEC | os.MFD_ALLOW_SEALING)
    try:
        os.ftruncate(descriptor, size)
        fcntl.fcntl(descriptor, fcntl.F_ADD_SEALS, _SIZE_SEALS)
    except BaseException:
        os.close(descriptor)
        raise
    return descriptor


def freeze(descriptor: int) -> None:
    """Forbid every further change of a memory file.

    Raises Unavailable when someone still holds it mapped for writing: it could change under the reader's eyes.
    """
    try:
        fcntl.fcntl(descriptor, fcntl.F_ADD_SEALS, fcntl.F_SEAL_WRITE | fcntl.F_SEAL_SEAL)
    except OSError as error:
        raise Unavailable(Problem.RENDERER_LOST) from error


def private_copy(descriptor: int, size: int) -> mmap.mmap:
    """Map a frozen memory file so that the reader may write into its own copy of the pages; nobody else sees that."""
    return mmap.mmap(
        descriptor, size, flags=mmap.MAP_PRIVATE | mmap.MAP_POPULATE, prot=mmap.PROT_READ | mmap.PROT_WRITE
    )
