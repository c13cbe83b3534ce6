"""Bytes that never touch a disk: anonymous memory files, sealed against change before another process sees them."""

import fcntl
import os
from typing import BinaryIO

from shoumi.engines.foundation.errors import Invalid
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
    """Return a memory file of ``size`` zero bytes whose size nobody can change; the caller closes it.

    The server maps it while a renderer has it: could the renderer shorten it, reading it would end the server. Memory
    is taken only where something is written.
    """
    descriptor = os.memfd_create("answer", os.MFD_CLOEXEC | os.MFD_ALLOW_SEALING)
    try:
        os.ftruncate(descriptor, size)
        fcntl.fcntl(descriptor, fcntl.F_ADD_SEALS, _SIZE_SEALS | fcntl.F_SEAL_SEAL)
    except BaseException:
        os.close(descriptor)
        raise
    return descriptor
