"""Encodes marked pages for the way out.

Quality 85 with chroma halved across only (4:2:2) was chosen by measurement (benchmarks/page_mark.py, a dense page of
Chinese): 4:2:0 leaves the page mark z 18.7 in 588 KiB, 4:2:2 z 19.5 in 600, 4:4:4 z 20.0 in 631 and takes longer.
"""

import cv2

from shoumi.engines.foundation.errors import Invalid
from shoumi.engines.marking.pagemark.arrays import Raster
from shoumi.engines.marking.vocabulary import Problem

QUALITY = 85

_LARGEST_SIDE = 65_500  # what the format can say


def encode(raster: Raster, quality: int = QUALITY) -> bytes:
    """Return ``raster`` (height × width × 3 RGB) as a JPEG file. Raises Invalid for a side above 65,500 px."""
    height, width = raster.shape[:2]
    if max(height, width) > _LARGEST_SIDE:
        raise Invalid(Problem.RASTER_TOO_LARGE, height=height, width=width)
    options = [
        *(cv2.IMWRITE_JPEG_QUALITY, quality),
        *(cv2.IMWRITE_JPEG_SAMPLING_FACTOR, cv2.IMWRITE_JPEG_SAMPLING_FACTOR_422),
    ]
    _, data = cv2.imencode(".jpg", cv2.cvtColor(raster, cv2.COLOR_RGB2BGR), options)
    return data.tobytes()
