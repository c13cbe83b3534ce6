"""The visible mark: level and number above and below, and who reads it, when, faintly across the whole page.

It tells the reader that the page is tied to a person, and a finder whom to ask. It is drawn before the page mark, so
that removing it by image editing leaves the page mark in place.
Source: requirements S04, S08; design, "Viewing".
"""

from dataclasses import dataclass
from functools import lru_cache

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from shoumi.engines.foundation.errors import Invalid
from shoumi.engines.marking.fonts import font, require_glyphs
from shoumi.engines.marking.pagemark.arrays import Indices, Raster
from shoumi.engines.marking.vocabulary import Problem

_LEAST_SIDE = 240  # px: below it no text of a mark can be read
_LEAST_SIZE = 9  # px of type
_BAND_SHARE = 0.0155  # type size of header and footer, of the page's shorter side
_ACROSS_SHARE = 0.0175  # type size of the diagonal text
_EDGE_SHARE = 0.011  # distance of header and footer from the page's edge

_BAND_INK = (176, 18, 18, 235)
_HALO_INK = (255, 255, 255, 200)
# Grey with a light shadow shows on white, on black and on the middle between them.
_ACROSS_INK = (120, 120, 125, 40)
_SHADOW_INK = (255, 255, 255, 36)

_HALO = 2  # px around the letters of header and footer
_DISC = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (2 * _HALO + 1, 2 * _HALO + 1))
_SLOPE = 24.0  # degrees
_ACROSS_KEPT = 16  # a reader and a minute each; some 1.3 MB for an A4 page
_BANDS_KEPT = 64  # a page and a minute each; some 0.3 MB


@dataclass(frozen=True)
class VisibleMark:
    """What the visible mark says.

    ``level_mark`` is the whole label (商业秘密·机密), ``number`` the document's or copy's, ``name`` the reader's,
    ``at`` the time in the company's zone as it shall be read, ``folio`` which page this is, if wanted.
    """

    level_mark: str
    number: str
    name: str
    at: str
    folio: str = ""


def draw(raster: Raster, mark: VisibleMark) -> Raster:
    """Return a copy of ``raster`` (height × width × 3 RGB) that bears the visible mark.

    Raises Invalid when the font lacks a character (a page is rather not shown than marked with a box), when a line
    does not fit the page, or when the page is too small or no RGB raster; Unavailable when no Chinese font is there.
    """
    if raster.ndim != 3 or raster.shape[2] != 3 or raster.dtype != np.uint8:  # noqa: PLR2004  (height, width, RGB)
        raise Invalid(Problem.RASTER_SHAPE, shape=str(raster.shape), dtype=str(raster.dtype))
    height, width = raster.shape[:2]
    side = min(height, width)
    if side < _LEAST_SIDE:
        raise Invalid(Problem.PAGE_TOO_SMALL, height=height, width=width)
    header = _band((mark.level_mark, mark.number), side, width, above=True)
    footer = _band((mark.level_mark, mark.name, mark.at, mark.folio), side, width, above=False)
    bricks = _across(f"{mark.name}  {mark.at}", mark.number, side, width)
    marked = raster.copy(order="C")
    for number, top in enumerate(range(0, height, bricks[0].height)):
        bricks[number % 2].lay(marked[top : top + bricks[0].height])
    header.lay(marked[: header.height])
    footer.lay(marked[-footer.height :])
    return marked


@dataclass(frozen=True, eq=False)
class _Ink:
    """What the mark does to some rows of a page: which bytes it touches, how much of them stays, what is added."""

    height: int  # rows
    places: Indices  # ascending
    kept: NDArray[np.uint16]  # of 256
    added: NDArray[np.uint16]  # times 256

    def lay(self, rows: Raster) -> None:
        """Blend into ``rows``, in place; what would lie below the last of them is left out."""
        flat = rows.reshape(-1)
        count = int(np.searchsorted(self.places, flat.size))
        places = self.places[:count]
        blended = flat.take(places) * self.kept[:count]
        blended += self.added[:count]
        flat[places] = blended >> 8


def _ink(pixels: NDArray[np.uint8]) -> _Ink:
    """Turn height × width × 4 of red, green, blue, opacity into what it does to the page below it."""
    inked = np.flatnonzero(pixels[..., 3] > 0)
    touched = pixels.reshape(-1, 4)[inked].astype(np.uint16)
    share = touched[:, 3:] + (touched[:, 3:] >> 7)
    kept = np.repeat(256 - share, 3)
    return _Ink(len(pixels), (inked[:, None] * 3 + np.arange(3)).ravel(), kept, (touched[:, :3] * share).ravel())


@lru_cache(maxsize=_ACROSS_KEPT)
def _across(first: str, second: str, side: int, width: int) -> tuple[_Ink, _Ink]:
    """Return the diagonal pattern: a slanted cell repeated across, and the same moved by half a cell, like bricks."""
    require_glyphs(first + second)
    cell = _cell(first, second, max(round(side * _ACROSS_SHARE), _LEAST_SIZE))
    wide = cell.shape[1]
    times = (1, width // wide + 1, 1)
    even, odd = (np.tile(brick, times)[:, :width] for brick in (cell, np.roll(cell, wide // 2, axis=1)))
    return _ink(even), _ink(odd)


def _cell(first: str, second: str, size: int) -> NDArray[np.uint8]:
    face = font(size)
    wide = round(max(face.getlength(first), face.getlength(second)))
    text = Image.new("RGBA", (wide + 4, round(3.2 * size)))
    for ink, away in ((_SHADOW_INK, 1), (_ACROSS_INK, 0)):
        lines = Image.new("RGBA", text.size)
        pen = ImageDraw.Draw(lines)
        pen.text((1 + away, away), first, font=face, fill=ink)
        pen.text((1 + away, 1.5 * size + away), second, font=face, fill=ink)
        text = Image.alpha_composite(text, lines)
    slanted = text.rotate(_SLOPE, resample=Image.Resampling.BICUBIC, expand=True)
    cell = Image.new("RGBA", (slanted.width + 4 * size, slanted.height + 2 * size))
    cell.paste(slanted, (2 * size, size))
    return np.asarray(cell)


@lru_cache(maxsize=_BANDS_KEPT)
def _band(parts: tuple[str, ...], side: int, width: int, *, above: bool) -> _Ink:
    """Return header or footer as the rows at the page's edge: thin letters with a halo, in the margin."""
    text = "    ".join(part for part in parts if part)
    require_glyphs(text)
    edge = round(side * _EDGE_SHARE)
    face = _fitting(text, max(round(side * _BAND_SHARE), _LEAST_SIZE), width - 2 * edge)
    letters = Image.new("L", (width, edge + sum(face.getmetrics()) + 2 * _HALO))
    place = (width / 2, edge if above else letters.height - edge)
    ImageDraw.Draw(letters).text(place, text, font=face, fill=255, anchor="ma" if above else "md")
    mask = np.asarray(letters, np.uint8)
    # Strokes are thin and nowhere quite full; the halo is. FreeType's own outline takes three times as long.
    halo = np.asarray(cv2.dilate(cv2.add(mask, mask), _DISC), np.uint8)
    return _ink(np.asarray(Image.alpha_composite(_coloured(halo, _HALO_INK), _coloured(mask, _BAND_INK))))


def _coloured(mask: NDArray[np.uint8], ink: tuple[int, int, int, int]) -> Image.Image:
    height, width = mask.shape
    layer = Image.new("RGBA", (width, height), ink)
    layer.putalpha(Image.fromarray(mask).point(lambda shade: shade * ink[3] // 255))
    return layer


def _fitting(text: str, size: int, width: int) -> ImageFont.FreeTypeFont:
    for smaller in range(size, _LEAST_SIZE - 1, -1):
        face = font(smaller)
        if face.getlength(text) <= width:
            return face
    raise Invalid(Problem.TEXT_TOO_LONG, width=width)
