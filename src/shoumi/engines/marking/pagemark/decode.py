"""Step six of recovery: from soft chips to a view id, or to nothing."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from shoumi.engines.marking.pagemark import payload, polar, polar_list
from shoumi.engines.marking.pagemark.arrays import Bits, Floats
from shoumi.engines.marking.pagemark.keys import SYNC_CHIPS, MarkKey

# The largest possible is √512 = 22.6.
LEAST_Z = 9.5


@dataclass(frozen=True)
class Decoded:
    """An accepted id, its z, and which of the candidates gave it."""

    view_id: int
    z: float
    candidate: int


def decode(candidates: Sequence[Floats], key: MarkKey) -> Decoded | None:
    """Return the first id that passes both the zero check and z > 9.5, or None; candidates are 576 soft chips each."""
    chips = np.stack([_code_chips(one, key) for one in candidates])
    words = polar_list.decode_list(chips)
    payloads = polar.payload_of(words)
    for number, paths in enumerate(payloads):
        for path, bits in enumerate(paths):
            view_id = payload.unscramble(bits, key.round_key)
            if view_id is None:
                continue
            z = float(_z(chips[number], words[number, path]))
            if z > LEAST_Z:
                return Decoded(view_id, z, number)
    return None


def codeword_z(chips: Floats, view_id: int, key: MarkKey) -> Floats:
    """Return z of the codeword of ``view_id`` in soft chips (… × 576 → …)."""
    code = polar.encode(payload.scramble(view_id, key.round_key))
    return _z(_code_chips(chips, key), code)


def _code_chips(chips: Floats, key: MarkKey) -> Floats:
    """The 512 code chips in the code's order, signs undone, scaled to a mean square of 1."""
    code: Floats = chips[..., key.places[SYNC_CHIPS:]] * key.code_signs
    scaled: Floats = code / (np.sqrt(np.square(code).mean(axis=-1, keepdims=True)) + 1e-12)
    return scaled


def _z(code_chips: Floats, codeword: Bits) -> Floats:
    z: Floats = code_chips @ (1 - 2 * codeword.astype(np.float64)) / np.sqrt(polar.LENGTH)
    return z
