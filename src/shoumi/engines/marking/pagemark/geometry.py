"""Step three of recovery: the map from the picture to the upright pattern, fitted to wave vectors, then to places."""

from dataclasses import dataclass

import numpy as np

from shoumi.engines.marking.pagemark.arrays import Floats
from shoumi.engines.marking.pagemark.pilots import WINDOW, Seed, Spectra, peak_near
from shoumi.engines.marking.pagemark.tile import PILOTS, TILE

_LEAST_PEAK = 2.5  # power over the noise floor from which a peak counts
_DIFFERENCE = 1e-4  # step of the numeric derivative
_LEAST_WINDOWS_FOR_PERSPECTIVE = 6
_ITERATIONS = 6
_REACH = 3  # bins a peak may be off
_GROWTH = (9, 25)  # windows
_SOFT = 0.5  # bins from which a miss counts linearly
_RIDGE = 1e-6


@dataclass(frozen=True)
class Homography:
    """A plane perspective map: 3 × 3, picture px (x, y, 1) to pattern px."""

    matrix: Floats

    def scale(self, at: Floats) -> float:
        """Picture px per pattern px at a place of the picture."""
        return float(abs(np.linalg.det(self.jacobian(at[None])[0])) ** -0.5)

    def rotation(self, at: Floats) -> float:
        """Degrees by which the pattern is turned in the picture at a place, −180 … 180, clockwise on the screen."""
        jacobian = self.jacobian(at[None])[0]
        return float(np.degrees(np.arctan2(jacobian[0, 1] - jacobian[1, 0], jacobian[0, 0] + jacobian[1, 1])))

    def jacobian(self, at: Floats) -> Floats:
        """Return the derivatives at n × 2 places: n × 2 × 2."""
        matrix = self.matrix
        depth = at @ matrix[2, :2] + matrix[2, 2]
        moved = (at @ matrix[:2, :2].T + matrix[:2, 2]) / depth[:, None]
        slope: Floats = (matrix[:2, :2][None] - moved[:, :, None] * matrix[2, :2][None, None]) / depth[:, None, None]
        return slope

    def apply(self, at: Floats) -> Floats:
        """Return where n × 2 places of the picture lie on the pattern."""
        moved = at @ self.matrix[:, :2].T + self.matrix[:, 2]
        place: Floats = moved[:, :2] / moved[:, 2:]
        return place


def refined_waves(power: Floats, seed: Seed) -> Floats:
    """Fit the 2 × 2 matrix from cycles a tile to bins of a window to the peaks of an average spectrum near a seed."""
    waves: Floats = seed.waves.astype(np.float64)
    for reach in (3, 2):
        places, strengths = zip(*(peak_near(power, waves @ pilot, reach) for pilot in PILOTS), strict=True)
        trust = np.log(np.maximum(strengths, 1.0)) + 1e-3
        waves = _robust_waves(np.array(places, np.float64), trust, waves)
    return waves.astype(np.float32)


def from_waves(waves: Floats, centre: Floats) -> Homography:
    """Return the affine map that sends ``centre`` to the origin and has these waves everywhere."""
    linear = np.asarray(waves, np.float64).T * (TILE / WINDOW)
    matrix = np.eye(3)
    matrix[:2, :2] = linear
    matrix[:2, 2] = -linear @ centre
    return Homography(matrix)


def perspective_around(seen: Spectra, start: Homography, window: int) -> Homography:
    """Grow a map that holds at one window to one that holds at all, nearest windows first."""
    distance = np.linalg.norm(seen.centres - seen.centres[window], axis=1)
    order = np.argsort(distance, kind="stable")
    for count in (*_GROWTH, len(order)):
        near = order[:count]
        start = perspective_from_spectra(Spectra(seen.power[near], seen.centres[near]), start)
    return start


def perspective_from_spectra(seen: Spectra, start: Homography) -> Homography:
    """Refine an affine map to a perspective one by the pilots' peaks in every window (soft-L1 least squares).

    The origin of the pattern stays where ``start`` put it: spectra tell nothing about translation.
    """
    if len(seen.centres) < _LEAST_WINDOWS_FOR_PERSPECTIVE:
        return start
    views = _Views(seen.centres, float(np.ptp(seen.centres, axis=0).max()) + WINDOW)
    found = [
        [peak_near(power, wave, _REACH) for wave in waves]
        for power, waves in zip(seen.power, _window_waves(start, seen.centres), strict=True)
    ]
    places = np.array([[place for place, _ in row] for row in found], np.float64)
    strengths = np.array([[strength for _, strength in row] for row in found])
    trust = np.where(strengths > _LEAST_PEAK, np.sqrt(np.log(np.maximum(strengths, 1.0))), 0)
    values = np.concatenate([start.jacobian(views.middle[None])[0].ravel(), [0.0, 0.0]])
    for _ in range(_ITERATIONS):
        values = views.improved(values, places, trust)
    return views.homography(values)


@dataclass(frozen=True)
class _Views:
    """The windows' centres, and a homography about their middle in six numbers: 2 × 2 slope, two of perspective."""

    centres: Floats
    span: float

    @property
    def middle(self) -> Floats:
        middle: Floats = self.centres.mean(axis=0)
        return middle

    def homography(self, values: Floats) -> Homography:
        away, inner = np.eye(3), np.eye(3)
        away[:2, 2] = -self.middle
        inner[:2, :2] = values[:4].reshape(2, 2)
        inner[2, :2] = values[4:] / self.span
        return Homography(inner @ away)

    def improved(self, values: Floats, places: Floats, trust: Floats) -> Floats:
        """One Gauss–Newton step towards the waves at ``places``."""
        residue = self._waves(values) - places
        slope = np.stack(
            [(self._waves(values + step) - places - residue).ravel() / _DIFFERENCE for step in np.eye(6) * _DIFFERENCE],
            axis=1,
        )
        size = np.linalg.norm(residue, axis=2)
        weight = np.repeat((trust / np.sqrt(1 + np.square(size / _SOFT))).ravel(), 2)
        normal = slope.T @ (weight[:, None] * slope) + _RIDGE * np.eye(6)
        better: Floats = values - np.linalg.solve(normal, slope.T @ (weight * residue.ravel()))
        return better

    def _waves(self, values: Floats) -> Floats:
        return _window_waves(self.homography(values), self.centres)


def _robust_waves(places: Floats, trust: Floats, start: Floats) -> Floats:
    waves = start
    for _ in range(4):
        miss = np.linalg.norm(places - PILOTS @ waves.T, axis=1)
        weight = trust / (1 + np.square(miss / _SOFT))
        normal = (PILOTS * weight[:, None]).T @ PILOTS + _RIDGE * np.eye(2)
        waves = np.linalg.solve(normal, (PILOTS * weight[:, None]).T @ places).T
    return waves


def _window_waves(where: Homography, centres: Floats) -> Floats:
    """Bins of each pilot in each window: n × 6 × 2."""
    slopes = where.jacobian(centres)
    waves: Floats = np.einsum("nij,pi->npj", slopes, PILOTS) * (WINDOW / TILE)
    return waves
