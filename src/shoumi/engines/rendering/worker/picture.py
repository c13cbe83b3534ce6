"""Pictures: photographs, screenshots, scans."""

import mmap
from collections.abc import Iterator
from contextlib import contextmanager

from PIL import Image, ImageOps, UnidentifiedImageError

from shoumi.engines.foundation.errors import Invalid
from shoumi.engines.rendering.formats import Format
from shoumi.engines.rendering.limits import Limits
from shoumi.engines.rendering.problems import Problem
from shoumi.engines.rendering.values import PageText
from shoumi.engines.rendering.worker.document import Size, check_page, sheet
from shoumi.engines.rendering.worker.mapped import mapped_file

_ORIENTATION = 0x0112  # EXIF tag
_TURNED = frozenset({5, 6, 7, 8})  # its values that swap width and height
_LONG = 2.2  # a picture this many times taller than wide (a long screenshot) is cut into pages
_WHITE = (255, 255, 255)
_PILLOW_NAMES = {
    Format.PNG: "PNG",
    Format.JPEG: "JPEG",
    Format.WEBP: "WEBP",
    Format.TIFF: "TIFF",
    Format.BMP: "BMP",
    Format.GIF: "GIF",
}
# Our own limit, told with its figures, comes first; Pillow's would only repeat it as a warning.
Image.MAX_IMAGE_PIXELS = None


class PictureDocument:
    """A picture file as pages: one a TIFF frame, slices of a long screenshot, else a single one.

    A picture is fitted into A4, upright or lying as it is itself, and never enlarged. One smaller than a quarter sheet
    is set in the middle of a white quarter sheet, so that marks find room.
    """

    def __init__(self, source: mmap.mmap, format: Format, limits: Limits) -> None:
        """Read the header only; raises Invalid when it is malformed or promises too many pixels."""
        self._source = source
        self._format = format
        self._limits = limits
        with self._frame(0) as image:
            self._frames = getattr(image, "n_frames", 1) if format is Format.TIFF else 1
            self._slices = _count_slices(_upright_size(image)) if self._frames == 1 else 1
        if self.pages > limits.pages:
            raise Invalid(Problem.TOO_MANY_PAGES, limit=limits.pages)

    @property
    def pages(self) -> int:
        """How many pages there are."""
        return self._frames * self._slices

    def natural_size(self) -> Size:
        """Return the upright size of the first frame in its own pixels."""
        with self._frame(0) as image:
            return _upright_size(image)

    def measure(self, page: int, dpi: int) -> Size:
        """How many pixels the page has at ``dpi``; raises Invalid when that is too many."""
        check_page(page, self.pages)
        with self._frame(page // self._slices) as image:
            fitted = _fitted(self._slice_size(page, _upright_size(image)), dpi)
        floor = _quarter_sheet(fitted, dpi)
        size = Size(max(fitted.width, floor.width), max(fitted.height, floor.height))
        if size.width * size.height > self._limits.raster_pixels:
            raise Invalid(Problem.PAGE_TOO_LARGE, page=page + 1, limit=self._limits.raster_pixels)
        return size

    def draw(self, page: int, size: Size, target: memoryview) -> None:
        """Fill ``target`` with rows of red, green, blue."""
        check_page(page, self.pages)
        with self._frame(page // self._slices) as image:
            if self._slices == 1 and _orientation(image) not in _TURNED:
                # JPEG decodes at a half, a quarter or an eighth for a fraction of the work.
                image.draft("RGB", (size.width, size.height))
            picture = _colours(ImageOps.exif_transpose(image))
            if self._slices > 1:
                top, bottom = self._slice_edges(page, picture.height)
                picture = picture.crop((0, top, picture.width, bottom))
            picture.thumbnail((size.width, size.height), Image.Resampling.BICUBIC, reducing_gap=2.0)
        _place(picture, size, target)

    def draw_natural(self, size: Size, target: memoryview) -> None:
        """Fill ``target`` with the first frame in its own pixels."""
        with self._frame(0) as image:
            picture = _colours(ImageOps.exif_transpose(image))
        _place(picture, size, target)

    def text(self, page: int) -> PageText:
        """The page's text and where each word stands."""
        check_page(page, self.pages)
        return PageText("", ())

    def close(self) -> None:
        """Nothing stays open between calls."""

    @contextmanager
    def _frame(self, number: int) -> Iterator[Image.Image]:
        """Open one frame afresh, turning what decoders raise into what is wrong with the file."""
        try:
            with Image.open(mapped_file(self._source), formats=[_PILLOW_NAMES[self._format]]) as image:
                image.seek(number)
                _check_size(image, self._limits.picture_pixels)
                yield image
        except Invalid:
            raise
        except UnidentifiedImageError as error:
            raise Invalid(Problem.MALFORMED, format=self._format) from error
        except (
            OSError,
            ValueError,
            SyntaxError,
            EOFError,
            IndexError,
            TypeError,
            ArithmeticError,
            LookupError,
        ) as error:
            # Decoders raise whatever a broken header leads them into; only memory and our own errors mean more.
            told = Problem.TRUNCATED if "truncated" in str(error).lower() else Problem.MALFORMED
            raise Invalid(told, format=self._format) from error

    def _slice_size(self, page: int, whole: Size) -> Size:
        top, bottom = self._slice_edges(page, whole.height)
        return Size(whole.width, bottom - top)

    def _slice_edges(self, page: int, height: int) -> tuple[int, int]:
        number = page % self._slices
        return height * number // self._slices, height * (number + 1) // self._slices


def _check_size(image: Image.Image, limit: int) -> None:
    if image.width * image.height > limit:
        raise Invalid(Problem.PICTURE_TOO_LARGE, width=image.width, height=image.height, limit=limit)


def _count_slices(size: Size) -> int:
    if size.height <= size.width * _LONG:
        return 1
    upright = sheet(150)
    return -(-size.height * upright.width // (size.width * upright.height))


def _orientation(image: Image.Image) -> int:
    value = image.getexif().get(_ORIENTATION, 1)
    return value if isinstance(value, int) else 1


def _upright_size(image: Image.Image) -> Size:
    turned = _orientation(image) in _TURNED
    return Size(image.height, image.width) if turned else Size(image.width, image.height)


def _fitted(size: Size, dpi: int) -> Size:
    upright = sheet(dpi)
    long, short = upright.height, upright.width
    width, height = (long, short) if size.width > size.height else (short, long)
    scale = min(1.0, width / size.width, height / size.height)
    return Size(max(1, round(size.width * scale)), max(1, round(size.height * scale)))


def _quarter_sheet(size: Size, dpi: int) -> Size:
    upright = sheet(dpi)
    width, height = upright.width // 2, upright.height // 2
    return Size(height, width) if size.width > size.height else Size(width, height)


def _colours(image: Image.Image) -> Image.Image:
    """Return the picture in red, green, blue; what is transparent shows white paper."""
    if image.mode.startswith("I;16"):
        image = image.convert("I").point(lambda value: value * (1 / 256)).convert("L")
    if image.has_transparency_data:
        coloured = image.convert("RGBA")
        paper = Image.new("RGB", image.size, _WHITE)
        paper.paste(coloured, mask=coloured.getchannel("A"))
        return paper
    return image.convert("RGB")


def _place(picture: Image.Image, size: Size, target: memoryview) -> None:
    if picture.size != (size.width, size.height):
        paper = Image.new("RGB", (size.width, size.height), _WHITE)
        paper.paste(picture, ((size.width - picture.width) // 2, (size.height - picture.height) // 2))
        picture = paper
    target[:] = picture.tobytes()
