"""After the look-up: is this the pattern of the very page that the ledger names?"""

from dataclasses import dataclass

import numpy as np

from shoumi.engines.marking.pagemark.arrays import Floats
from shoumi.engines.marking.pagemark.keys import PLACES, MarkKey
from shoumi.engines.marking.pagemark.recover import Recovery
from shoumi.engines.marking.pagemark.tile import CHIP_AMPLITUDE, PAGE_AMPLITUDE, chip_signs
from shoumi.engines.marking.vocabulary import Verdict

_AGREES_FROM = 4.0  # standard deviations; by chance 3 in 100,000
_TELLING_FROM = 6.0  # expected z from which silence means something


@dataclass(frozen=True)
class Binding:
    """``z`` of the page's chips, the z to be ``expected`` from how well the id was read, and what that means."""

    z: float
    expected: float
    verdict: Verdict


def check_binding(recovery: Recovery, key: MarkKey, page_digest: bytes) -> Binding:
    """Tell whether the recovered pattern was embedded for the page with ``page_digest``.

    DIFFERS: the pattern of another page (or none bound to a page) lies on this picture, although the picture is good
    enough to tell. UNDECIDED: the picture is too poor.
    """
    main = chip_signs(recovery.view_id, key)
    own = key.page_signs(page_digest)
    loudness = float(recovery.chips @ main) / PLACES
    rest: Floats = recovery.chips - loudness * main
    spread = float(rest.std()) + 1e-12
    z = float(rest @ own) / (spread * np.sqrt(PLACES))
    expected = loudness * PAGE_AMPLITUDE / CHIP_AMPLITUDE * np.sqrt(PLACES) / spread
    if z >= _AGREES_FROM:
        return Binding(z, float(expected), Verdict.AGREES)
    silent = expected >= _TELLING_FROM and z < expected / 3
    return Binding(z, float(expected), Verdict.DIFFERS if silent else Verdict.UNDECIDED)
