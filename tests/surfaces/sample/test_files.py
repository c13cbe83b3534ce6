import io
from collections.abc import Iterator

import pypdfium2 as pdfium
import pytest
from PIL import Image

from shoumi.engines.rendering.formats import Format
from shoumi.engines.rendering.pool import RendererPool
from shoumi.surfaces.sample import files
from shoumi.surfaces.sample.leaks import passed_on
from shoumi.surfaces.sample.papers import PAPERS
from shoumi.surfaces.sample.papers.paper import Paper, Text, plain_text

EXPECTED = {
    "pdf": Format.PDF,
    "docx": Format.DOCX,
    "xlsx": Format.XLSX,
    "pptx": Format.PPTX,
    "png": Format.PNG,
    "jpg": Format.JPEG,
}


def _one_of_each() -> list[Paper]:
    return list({paper.ending: paper for paper in PAPERS}.values())


@pytest.fixture(scope="module")
def pool() -> Iterator[RendererPool]:
    with RendererPool(size=1, office=False) as started:
        yield started


@pytest.mark.parametrize("paper", _one_of_each(), ids=lambda paper: paper.ending)
def test_every_ending_makes_a_file_that_the_product_takes(paper: Paper, pool: RendererPool) -> None:
    found = pool.inspect(files.write(paper), paper.name)
    assert found.format is EXPECTED.get(paper.ending, Format.TEXT)
    assert found.pages >= 1


def _letters(text: str) -> str:
    return "".join(character for character in text if character.isalnum())


@pytest.mark.parametrize(
    "paper", [paper for paper in PAPERS if paper.ending == "pdf"][::8], ids=lambda paper: paper.name
)
def test_the_text_of_a_pdf_can_be_read_back(paper: Paper) -> None:
    with pdfium.PdfDocument(files.write(paper)) as document:
        told = "".join(page.get_textpage().get_text_range() for page in document)
    assert set(_letters(plain_text(paper))) <= set(_letters(told))
    assert _letters(told).startswith(_letters(paper.title))


def test_a_pdf_draws_the_characters_it_says() -> None:
    """A page of the wrong glyphs has the right text all the same: compare how much ink two characters leave."""

    def ink(text: str) -> int:
        paper = Paper(
            title=" ", name="a.pdf", kind="", level="", by="", readers=(), purpose="", blocks=(Text(text * 20),)
        )
        with pdfium.PdfDocument(files.write(paper)) as document:
            drawn = document[0].render(scale=2).to_pil().convert("L")
        top = drawn.crop((0, 0, drawn.width, drawn.height // 2))
        return sum(255 - level for level in top.tobytes())

    assert ink("繁") > 3 * ink("一") > 0


def test_a_leak_is_forty_per_cent_of_the_page() -> None:
    page = io.BytesIO()
    Image.new("RGB", (1240, 1754), "white").save(page, "JPEG")
    with Image.open(io.BytesIO(passed_on(page.getvalue()))) as crop:
        assert crop.width * crop.height == pytest.approx(0.4 * 1240 * 1754, rel=0.01)
