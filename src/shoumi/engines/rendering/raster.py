"""A page's pixels, as the server holds them."""

import mmap
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from shoumi.engines.rendering.memory import private_copy

Raster: TypeAlias = npt.NDArray[np.uint8]
"""Height × width × 3 of red, green, blue; the reader's own copy, which may be written into."""


def raster(descriptor: int, width: int, height: int) -> Raster:
    """Map the frozen memory file of a drawn page as an array; the mapping lives as long as the array does."""
    mapping: mmap.mmap = private_copy(descriptor, width * height * 3)
    return np.frombuffer(mapping, dtype=np.uint8).reshape(height, width, 3)
