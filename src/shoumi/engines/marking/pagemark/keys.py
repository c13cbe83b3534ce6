"""The key of the page mark and what is derived from it."""

from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from shoumi.engines.marking.pagemark.arrays import Floats, Indices
from shoumi.engines.marking.pagemark.payload import FORMAT
from shoumi.engines.marking.pagemark.polar import LENGTH as CODE_CHIPS

GRID = 24
PLACES = GRID * GRID
SYNC_CHIPS = PLACES - CODE_CHIPS

_SECRET_BYTES = 32


@dataclass(frozen=True)
class MarkKey:
    """The 32-byte secret of one marking period; everything else about the pattern follows from it.

    Derivation is HKDF-SHA-256 with the label ``shoumi/page-mark/<format>/<purpose>``. Raises ValueError for a secret
    of another length.
    """

    secret: bytes = field(repr=False)

    def __post_init__(self) -> None:
        if len(self.secret) != _SECRET_BYTES:
            msg = f"a mark key has {_SECRET_BYTES} bytes"
            raise ValueError(msg)

    @cached_property
    def round_key(self) -> bytes:
        """Key of the payload permutation."""
        return self._derive("payload", 32)

    @cached_property
    def places(self) -> Indices:
        """Chip places 0 … 575 in keyed order: 64 synchronisation chips first, then the code chips.

        The order sorts 576 derived 64-bit numbers: no rejection sampling, the same in any language.
        """
        numbers = np.frombuffer(self._derive("places", 8 * PLACES), ">u8")
        return np.argsort(numbers, kind="stable")

    @cached_property
    def sync_signs(self) -> Floats:
        """±1 for each of the 64 synchronisation chips."""
        return _signs(self._derive("sync", SYNC_CHIPS // 8))

    @cached_property
    def code_signs(self) -> Floats:
        """±1 that multiplies each of the 512 code chips."""
        return _signs(self._derive("code", CODE_CHIPS // 8))

    def page_signs(self, page_digest: bytes) -> Floats:
        """±1 for all 576 places, tied to the page with this digest (any length; the page's SHA-256 as a rule)."""
        return _signs(self._derive("page", PLACES // 8, salt=page_digest))

    def _derive(self, purpose: str, length: int, *, salt: bytes | None = None) -> bytes:
        label = f"shoumi/page-mark/{FORMAT}/{purpose}".encode()
        return HKDF(algorithm=SHA256(), length=length, salt=salt, info=label).derive(self.secret)


def _signs(packed: bytes) -> Floats:
    """Bit 0 → +1, bit 1 → −1, most significant bit first."""
    bits = np.unpackbits(np.frombuffer(packed, np.uint8))
    return (1 - 2 * bits.astype(np.float32)).astype(np.float32)
