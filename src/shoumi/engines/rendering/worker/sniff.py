"""What a document is: told by its content; its name is only compared with that."""

import mmap

import puremagic

from shoumi.engines.foundation.errors import Invalid
from shoumi.engines.rendering.formats import Format, claimed_format
from shoumi.engines.rendering.limits import Limits
from shoumi.engines.rendering.problems import Problem
from shoumi.engines.rendering.worker.archive import Archive
from shoumi.engines.rendering.worker.charset import decode_text
from shoumi.engines.rendering.worker.compound import SIGNATURE, CompoundFile

_PDF = b"%PDF-"
_PDF_ROOM = 1024  # other bytes may stand before it, up to here; source code that mentions it is none
_TAIL = 2048
_HEAD = 4096
_TEXT_SAMPLE = 1 << 16
_SIGNATURES = (
    (b"\x89PNG\r\n\x1a\n", Format.PNG),
    (b"\xff\xd8\xff", Format.JPEG),
    (b"GIF87a", Format.GIF),
    (b"GIF89a", Format.GIF),
    (b"II*\x00", Format.TIFF),
    (b"MM\x00*", Format.TIFF),
    (b"II+\x00", Format.TIFF),
    (b"MM\x00+", Format.TIFF),
    (b"{\\rtf", Format.RTF),
)
_ARCHIVES = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")


def inspect(source: mmap.mmap, name: str, limits: Limits) -> Format:
    """Return the format of a document, after every check that needs no rendering.

    Raises Invalid with a code of its own for each fault: see `Problem`.
    """
    format = _format(source, limits)
    claimed = claimed_format(name)
    if format is None:
        raise Invalid(Problem.UNKNOWN_FORMAT, found=_guess(source, name))
    if claimed is not None and claimed is not format:
        raise Invalid(Problem.MISNAMED, named=claimed, found=format)
    return format


def _format(source: mmap.mmap, limits: Limits) -> Format | None:
    head = source[:_HEAD]
    if head.startswith(_ARCHIVES):
        return _office_archive(source, limits)
    if head.startswith(SIGNATURE):
        return _compound(source)
    signed = _signed_format(head, source[-_TAIL:], len(source))
    if signed is None and decode_text(source[:_TEXT_SAMPLE]) is not None:
        return Format.TEXT
    return signed


def _signed_format(head: bytes, tail: bytes, size: int) -> Format | None:
    if head.startswith(_PDF) or (_PDF in head[:_PDF_ROOM] and tail.rfind(b"startxref") >= 0):
        return Format.PDF
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return Format.WEBP
    if _is_bitmap(head, size):
        return Format.BMP
    return next((format for signature, format in _SIGNATURES if head.startswith(signature)), None)


def _is_bitmap(head: bytes, size: int) -> bool:
    """Two letters are too few to tell by: the file's own size and its header's must fit as well."""
    return (
        head[:2] == b"BM"
        and head[14:18] in {b"\x0c\0\0\0", b"\x28\0\0\0", b"\x6c\0\0\0", b"\x7c\0\0\0"}
        and int.from_bytes(head[10:14], "little") < size
    )


def _office_archive(source: mmap.mmap, limits: Limits) -> Format | None:
    archive = Archive(source, limits)
    if archive.format is not None:
        archive.check()
    return archive.format


def _compound(source: mmap.mmap) -> Format | None:
    with memoryview(source) as view:
        file = CompoundFile(view)
        file.check()
        return file.format


def _guess(source: mmap.mmap, name: str) -> str:
    head = source[:_HEAD]
    try:
        puremagic.from_string(head)  # with a name it takes the name's word for what it does not know itself
        found = puremagic.from_string(head, filename=name)
    except (puremagic.PureError, ValueError):
        return "data"
    return str(found).removeprefix(".") or "data"
