"""JPEG files decoded at about the size wanted: libjpeg does so at a half, a quarter or an eighth for less work."""

import struct
from dataclasses import dataclass
from typing import Self

import cv2
import numpy as np

from shoumi.engines.rendering.worker.document import Size

_START_OF_IMAGE = b"\xff\xd8\xff"
_START_OF_FRAME = frozenset({0xC0, 0xC1, 0xC2})  # baseline, extended, progressive; Huffman-coded all
_FRAME = struct.Struct(">xHHB")  # bits; height, width, components
_APP14 = 0xEE
_ADOBE = struct.Struct(">5s6xB")  # name, versions and flags, colour transform
_YCBCR = 1

# What an EXIF header says about up and down is for whoever shows the file by itself. "Grayscale" is in the names only:
# beside the flag for colours the others tell the size.
_AS_IS = cv2.IMREAD_COLOR_RGB | cv2.IMREAD_IGNORE_ORIENTATION
_REDUCED = {
    8: _AS_IS | cv2.IMREAD_REDUCED_GRAYSCALE_8,
    4: _AS_IS | cv2.IMREAD_REDUCED_GRAYSCALE_4,
    2: _AS_IS | cv2.IMREAD_REDUCED_GRAYSCALE_2,
    1: _AS_IS,
}
# Up to here linear interpolation weighs pixels nearly as an average over the area does; beyond, thin lines would fade.
_LINEAR_UP_TO = 1.5


@dataclass(frozen=True, slots=True)
class Jpeg:
    """A JPEG in grey or in the usual colours, by its header; nothing is decoded yet."""

    data: bytes
    width: int
    height: int
    components: int

    @classmethod
    def read(cls, data: bytes) -> Self | None:
        """Read the header; None where it is in any way unusual."""
        if not data.startswith(_START_OF_IMAGE):
            return None
        place = 2  # segments of a marker and a length
        while place + 4 + _ADOBE.size <= len(data) and data[place] == 0xFF:  # noqa: PLR2004 -- begins each marker
            marker, length = data[place + 1], int.from_bytes(data[place + 2 : place + 4])
            if marker in _START_OF_FRAME:
                height, width, components = _FRAME.unpack_from(data, place + 4)
                return cls(data, width, height, components)
            if marker == _APP14:
                name, transform = _ADOBE.unpack_from(data, place + 4)
                if name == b"Adobe" and transform != _YCBCR:
                    return None
            place += 2 + length
        return None

    def fill(self, size: Size, target: memoryview) -> bool:
        """Fill ``target`` with the picture made smaller, as rows of red, green, blue.

        Returns False, with ``target`` untouched, when the picture is smaller than ``size``, cut off or malformed;
        raises cv2.error where OpenCV does.
        """
        if self.width < size.width or self.height < size.height:
            return False
        by = next(by for by in _REDUCED if self._at(by).width >= size.width and self._at(by).height >= size.height)
        picture, decoded = cv2.imdecode(np.frombuffer(self.data, np.uint8), _REDUCED[by]), self._at(by)
        if picture is None or picture.shape != (decoded.height, decoded.width, 3):
            return False
        scale = max(decoded.width / size.width, decoded.height / size.height)
        how = cv2.INTER_LINEAR if scale <= _LINEAR_UP_TO else cv2.INTER_AREA
        page = np.frombuffer(target, np.uint8).reshape(size.height, size.width, 3)
        cv2.resize(picture, (size.width, size.height), dst=page, interpolation=how)
        return True

    def _at(self, by: int) -> Size:
        """Return the size libjpeg decodes to."""
        return Size(-(-self.width // by), -(-self.height // by))
