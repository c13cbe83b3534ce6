"""Follow the pilots' phases from block to block: how far each block of the canvas is off the straight pattern."""

from dataclasses import dataclass

import cv2
import numpy as np

from shoumi.engines.marking.pagemark.arrays import Complex, Floats
from shoumi.engines.marking.pagemark.tile import PILOTS, TILE

_WAVES = 2 * np.pi * PILOTS.astype(np.float64) / TILE  # radian per px
_REACH = 3.0  # px a block may differ from its neighbours
_GRID = 7


@dataclass(frozen=True)
class Displacement:
    """Rows × columns of blocks: px (across, down) that the pattern has moved there, and trust 0 … 1."""

    moved: Floats
    trust: Floats


def track(phasors: Complex) -> Displacement:
    """Grow a field of displacements from the strongest block outwards.

    Only differences between blocks matter here. Each block is compared with the phasors of all blocks placed before,
    turned back by their displacement, starting at the mean displacement of its placed neighbours.
    """
    rows, columns = phasors.shape[:2]
    loud = np.abs(phasors)
    unit = phasors / (np.median(loud.mean(axis=2)) + loud.mean(axis=2, keepdims=True) + 1e-12)
    strength = np.abs(unit).sum(axis=2)
    moved, trust = np.zeros((rows, columns, 2)), np.zeros((rows, columns))
    placed = np.zeros((rows, columns), bool)
    first = divmod(int(np.argmax(_surrounded(strength))), columns)
    reference = unit[first].copy()
    placed[first], trust[first] = True, 1.0
    frontier = {near: strength[near] for near in _neighbours(first, rows, columns)}
    while frontier:
        here = max(frontier, key=lambda place: (frontier[place], place))
        del frontier[here]
        near = [place for place in _neighbours(here, rows, columns) if placed[place]]
        confident = np.array([trust[place] + 1e-3 for place in near])
        start = confident @ np.array([moved[place] for place in near]) / confident.sum()
        moved[here], trust[here] = _locate(unit[here] * np.conj(reference), start)
        placed[here] = True
        reference += trust[here] ** 2 * unit[here] * np.exp(1j * _WAVES @ moved[here])
        for place in _neighbours(here, rows, columns):
            if not placed[place]:
                frontier[place] = max(frontier.get(place, 0.0), strength[place] * (0.2 + trust[here]))
    return Displacement(moved, trust)


def _surrounded(strength: Floats) -> Floats:
    """Strength times that of the eight blocks around: the best place to start from."""
    return strength * cv2.blur(np.asarray(strength, np.float32), (3, 3), borderType=cv2.BORDER_CONSTANT)


def _neighbours(place: tuple[int, int], rows: int, columns: int) -> list[tuple[int, int]]:
    row, column = place
    around = ((row - 1, column), (row, column - 1), (row, column + 1), (row + 1, column))
    return [(y, x) for y, x in around if 0 <= y < rows and 0 <= x < columns]


_OFFSETS = np.stack(np.meshgrid(*[np.linspace(-_REACH, _REACH, _GRID)] * 2), axis=-1).reshape(-1, 2)
_OFFSET_TURNS = np.exp(1j * _OFFSETS @ _WAVES.T)


def _locate(phasor: Complex, start: Floats) -> tuple[Floats, float]:
    """Return the displacement near ``start`` under which the six phases agree best, and how well they do (0 … 1)."""
    turned = phasor * np.exp(1j * _WAVES @ start)
    best = int(np.argmax((turned * _OFFSET_TURNS).real.sum(axis=1)))
    place = start + _OFFSETS[best]
    size = np.abs(phasor)
    normal = (_WAVES * size[:, None]).T @ _WAVES + 1e-9 * np.eye(2)
    for _ in range(3):
        angle = np.angle(phasor * np.exp(1j * _WAVES @ place))
        place = place - np.linalg.solve(normal, _WAVES.T @ (size * angle))
    agreement = (phasor * np.exp(1j * _WAVES @ place)).real.sum() / (size.sum() + 1e-12)
    if float(np.abs(place - start).max()) > _REACH + 1:
        return start, 0.0
    return place, float(max(agreement, 0.0))
