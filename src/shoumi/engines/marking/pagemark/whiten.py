"""Step one of recovery: take the page's content away and leave the faint pattern, evenly loud everywhere."""

from dataclasses import dataclass

import cv2
import numpy as np

from shoumi.engines.marking.pagemark.arrays import Floats, Raster

# What blue adds beside the grey sum; its noise is higher (chroma is what JPEG saves on), its pattern louder.
_BLUE_SHARE = 0.7

_BACKGROUND_WINDOW = 17  # px at half size: wider than strokes, narrower than pictures
_TEXT_FLOOR = 4.0  # grey levels that the mark itself stays below
_TEXT_FACTOR = 3.5
_COARSE = 4  # slow surfaces are computed at a quarter of the size
_HIGH_PASS = 12.0  # σ in px
_NEIGHBOURHOOD = 7.0  # σ in px
_VARIANCE_SHARE = 0.35
_LEAST_VARIANCE = 1.0  # grey levels²: JPEG leaves blocks that are perfectly flat and tell nothing
_SEEN = 0.1  # share of a neighbourhood that must be quiet for its variance to count


@dataclass(frozen=True)
class Field:
    """The whitened picture: weight × residue, and the weight, the inverse of the local noise; height × width."""

    signal: Floats
    weight: Floats


def whiten(raster: Raster) -> Field:
    """Return the pattern field of an RGB raster.

    Each pixel counts by the inverse of the local variance: text and pictures count little, flat ground much.
    """
    red, green, blue = cv2.split(raster)
    yellow = cv2.addWeighted(red, 0.5, green, 0.5, 0)
    grey = cv2.addWeighted(yellow, 2 / 3, blue, 1 / 3, 0, dtype=cv2.CV_32F)
    difference = cv2.addWeighted(blue, 1.0, yellow, -1.0, 0, dtype=cv2.CV_32F)
    signal, weight = _residue(np.asarray(grey, np.float32), 0)
    blue_signal, blue_weight = _residue(np.asarray(difference, np.float32), 128)
    signal += _BLUE_SHARE * blue_signal
    weight += _BLUE_SHARE * blue_weight
    return Field(signal, weight)


def _residue(plane: Floats, offset: int) -> tuple[Floats, Floats]:
    residue = plane - _background(plane, offset)
    keep = _keep(residue)
    residue *= keep
    density = _slow(keep, _HIGH_PASS)
    residue -= _enlarged(_slow(residue, _HIGH_PASS) / (density + 1e-3), residue)
    residue *= keep
    near = _slow(keep, _NEIGHBOURHOOD)
    variance = _slow(residue * residue, _NEIGHBOURHOOD) / (near + 1e-3)
    seen = variance[near > _SEEN]
    usual = float(np.median(seen)) if seen.size else 1.0
    weight = _enlarged(1 / (variance + _VARIANCE_SHARE * usual + _LEAST_VARIANCE), residue)
    weight *= keep
    residue *= weight
    return residue, weight


def _background(plane: Floats, offset: int) -> Floats:
    """Median over 34 px, computed at half size, and smoothed."""
    half = cv2.resize(plane, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA)
    if offset:
        half = half * 0.5 + offset
    ground = cv2.medianBlur(np.clip(half, 0, 255).astype(np.uint8), _BACKGROUND_WINDOW).astype(np.float32)
    if offset:
        ground = (ground - offset) * 2
    return _enlarged(np.asarray(cv2.blur(ground, (5, 5)), np.float32), plane)


def _keep(residue: Floats) -> Floats:
    """1 where the page is quiet, 0 on and around strokes and edges."""
    loud = np.abs(cv2.blur(residue, (3, 3)))
    spread = float(np.median(loud[::5, ::5]))
    text = (loud > max(_TEXT_FLOOR, _TEXT_FACTOR * spread + 3)).astype(np.uint8)
    grown = cv2.dilate(text, np.ones((5, 5), np.uint8))
    return (1 - grown).astype(np.float32)


def _slow(plane: Floats, sigma: float) -> Floats:
    coarse = cv2.resize(plane, None, fx=1 / _COARSE, fy=1 / _COARSE, interpolation=cv2.INTER_AREA)
    return np.asarray(cv2.GaussianBlur(coarse, (0, 0), sigma / _COARSE), np.float32)


def _enlarged(plane: Floats, like: Floats) -> Floats:
    height, width = like.shape
    return np.asarray(cv2.resize(plane, (width, height), interpolation=cv2.INTER_LINEAR), np.float32)
