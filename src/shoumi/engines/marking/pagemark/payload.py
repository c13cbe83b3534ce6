"""The 80 bits a page carries: a view id and its keyed check, permuted so that nobody without the key can tell them.

A view id of 40 bits stands beside 40 zero bits; the 80 bits go through a balanced Feistel network of eight rounds
whose round function is HMAC-SHA-256. To someone without the key the result is 80 random bits, and any other 80 bits
come back with a random right half: they pass the zero check once in 2**40.
Source: Luby and Rackoff 1988 (a Feistel network over a pseudo-random function is a pseudo-random permutation).
"""

import hmac

import numpy as np

from shoumi.engines.marking.pagemark.arrays import Bits

FORMAT = 1
ID_BITS = 40
CHECK_BITS = 40
PAYLOAD_BITS = ID_BITS + CHECK_BITS
LARGEST_ID = 2**ID_BITS - 1

_ROUNDS = 8
_HALF_BYTES = 5


def scramble(view_id: int, round_key: bytes) -> Bits:
    """Return the 80 payload bits of ``view_id``, most significant first.

    Raises ValueError when the id does not fit 40 bits.
    """
    if not 0 <= view_id <= LARGEST_ID:
        msg = f"a view id has {ID_BITS} bits"
        raise ValueError(msg)
    left, right = view_id.to_bytes(_HALF_BYTES, "big"), bytes(_HALF_BYTES)
    for number in range(_ROUNDS):
        left, right = right, _xor(left, _round(round_key, number, right))
    return np.unpackbits(np.frombuffer(left + right, np.uint8))


def unscramble(bits: Bits, round_key: bytes) -> int | None:
    """Return the view id in 80 payload bits, or None when the check half is not zero."""
    packed = np.packbits(bits).tobytes()
    left, right = packed[:_HALF_BYTES], packed[_HALF_BYTES:]
    for number in reversed(range(_ROUNDS)):
        left, right = _xor(right, _round(round_key, number, left)), left
    return int.from_bytes(left, "big") if right == bytes(_HALF_BYTES) else None


def _round(round_key: bytes, number: int, half: bytes) -> bytes:
    return hmac.digest(round_key, bytes([FORMAT, number]) + half, "sha256")[:_HALF_BYTES]


def _xor(one: bytes, other: bytes) -> bytes:
    return bytes(a ^ b for a, b in zip(one, other, strict=True))
