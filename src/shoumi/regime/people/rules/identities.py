"""Resident identity numbers (公民身份号码): what a valid one is, and how much of it is shown.

GB 11643-1999: six digits of the region, eight of the birthday, three of the sequence, and a check character by
ISO 7064 MOD 11-2.
"""

import re
import unicodedata
from datetime import date

from shoumi.engines.foundation.errors import Invalid
from shoumi.regime.people.vocabulary import Problem

_FORM = re.compile(r"[1-9]\d{5}(?:18|19|20|21)\d{2}\d{2}\d{2}\d{3}[\dX]", re.ASCII)
_CHECK = "10X98765432"
"""The check character by the remainder of the weighted sum."""


def identity_number(value: str) -> str:
    """Return ``value`` as an identity number, "" for an empty one.

    Raises Invalid when it has another form or an impossible birthday, or when its check character does not fit.
    """
    number = "".join(unicodedata.normalize("NFKC", value).split()).upper()
    if not number:
        return ""
    if not _FORM.fullmatch(number) or not _is_day(number[6:14]):
        raise Invalid(Problem.IDENTITY_MALFORMED)
    if number[-1] != check_character(number[:-1]):
        raise Invalid(Problem.IDENTITY_CHECK_DIGIT)
    return number


def check_character(digits: str) -> str:
    """Return the check character of the first seventeen ``digits``: MOD 11-2 doubles the sum from place to place."""
    remainder = 0
    for digit in digits:
        remainder = (remainder + int(digit)) * 2 % 11
    return _CHECK[remainder]


def masked(number: str) -> str:
    """Return ``number`` as screens show it: enough to tell two apart, too little to use."""
    return number[:3] + "*" * (len(number) - 5) + number[-2:] if number else ""


def _is_day(digits: str) -> bool:
    try:
        date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        return False
    return True
