"""A document kept open: its sealed bytes in the server's memory, and the way to its pages."""

import os
import threading
from collections import OrderedDict
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from types import TracebackType
from typing import Protocol, Self

from shoumi.engines.foundation.errors import Invalid, Unavailable
from shoumi.engines.rendering.answers import length, page_count, page_text, size
from shoumi.engines.rendering.formats import Format
from shoumi.engines.rendering.limits import Limits
from shoumi.engines.rendering.problems import Problem
from shoumi.engines.rendering.raster import Raster
from shoumi.engines.rendering.renderer import Renderer
from shoumi.engines.rendering.values import PageText
from shoumi.engines.rendering.wire import Message

_KEPT_PAGES = 12  # a reader turns back and forth, and several read the same page; 6.5 MB each at A4
_RESOLUTIONS = range(36, 601)  # dots per inch


class Lender(Protocol):
    """Where a document borrows its renderers: `crew.Crew`."""

    def lend(self, document: int | None = None) -> AbstractContextManager[Renderer]:
        """Lend a renderer, one that holds ``document`` if such a one is free."""

    def drop(self, document: int) -> None:
        """Have every renderer let go of ``document``."""


class RenderedDocument:
    """Pages of one document, numbered from 1. Safe to use from several threads; a context manager.

    It survives the death of a renderer: its bytes stay here, sealed against change, and another renderer opens them.
    """

    def __init__(self, crew: Lender, limits: Limits, *, number: int, source: int, format: Format) -> None:
        """Take over the memory file ``source`` and open it once; raises what that raises, having closed it."""
        self.number = number
        self.format = format
        self._crew = crew
        self._limits = limits
        self._source = source
        self._source_bytes = os.fstat(source).st_size
        self._lock = threading.Lock()  # guards all that follows
        self._users = 0
        self._closed = False
        self._drawn: OrderedDict[tuple[int, int], Raster] = OrderedDict()
        self.pages = 0
        try:
            with self._renderer():
                pass
        except BaseException:
            self.close()
            raise

    @property
    def closed(self) -> bool:
        """Whether it was let go of: whoever needs it opens it again."""
        with self._lock:
            return self._closed

    @property
    def bytes(self) -> int:
        """Bytes kept in this process's memory for the document."""
        with self._lock:
            return self._source_bytes + sum(page.nbytes for page in self._drawn.values())

    def page(self, number: int, dpi: int = 150) -> Raster:
        """Return page ``number`` as height × width × 3 uint8 of red, green, blue; the caller's own to write into.

        A4 at 150 dpi is 1754 × 1240. Raises Invalid when there is no such page, when it is too large or malformed, and
        Unavailable when the renderer died or ran out of time: asking again is then right, another one stands ready.
        """
        if dpi not in _RESOLUTIONS:
            raise Invalid(Problem.PAGE_TOO_LARGE, page=number, limit=_RESOLUTIONS[-1])
        with self._in_use():
            kept = self._kept((number, dpi))
            if kept is None:
                kept = self._draw(number, dpi)
                self._keep((number, dpi), kept)
            return kept.copy()

    def text(self, number: int) -> PageText:
        """Return the text of page ``number``; empty for pictures. Raises as `page` does."""
        with self._in_use(), self._renderer() as renderer:
            answer = renderer.ask({"op": "text", "document": self.number, "page": number - 1})
            return page_text(renderer.written(length(answer, self._limits.text_bytes)))

    def full_text(self, limit: int = 4 << 20) -> str:
        """Return the text of all pages, joined by form feeds, cut off after ``limit`` characters. Raises as `page`."""
        return "\f".join(self._texts(limit))[:limit]

    def close(self) -> None:
        """Let go of the document here and in the renderers; calls under way end first."""
        with self._lock:
            if self._closed:
                return
            self._closed = True
            self._release()
        self._crew.drop(self.number)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _texts(self, limit: int) -> Iterator[str]:
        for number in range(1, self.pages + 1):
            text = self.text(number).text
            yield text
            limit -= len(text) + 1
            if limit <= 0:
                return

    def _draw(self, number: int, dpi: int) -> Raster:
        place = {"document": self.number, "page": number - 1}
        with self._renderer() as renderer:
            answer = renderer.ask({"op": "draw", "dpi": dpi, **place})
            return renderer.pixels(*size(answer, self._limits.raster_pixels))

    @contextmanager
    def _renderer(self) -> Iterator[Renderer]:
        """Lend a renderer that has the document open."""
        with self._crew.lend(self.number) as renderer:
            if self.number not in renderer.loaded:
                opening: Message = {"op": "load", "document": self.number, "format": self.format.value}
                renderer.loaded.add(self.number)
                self.pages = page_count(renderer.ask(opening, self._source))
            yield renderer

    @contextmanager
    def _in_use(self) -> Iterator[None]:
        with self._lock:
            if self._closed:
                raise Unavailable(Problem.CLOSED)
            self._users += 1
        try:
            yield
        finally:
            with self._lock:
                self._users -= 1
                self._release()
            if self.closed:  # meanwhile, by another thread
                self._crew.drop(self.number)

    def _kept(self, place: tuple[int, int]) -> Raster | None:
        with self._lock:
            page = self._drawn.get(place)
            if page is not None:
                self._drawn.move_to_end(place)
            return page

    def _keep(self, place: tuple[int, int], page: Raster) -> None:
        with self._lock:
            self._drawn[place] = page
            if len(self._drawn) > _KEPT_PAGES:
                self._drawn.popitem(last=False)

    def _release(self) -> None:
        """Let go of the memory once nobody uses them any more; the lock is held."""
        if self._closed and not self._users and self._source >= 0:
            os.close(self._source)
            self._source = -1
            self._drawn.clear()
