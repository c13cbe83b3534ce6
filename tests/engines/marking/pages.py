"""Pages for the marking tests and benchmarks, drawn here from a seed: 1240 × 1754 px, A4 at 150 dpi."""

from collections.abc import Callable
from typing import Final

import cv2
import numpy as np
from PIL import Image, ImageDraw

from shoumi.engines.marking.fonts import font
from shoumi.engines.marking.pagemark.arrays import Raster

WIDTH, HEIGHT = 1240, 1754
MARGIN = 130

_WORDS = [
    *("the", "supplier", "shall", "keep", "every", "drawing", "sample", "price", "list", "and", "source", "file"),
    *("received", "under", "this", "agreement", "in", "confidence", "return", "or", "destroy", "all", "copies"),
    *("within", "thirty", "days", "after", "project", "ends", "unless", "otherwise", "agreed"),
]
_HAN = (
    "公司商业秘密是指不为公众所知悉具有商业价值并经采取相应保密措施的技术信息经营信息等员工应当遵守各项管理制度未经批准不得复制摘抄拍摄"
    "外发任何载体涉密人员离职时须交还全部资料并继续承担约定期限内的义务违反规定造成损失者依法追究责任"
)
_CODE = [
    *("def load(path):", "    with path.open() as source:", "        return parse(source)", "", "class Ledger:"),
    *("    entries: list[Entry]", "    def append(self, entry):", "        self.entries.append(entry)"),
    *("for row in rows:", "    total += row.amount * rate", "# keep the order of arrival", "return total"),
]


def english(seed: int) -> Raster:
    """Paragraphs of English words."""
    random = np.random.default_rng(seed)

    def line() -> str:
        return " ".join(random.choice(_WORDS, 14))

    return _lines(random, line, size=int(random.integers(19, 25)))


def chinese(seed: int) -> Raster:
    """Paragraphs of Chinese."""
    random = np.random.default_rng(seed)
    size = int(random.integers(21, 27))

    def line() -> str:
        return "".join(random.choice(list(_HAN), (WIDTH - 2 * MARGIN) // size))

    return _lines(random, line, size=size)


def source(seed: int) -> Raster:
    """Source code on light grey with line numbers."""
    random = np.random.default_rng(seed)
    image, pen = _sheet((250, 250, 248))
    for number, top in enumerate(range(90, HEIGHT - 90, 26), 1):
        pen.text((70, top), f"{number:4d}", font=font(17), fill=(150, 150, 150))
        colour = [(20, 20, 20), (0, 0, 160), (0, 110, 0)][int(random.integers(3))]
        pen.text((140, top), str(random.choice(_CODE)), font=font(17), fill=colour)
    return np.asarray(image).copy()


def table(seed: int) -> Raster:
    """A ruled table of numbers with shaded head and stripes."""
    random = np.random.default_rng(seed)
    image, pen = _sheet((255, 255, 255))
    row, columns = 38, np.linspace(90, WIDTH - 90, 8).astype(int).tolist()
    for number, top in enumerate(range(120, HEIGHT - 150, row)):
        if number == 0 or number % 2:
            pen.rectangle(
                (columns[0], top, columns[-1], top + row), fill=(225, 232, 240) if number == 0 else (246,) * 3
            )
        pen.line((columns[0], top, columns[-1], top), fill=(120, 120, 120), width=1)
        for left in columns[:-1]:
            pen.text((left + 8, top + 7), f"{random.integers(10, 99999):,}", font=font(19), fill=(30, 30, 30))
    for left in columns:
        pen.line((left, 120, left, HEIGHT - 150), fill=(120, 120, 120), width=1)
    return np.asarray(image).copy()


def picture(seed: int) -> Raster:
    """A page filled by something like a photograph: smooth shades, blobs, edges, grain."""
    random = np.random.default_rng(seed)
    coarse = random.uniform(40, 220, (9, 7, 3)).astype(np.float32)
    shades = cv2.resize(coarse, (WIDTH, HEIGHT), interpolation=cv2.INTER_CUBIC)
    for _ in range(40):
        centre = (int(random.integers(WIDTH)), int(random.integers(HEIGHT)))
        colour = tuple(float(level) for level in random.uniform(20, 235, 3))
        cv2.circle(shades, centre, int(random.integers(15, 140)), colour, -1, cv2.LINE_AA)
    grain = random.normal(0, 2.0, shades.shape)
    return np.asarray(np.clip(cv2.GaussianBlur(shades, (0, 0), 1.2) + grain, 0, 255), np.uint8)


def dark(seed: int) -> Raster:
    """A dark slide with light text."""
    return (255 - chinese(seed) // 8 * 7).astype(np.uint8)


TEXT_KINDS: Final[dict[str, Callable[[int], Raster]]] = {
    "english": english,
    "chinese": chinese,
    "source": source,
    "table": table,
}
KINDS: Final[dict[str, Callable[[int], Raster]]] = {**TEXT_KINDS, "picture": picture, "dark": dark}


def _sheet(colour: tuple[int, int, int]) -> tuple[Image.Image, ImageDraw.ImageDraw]:
    image = Image.new("RGB", (WIDTH, HEIGHT), colour)
    return image, ImageDraw.Draw(image)


def _lines(random: np.random.Generator, line: Callable[[], str], *, size: int) -> Raster:
    image, pen = _sheet((255, 255, 255))
    top = MARGIN
    while top < HEIGHT - MARGIN:
        text = line()
        ends = random.random() < 0.15
        pen.text((MARGIN, top), text[: len(text) // 2] if ends else text, font=font(size), fill=(15, 15, 15))
        top += round(size * (2.6 if ends else 1.7))
    return np.asarray(image).copy()
