"""The polar code of the page mark: 80 bits in 512, information set by polarisation weight.

Source: Arıkan 2009 (polar codes); He et al. 2017 (polarisation weight, β = 2^(1/4)).
"""

from functools import cache

import numpy as np

from shoumi.engines.marking.pagemark.arrays import Bits, Indices
from shoumi.engines.marking.pagemark.payload import PAYLOAD_BITS

LENGTH = 512

_STAGES = 9
_BETA = 2**0.25


@cache
def information_set() -> Indices:
    """Return the 80 most reliable of the 512 synthetic channels, ascending.

    No two weights are equal, as 1, β, β² and β³ are independent over the rationals.
    """
    number = np.arange(LENGTH)
    weight = sum(((number >> stage) & 1) * _BETA**stage for stage in range(_STAGES))
    return np.sort(np.argsort(weight)[-PAYLOAD_BITS:])


def encode(payload: Bits) -> Bits:
    """Return the 512 code bits of 80 payload bits."""
    word = np.zeros(LENGTH, np.uint8)
    word[information_set()] = payload
    return transform(word)


def payload_of(codewords: Bits) -> Bits:
    """Return the payload bits of codewords (… × 512 → … × 80); the transform is its own inverse."""
    return transform(codewords)[..., information_set()]


def transform(bits: Bits) -> Bits:
    """Multiply by the ninth Kronecker power of [[1, 0], [1, 1]] over GF(2), along the last axis, in natural order."""
    word = bits.copy()
    half = 1
    while half < LENGTH:
        pairs = word.reshape(*bits.shape[:-1], -1, 2, half)
        pairs[..., 0, :] ^= pairs[..., 1, :]
        half *= 2
    return word
