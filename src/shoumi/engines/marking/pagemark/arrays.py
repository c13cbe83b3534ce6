"""Names for the arrays that this package passes around; shapes are told where they matter."""

from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

Raster: TypeAlias = NDArray[np.uint8]  # height × width × 3, RGB
Floats: TypeAlias = NDArray[np.floating[Any]]
Complex: TypeAlias = NDArray[np.complexfloating[Any, Any]]
Bits: TypeAlias = NDArray[np.uint8]  # 0 or 1
Indices: TypeAlias = NDArray[np.intp]
