"""Which fonts text is drawn with where a document brings none."""

from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

_NOTO_CJK = Path("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc")
_NOTO_SANS_SC = 2  # faces of that collection
_NOTO_MONO_SC = 7
_CODE = (
    Path("/usr/share/fonts/truetype/dejavu/DejaVuSansMono.ttf"),
    Path("/usr/share/fonts/truetype/liberation/LiberationMono-Regular.ttf"),
    Path("/usr/share/fonts/truetype/noto/NotoSansMono-Regular.ttf"),
)


@dataclass(frozen=True, slots=True)
class FontFile:
    """A face in a font file."""

    path: Path
    face: int = 0


def cjk_font() -> FontFile | None:
    """Return the system's Noto Sans CJK (simplified Chinese face), else the one of the fonts wheel, else None."""
    if _NOTO_CJK.is_file():
        return FontFile(_NOTO_CJK, _NOTO_SANS_SC)
    wheel = find_spec("pylopdf_fonts_zh_cn")
    if wheel is None or wheel.origin is None:
        return None
    path = Path(wheel.origin).parent / "NotoSansSC-Regular.otf"
    return FontFile(path) if path.is_file() else None


def code_font() -> FontFile | None:
    """Return a fixed-width font: the half-width face that fits Noto CJK, else what the system has, else None."""
    if _NOTO_CJK.is_file():
        return FontFile(_NOTO_CJK, _NOTO_MONO_SC)
    return next((FontFile(path) for path in _CODE if path.is_file()), None)
