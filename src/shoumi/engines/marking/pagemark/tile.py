"""The tile that repeats over a page: 24 × 24 keyed chips of 8 px and six pilot waves, 192 px in all (32.5 mm)."""

from functools import cache
from typing import Final

import cv2
import numpy as np

from shoumi.engines.marking.pagemark import payload, polar
from shoumi.engines.marking.pagemark.arrays import Floats
from shoumi.engines.marking.pagemark.keys import GRID, PLACES, SYNC_CHIPS, MarkKey

CHIP = 8
TILE = CHIP * GRID

# The side at which the tile is drawn. It is odd on purpose: every tile of a page then lies differently on the 8 × 8
# grid of JPEG, and what quantisation does to them averages out instead of adding up.
DRAWN = 195

# Cycles per tile (across, down): periods of 8–10 px, and no symmetry under rotation but 180°.
PILOTS: Final = np.array([(20, 3), (-7, 17), (13, 14), (12, -16), (-4, 23), (22, -7)], np.float32)
PILOT_PHASES: Final = (0.7 * np.arange(len(PILOTS), dtype=np.float32) ** 2).astype(np.float32)

CHIP_AMPLITUDE = 1.6
PAGE_AMPLITUDE = 0.4
PILOT_AMPLITUDE = 0.6

_CHIP_BLUR = 2.0
_NO_SUMMAND = np.zeros((0, 0), np.float32)


def tile(view_id: int, key: MarkKey, page_digest: bytes | None) -> Floats:
    """Return the 195 × 195 px pattern of one view in grey levels, before a profile's gain."""
    chips = CHIP_AMPLITUDE * chip_signs(view_id, key)
    if page_digest is not None:
        chips += PAGE_AMPLITUDE * key.page_signs(page_digest)
    return blow_up(chips, DRAWN) + pilots(DRAWN)


def chip_signs(view_id: int, key: MarkKey) -> Floats:
    """±1 at each of the 576 places of the tile, row by row."""
    code = polar.encode(payload.scramble(view_id, key.round_key))
    signs = np.empty(PLACES, np.float32)
    signs[key.places] = np.concatenate([key.sync_signs, key.code_signs * (1 - 2 * code.astype(np.float32))])
    return signs


def sync_chips(key: MarkKey) -> Floats:
    """The synchronisation chips alone: ±1 at their 64 places, 0 elsewhere."""
    chips = np.zeros(PLACES, np.float32)
    chips[key.places[:SYNC_CHIPS]] = key.sync_signs
    return chips


def blow_up(chips: Floats, side: int = TILE) -> Floats:
    """Draw 576 chip values as a square image of ``side`` px that wraps around."""
    # OpenCV's product runs in the calling thread: numpy's wakes a pool of threads, which costs ten times the work.
    pulses = chip_pulses(side)
    across = cv2.gemm(pulses, chips.reshape(GRID, GRID), 1.0, _NO_SUMMAND, 0.0)
    return np.asarray(cv2.gemm(across, pulses, 1.0, _NO_SUMMAND, 0.0, flags=cv2.GEMM_2_T), np.float32)


@cache
def chip_pulses(side: int = TILE) -> Floats:
    """Return one column a chip, ``side`` × 24: its box, blurred by a wrapping Gaussian of σ 2 px.

    The image of a tile is separable: pulses · chips · pulses transposed.
    """
    boxes = np.kron(np.eye(GRID), np.ones((side, 1))).reshape(side, GRID, GRID).mean(axis=1)
    distance = np.minimum(np.arange(side), side - np.arange(side))
    bell = np.exp(-0.5 * (distance / _CHIP_BLUR) ** 2)
    bell /= bell.sum()
    blurred = np.fft.ifft(np.fft.fft(boxes, axis=0) * np.fft.fft(bell)[:, None], axis=0).real
    return blurred.astype(np.float32)


@cache
def pilots(side: int = TILE) -> Floats:
    """Return the six pilot waves in grey levels, ``side`` × ``side``; px centres stand where the chips' do."""
    centre = (np.arange(side) + 0.5) * (TILE / side) - 0.5
    image = np.zeros((side, side))
    for (cycles_across, cycles_down), phase in zip(PILOTS, PILOT_PHASES, strict=True):
        image += np.cos(2 * np.pi * (cycles_across * centre[None, :] + cycles_down * centre[:, None]) / TILE + phase)
    return (PILOT_AMPLITUDE * image).astype(np.float32)
