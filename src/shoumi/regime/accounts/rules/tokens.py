"""Personal API tokens: how they are written, and what one may be limited to.

``shm_`` + 43 base62 digits of 256 random bits + 6 base62 digits of a CRC-32 over prefix and digits. The prefix and the
check digits let scanners of repositories and logs find a leaked token with hardly a false alarm; they protect nothing.
"""

import string
import zlib
from collections.abc import Collection
from datetime import datetime, timedelta

from shoumi.engines.foundation.errors import Invalid
from shoumi.regime.access.actors import Scope
from shoumi.regime.accounts.vocabulary import Problem

PREFIX = "shm_"
SECRET_SIZE = 32
BODY = 43
CHECK = 6
DEFAULT_LIFE = timedelta(days=90)
LONGEST_LIFE = timedelta(days=366)
LONGEST_NAME = 80
_DIGITS = string.digits + string.ascii_uppercase + string.ascii_lowercase


def write_token(secret: bytes) -> str:
    """Return the token that carries ``secret`` (32 bytes)."""
    begun = PREFIX + _base62(int.from_bytes(secret, "big"), BODY)
    return begun + _check(begun)


def is_token(text: str) -> bool:
    """Return whether ``text`` is written like a token; says nothing about whether it was ever minted."""
    if len(text) != len(PREFIX) + BODY + CHECK or not text.startswith(PREFIX):
        return False
    if not set(text.removeprefix(PREFIX)) <= set(_DIGITS):
        return False
    return text.endswith(_check(text[:-CHECK]))


def check_limits(
    *, name: str, scopes: Collection[Scope], ceiling: int | None, expires_at: datetime, now: datetime
) -> None:
    """Raise Invalid when a token may not be minted with these limits: it has a name, a scope, and an end in a year."""
    if not name.strip() or len(name) > LONGEST_NAME:
        raise Invalid(Problem.NO_NAME, most=LONGEST_NAME)
    if not scopes:
        raise Invalid(Problem.NO_SCOPE)
    if ceiling is not None and ceiling < 0:
        raise Invalid(Problem.BAD_CEILING)
    if not now < expires_at <= now + LONGEST_LIFE:
        raise Invalid(Problem.BAD_EXPIRY, most=LONGEST_LIFE.days)


def _check(begun: str) -> str:
    return _base62(zlib.crc32(begun.encode()), CHECK)


def _base62(number: int, length: int) -> str:
    digits = []
    for _ in range(length):
        number, digit = divmod(number, len(_DIGITS))
        digits.append(_DIGITS[digit])
    return "".join(reversed(digits))
