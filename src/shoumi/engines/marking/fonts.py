"""The font of visible marks: one that has Chinese, found once, and asked for each character before it is drawn."""

import unicodedata
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from fontTools.ttLib import TTFont
from PIL import ImageFont

from shoumi.engines.foundation.errors import Invalid, Unavailable
from shoumi.engines.marking.vocabulary import Problem

# Where Debian's fonts-noto-cjk puts it; the collection holds JP, KR, SC, TC, HK in this order.
_SYSTEM_FONT = Path("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc")
_SIMPLIFIED_CHINESE = 2
_WHEEL = "pylopdf_fonts_zh_cn"
_WHEEL_FONT = "NotoSansSC-Regular.otf"


@dataclass(frozen=True)
class FontFile:
    """A font file and the face inside it."""

    path: Path
    face: int


@cache
def font_file() -> FontFile:
    """Return the system's Noto Sans CJK, or the one that comes as a wheel. Raises Unavailable when there is neither."""
    if _SYSTEM_FONT.is_file():
        return FontFile(_SYSTEM_FONT, _SIMPLIFIED_CHINESE)
    wheel = find_spec(_WHEEL)
    if wheel and wheel.origin and (inside := Path(wheel.origin).with_name(_WHEEL_FONT)).is_file():
        return FontFile(inside, 0)
    raise Unavailable(Problem.FONT_MISSING)


@cache
def font(size: int) -> ImageFont.FreeTypeFont:
    """Return the font at ``size`` px."""
    found = font_file()
    return ImageFont.truetype(str(found.path), size, index=found.face)


def require_glyphs(text: str) -> None:
    """Raise Invalid (``GLYPH_MISSING``, with the character's code point) when the font cannot show all of ``text``.

    A box in the place of a name would be a mark that names nobody. Control, formatting and unassigned characters are
    refused too, even where a font maps them: they show as nothing, or turn the direction of the rest.
    """
    for character in text:
        if ord(character) not in _shown() or unicodedata.category(character).startswith("C"):
            raise Invalid(Problem.GLYPH_MISSING, character=f"U+{ord(character):04X}")


@cache
def _shown() -> frozenset[int]:
    found = font_file()
    with TTFont(found.path, fontNumber=found.face, lazy=True) as face:
        return frozenset(face.getBestCmap())
