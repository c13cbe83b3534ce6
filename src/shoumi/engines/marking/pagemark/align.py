"""Step four of recovery: straighten the canvas by the pilots' phases until blocks agree to a fraction of a pixel."""

from dataclasses import dataclass

import cv2
import numpy as np

from shoumi.engines.marking.pagemark.arrays import Floats
from shoumi.engines.marking.pagemark.canvas import BLOCK, Canvas, lay, pilot_phasors, remap
from shoumi.engines.marking.pagemark.geometry import Homography
from shoumi.engines.marking.pagemark.track import Displacement, track
from shoumi.engines.marking.pagemark.whiten import Field

_ROUNDS = 2
_STRAIGHT = 0.6  # px: below this blocks add up without loss
_OUTLIER = 1.5  # px
_BLOCKS_FOR_PERSPECTIVE = 24
_TRUSTED = 0.5
_REWEIGHTINGS = 5
_RIDGE = 1e-7


def straighten(field: Field, where: Homography) -> tuple[Canvas, Homography]:
    """Return the canvas in which all tiles lie on one grid, and the map refined on the way.

    A remaining bend (lens, curled paper) is taken out by the smoothed displacement itself.
    """
    canvas = lay(field, where)
    for _ in range(_ROUNDS):
        seen = track(pilot_phasors(canvas))
        fit = _fit(seen, _centres(seen, canvas))
        if fit.reach < _STRAIGHT:
            break
        where = Homography(fit.correction @ where.matrix)
        canvas = lay(field, where)
    else:
        seen = track(pilot_phasors(canvas))
        fit = _fit(seen, _centres(seen, canvas))
    if fit.miss > _STRAIGHT:
        canvas = remap(field, where, canvas, _smooth(seen))
    return canvas, where


@dataclass(frozen=True)
class _Fit:
    correction: Floats  # 3 × 3
    miss: float  # px by which blocks typically stay off the correction
    reach: float  # px by which the correction moves blocks against each other


def _centres(seen: Displacement, canvas: Canvas) -> Floats:
    rows, columns = seen.trust.shape
    down, across = np.mgrid[0:rows, 0:columns]
    centres: Floats = np.stack([across, down], axis=2) * BLOCK + BLOCK / 2 + canvas.origin
    return centres


def _fit(seen: Displacement, centres: Floats) -> _Fit:
    """Fit a perspective correction to the displacements by re-weighted least squares.

    The perspective is linear in its eight parameters here, as the correction is small: c − a − Bc − c(g·c).
    """
    place, trust = centres.reshape(-1, 2), seen.trust.ravel() ** 2
    middle, span = place.mean(axis=0), max(float(np.ptp(place, axis=0).max()), BLOCK)
    terms = 8 if np.count_nonzero(seen.trust > _TRUSTED) >= _BLOCKS_FOR_PERSPECTIVE else 6
    basis = _basis((place - middle) / span)[:, :terms]
    target = seen.moved.reshape(-1, 2).T.ravel() / span
    weight: Floats = trust
    miss: Floats = trust
    values: Floats = np.zeros(terms)
    for _ in range(_REWEIGHTINGS):
        weighted = (basis * np.tile(weight, 2)[:, None]).T
        values = np.linalg.solve(weighted @ basis + _RIDGE * np.eye(terms), weighted @ target)
        miss = np.hypot(*((target - basis @ values) * span).reshape(2, -1))
        weight = trust / np.square(1 + np.square(miss / _OUTLIER))
    drawn = (basis @ values * span).reshape(2, -1)
    return _Fit(
        correction=_matrix(np.pad(values, (0, 8 - terms)), middle, span),
        miss=float((weight * miss).sum() / (weight.sum() + 1e-9)),
        reach=float(np.ptp(drawn, axis=1).max()),
    )


def _basis(place: Floats) -> Floats:
    """What each parameter does to n places: 2n × 8, all x first."""
    x, y = place.T
    one, none = np.ones_like(x), np.zeros_like(x)
    across = np.stack([one, x, y, none, none, none, x * x, x * y], axis=1)
    down = np.stack([none, none, none, one, x, y, x * y, y * y], axis=1)
    return np.concatenate([across, down])


def _matrix(values: Floats, middle: Floats, span: float) -> Floats:
    small = np.array(
        [
            [1 - values[1], -values[2], -values[0]],
            [-values[4], 1 - values[5], -values[3]],
            [values[6], values[7], 1],
        ]
    )
    into = np.array([[1 / span, 0, -middle[0] / span], [0, 1 / span, -middle[1] / span], [0, 0, 1]])
    matrix: Floats = np.linalg.inv(into) @ small @ into
    return matrix


def _smooth(seen: Displacement) -> Floats:
    trust = (seen.trust**2)[..., None] + 1e-3
    blurred = cv2.GaussianBlur(seen.moved * trust, (0, 0), 1.0)
    return np.asarray(blurred / cv2.GaussianBlur(np.repeat(trust, 2, axis=2), (0, 0), 1.0), np.float32)
