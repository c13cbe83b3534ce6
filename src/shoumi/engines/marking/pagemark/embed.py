"""Puts the page mark on a page raster."""

from dataclasses import dataclass
from enum import Enum
from functools import cache

import cv2
import numpy as np

from shoumi.engines.foundation.errors import Invalid
from shoumi.engines.marking.pagemark.arrays import Floats, Raster
from shoumi.engines.marking.pagemark.keys import MarkKey
from shoumi.engines.marking.pagemark.tile import DRAWN, tile
from shoumi.engines.marking.vocabulary import Problem

_CHANNELS = 3
_WHITE = 255
_SWING_PERCENDRAWN = 99


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
    table = _room_table(swing)
    row = np.tile(pattern, (1, -(-width // DRAWN), 1))[:, :width]
    marked = np.empty_like(raster)
    for top in range(0, height, DRAWN):  # strip by strip, so that it stays in the processor's cache
        room = cv2.LUT(raster[top : top + DRAWN], table)
        np.add(room, row[: len(room)], out=marked[top : top + DRAWN])
    return marked


def _quantised(pattern: Floats, gain: _Gain) -> tuple[tuple[int, int, int], Raster]:
    """Return the swing of each channel and the pattern raised by it, so that it is never negative.

    The swing is the 99th percentile of the pattern; what lies beyond is cut, so that nothing can overflow.
    """
    planes = [np.rint(pattern * factor) for factor in (gain.grey, gain.grey, gain.grey * gain.blue)]
    red, green, blue = (round(float(np.percentile(np.abs(plane), _SWING_PERCENDRAWN))) for plane in planes)
    raised = [np.clip(plane, -swing, swing) + swing for plane, swing in zip(planes, (red, green, blue), strict=True)]
    return (red, green, blue), np.stack(raised, axis=2).astype(np.uint8)


@cache
def _room_table(swing: tuple[int, int, int]) -> Raster:
    """Look-up table 256 × 1 × 3: clamp to [swing, 255 − swing], so that both ends can move, less swing."""
    levels = np.arange(_WHITE + 1)
    columns = [np.clip(levels, one, _WHITE - one) - one for one in swing]
    return np.stack(columns, axis=1)[:, None, :].astype(np.uint8)
