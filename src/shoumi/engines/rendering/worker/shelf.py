"""The fonts of a worker: read before the fence, which forbids opening files."""

from functools import lru_cache
from io import BytesIO

from PIL import ImageFont

from shoumi.engines.rendering.fonts import FontFile, cjk_font, code_font

_LAST_NARROW = "ɏ"  # the last Latin letter: beyond it the CJK face draws


class FontShelf:
    """Two faces: one for Latin (fixed-width where the system has one), one for everything else.

    Where neither is installed Pillow's own small Latin font stands in and Chinese shows as boxes; `Capabilities` tells
    that beforehand.
    """

    def __init__(self) -> None:
        self._files = {True: code_font() or cjk_font(), False: cjk_font() or code_font()}
        self._bytes = {file: file.path.read_bytes() for file in self._files.values() if file is not None}
        # Bounded: every size is an opened face of its own.
        self._opened = lru_cache(maxsize=16)(self._open)
        self._advances: dict[tuple[str, int], float] = {}

    @property
    def cjk_face(self) -> tuple[bytes | None, int]:
        """The font file Chinese text is drawn with, and the number of its face."""
        file = self._files[False]
        return (None, 0) if file is None else (self._bytes[file], file.face)

    @staticmethod
    def is_narrow(character: str) -> bool:
        """Whether the Latin face draws ``character``."""
        return character <= _LAST_NARROW

    def font(self, *, narrow: bool, size: float) -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
        """Return a face opened at ``size`` pixels an em."""
        return self._opened(self._files[narrow], size)

    def advance(self, character: str, size: int) -> float:
        """Return how far ``character`` moves the pen, in pixels."""
        found = self._advances.get((character, size))
        if found is None:
            found = self.font(narrow=self.is_narrow(character), size=size).getlength(character)
            self._advances[character, size] = found
        return found

    def _open(self, file: FontFile | None, size: float) -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
        if file is None:
            return ImageFont.load_default(size)
        data = BytesIO(self._bytes[file])
        return ImageFont.truetype(data, size, index=file.face, layout_engine=ImageFont.Layout.BASIC)
