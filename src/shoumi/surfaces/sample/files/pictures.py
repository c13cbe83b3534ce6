"""Diagrams as pictures: boxes in rows, joined from row to row."""

import io

from PIL import Image, ImageDraw

from shoumi.engines.marking.fonts import font
from shoumi.surfaces.sample.papers.paper import Drawing, Paper

WIDTH, HEIGHT = 1240, 877
_TOP, _MARGIN = 150, 70
_INK, _LINE, _FILL = (30, 41, 59), (100, 116, 139), (226, 236, 250)


def write(paper: Paper) -> bytes:
    """Return the drawing of ``paper`` as PNG or, for a name that ends in jpg, as JPEG."""
    picture = Image.new("RGB", (WIDTH, HEIGHT), "white")
    brush = ImageDraw.Draw(picture)
    brush.text((_MARGIN, 55), paper.title, font=font(40), fill=_INK)
    for block in paper.blocks:
        if isinstance(block, Drawing):
            _draw(brush, block.rows)
    made = io.BytesIO()
    picture.save(made, "JPEG" if paper.ending == "jpg" else "PNG", quality=90)
    return made.getvalue()


def _draw(brush: ImageDraw.ImageDraw, rows: tuple[tuple[str, ...], ...]) -> None:
    step = (HEIGHT - _TOP - _MARGIN) / len(rows)
    above: list[tuple[float, float]] = []
    for number, row in enumerate(rows):
        top, tall = _TOP + number * step, step * 0.6
        wide = (WIDTH - 2 * _MARGIN) / len(row)
        middles = [_MARGIN + wide * (place + 0.5) for place in range(len(row))]
        for middle, name in zip(middles, row, strict=True):
            for start in above:
                brush.line((*start, middle, top), fill=_LINE, width=2)
            half = min(wide * 0.42, 170)
            brush.rounded_rectangle((middle - half, top, middle + half, top + tall), 14, _FILL, _LINE, 2)
            brush.text((middle, top + tall / 2), name, font=font(28), fill=_INK, anchor="mm")
        above = [(middle, top + tall) for middle in middles]
