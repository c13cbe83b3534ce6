"""The list "Bad input" of the specification: each fault gets a code of its own, and the renderers go on."""

import io
import os
import struct
import zlib
from pathlib import Path

import pytest
from tests.engines.rendering import samples

from shoumi.engines.foundation.errors import Invalid, Unavailable
from shoumi.engines.rendering.formats import Format
from shoumi.engines.rendering.limits import Limits
from shoumi.engines.rendering.pool import RendererPool
from shoumi.engines.rendering.problems import Problem

_BOMB = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><x>&b;</x>'
_EXTERNAL = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>'
_REMOTE = '<!DOCTYPE x SYSTEM "http://example.org/x.dtd"><x/>'
_PARAMETER = '<!DOCTYPE x [<!ENTITY % a SYSTEM "http://example.org/x.dtd"> %a;]><x/>'


def _huge_png(width: int, height: int) -> bytes:
    """Make a PNG that promises more pixels than it has."""
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    parts = ((b"IHDR", header), (b"IDAT", zlib.compress(bytes(1000))), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in parts
    )


def _with_flag(data: bytes) -> bytes:
    """Mark every member of an archive as under a password."""
    changed = bytearray(data)
    for signature, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = changed.find(signature)
        while start >= 0:
            changed[start + place] |= 1
            start = changed.find(signature, start + 4)
    return bytes(changed)


def _faulty() -> dict[str, tuple[bytes, str, Problem]]:
    word = samples.word()
    return {
        "empty": (b"", "empty.pdf", Problem.EMPTY),
        "malformed pdf": (b"%PDF-1.7\nnothing of the kind\n%%EOF\n", "a.pdf", Problem.MALFORMED),
        "truncated pdf": (samples.pdf()[:-200], "a.pdf", Problem.TRUNCATED),
        "pdf cut in the middle": (samples.pdf()[:400], "a.pdf", Problem.TRUNCATED),
        "encrypted pdf": (samples.encrypted_pdf(), "a.pdf", Problem.ENCRYPTED),
        "truncated png": (samples.picture()[:-900], "a.png", Problem.TRUNCATED),
        "truncated jpeg": (samples.picture("JPEG")[:-3000], "a.jpg", Problem.TRUNCATED),
        "malformed png": (b"\x89PNG\r\n\x1a\n" + bytes(100), "a.png", Problem.MALFORMED),
        "huge png": (_huge_png(50_000, 50_000), "a.png", Problem.PICTURE_TOO_LARGE),
        "program": (Path(os.path.realpath("/bin/true")).read_bytes(), "a.bin", Problem.UNKNOWN_FORMAT),
        "noise": (bytes(range(256)) * 64, "a", Problem.UNKNOWN_FORMAT),
        "plain zip": (samples.archive({"a.txt": "a"}), "a.zip", Problem.UNKNOWN_FORMAT),
        "misnamed picture": (samples.picture(), "a.pdf", Problem.MISNAMED),
        "misnamed pdf": (samples.pdf(), "a.txt", Problem.MISNAMED),
        "misnamed text": (b"plain text", "a.docx", Problem.MISNAMED),
        "misnamed word": (word, "a.xlsx", Problem.MISNAMED),
        "truncated word": (word[: len(word) // 2], "a.docx", Problem.TRUNCATED),
        "word with a password": (_with_flag(word), "a.docx", Problem.ENCRYPTED),
        "macros": (samples.altered(word, {"word/vbaProject.bin": b"macro"}), "a.docm", Problem.MACROS),
        "macros in a docx": (samples.altered(word, {"word/vbaProject.bin": b"macro"}), "a.docx", Problem.MACROS),
        "macros in odt": (samples.altered(samples.open_document(), {"Basic/Standard/Module1.xml": "<x/>"}), "a.odt",
                          Problem.MACROS),
        "xml bomb": (samples.altered(word, {"word/document.xml": _BOMB}), "a.docx", Problem.ENTITY_EXPANSION),
        "external entity": (samples.altered(word, {"word/styles.xml": _EXTERNAL}), "a.docx", Problem.EXTERNAL_ENTITIES),
        "external entity in utf-16": (samples.altered(word, {"word/styles.xml": _EXTERNAL.encode("utf-16")}), "a.docx",
                                      Problem.EXTERNAL_ENTITIES),
        "remote dtd": (samples.altered(word, {"_rels/.rels": _REMOTE}), "a.docx", Problem.EXTERNAL_ENTITIES),
        "parameter entity": (samples.altered(word, {"word/styles.xml": _PARAMETER}), "a.docx",
                             Problem.EXTERNAL_ENTITIES),
        "zip bomb": (samples.altered(word, {"word/media/a.bmp": bytes(64 << 20)}), "a.docx", Problem.ARCHIVE_BOMB),
        "many members": (samples.altered(word, {f"word/{n}": b"" for n in range(10_001)}), "a.docx",
                         Problem.ARCHIVE_BOMB),
        "not xml": (samples.altered(word, {"word/document.xml": "<<<"}), "a.docx", Problem.MALFORMED),
    }  # fmt: skip


_FAULTY = _faulty()


@pytest.mark.parametrize("case", _FAULTY)
def test_each_fault_has_its_code(pool: RendererPool, case: str) -> None:
    data, name, problem = _FAULTY[case]
    with pytest.raises(Invalid) as caught:
        _show(pool, data, name)
    assert caught.value.code is problem


def _show(pool: RendererPool, data: bytes, name: str) -> None:
    with pool.open(data, pool.inspect(data, name).format) as document:
        document.page(1)


def test_what_is_not_known_is_not_told_by_its_name(pool: RendererPool) -> None:
    with pytest.raises(Invalid) as caught:
        pool.inspect(bytes(range(128, 256)) * 64, "notes.txt")
    assert caught.value.parameters["found"] == "data"


def test_what_is_told_helps_to_mend_it(pool: RendererPool) -> None:
    with pytest.raises(Invalid) as caught:
        pool.inspect(samples.picture("JPEG"), "scan.pdf")
    assert caught.value.parameters == {"named": "pdf", "found": "jpeg"}
    with pytest.raises(Invalid) as caught:
        pool.inspect(_huge_png(50_000, 50_000), "a.png")
    assert caught.value.parameters == {"width": 50_000, "height": 50_000, "limit": 120_000_000}


def test_a_member_that_lies_about_its_size_is_stopped_while_it_unpacks() -> None:
    content = b"<a>" + os.urandom(6 << 20).hex().encode() + b"</a>"
    word = samples.altered(samples.word(), {"word/document.xml": content})
    lying = word.replace(struct.pack("<I", len(content)), struct.pack("<I", 1000))
    assert lying != word
    with RendererPool(size=1, limits=Limits(archive_bytes=4 << 20), office=False) as small:
        with pytest.raises(Invalid) as caught:
            small.inspect(lying, "a.docx")
        assert caught.value.code in {Problem.ARCHIVE_BOMB, Problem.MALFORMED}
        assert small.inspect(samples.word(), "a.docx").pages == 1


def test_too_large_is_refused_before_anything_reads_it() -> None:
    with RendererPool(size=1, limits=Limits(document_bytes=1000)) as small, pytest.raises(Invalid) as caught:
        small.inspect(io.BytesIO(bytes(1001)), "a.bin")
    assert (caught.value.code, caught.value.parameters) == (Problem.TOO_LARGE, {"limit": 1000})


def test_too_many_and_too_large_pages_are_refused() -> None:
    with RendererPool(size=1, limits=Limits(pages=3)) as small:
        with pytest.raises(Invalid) as caught:
            small.inspect(samples.pdf(["x"] * 4), "a.pdf")
        assert caught.value.code is Problem.TOO_MANY_PAGES
        with pytest.raises(Invalid) as caught:
            small.inspect(b"line\n" * 1000, "a.txt")
        assert caught.value.code is Problem.TOO_MANY_PAGES
        with pytest.raises(Invalid) as caught:
            small.inspect(samples.pdf(["x"], size=(14_000, 14_000)), "a.pdf")
        assert caught.value.code is Problem.PAGE_TOO_LARGE


def test_only_pictures_are_decoded_as_pictures(pool: RendererPool) -> None:
    with pytest.raises(Invalid) as caught:
        pool.decode_image(samples.pdf())
    assert caught.value.code is Problem.NOT_A_PICTURE


def test_legacy_office_needs_libreoffice(bare_pool: RendererPool) -> None:
    with pytest.raises(Unavailable) as caught:
        bare_pool.inspect(b"{\\rtf1 Confidential\\par}", "a.rtf")
    assert (caught.value.code, caught.value.parameters) == (Problem.NEEDS_LIBREOFFICE, {"format": "rtf"})


def test_names_with_paths_and_control_characters_do_no_harm(pool: RendererPool) -> None:
    for name in ("../../etc/passwd", "a\x00b\u202etxt.pdf", "\n", "/", "." * 5000, "报告.pdf"):
        if not name.endswith(".pdf"):
            assert pool.inspect(b"plain", name).format is Format.TEXT
        else:
            assert pool.inspect(samples.pdf(), name).format is Format.PDF
