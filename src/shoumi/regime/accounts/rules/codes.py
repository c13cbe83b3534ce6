"""Time-based one-time codes (RFC 6238 over RFC 4226): HMAC-SHA-1, 30 seconds, six digits."""

import base64
import hashlib
import hmac
from datetime import datetime

from shoumi.engines.foundation.errors import Invalid
from shoumi.regime.accounts.vocabulary import Problem

PERIOD = 30
DIGITS = 6
DRIFT = 1
"""Periods a phone's clock may be off, either way."""
LEAST_SECRET = 16
"""Bytes: RFC 4226 section 4 asks for 128 bits and recommends 160."""
SECRET_SIZE = 20


def read_secret(text: str) -> bytes:
    """Return the bytes of the base32 secret ``text``. Raises Invalid when it is not base32 or shorter than 128 bits."""
    compact = text.replace(" ", "").upper().rstrip("=")
    try:
        secret = base64.b32decode(compact + "=" * (-len(compact) % 8))
    except ValueError as broken:
        raise Invalid(Problem.BAD_SECRET) from broken
    if len(secret) < LEAST_SECRET:
        raise Invalid(Problem.BAD_SECRET)
    return secret


def write_secret(secret: bytes) -> str:
    """Return ``secret`` in base32 without padding, as authenticator apps take it."""
    return base64.b32encode(secret).decode().rstrip("=")


def counter_at(instant: datetime) -> int:
    """Return the number of whole periods since the epoch at ``instant``."""
    return int(instant.timestamp()) // PERIOD


def code(secret: bytes, counter: int) -> str:
    """Return the code of ``secret`` for ``counter`` (RFC 4226 section 5.3)."""
    digest = hmac.digest(secret, counter.to_bytes(8, "big"), hashlib.sha1)
    offset = digest[-1] & 0x0F
    value = int.from_bytes(digest[offset : offset + 4], "big") & 0x7FFFFFFF
    return str(value % 10**DIGITS).zfill(DIGITS)


def matching_counter(secret: bytes, typed: str, instant: datetime, *, after: int) -> int | None:
    """Return the counter near ``instant`` whose code was ``typed``, or None.

    Only counters later than ``after``, the last one used, count: a code is accepted once (RFC 6238 section 5.2).
    """
    told = typed.replace(" ", "").encode()
    now = counter_at(instant)
    for counter in range(now - DRIFT, now + DRIFT + 1):
        if counter > after and hmac.compare_digest(code(secret, counter).encode(), told):
            return counter
    return None
