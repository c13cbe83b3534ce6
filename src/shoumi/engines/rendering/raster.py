"""A page's pixels, as the server holds them."""

from typing import TypeAlias

import numpy as np
import numpy.typing as npt

Raster: TypeAlias = npt.NDArray[np.uint8]
"""Height × width × 3 of red, green, blue; the reader's own copy, which may be written into."""
