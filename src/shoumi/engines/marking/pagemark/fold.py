"""Step five of recovery: all tiles on one, and where the tile begins."""

from dataclasses import dataclass

import numpy as np

from shoumi.engines.marking.pagemark.arrays import Complex, Floats
from shoumi.engines.marking.pagemark.canvas import Canvas
from shoumi.engines.marking.pagemark.keys import GRID, MarkKey
from shoumi.engines.marking.pagemark.tile import PILOT_PHASES, PILOTS, TILE, blow_up, chip_pulses, sync_chips

_LEAST_SCORE = 3.5  # standard deviations
_NEAR = 5  # px between two alignments that count as different


@dataclass(frozen=True)
class Fold:
    """All tiles on one: the weighted sum and the sum of weights, both 192 × 192, turned by 0° or 180°."""

    signal: Floats
    weight: Floats
    upside_down: bool


@dataclass(frozen=True)
class Alignment:
    """A place (across, down) in the fold where a tile may begin, and how far it stands out."""

    fold: Fold
    across: int
    down: int
    score: float


def folds(canvas: Canvas) -> tuple[Fold, Fold]:
    """Add up the tiles of a canvas; upright and upside down."""
    signal, weight = (
        plane.reshape(plane.shape[0] // TILE, TILE, -1, TILE).sum(axis=(0, 2))
        for plane in (canvas.signal, canvas.weight)
    )
    return Fold(signal, weight, upside_down=False), Fold(signal[::-1, ::-1], weight[::-1, ::-1], upside_down=True)


def alignments(fold: Fold, key: MarkKey, count: int) -> list[Alignment]:
    """Return the likeliest beginnings of the tile, best first, by the pilots and the synchronisation chips together."""
    spectrum = np.fft.fft2(_mean(fold))
    pilots = _correlation(spectrum * _pilot_mask(), _pilot_spectrum())
    sync = _correlation(spectrum * (1 - _pilot_mask()), np.fft.fft2(blow_up(sync_chips(key))))
    surface = (pilots + sync) / np.sqrt(2)
    found: list[Alignment] = []
    for _ in range(count):
        down, across = divmod(int(np.argmax(surface)), TILE)
        score = float(surface[down, across])
        if score < _LEAST_SCORE:
            break
        found.append(Alignment(fold, across, down, score))
        rows = np.arange(down - _NEAR, down + _NEAR + 1) % TILE
        columns = np.arange(across - _NEAR, across + _NEAR + 1) % TILE
        surface[np.ix_(rows, columns)] = -np.inf
    return found


def read_chips(alignment: Alignment) -> Floats:
    """Return the soft values of the 576 chips, without the pilots: the matched filter over the weighted sum."""
    fold = alignment.fold
    mean = _without_pilots(_mean(fold))
    signal = np.roll(mean * fold.weight, (-alignment.down, -alignment.across), axis=(0, 1))
    pulses = chip_pulses()
    chips: Floats = (pulses.T @ signal @ pulses).ravel()
    return chips


def tile_chips(canvas: Canvas, alignment: Alignment) -> Floats:
    """Return the soft chips of every tile of the canvas on its own: rows × columns × 576, in the canvas's order."""
    down, across = alignment.down, alignment.across
    planes = [canvas.signal, canvas.weight]
    if alignment.fold.upside_down:
        planes = [plane[::-1, ::-1] for plane in planes]
    signal, weight = (np.roll(plane, (-down, -across), axis=(0, 1)) for plane in planes)
    rows, columns = signal.shape[0] // TILE, signal.shape[1] // TILE
    tiles = signal.reshape(rows, TILE, columns, TILE).transpose(0, 2, 1, 3)
    weights = weight.reshape(rows, TILE, columns, TILE).transpose(0, 2, 1, 3)
    pulses = chip_pulses()
    mean = tiles / (weights + 0.1 * float(weights.mean()) + 1e-9)
    clean = _without_pilots(mean) * weights
    chips: Floats = (pulses.T @ clean @ pulses).reshape(rows, columns, GRID * GRID)
    return chips[::-1, ::-1] if alignment.fold.upside_down else chips


def _mean(fold: Fold) -> Floats:
    mean: Floats = fold.signal / (fold.weight + 0.1 * float(fold.weight.mean()) + 1e-9)
    return mean


def _without_pilots(mean: Floats) -> Floats:
    clean: Floats = np.fft.irfft2(np.fft.rfft2(mean) * (1 - _pilot_mask())[:, : TILE // 2 + 1], s=(TILE, TILE))
    return clean


def _pilot_mask() -> Floats:
    mask = np.zeros((TILE, TILE))
    for across, down in PILOTS.astype(int):
        mask[down % TILE, across % TILE] = mask[-down % TILE, -across % TILE] = 1
    return mask


def _pilot_spectrum() -> Complex:
    spectrum = np.zeros((TILE, TILE), complex)
    for (across, down), phase in zip(PILOTS.astype(int), PILOT_PHASES, strict=True):
        spectrum[down % TILE, across % TILE] = np.exp(1j * phase)
        spectrum[-down % TILE, -across % TILE] = np.exp(-1j * phase)
    return spectrum


def _correlation(spectrum: Complex, template: Complex) -> Floats:
    """Circular cross-correlation in standard deviations of itself."""
    surface = np.fft.ifft2(spectrum * np.conj(template)).real
    normal: Floats = surface / (surface.std() + 1e-12)
    return normal
