"""The visible mark: level and number above and below, and who reads it, when, faintly across the whole page.

It tells the reader that the page is tied to a person, and a finder whom to ask. It is drawn before the page mark, so
that removing it by image editing leaves the page mark in place.
Source: requirements S04, S08; design, "Viewing".
"""

from dataclasses import dataclass
from functools import lru_cache

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

_SLOPE = 24.0  # degrees
_OVERLAYS = 16  # kept; each holds some 3 MB for an A4 page


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
    overlay = _overlay(mark, height, width)
    marked = raster.copy()
    flat = marked.reshape(-1, 3)
    under = flat[overlay.places] * overlay.kept
    under += overlay.ink
    flat[overlay.places] = under >> 8
    return marked


@dataclass(frozen=True, eq=False)
class _Overlay:
    """The pixels that the mark touches: where, how much of the page stays (of 256), and what is added (times 256)."""

    places: Indices
    kept: NDArray[np.uint16]
    ink: NDArray[np.uint16]


@lru_cache(maxsize=_OVERLAYS)
def _overlay(mark: VisibleMark, height: int, width: int) -> _Overlay:
    if min(height, width) < _LEAST_SIDE:
        raise Invalid(Problem.PAGE_TOO_SMALL, height=height, width=width)
    for text in (mark.level_mark, mark.number, mark.name, mark.at, mark.folio):
        require_glyphs(text)
    layer = Image.fromarray(_across(mark, height, width))
    _draw_bands(layer, mark)
    pixels = np.asarray(layer).reshape(-1, 4)
    places = np.flatnonzero(pixels[:, 3])
    touched = pixels[places].astype(np.uint16)
    share = touched[:, 3:] + (touched[:, 3:] >> 7)
    return _Overlay(places, 256 - share, touched[:, :3] * share)


def _across(mark: VisibleMark, height: int, width: int) -> NDArray[np.uint8]:
    """Return the diagonal pattern as height × width × 4: one slanted cell, repeated like bricks."""
    cell = _cell(f"{mark.name}  {mark.at}", mark.number, max(round(min(height, width) * _ACROSS_SHARE), _LEAST_SIZE))
    tall, wide = cell.shape[:2]
    bricks = np.concatenate([cell, np.roll(cell, wide // 2, axis=1)])
    repeated = np.tile(bricks, (height // (2 * tall) + 1, width // wide + 1, 1))
    return np.ascontiguousarray(repeated[:height, :width])


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


def _draw_bands(layer: Image.Image, mark: VisibleMark) -> None:
    """Header: level and number; footer: level, reader, time, page. Thin letters with a halo, in the margin."""
    size = round(min(layer.size) * _BAND_SHARE)
    edge = round(min(layer.size) * _EDGE_SHARE)
    pen = ImageDraw.Draw(layer)
    header = "    ".join(part for part in (mark.level_mark, mark.number) if part)
    footer = "    ".join(part for part in (mark.level_mark, mark.name, mark.at, mark.folio) if part)
    for text, top in ((header, True), (footer, False)):
        face = _fitting(text, max(size, _LEAST_SIZE), layer.width - 2 * edge)
        pen.text(
            (layer.width / 2, edge if top else layer.height - edge),
            text,
            font=face,
            fill=_BAND_INK,
            stroke_width=2,
            stroke_fill=_HALO_INK,
            anchor="ma" if top else "md",
        )


def _fitting(text: str, size: int, width: int) -> ImageFont.FreeTypeFont:
    for smaller in range(size, _LEAST_SIZE - 1, -1):
        face = font(smaller)
        if face.getlength(text) <= width:
            return face
    raise Invalid(Problem.TEXT_TOO_LONG, width=width)
