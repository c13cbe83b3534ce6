"""Opening a document of a known format."""

import mmap

from shoumi.engines.foundation.errors import Invalid, Unavailable
from shoumi.engines.rendering.formats import OOXML, OPEN_DOCUMENT, PICTURES, Format
from shoumi.engines.rendering.limits import Limits
from shoumi.engines.rendering.problems import Problem
from shoumi.engines.rendering.worker.archive import Archive
from shoumi.engines.rendering.worker.charset import decode_text
from shoumi.engines.rendering.worker.document import Document
from shoumi.engines.rendering.worker.officetext import office_text
from shoumi.engines.rendering.worker.pdf import PdfDocument
from shoumi.engines.rendering.worker.picture import PictureDocument
from shoumi.engines.rendering.worker.shelf import FontShelf
from shoumi.engines.rendering.worker.typeset import TextDocument


def open_document(source: mmap.mmap, format: Format, shelf: FontShelf, limits: Limits) -> Document:
    """Open ``source`` as ``format``; Office formats open as their plain text.

    Raises Invalid when it is not what it should be, and Unavailable for formats only LibreOffice reads.
    """
    if format is Format.PDF:
        return PdfDocument(source, limits)
    if format in PICTURES:
        return PictureDocument(source, format, limits)
    return TextDocument(_plain_text(source, format, limits), shelf, limits)


def _plain_text(source: mmap.mmap, format: Format, limits: Limits) -> str:
    if format in OOXML | OPEN_DOCUMENT:
        archive = Archive(source, limits)
        archive.check()
        return office_text(archive, limits)
    if format is not Format.TEXT:
        raise Unavailable(Problem.NEEDS_LIBREOFFICE, format=format)
    if len(source) > limits.text_bytes:
        raise Invalid(Problem.TEXT_TOO_LONG, limit=limits.text_bytes)
    text = decode_text(source[:])
    if text is None:
        raise Invalid(Problem.MALFORMED, format=format)
    return text
