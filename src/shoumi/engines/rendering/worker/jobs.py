"""What a renderer does when asked: one function an operation."""

import json
import mmap
import os
from collections.abc import Callable

from shoumi.engines.foundation.errors import Invalid, Unavailable
from shoumi.engines.rendering.formats import PICTURES, Format
from shoumi.engines.rendering.limits import Limits
from shoumi.engines.rendering.problems import Problem
from shoumi.engines.rendering.wire import Field, WireBroken
from shoumi.engines.rendering.worker.document import Document, Size
from shoumi.engines.rendering.worker.open import open_document
from shoumi.engines.rendering.worker.picture import PictureDocument
from shoumi.engines.rendering.worker.shelf import FontShelf
from shoumi.engines.rendering.worker.sniff import inspect

Answer = dict[str, Field]


class Jobs:
    """The documents of one worker, and the operations on them."""

    def __init__(self, shelf: FontShelf, limits: Limits, answer: memoryview) -> None:
        """``answer`` is the memory shared with the server, which takes pixels and text."""
        self._answer = answer
        self._shelf = shelf
        self._limits = limits
        self._documents: dict[int, tuple[Document, mmap.mmap]] = {}
        self._operations: dict[str, Callable[[Answer, list[int]], Answer]] = {
            "inspect": self._inspect,
            "load": self._load,
            "draw": self._draw,
            "picture_size": self._picture_size,
            "picture_pixels": self._picture_pixels,
            "text": self._text,
            "drop": self._drop,
        }

    def perform(self, message: Answer, descriptors: list[int]) -> Answer:
        """Do one job. Raises ShoumiError for the caller, and WireBroken when the request makes no sense."""
        operation = self._operations.get(str(message.get("op")))
        if operation is None:
            raise WireBroken
        try:
            return operation(message, descriptors)
        finally:
            for descriptor in descriptors:
                os.close(descriptor)

    def _inspect(self, message: Answer, descriptors: list[int]) -> Answer:
        """Tell the format by content and count the pages; ``plain`` says whether Office is to be read as text."""
        source = _source(descriptors)
        format = inspect(source, str(message["name"]), self._limits)
        if format in PICTURES or format in {Format.PDF, Format.TEXT} or message["plain"]:
            document = open_document(source, format, self._shelf, self._limits)
            pages = document.pages
            document.measure(0, 150)
            document.close()
        else:
            pages = 0
        return {"format": format.value, "pages": pages}

    def _load(self, message: Answer, descriptors: list[int]) -> Answer:
        source = _source(descriptors)
        document = open_document(source, Format(str(message["format"])), self._shelf, self._limits)
        self._documents[_number(message, "document")] = (document, source)
        return {"pages": document.pages}

    def _draw(self, message: Answer, _descriptors: list[int]) -> Answer:
        document, page = self._document(message), _number(message, "page")
        size = document.measure(page, _number(message, "dpi"))
        document.draw(page, size, self._answer[: size.bytes])
        return {"width": size.width, "height": size.height}

    def _picture_size(self, _message: Answer, descriptors: list[int]) -> Answer:
        """Tell the size of an untrusted picture in its own pixels."""
        size = self._picture(_source(descriptors)).natural_size()
        return {"width": size.width, "height": size.height}

    def _picture_pixels(self, message: Answer, descriptors: list[int]) -> Answer:
        """Decode an untrusted picture that `_picture_size` was asked about."""
        picture, size = self._picture(_source(descriptors)), _size(message)
        picture.draw_natural(size, self._answer[: size.bytes])
        return {}

    def _text(self, message: Answer, _descriptors: list[int]) -> Answer:
        text = self._document(message).text(_number(message, "page"))
        words = [(word.text, word.left, word.top, word.right, word.bottom, word.line) for word in text.words]
        data = json.dumps({"text": text.text, "words": words}, ensure_ascii=False).encode("utf-8", "replace")
        if len(data) > self._limits.text_bytes:
            raise Invalid(Problem.TEXT_TOO_LONG, limit=self._limits.text_bytes)
        self._answer[: len(data)] = data
        return {"length": len(data)}

    def _drop(self, message: Answer, _descriptors: list[int]) -> Answer:
        held = self._documents.pop(_number(message, "document"), None)
        if held is not None:
            held[0].close()
        return {}

    def _document(self, message: Answer) -> Document:
        held = self._documents.get(_number(message, "document"))
        if held is None:
            raise Unavailable(Problem.CLOSED)
        return held[0]

    def _picture(self, source: mmap.mmap) -> PictureDocument:
        format = inspect(source, "", self._limits)
        if format not in PICTURES:
            raise Invalid(Problem.NOT_A_PICTURE, found=format)
        return PictureDocument(source, format, self._limits)


def _source(descriptors: list[int]) -> mmap.mmap:
    """Map a document for reading. Private and writable only because PDFium's binding asks for a writable buffer."""
    if not descriptors:
        raise WireBroken
    return mmap.mmap(descriptors[0], 0, flags=mmap.MAP_PRIVATE, prot=mmap.PROT_READ | mmap.PROT_WRITE)


def _size(message: Answer) -> Size:
    return Size(_number(message, "width"), _number(message, "height"))


def _number(message: Answer, name: str) -> int:
    value = message.get(name)
    if not isinstance(value, int):
        raise WireBroken
    return value
