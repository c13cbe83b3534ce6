import os
import secrets
import shutil
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from tests.engines.rendering import samples

from shoumi.engines.foundation.errors import Invalid, Unavailable
from shoumi.engines.rendering.formats import Format
from shoumi.engines.rendering.limits import Limits
from shoumi.engines.rendering.memory import document_memory
from shoumi.engines.rendering.office import Converter, capabilities
from shoumi.engines.rendering.pool import RendererPool
from shoumi.engines.rendering.problems import Problem
from shoumi.engines.rendering.scratch import scratch_root, sweep

needs_libreoffice = pytest.mark.skipif(
    not capabilities().office, reason="LibreOffice or Landlock is absent: Office shows as plain text"
)

_PLAIN = {
    Format.DOCX: (samples.word(), ("Confidential 商业秘密", "left cell", "右格")),
    Format.XLSX: (samples.excel(), ("name\t名称\t42", "— 客户 —", "\t\t\t\tfar")),
    Format.PPTX: (samples.slides(), ("— slide1 —\nSlide 1 第1页", "— slide11 —\nSlide 11 第11页")),
    Format.ODT: (samples.open_document(), ("Heading 标题", "Body", "text inside end")),
}


@pytest.mark.parametrize("format", _PLAIN)
def test_without_libreoffice_the_words_are_shown(bare_pool: RendererPool, format: Format) -> None:
    data, told = _PLAIN[format]
    found = bare_pool.inspect(data, f"a.{format}")
    assert (found.format, found.rendition) == (format, None)
    with bare_pool.open(data, format) as document:
        text = document.full_text()
        assert document.pages == found.pages
        assert document.page(1).min() < 100
    for words in told:
        assert "".join(words.split()) in "".join(text.split())
    if format is Format.PPTX:
        assert text.index("Slide 9") < text.index("Slide 10")


@needs_libreoffice
@pytest.mark.parametrize("format", _PLAIN)
def test_with_libreoffice_the_layout_is_shown(pool: RendererPool, format: Format) -> None:
    data, told = _PLAIN[format]
    found = pool.inspect(data, f"a.{format}")
    assert found.format is format
    assert found.rendition is not None
    with pool.open(found.rendition, Format.PDF) as document:
        assert document.pages == found.pages
        text = document.full_text()
    assert told[0].rpartition("\n")[2].strip("— ").split()[0] in text


@needs_libreoffice
def test_chinese_points_stand_below_even_in_text_marked_as_english(pool: RendererPool) -> None:
    found = pool.inspect(samples.word("国。国。国。国"), "a.docx")
    assert found.rendition is not None
    with pool.open(found.rendition, Format.PDF) as document:
        ink = document.page(1, dpi=300).min(axis=2) < 128
    line = _first_run(ink.any(axis=1))
    columns = ink[line].any(axis=0)
    marks = []
    while columns.any():
        glyph = _first_run(columns)
        marks.append(np.flatnonzero(ink[line, glyph].any(axis=1)))
        columns[: glyph.stop] = False
    height = line.stop - line.start
    points = [rows for rows in marks if len(rows) < height / 2]
    assert len(marks) == 7
    assert len(points) == 3
    assert all(rows.mean() > 0.7 * height for rows in points)


def _first_run(flags: NDArray[np.bool_]) -> slice:
    start = int(flags.argmax())
    return slice(start, start + int((~flags[start:]).argmax()))


def _legacy(data: bytes, ending: str, target: str, folder: Path) -> bytes:
    (folder / f"a.{ending}").write_bytes(data)
    command = ["soffice", "--headless", f"-env:UserInstallation=file://{folder}/profile", "--convert-to", target]
    subprocess.run([*command, "--outdir", folder, folder / f"a.{ending}"], check=True, capture_output=True, timeout=120)
    return (folder / f"a.{target}").read_bytes()


@needs_libreoffice
@pytest.mark.slow
@pytest.mark.parametrize(("format", "origin"), [("doc", Format.DOCX), ("xls", Format.XLSX), ("ppt", Format.PPTX)])
def test_legacy_office_is_told_and_shown(pool: RendererPool, tmp_path: Path, format: str, origin: Format) -> None:
    data = _legacy(_PLAIN[origin][0], origin, format, tmp_path)
    found = pool.inspect(data, f"a.{format}")
    assert (found.format, found.pages > 0) == (Format(format), True)
    assert found.rendition is not None
    with pytest.raises(Invalid) as caught:
        pool.inspect(data, "a.docx" if format != "docx" else "a.doc")
    assert caught.value.code is Problem.MISNAMED
    with pytest.raises(Invalid) as caught:
        pool.inspect(data[: len(data) // 3], f"a.{format}")
    assert caught.value.code in {Problem.TRUNCATED, Problem.MALFORMED, Problem.UNKNOWN_FORMAT}


@needs_libreoffice
def test_rich_text_is_shown(pool: RendererPool) -> None:
    found = pool.inspect(b"{\\rtf1\\ansi Confidential plan\\par}", "a.rtf")
    assert found.rendition is not None
    with pool.open(found.rendition, Format.PDF) as document:
        assert "Confidential plan" in document.full_text()


@needs_libreoffice
def test_a_link_to_a_file_of_the_server_brings_nothing_in(pool: RendererPool, tmp_path: Path) -> None:
    """An OpenDocument text may ask for a section of another file; LibreOffice would fetch it."""
    secret = tmp_path / "secret.txt"
    secret.write_text("LINKED SECRET")
    content = (
        '<?xml version="1.0" encoding="UTF-8"?>'
        '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
        ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:xlink="http://www.w3.org/1999/xlink"'
        ' office:version="1.2"><office:body><office:text><text:p>before</text:p>'
        f'<text:section text:name="s"><text:section-source xlink:href="file://{secret}"/></text:section>'
        "<text:p>after</text:p></office:text></office:body></office:document-content>"
    )
    found = pool.inspect(samples.altered(samples.open_document(), {"content.xml": content}), "a.odt")
    assert found.rendition is not None
    with pool.open(found.rendition, Format.PDF) as document:
        text = document.full_text()
    assert "before" in text
    assert "LINKED" not in text


@needs_libreoffice
@pytest.mark.parametrize("profile", ["not made yet", "made"])
def test_a_conversion_that_takes_too_long_is_ended_with_all_its_processes(
    profile: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    converter = Converter(Limits())
    document = document_memory(samples.word(), Limits().document_bytes)
    if profile == "made":
        converter.convert(document, Format.DOCX)
    before = _rooms()
    with monkeypatch.context() as hurried:
        hurried.setattr(converter, "_limits", Limits(office_seconds=0.3))
        with pytest.raises(Unavailable) as caught:
            converter.convert(document, Format.DOCX)
    assert caught.value.code is Problem.TOO_SLOW
    assert _rooms() == before
    assert converter.convert(document, Format.DOCX).startswith(b"%PDF")
    converter.close()
    os.close(document)


@needs_libreoffice
def test_a_profile_that_was_not_made_to_its_end_is_not_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    converter = Converter(Limits())
    document = document_memory(samples.word(), Limits().document_bytes)
    before = _rooms()
    with monkeypatch.context() as crowded:
        crowded.setattr(converter, "_limits", Limits(office_memory=200 << 20))
        with pytest.raises(Unavailable) as caught:
            converter.convert(document, Format.DOCX)
    assert caught.value.code is Problem.RENDERER_LOST
    assert _rooms() == before
    assert converter.convert(document, Format.DOCX).startswith(b"%PDF")
    converter.close()
    os.close(document)


@needs_libreoffice
def test_a_room_left_by_a_killed_server_is_swept() -> None:
    script = (
        f"import sys; sys.path.append({str(Path(__file__).parents[3] / 'src')!r})\n"
        "from shoumi.engines.rendering.scratch import scratch_directory\n"
        "import time\n"
        "with scratch_directory() as room:\n"
        "    (room / 'document').write_text('left behind'); print(room, flush=True); time.sleep(60)\n"
    )
    server = subprocess.Popen([sys.executable, "-I", "-c", script], stdout=subprocess.PIPE, text=True)
    assert server.stdout is not None
    room = Path(server.stdout.readline().strip())
    assert room.stat().st_mode & 0o777 == 0o700
    sweep()
    assert room.exists()  # its owner lives
    server.kill()
    server.wait()
    server.stdout.close()
    sweep()
    assert not room.exists()


@needs_libreoffice
def test_nothing_of_a_document_is_left_in_temporary_places() -> None:
    """The hunt: after every way a document can take, no file holds its words."""
    canary = f"金丝雀{secrets.token_hex(12)}"
    before = _rooms()
    with RendererPool(size=2) as pool:
        word = samples.word(canary)
        found = pool.inspect(word, "a.docx")
        assert found.rendition is not None
        with pool.open(found.rendition, Format.PDF) as document:
            assert canary[3:] in document.full_text()
            document.page(1)
        with pool.open(word, Format.DOCX) as plain:
            plain.page(1)
        with pool.open(canary.encode(), Format.TEXT, key="kept") as text:
            text.page(1)
            assert _files_with(canary) == []
    assert _files_with(canary) == []
    assert _rooms() == before


@needs_libreoffice
def test_of_a_document_nothing_is_kept_for_the_next_but_a_profile_that_saw_none() -> None:
    before = _rooms()
    with RendererPool(size=1) as pool:
        pool.inspect(samples.word("first"), "a.docx")
        (kept,) = _rooms() - before
        made = {path: path.stat().st_mtime_ns for path in kept.rglob("*")}
        pool.inspect(samples.word("second"), "b.docx")
        assert _rooms() - before == {kept}
        assert {path: path.stat().st_mtime_ns for path in kept.rglob("*")} == made
    assert _rooms() == before


def _rooms() -> set[Path]:
    root = scratch_root()
    assert root is not None
    return set(root.glob(f"shoumi-office-{os.getpid()}-*"))


def _files_with(canary: str) -> list[str]:
    """Return files under the temporary folders, written lately, that hold the canary plainly or in UTF-16."""
    needles = (canary.encode(), canary.encode("utf-16-le"), canary[3:].encode())
    since = time.time() - 600
    hits = []
    for root in ("/tmp", "/dev/shm", "/var/tmp"):  # noqa: S108 -- read only, to hunt for what should not be there
        for folder, _, names in os.walk(root):
            for name in names:
                path = Path(folder, name)
                if path.is_file() and not path.is_symlink() and _holds(path, needles, since):
                    hits.append(str(path))
    return hits


def _holds(path: Path, needles: tuple[bytes, ...], since: float) -> bool:
    try:
        facts = path.stat()
        if facts.st_mtime < since or facts.st_size > 50_000_000 or path.suffix == ".pyc":
            return False
        data = path.read_bytes()
    except OSError:  # another program removed it meanwhile
        return False
    return any(needle in data for needle in needles)


def test_the_program_is_found_as_the_system_finds_it() -> None:
    assert capabilities().libreoffice == shutil.which("soffice")
    assert capabilities().cjk_font is not None
