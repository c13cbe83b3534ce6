"""Salted commitments: the leaf binds the details without revealing them, also not by guessing.

Details are often guessable (an id, a code, a date); the 32 random salt bytes are what keeps a reader of the leaf from
trying candidates. Once salt and details are erased the commitment says nothing, and the leaf need not change.
"""

import hashlib
import hmac

from shoumi.engines.foundation.canonical import Json, canonical_bytes
from shoumi.engines.foundation.errors import Corrupt
from shoumi.engines.ledger.problems import LedgerProblem

SALT_SIZE = 32
LONGEST_DETAILS = 0xFFFF  # bytes of canonical JSON
_DOMAIN = b"shoumi.ledger/v1/commitment\x00"


def commit(details: Json, salt: bytes) -> bytes:
    """Return SHA-256(domain ‖ salt ‖ canonical JSON of ``details``), 32 bytes.

    The domain and the salt have fixed lengths, so no two inputs share an encoding. Raises ValueError for a salt of
    another length than 32 bytes or details over 65,535 bytes, TypeError for a value outside canonical JSON.
    """
    return commit_encoded(canonical_bytes(details), salt)


def commit_encoded(encoded: bytes, salt: bytes) -> bytes:
    """Return the commitment to details that are canonical JSON already; raises ValueError as `commit`."""
    if len(salt) != SALT_SIZE:
        msg = f"a salt has {SALT_SIZE} bytes, not {len(salt)}"
        raise ValueError(msg)
    if len(encoded) > LONGEST_DETAILS:
        msg = f"details of {len(encoded)} bytes; at most {LONGEST_DETAILS}"
        raise ValueError(msg)
    return hashlib.sha256(_DOMAIN + salt + encoded).digest()


def check(details: Json, salt: bytes, commitment: bytes) -> None:
    """Raise Corrupt unless ``commitment`` is the one to ``details`` under ``salt``."""
    if not hmac.compare_digest(commit(details, salt), commitment):
        raise Corrupt(LedgerProblem.COMMITMENT_DIFFERS)
