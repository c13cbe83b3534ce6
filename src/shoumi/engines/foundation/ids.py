"""Identifiers that cannot be guessed and can be read aloud."""

import secrets

# No 0/O, 1/I/L, 2/Z, 5/S, 8/B: a number copied by hand from a printed mark must come back the same.
READABLE = "34679ACDEFGHJKMNPQRTUVWXY"


def readable_suffix(length: int) -> str:
    """Return ``length`` random characters, 4.6 bits each, of an alphabet without look-alikes."""
    return "".join(secrets.choice(READABLE) for _ in range(length))
