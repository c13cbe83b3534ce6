"""Puts the page mark on a page raster."""

from dataclasses import dataclass
from enum import Enum

import numpy as np

from shoumi.engines.foundation.errors import Invalid
from shoumi.engines.marking.pagemark.arrays import Floats, Raster
from shoumi.engines.marking.pagemark.keys import MarkKey
from shoumi.engines.marking.pagemark.tile import DRAWN, tile
from shoumi.engines.marking.vocabulary import Problem

_CHANNELS = 3
_WHITE = 255
_SWING_PERCENTILE = 99
_STRIP = DRAWN // 5  # rows


@dataclass(frozen=True)
class _Gain:
    grey: float  # of red and green
    blue: float  # of blue, on top of grey: blue and yellow is what the eye sees least


class Profile(Enum):
    """How loud the mark is: quiet for reading, robust where a camera is the likelier threat."""

    QUIET = _Gain(grey=1.0, blue=2.0)
    ROBUST = _Gain(grey=1.2, blue=3.0)


def embed(
    raster: Raster,
    view_id: int,
    key: MarkKey,
    *,
    profile: Profile = Profile.QUIET,
    page_digest: bytes | None = None,
) -> Raster:
    """Return a marked copy of ``raster`` (height × width × 3 RGB, nominal 150 dpi, any size).

    ``view_id`` has 40 bits. ``page_digest`` ties the pattern to this page, so that one page's pattern pasted on
    another is noticed after the look-up. Raises Invalid for another array shape, ValueError for an id out of range.
    """
    if raster.ndim != _CHANNELS or raster.shape[2] != _CHANNELS or raster.dtype != np.uint8:
        raise Invalid(Problem.RASTER_SHAPE, shape=str(raster.shape), dtype=str(raster.dtype))
    swing, pattern = _quantised(tile(view_id, key, page_digest), profile.value)
    height, width = raster.shape[:2]
    lowest = np.tile(swing, (_STRIP, width, 1))
    highest = _WHITE - lowest
    rows = np.tile(pattern, (1, -(-width // DRAWN), 1))[:, :width]
    marked = np.empty_like(raster)
    for top in range(0, height, _STRIP):  # strip by strip, so that it stays in the processor's cache
        strip = marked[top : top + _STRIP]
        count, below = len(strip), top % DRAWN
        np.maximum(raster[top : top + _STRIP], lowest[:count], out=strip)
        np.minimum(strip, highest[:count], out=strip)
        strip += rows[below : below + count]
    return marked


def _quantised(pattern: Floats, gain: _Gain) -> tuple[Raster, Raster]:
    """Return the swing of each channel, and the pattern cut to it, modulo 256.

    The swing is the 99th percentile of the pattern; what lies beyond is cut, so that nothing can overflow.
    """
    grey, blue = np.rint(pattern * gain.grey), np.rint(pattern * (gain.grey * gain.blue))
    level, loud = (round(float(np.percentile(np.abs(plane), _SWING_PERCENTILE))) for plane in (grey, blue))
    grey, blue = (np.clip(plane, -swing, swing).astype(np.int8) for plane, swing in ((grey, level), (blue, loud)))
    return np.array([level, level, loud], np.uint8), np.stack([grey, grey, blue], axis=2).view(np.uint8)
