"""Figures of a lead as people read them: the bound in words, the match against its limit, the map of tiles."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from shoumi.engines.marking.pagemark.decode import LEAST_Z
from shoumi.engines.marking.pagemark.polar import LENGTH
from shoumi.regime.kit.words import LocalizedText

HIGHEST_Z = math.sqrt(LENGTH)
"""The largest match there can be: every chip as it was embedded."""

_MOST_TOLD = 12
"""The power of ten beyond which a bound is not told: a smaller figure of the model claims more than can be checked."""
_ZH_POWERS = (
    "",
    "十",
    "一百",
    "一千",
    "一万",
    "十万",
    "一百万",
    "一千万",
    "一亿",
    "十亿",
    "一百亿",
    "一千亿",
    "一万亿",
)
_EN_STEPS = ("", "thousand", "million", "billion", "trillion")
_SUPERSCRIPT = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


def bound_in_words(bound: float) -> LocalizedText:
    """Return the probability ``bound`` (0 … 1) as "at most one in 10ⁿ", never smaller than it is.

    What is below one in a trillion is told as just that; the API gives the figure of the model.
    """
    if bound < 10.0**-_MOST_TOLD:
        return LocalizedText(zh="小于一万亿分之一", en="below 1 in a trillion")
    power = math.floor(-math.log10(bound) + 1e-12)
    while power > 0 and 10.0**-power < bound:
        power -= 1
    if power <= 0:
        return LocalizedText(zh="无法给出有意义的上限", en="no bound that means anything")
    thousands, rest = divmod(power, 3)
    number = f"{10**rest} {_EN_STEPS[thousands]}".strip()
    return LocalizedText(zh=f"{_ZH_POWERS[power]}分之一以下", en=f"at most 1 in {number}")


def bound_in_figures(bound: float) -> str:
    """Return the probability ``bound`` as a figure, with what is below one in a trillion told as ``< 10⁻¹²``."""
    if bound < 10.0**-_MOST_TOLD:
        return f"< 10{str(-_MOST_TOLD).translate(_SUPERSCRIPT)}"
    return scientific(bound)


def scientific(value: float) -> str:
    """Return ``value`` as ``5.1 × 10⁻¹¹``, rounded up, so that a bound stays one; 0 for nothing."""
    if value <= 0:
        return "0"
    exponent = math.floor(math.log10(value))
    mantissa = math.ceil(value / 10.0**exponent * 10 - 1e-9) / 10
    if mantissa >= 10:  # noqa: PLR2004 - carried over into the next power of ten
        mantissa, exponent = 1.0, exponent + 1
    return f"{mantissa:.1f} × 10{str(exponent).translate(_SUPERSCRIPT)}"


class Strength(StrEnum):
    """How plainly the mark was read on one tile."""

    NONE = "none"
    WEAK = "weak"
    CLEAR = "clear"
    STRONG = "strong"


_STEPS = ((9.5, Strength.STRONG), (5.0, Strength.CLEAR), (2.5, Strength.WEAK))


def strength(z: float) -> Strength:
    """Return how plain a match of ``z`` standard deviations is."""
    return next((word for least, word in _STEPS if z >= least), Strength.NONE)


_CELL = 40


@dataclass(frozen=True, slots=True)
class Tile:
    """One tile as it is drawn: its place and the middle of its text in units of the drawing, its z and strength."""

    x: int
    y: int
    z: str
    strength: Strength

    @property
    def middle(self) -> tuple[int, int]:
        """Where the figure stands."""
        return self.x + _CELL // 2, self.y + _CELL // 2


@dataclass(frozen=True, slots=True)
class TileMap:
    """The page tile by tile, upright: where on it the mark was read."""

    width: int
    height: int
    tiles: Sequence[Tile]
    read: int
    """Tiles on which the mark was read at all."""


def tile_map(rows: Sequence[Sequence[float]]) -> TileMap | None:
    """Return the drawing of ``rows`` of z; None where there are none."""
    if not rows or not rows[0]:
        return None
    tiles = [
        Tile(column * _CELL, row * _CELL, f"{z:.1f}", strength(z))
        for row, line in enumerate(rows)
        for column, z in enumerate(line)
    ]
    read = sum(tile.strength is not Strength.NONE for tile in tiles)
    return TileMap(len(rows[0]) * _CELL, len(rows) * _CELL, tiles, read)


@dataclass(frozen=True, slots=True)
class Meter:
    """A match on the scale from nothing to the largest possible, in units of the drawing (0 … 1000)."""

    z: float

    @property
    def reached(self) -> int:
        """How far the bar goes."""
        return round(1000 * min(max(self.z, 0), HIGHEST_Z) / HIGHEST_Z)

    @property
    def limit(self) -> int:
        """Where a match begins to be accepted."""
        return round(1000 * LEAST_Z / HIGHEST_Z)

    @property
    def words(self) -> tuple[str, str, str]:
        """The match, the limit and the largest possible, to one decimal."""
        return f"{self.z:.1f}", f"{LEAST_Z:.1f}", f"{HIGHEST_Z:.1f}"
