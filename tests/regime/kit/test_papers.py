"""Papers: a PDF that carries its own font, one HTML file where none can be set, and nothing fetched for either."""

import io
import sys
from pathlib import Path
from types import ModuleType

import pikepdf
import pytest

from shoumi.regime.kit import papers

PAGE = "<!DOCTYPE html><html lang='zh-Hans'><head><title>承诺</title></head><body><h1>离职保密承诺</h1>{}</body></html>"


@pytest.fixture(scope="module")
def library() -> ModuleType:
    found = papers.setter()
    if not isinstance(found, ModuleType):
        pytest.skip("Pango is missing; run: apt-get install -y libpangoft2-1.0-0 libharfbuzz-subset0")
    return found


def test_a_paper_is_a_tagged_pdf_for_the_archive_with_its_fonts_inside(library: ModuleType) -> None:
    made = papers.paper(PAGE.format("<p>JS-2026-7K4FQHXW</p>"), library)
    assert (made.media_type, papers.suffix_of(made.media_type), len(made.digest)) == (papers.PDF, "pdf", 64)
    with pikepdf.open(io.BytesIO(made.data)) as opened:
        assert opened.Root.MarkInfo.Marked
        assert "pdfaid" in opened.Root.Metadata.read_bytes().decode()
        fonts = opened.pages[0].Resources.Font
        assert all("FontFile" in str(list(font.DescendantFonts[0].FontDescriptor.keys())) for font in fonts.values())


def test_without_the_library_the_same_page_is_one_html_file() -> None:
    made = papers.paper(PAGE.format(""), None)
    assert made.media_type == papers.HTML
    assert "离职保密承诺" in made.data.decode()
    assert made.data.decode().count("<style>") == 1


@pytest.mark.parametrize("address", ["file:///etc/hostname", "http://localhost:1/x.png", "data:image/png;base64,AAAA"])
def test_a_paper_fetches_nothing(library: ModuleType, address: str, caplog: pytest.LogCaptureFixture) -> None:
    papers.paper(PAGE.format(f"<img src='{address}' alt=''>"), library)
    assert "disallowed protocol" in caplog.text


def test_a_library_that_cannot_be_loaded_says_nothing_where_a_command_answers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "weasyprint.py").write_text('print("advice")\nraise OSError("cannot load library")\n', encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.delitem(sys.modules, "weasyprint", raising=False)
    assert papers.setter() is None
    assert capsys.readouterr().out == ""
