"""Rendering for a server process: what a document is, its pages, its text.

PDFium must not be used from two threads, and a document may take over or kill whatever parses it: hence processes, few
of them (`crew`), each behind a fence (`fence`), replaced when they die.
"""

import itertools
import os
from collections.abc import Hashable
from types import TracebackType
from typing import BinaryIO, Self

from shoumi.engines.rendering import answers
from shoumi.engines.rendering.crew import Crew
from shoumi.engines.rendering.formats import OFFICE, Format, media_type
from shoumi.engines.rendering.limits import Limits
from shoumi.engines.rendering.memory import document_memory
from shoumi.engines.rendering.office import Converter, capabilities
from shoumi.engines.rendering.raster import Raster
from shoumi.engines.rendering.rendered import RenderedDocument
from shoumi.engines.rendering.values import Inspection
from shoumi.engines.rendering.warm import WarmDocuments
from shoumi.engines.rendering.wire import Message

_NAME = 255  # characters of a file name that are looked at, from its end


class RendererPool:
    """Renderers and warm documents. Thread-safe; a context manager; starts processes only when first asked."""

    def __init__(self, size: int = 2, limits: Limits | None = None, *, office: bool = True) -> None:
        """``size`` processes at most; ``office`` False leaves LibreOffice unused even where it is present."""
        self.limits = limits or Limits()
        self._crew = Crew(size, self.limits)
        self._numbers = itertools.count(1)
        self._warm = WarmDocuments(self.limits, RenderedDocument.close)
        self._converter = Converter(self.limits) if office and capabilities().office else None

    def inspect(self, source: BinaryIO | bytes, name: str) -> Inspection:
        """Tell what a document is, refusing what cannot be shown; Office documents come back with their PDF.

        ``name`` is the file's name, compared with the content. Raises Invalid for a fault of the document, with a code
        for each kind of fault, and Unavailable where LibreOffice is needed and absent, or a renderer died.
        """
        descriptor = document_memory(source, self.limits.document_bytes)
        try:
            question: Message = {"op": "inspect", "name": name[-_NAME:], "plain": self._converter is None}
            with self._crew.lend() as renderer:
                answer = renderer.ask(question, descriptor)
            format, pages = answers.format_of(answer), answers.page_count(answer)
            if self._converter is None or format not in OFFICE:
                return Inspection(format, pages, media_type(format))
            rendition = self._converter.convert(descriptor, format)
        finally:
            os.close(descriptor)
        return Inspection(format, self.inspect(rendition, "rendition.pdf").pages, media_type(format), rendition)

    def open(self, source: BinaryIO | bytes, format: Format, *, key: Hashable | None = None) -> RenderedDocument:
        """Open a document, or return the one kept warm under ``key`` without reading ``source``.

        Without a key the caller closes it. With one it stays until it is forgotten, unused for long, or pushed out by
        others; so decide who may read before asking for it. Office formats open as plain text: open their rendition
        as PDF instead where there is one. Raises as `inspect`.
        """
        if key is not None and (held := self._warm.get(key)) is not None:
            return held
        descriptor = document_memory(source, self.limits.document_bytes)
        document = RenderedDocument(
            self._crew, self.limits, number=next(self._numbers), source=descriptor, format=format
        )
        if key is None:
            return document
        kept = self._warm.put(key, document)
        if kept is not document:
            document.close()
        return kept

    def warm(self, key: Hashable) -> RenderedDocument | None:
        """Return the document kept under ``key``, or None: then `open` it, with its bytes."""
        return self._warm.get(key)

    def forget(self, key: Hashable) -> None:
        """Wipe a document from memory: its bytes, its drawn pages, and every process that may have held it.

        All renderers now running are ended rather than asked, because only the kernel takes back every copy a library
        made, and the document may have been in them before. Returns when they are gone; a call under way ends first, by
        its own time limit at the latest. Other documents open again by themselves in new renderers.
        """
        document = self._warm.pop(key)
        if document is not None:
            document.close()
        self._crew.dismiss()

    def decode_image(self, data: BinaryIO | bytes) -> Raster:
        """Decode an untrusted picture inside the fence, in its own pixels, upright. Raises as `inspect`."""
        source = document_memory(data, self.limits.document_bytes)
        try:
            with self._crew.lend() as renderer:
                answer = renderer.ask({"op": "picture_size"}, source)
                width, height = answers.size(answer, self.limits.picture_pixels)
                renderer.ask({"op": "picture_pixels", "width": width, "height": height}, source)
                return renderer.pixels(width, height)
        finally:
            os.close(source)

    def pids(self) -> tuple[int, ...]:
        """Return the numbers of the renderer processes now running."""
        return self._crew.pids()

    @property
    def lost(self) -> int:
        """How many renderers ended before their time, or could not be started, since the pool began."""
        return self._crew.lost

    def close(self) -> None:
        """Forget everything and end all renderers; the pool is not used afterwards."""
        self._warm.close()
        self._crew.close()
        if self._converter is not None:
            self._converter.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
