"""Reads the page mark back from a photo, screenshot, scan or crop."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import cv2
import numpy as np

from shoumi.engines.foundation.errors import Invalid
from shoumi.engines.marking.pagemark.align import straighten
from shoumi.engines.marking.pagemark.arrays import Floats, Raster
from shoumi.engines.marking.pagemark.bound import Trials
from shoumi.engines.marking.pagemark.canvas import Canvas
from shoumi.engines.marking.pagemark.decode import Decoded, codeword_z, decode
from shoumi.engines.marking.pagemark.fold import Alignment, alignments, folds, read_chips, tile_chips
from shoumi.engines.marking.pagemark.geometry import (
    Homography,
    from_waves,
    perspective_around,
    perspective_from_spectra,
    refined_waves,
)
from shoumi.engines.marking.pagemark.keys import MarkKey
from shoumi.engines.marking.pagemark.pilots import Spectra, seeds, spectra
from shoumi.engines.marking.pagemark.tile import DRAWN, TILE
from shoumi.engines.marking.pagemark.whiten import Field, whiten
from shoumi.engines.marking.vocabulary import Problem

_LARGEST_AREA = 2.6e6  # px that are looked at; larger pictures are shrunk
_LARGEST_INPUT = 2e8  # px that are taken at all
_ZOOMS = (1.0, 0.62, 1.5)
_SAME_SIZE = 0.15
_SEEDS = 2
_SINGLE_WINDOWS = 2
_LEAST_SCORE = 0.25  # below it six pilots are no better than noise; an upright guess was chosen among fewer
_LEAST_UPRIGHT_SCORE = 0.1
_ALIGNMENTS = 6
_LEAST_SIDE = 64


@dataclass(frozen=True)
class Geometry:
    """How the page lies in the picture at its centre: picture px per px of the marked page, and degrees clockwise."""

    scale: float
    rotation: float


@dataclass(frozen=True, eq=False)
class Recovery:
    """A view id read from a picture. It is a lead that a person confirms, not a verdict.

    ``z`` is the match of the re-encoded codeword (at most 22.6), ``tiles`` the same tile by tile (rows × columns),
    ``bound`` the probability that a picture without this mark leads to an issued id, every trial counted.
    """

    view_id: int
    key_index: int
    z: float
    bound: float
    trials: Trials
    tiles: Floats
    geometry: Geometry
    chips: Floats


def recover(raster: Raster, keys: Sequence[MarkKey], *, issued: int = 1_000_000) -> Recovery | None:
    """Return the view id that the page in ``raster`` (height × width × 3 RGB) carries, or None.

    Keys are tried in the order given: newest first. ``issued`` is the number of ids given out so far, for the bound.
    The same input gives the same answer. Raises Invalid for another array shape or a picture above 200 MP.
    """
    _check(raster)
    trials = Trials()
    for attempt, picture in enumerate(_sizes(raster)):
        field = whiten(picture)
        for where in _maps(field, thorough=attempt == 0):
            found = _read(field, where, keys, trials)
            if found:
                return _reported(found, trials, issued, picture.shape[1] / raster.shape[1])
    return None


@dataclass(frozen=True)
class _Found:
    decoded: Decoded
    key_index: int
    key: MarkKey
    canvas: Canvas
    where: Homography
    middle: Floats  # of the picture, px
    alignment: Alignment
    chips: Floats


def _check(raster: Raster) -> None:
    if raster.ndim != 3 or raster.shape[2] != 3 or raster.dtype != np.uint8:  # noqa: PLR2004  (height, width, RGB)
        raise Invalid(Problem.RASTER_SHAPE, shape=str(raster.shape), dtype=str(raster.dtype))
    if raster.shape[0] * raster.shape[1] > _LARGEST_INPUT:
        raise Invalid(Problem.RASTER_TOO_LARGE, height=raster.shape[0], width=raster.shape[1])


def _sizes(raster: Raster) -> Iterator[Raster]:
    """Yield the picture at the sizes at which it is looked at, most likely first; none twice."""
    height, width = raster.shape[:2]
    largest = float(np.sqrt(_LARGEST_AREA / (height * width)))
    looked_at: list[float] = []
    for zoom in _ZOOMS:
        factor = min(zoom, largest)
        tall, wide = round(height * factor), round(width * factor)
        if min(tall, wide) < _LEAST_SIDE or any(abs(factor / other - 1) < _SAME_SIZE for other in looked_at):
            continue
        looked_at.append(factor)
        if factor == 1.0:
            yield raster
        else:
            method = cv2.INTER_AREA if factor < 1 else cv2.INTER_CUBIC
            yield np.asarray(cv2.resize(raster, (wide, tall), interpolation=method), np.uint8)


def _maps(field: Field, *, thorough: bool) -> Iterator[Homography]:
    """Guess the map from picture to pattern: the upright guess first, then any angle, then with perspective."""
    seen = spectra(field.signal)
    average = seen.power.mean(axis=0)
    centre = np.array(field.signal.shape[::-1]) / 2
    upright, *turned = seeds(average, _SEEDS)
    guesses = [seed for seed in turned if seed.score > _LEAST_SCORE]
    if upright.score > _LEAST_UPRIGHT_SCORE:
        guesses.insert(0, upright)
    guesses.sort(key=lambda seed: -seed.score)
    maps = [from_waves(refined_waves(average, seed), centre) for seed in guesses]
    yield from maps if thorough else maps[:1]
    if thorough:
        yield from (_from_window(seen, window) for window in _strongest(seen))
        yield from (perspective_from_spectra(seen, affine) for affine in maps)


def _strongest(seen: Spectra) -> list[int]:
    """Windows whose own spectrum shows the pilots best: under perspective the average of all smears them."""
    scores = np.array([max(seed.score for seed in seeds(power, 1)) for power in seen.power])
    order: list[int] = np.argsort(-scores, kind="stable")[:_SINGLE_WINDOWS].tolist()
    return order


def _from_window(seen: Spectra, window: int) -> Homography:
    """Start from the best guess of one window and grow to a perspective that suits all."""
    power = seen.power[window]
    seed = max(seeds(power, 1), key=lambda one: one.score)
    local = from_waves(refined_waves(power, seed), seen.centres[window])
    return perspective_around(seen, local, window)


def _read(field: Field, where: Homography, keys: Sequence[MarkKey], trials: Trials) -> _Found | None:
    canvas, where = straighten(field, where)
    both = folds(canvas)
    for index, key in enumerate(keys):
        places = sorted(
            (place for fold in both for place in alignments(fold, key, _ALIGNMENTS)), key=lambda place: -place.score
        )
        candidates = [read_chips(place) for place in places]
        if not candidates:
            continue
        trials.count(len(candidates))
        decoded = decode(candidates, key)
        if decoded:
            place = places[decoded.candidate]
            middle = np.array(field.signal.shape[::-1]) / 2
            return _Found(decoded, index, key, canvas, where, middle, place, candidates[decoded.candidate])
    return None


def _reported(found: _Found, trials: Trials, issued: int, shrink: float) -> Recovery:
    decoded = found.decoded
    middle = found.middle
    turn = found.where.rotation(middle) + (180 if found.alignment.fold.upside_down else 0)
    return Recovery(
        view_id=decoded.view_id,
        key_index=found.key_index,
        z=float(decoded.z),
        bound=trials.bound(float(decoded.z), issued),
        trials=trials,
        tiles=codeword_z(tile_chips(found.canvas, found.alignment), decoded.view_id, found.key),
        geometry=Geometry(found.where.scale(middle) / shrink * TILE / DRAWN, (turn + 180) % 360 - 180),
        chips=found.chips,
    )
