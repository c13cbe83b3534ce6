"""The pattern laid upright: the whitened picture warped to pattern px, and its six pilot phases block by block."""

from dataclasses import dataclass
from functools import cache

import cv2
import numpy as np

from shoumi.engines.marking.pagemark.arrays import Complex, Floats
from shoumi.engines.marking.pagemark.geometry import Homography
from shoumi.engines.marking.pagemark.tile import PILOTS, TILE
from shoumi.engines.marking.pagemark.whiten import Field

BLOCK = 96

_LARGEST_SIDE = 13 * TILE  # px: pages beyond are read around their middle, which bounds time
_SMOOTH_FROM = 1.3  # picture px per pattern px from which neighbours are averaged before sampling


@dataclass(frozen=True)
class Canvas:
    """Upright signal and weight; sides are whole tiles. ``origin`` is the pattern place of the top left corner."""

    signal: Floats
    weight: Floats
    origin: Floats


def lay(field: Field, where: Homography) -> Canvas:
    """Warp the whitened picture to the pattern's own px."""
    height, width = field.signal.shape
    corners = np.array([(0, 0), (width, 0), (0, height), (width, height)], np.float64)
    placed = where.apply(corners)
    low, high = placed.min(axis=0), placed.max(axis=0)
    middle = where.apply(np.array([[width / 2, height / 2]]))[0]
    low, high = np.maximum(low, middle - _LARGEST_SIDE / 2), np.minimum(high, middle + _LARGEST_SIDE / 2)
    tiles = np.maximum(np.ceil((high - low) / TILE - 1e-6), 1).astype(int)
    shift = np.array([[1, 0, -low[0]], [0, 1, -low[1]], [0, 0, 1]])
    across, down = (int(side) * TILE for side in tiles)
    matrix = shift @ where.matrix
    scale = where.scale(np.array([width / 2, height / 2]))
    planes = [
        np.asarray(cv2.warpPerspective(_averaged(plane, scale), matrix, (across, down)), np.float32)
        for plane in (field.signal, field.weight)
    ]
    return Canvas(planes[0], planes[1], low)


def remap(field: Field, where: Homography, canvas: Canvas, moved: Floats) -> Canvas:
    """Lay the picture again with a displacement (rows × columns of blocks × 2, px) taken out as well."""
    height, width = canvas.signal.shape
    smooth = cv2.resize(moved.astype(np.float32), (width, height), interpolation=cv2.INTER_CUBIC)
    down, across = np.mgrid[0:height, 0:width].astype(np.float32)
    places = np.stack([across + smooth[..., 0], down + smooth[..., 1]], axis=2) + canvas.origin.astype(np.float32)
    back = np.linalg.inv(where.matrix)
    source = cv2.perspectiveTransform(places, back).astype(np.float32)
    x, y = cv2.split(source)
    planes = [
        np.asarray(cv2.remap(plane, x, y, cv2.INTER_LINEAR), np.float32) for plane in (field.signal, field.weight)
    ]
    return Canvas(planes[0], planes[1], canvas.origin)


def pilot_phasors(canvas: Canvas) -> Complex:
    """Demodulate the six pilots in blocks of 96 px: rows × columns × 6, phases relative to the canvas's corner."""
    rows, columns = (side // BLOCK for side in canvas.signal.shape)
    across, down = _carriers()
    blocks = canvas.signal.reshape(rows, BLOCK, columns, BLOCK).transpose(0, 2, 1, 3)
    inner = blocks.reshape(rows * columns * BLOCK, BLOCK) @ across
    inner = inner.reshape(rows, columns, BLOCK, len(PILOTS))
    phasors: Complex = np.einsum("rcyp,yp->rcp", inner, down)
    row, column = np.arange(rows)[:, None, None], np.arange(columns)[None, :, None]
    turn = np.exp(-2j * np.pi * BLOCK / TILE * (column * PILOTS[:, 0] + row * PILOTS[:, 1]))
    turned: Complex = phasors * turn
    return turned


@cache
def _carriers() -> tuple[Complex, Complex]:
    place = np.arange(BLOCK)[:, None]
    return (
        np.exp(-2j * np.pi * place * PILOTS[:, 0] / TILE).astype(np.complex64),
        np.exp(-2j * np.pi * place * PILOTS[:, 1] / TILE).astype(np.complex64),
    )


def _averaged(plane: Floats, scale: float) -> Floats:
    if scale < _SMOOTH_FROM:
        return plane
    side = round(scale)
    return np.asarray(cv2.blur(plane, (side, side)), np.float32)
