"""What a valid entry of the directory is."""

import re
import unicodedata

from shoumi.engines.foundation.errors import Invalid
from shoumi.regime.people.rules.standing import is_outsider
from shoumi.regime.people.vocabulary import Kind, Problem

NAME_LENGTH = 100
CODE_LENGTH = 32
EMAIL_LENGTH = 254
GROUND_LENGTH = 200

_EMAIL = re.compile(r"[a-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}")
# Cc and Cf hold control characters and those that turn the direction of writing, which can make one name look like
# another; Cs, Co and Cn are no characters at all; Zl and Zp break lines.
_UNPRINTABLE = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})


def text(value: str, limit: int) -> str:
    """Return ``value`` in NFC, without spaces around and with single ones inside.

    Raises Invalid when it holds characters that cannot be seen, or more than ``limit`` of any.
    """
    shown = unicodedata.normalize("NFC", value.strip())
    if any(unicodedata.category(character) in _UNPRINTABLE for character in shown):
        raise Invalid(Problem.UNPRINTABLE)
    shown = " ".join(shown.split())
    if len(shown) > limit:
        raise Invalid(Problem.TOO_LONG, limit=limit)
    return shown


def name(value: str) -> str:
    """Return ``value`` as a name. Raises Invalid as `text` does, and when nothing is left."""
    shown = text(value, NAME_LENGTH)
    if not shown:
        raise Invalid(Problem.NAME_MISSING)
    return shown


def code(value: str) -> str:
    """Return ``value`` as the code of a unit, position or grade. Raises Invalid as `name` does."""
    shown = text(value, CODE_LENGTH)
    if not shown:
        raise Invalid(Problem.CODE_MISSING)
    return shown


def email(value: str) -> str | None:
    """Return ``value`` as an address in lower case, None for an empty one. Raises Invalid when it is none."""
    address = value.strip().lower()
    if not address:
        return None
    if len(address) > EMAIL_LENGTH or not _EMAIL.fullmatch(address):
        raise Invalid(Problem.EMAIL_MALFORMED)
    return address


def check_organisation(kind: Kind, organisation: str) -> None:
    """Raise Invalid unless outsiders, and only they, come from an organisation."""
    if is_outsider(kind) and not organisation:
        raise Invalid(Problem.ORGANISATION_MISSING)
    if not is_outsider(kind) and organisation:
        raise Invalid(Problem.ORGANISATION_UNWANTED)
