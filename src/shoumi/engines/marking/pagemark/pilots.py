"""Step two of recovery: find scale and rotation from the six pilot waves in the spectra of overlapping windows."""

from dataclasses import dataclass
from functools import cache

import cv2
import numpy as np

from shoumi.engines.marking.pagemark.arrays import Floats, Indices
from shoumi.engines.marking.pagemark.tile import PILOTS, TILE

WINDOW = 320
_STEP = 192
_HALF = WINDOW // 2
_FLOOR_WINDOW = 25  # bins over which the noise floor of a spectrum is taken

_SCALES = np.exp(np.arange(np.log(0.3), np.log(2.4), 0.012))
_ANGLES = np.deg2rad(np.arange(0, 180, 0.6))
_FLAT = 1e-6
_LOBE = 0.9  # σ in bins, about the main lobe of a Hann window
_LOOKED_AT = 1500  # guesses, best first, among which distinct ones are sought
_APART = 0.05  # two seeds closer than this in scale or angle (radian) are one

# Wave vectors in bins of a window at scale 1: a pilot of k cycles a tile has k · 320/192.
_BINS = PILOTS * (WINDOW / TILE)


@dataclass(frozen=True)
class Spectra:
    """Power spectra of the windows over their local mean (noise ≈ 1): n × 320 × 161, rows from −160 to 159 cycles."""

    power: Floats
    centres: Floats  # n × 2, (x, y) in px


@dataclass(frozen=True)
class Seed:
    """A guess: pattern ``scale`` (image px per pattern px), ``angle`` in radian, and how well the six pilots fit it."""

    scale: float
    angle: float
    score: float

    @property
    def waves(self) -> Floats:
        """The 2 × 2 matrix that turns cycles a tile into bins of a window."""
        cosine, sine = np.cos(self.angle), np.sin(self.angle)
        turn = np.array([[cosine, -sine], [sine, cosine]])
        return (turn * (WINDOW / TILE / self.scale)).astype(np.float32)


def spectra(signal: Floats) -> Spectra:
    """Return the normalised power spectra of Hann windows of 320 px at steps of 192 px."""
    height, width = (max(side, WINDOW) for side in signal.shape)
    padded = np.zeros((height, width), np.float32)
    padded[: signal.shape[0], : signal.shape[1]] = signal
    corners = [(x, y) for y in _starts(height) for x in _starts(width)]
    hann = np.hanning(WINDOW).astype(np.float32)
    bell = hann[:, None] * hann[None, :]
    power = np.stack([_power(padded[y : y + WINDOW, x : x + WINDOW] * bell) for x, y in corners])
    return Spectra(power, np.array(corners, np.float32) + _HALF)


def seeds(power: Floats, count: int) -> list[Seed]:
    """Return likely fits of the six pilots to a power spectrum: the best upright one, then the ``count`` best of all.

    The score is the mean over the pilots of the logarithm of the power at each: a single strong line of the page's
    own (table rules, screen raster) cannot carry a guess alone. Screenshots, crops and messengers leave a page
    upright; asking for that first needs far weaker pilots, as only one angle is tried.
    """
    soft = cv2.GaussianBlur(power, (3, 3), _LOBE)
    scores = np.log(soft + 1e-3).ravel()[_lookup()].mean(axis=2)
    upright = int(np.argmax(scores[:, 0]))
    found = [_seed(scores, upright, 0)]
    for place in np.argsort(scores, axis=None)[::-1][:_LOOKED_AT]:
        seed = _seed(scores, *divmod(int(place), len(_ANGLES)))
        if all(_distinct(seed, other) for other in found):
            found.append(seed)
            if len(found) > count:
                break
    return found


def peak_near(power: Floats, wave: Floats, reach: int) -> tuple[Floats, float]:
    """Return the strongest place within ``reach`` bins of ``wave`` (across, down), and its power.

    The place is told to a fraction of a bin.
    """
    flip = -1.0 if wave[0] < 0 else 1.0
    column, row = round(float(flip * wave[0])), round(float(flip * wave[1])) + _HALF
    left, top = max(column - reach, 1), max(row - reach, 1)
    patch = power[top : min(row + reach, WINDOW - 2) + 1, left : min(column + reach, _HALF - 1) + 1]
    if not patch.size:
        return wave, 0.0
    down, across = divmod(int(np.argmax(patch)), patch.shape[1])
    y, x = top + down, left + across
    place = np.array(
        [x + _vertex(power[y, x - 1 : x + 2]), y + _vertex(power[y - 1 : y + 2, x]) - _HALF],
        np.float32,
    )
    return flip * place, float(power[y, x])


def _seed(scores: Floats, scale: int, angle: int) -> Seed:
    return Seed(float(_SCALES[scale]), float(_ANGLES[angle]), float(scores[scale, angle]))


def _starts(length: int) -> list[int]:
    last = length - WINDOW
    return sorted({*range(0, last + 1, _STEP), last})


def _power(window: Floats) -> Floats:
    transform = np.fft.fftshift(np.fft.rfft2(window), axes=0)
    power = np.square(np.abs(transform)).astype(np.float32)
    floor = cv2.blur(power, (_FLOOR_WINDOW, _FLOOR_WINDOW), borderType=cv2.BORDER_REFLECT_101)
    return power / (floor + 1e-12 + 1e-6 * float(floor.max()))


def _distinct(one: Seed, other: Seed) -> bool:
    turn = abs(one.angle - other.angle)
    return abs(np.log(one.scale / other.scale)) > _APART or min(turn, np.pi - turn) > _APART


def _vertex(three: Floats) -> float:
    """Place of the top of a parabola through the logarithms of three neighbouring values, from the middle one."""
    before, middle, after = np.log(three + 1e-6)
    bend = before - 2 * middle + after
    return 0.0 if bend >= -_FLAT else float(np.clip((before - after) / (2 * bend), -0.5, 0.5))


@cache
def _lookup() -> Indices:
    """Flat places in a 320 × 161 spectrum, scales × angles × pilots."""
    cosine, sine = np.cos(_ANGLES)[None, :, None], np.sin(_ANGLES)[None, :, None]
    across = (cosine * _BINS[:, 0] - sine * _BINS[:, 1]) / _SCALES[:, None, None]
    down = (sine * _BINS[:, 0] + cosine * _BINS[:, 1]) / _SCALES[:, None, None]
    flip = np.where(across < 0, -1, 1)
    column = np.clip(np.rint(across * flip), 0, _HALF).astype(np.intp)
    row = np.clip(np.rint(down * flip) + _HALF, 0, WINDOW - 1).astype(np.intp)
    places: Indices = row * (_HALF + 1) + column
    return places
