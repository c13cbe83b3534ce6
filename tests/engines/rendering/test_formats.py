import numpy as np
import pytest
from tests.engines.rendering import samples

from shoumi.engines.foundation.errors import Invalid
from shoumi.engines.rendering.formats import Format
from shoumi.engines.rendering.pool import RendererPool
from shoumi.engines.rendering.problems import Problem


def test_a_pdf_page_is_a_raster_of_a4_and_its_text_stands_where_the_ink_is(pool: RendererPool) -> None:
    found = pool.inspect(samples.pdf(), "plan.pdf")
    assert (found.format, found.pages, found.media_type, found.rendition) == (Format.PDF, 2, "application/pdf", None)
    with pool.open(samples.pdf(), Format.PDF) as document:
        page = document.page(1)
        assert page.shape == (1754, 1240, 3)
        assert page.dtype == np.uint8
        text = document.text(1)
        assert text.text.strip() == "Quarterly plan"
        assert [word.text for word in text.words] == ["Quarterly", "plan"]
        first = text.words[0]
        box = page[int(first.top * 1754) : int(first.bottom * 1754), int(first.left * 1240) : int(first.right * 1240)]
        assert box.min() < 50
        page[:] = 255  # the caller's own
        assert document.page(1).min() < 50
        assert document.full_text() == "Quarterly plan\fSecond page"
        assert document.page(2, dpi=72).shape == (842, 595, 3)


def test_a_turned_page_is_shown_turned_with_its_text(pool: RendererPool) -> None:
    import io

    import pikepdf

    with pikepdf.open(io.BytesIO(samples.pdf())) as source:
        source.pages[0].Rotate = 90
        target = io.BytesIO()
        source.save(target)
    with pool.open(target.getvalue(), Format.PDF) as document:
        page = document.page(1)
        assert page.shape == (1240, 1754, 3)
        word = document.text(1).words[0]
        box = page[int(word.top * 1240) : int(word.bottom * 1240), int(word.left * 1754) : int(word.right * 1754)]
        assert box.min() < 50


def test_a_chinese_font_that_the_pdf_does_not_bring_is_substituted(pool: RendererPool) -> None:
    with pool.open(samples.chinese_pdf(), Format.PDF) as document:
        page = document.page(1)
        ink = (page[200:320, 140:560] < 128).mean()
        assert ink > 0.03
        assert document.text(1).text.strip() == "商业秘密"


@pytest.mark.parametrize("format", ["PNG", "JPEG", "WEBP", "TIFF", "BMP", "GIF"])
def test_pictures_are_fitted_and_keep_their_colours(pool: RendererPool, format: str) -> None:
    data = samples.picture(format, size=(2400, 1600))
    found = pool.inspect(data, f"photo.{format.lower()}")
    assert (found.format, found.pages) == (Format(format.lower()), 1)
    with pool.open(data, found.format) as document:
        page = document.page(1)
        assert page.shape == (1169, 1754, 3)
        assert abs(int(page[500, 300, 0]) - 200) < 12
        assert page[500, 1500].min() > 240
        assert document.text(1).words == ()


def test_the_frames_of_a_tiff_are_pages(pool: RendererPool) -> None:
    with pool.open(samples.tiff(), Format.TIFF) as document:
        assert document.pages == 3
        assert [int(document.page(number)[400, 600, 0]) for number in (1, 2, 3)] == [0, 80, 160]


def test_a_small_picture_gets_white_paper_for_the_marks(pool: RendererPool) -> None:
    with pool.open(samples.picture(size=(20, 10)), Format.PNG) as document:
        page = document.page(1)
        assert page.shape == (620, 877, 3)
        assert page[0, 0].tolist() == [255, 255, 255]


def test_a_long_screenshot_is_cut_into_pages_without_losing_a_row(pool: RendererPool) -> None:
    with pool.open(samples.picture(size=(1000, 9000)), Format.PNG) as document:
        assert document.pages == 7
        heights = [document.page(number).shape for number in range(1, 8)]
        assert sum(height for height, _, _ in heights) == 9000


def test_a_photo_is_turned_upright(pool: RendererPool) -> None:
    from PIL import Image

    exif = Image.Exif()
    exif[0x0112] = 6
    data = samples.picture("JPEG", size=(900, 600), exif=exif)
    assert pool.decode_image(data).shape == (900, 600, 3)
    with pool.open(data, Format.JPEG) as document:
        page = document.page(1)
        assert page.shape[0] > page.shape[1]
        assert page[page.shape[0] // 4, page.shape[1] // 2].tolist()[1] < 60  # the red half is on top now


def test_transparent_and_sixteen_bit_pictures_show_on_white(pool: RendererPool) -> None:
    import io

    from PIL import Image

    target = io.BytesIO()
    Image.new("RGBA", (700, 700), (255, 0, 0, 0)).save(target, "PNG")
    assert pool.decode_image(target.getvalue()).min() == 255
    target = io.BytesIO()
    Image.new("I;16", (700, 700), 0x8000).save(target, "PNG")
    assert pool.decode_image(target.getvalue())[0, 0].tolist() == [128, 128, 128]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be"])
def test_text_is_read_in_its_encoding(pool: RendererPool, encoding: str) -> None:
    text = "保密制度第一条：为了保护公司的商业秘密，\nkeep it secret\n" * 3
    data = text.encode(encoding)
    assert pool.inspect(data, "policy.txt").format is Format.TEXT
    with pool.open(data, Format.TEXT) as document:
        assert document.text(1).text == text.rstrip("\n")
        assert document.page(1).min() < 100


def test_long_lines_go_on_below_and_come_back_whole_as_text(pool: RendererPool) -> None:
    text = "x" * 500 + "\n\tif (a) return 密;\n" + "\n".join(str(number) for number in range(200))
    with pool.open(text.encode(), Format.TEXT) as document:
        assert document.pages > 1
        assert document.full_text().replace("\f", "\n") == text.replace("\t", " " * 8)
        assert all(0 <= word.left <= word.right <= 1 for word in document.text(1).words)


def test_characters_that_reorder_a_line_are_made_visible(pool: RendererPool) -> None:
    with pool.open("access\u202e level".encode(), Format.TEXT) as document:
        assert document.text(1).text == "access\ufffd level"


def test_a_source_file_that_mentions_pdf_is_text(pool: RendererPool) -> None:
    assert pool.inspect(b'MAGIC = b"%PDF-1.7"\n', "sniff.py").format is Format.TEXT


def test_pages_that_are_not_there_are_told(pool: RendererPool) -> None:
    with pool.open(samples.pdf(), Format.PDF) as document:
        for absent in (0, -1, 3):
            with pytest.raises(Invalid) as caught:
                document.page(absent)
            assert caught.value.code is Problem.PAGE_ABSENT
            assert caught.value.parameters == {"page": absent, "pages": 2}
