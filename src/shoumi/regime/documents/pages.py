"""From a sealed version to drawn pages: the renderers of this process and the documents they keep warm.

Callers decide first. A warm document is bounded memory under the key (version, epoch), never a file; `forget` ends it
when a version is destroyed.
"""

import threading
from collections.abc import Callable
from functools import cache
from io import BufferedReader, RawIOBase
from typing import TypeVar, cast

from django.conf import settings

from shoumi.engines.foundation.errors import Unavailable
from shoumi.engines.rendering import office
from shoumi.engines.rendering.formats import Format
from shoumi.engines.rendering.pool import RendererPool
from shoumi.engines.rendering.problems import Problem
from shoumi.engines.rendering.rendered import RenderedDocument
from shoumi.engines.rendering.values import Capabilities
from shoumi.engines.sealing.stream import Opener
from shoumi.regime.documents.models import Version
from shoumi.regime.vault import objects

Read = TypeVar("Read")

_opening = threading.Lock()


def pool() -> RendererPool:
    """Return the renderers of this process, started when first asked for."""
    with _opening:
        return _pool()


@cache
def _pool() -> RendererPool:
    return RendererPool(settings.INSTALLATION.renderers)


def standing() -> tuple[int, int]:
    """Return how many renderers of this process run, and how many ended before their time; starts none."""
    with _opening:
        return (len(_pool().pids()), _pool().lost) if _pool.cache_info().currsize else (0, 0)


def close() -> None:
    """End the renderers of this process."""
    with _opening:
        if _pool.cache_info().currsize:
            _pool().close()
            _pool.cache_clear()


def rendered(version: Version) -> RenderedDocument:
    """Return ``version`` ready to draw pages from. Raises the rendering and sealing engines' errors."""
    key = (version.id, version.original.epoch)
    warm = pool().warm(key)
    if warm is not None:
        return warm
    shown = version.rendition or version.original
    format = Format.PDF if version.rendition else Format(version.format)
    with objects.opened(shown) as opener:
        return pool().open(plain(opener), format, key=key)


def reading(version: Version, read: Callable[[RenderedDocument], Read]) -> Read:
    """Return what ``read`` makes of ``version``, opened again once when another thread's document took its place.

    A warm document may be let go of between being found and being read, to make room. Raises as `rendered` and
    ``read``.
    """
    try:
        return read(rendered(version))
    except Unavailable as problem:
        if problem.code is not Problem.CLOSED:
            raise
        return read(rendered(version))


def capabilities() -> Capabilities:
    """Tell which optional parts of the renderers this server has."""
    return office.capabilities()


def forget(version: Version) -> None:
    """Wipe ``version`` from the memory of the renderers."""
    pool().forget((version.id, version.original.epoch))


def plain(opener: Opener) -> BufferedReader:
    """Return the plaintext of a sealed object as a stream; it goes straight into the renderer's memory."""
    return BufferedReader(_Plain(opener), 1 << 20)


class _Plain(RawIOBase):
    def __init__(self, opener: Opener) -> None:
        self._chunks = opener.chunks()
        self._rest = memoryview(b"")

    def readable(self) -> bool:
        """It can be read, once, from start to end."""
        return True

    def readinto(self, buffer: object) -> int:
        """Fill ``buffer`` with the next bytes; 0 at the end."""
        target = memoryview(cast("bytearray", buffer)).cast("B")
        if not self._rest:
            self._rest = memoryview(next(self._chunks, b""))
        count = min(len(target), len(self._rest))
        target[:count] = self._rest[:count]
        self._rest = self._rest[count:]
        return count
