"""What documents follow, as pure functions over values."""

import re
import unicodedata
from datetime import date
from pathlib import PurePosixPath, PureWindowsPath

from shoumi.engines.foundation.errors import Invalid
from shoumi.engines.foundation.ids import readable_suffix
from shoumi.regime.documents.vocabulary import Category, Problem

LONGEST_TITLE = 200
LONGEST_NAME = 120
LONGEST_TERM = 40
SUFFIX_LENGTH = 8
"""Characters of the random part of a number: 25**8, so that neighbours cannot be guessed."""

_PREFIX = {
    Category.TECHNICAL: "JS",
    Category.BUSINESS: "JY",
    Category.INTERNAL: "GL",
    Category.CLIENT: "KH",
    Category.STATUTORY: "FD",
}
_CJK = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003fffd"
_RUN = re.compile(rf"[{_CJK}]+|[^\W_{_CJK}]+")
_NUMBER = re.compile(r"[A-Z0-9-]{1,40}")


def new_number(category: Category, year: int) -> str:
    """Return a fresh number such as ``JS-2026-7K4FQHXW``: group of kinds, year, random part."""
    return f"{_PREFIX[category]}-{year}-{readable_suffix(SUFFIX_LENGTH)}"


def tidy_number(typed: str) -> str:
    """Return ``typed`` as a number is written: NFKC, upper case, no spaces; what cannot be one becomes empty."""
    tidied = "".join(unicodedata.normalize("NFKC", typed).upper().split())
    return tidied if _NUMBER.fullmatch(tidied) else ""


def check_title(title: str) -> str:
    """Return ``title`` without outer spaces. Raises Invalid when it is missing, too long or misleading."""
    tidied = unicodedata.normalize("NFC", title).strip()
    if not tidied:
        raise Invalid(Problem.TITLE_MISSING)
    if len(tidied) > LONGEST_TITLE:
        raise Invalid(Problem.TITLE_TOO_LONG, limit=LONGEST_TITLE)
    if any(unsafe(character) for character in tidied):
        raise Invalid(Problem.TITLE_CONTROL)
    return tidied


def safe_name(name: str) -> str:
    """Return the last part of a file's claimed ``name``, without path, control and direction characters, shortened.

    The end is kept, because the suffix tells the format; an empty name becomes ``file``.
    """
    plain = "".join(character for character in unicodedata.normalize("NFC", name) if not unsafe(character))
    last = PureWindowsPath(PurePosixPath(plain).name).name.strip(" .")
    return last[-LONGEST_NAME:].strip(" .") or "file"


def unsafe(character: str) -> bool:
    """Whether ``character`` is invisible and could mislead a reader: controls, formats such as right-to-left marks."""
    return unicodedata.category(character) in {"Cc", "Cf", "Co", "Cs", "Zl", "Zp"}


def secret_until(start: date, years: int) -> date:
    """Return the last day of a term of ``years`` that begins on ``start``; 29 February ends on the 28th."""
    try:
        return start.replace(year=start.year + years)
    except ValueError:
        return start.replace(year=start.year + years, day=28)


def check_until(until: date, today: date) -> None:
    """Raise Invalid when ``until`` is over already."""
    if until < today:
        raise Invalid(Problem.UNTIL_PAST)


def check_purpose(purpose: str) -> str:
    """Return ``purpose`` without outer spaces. Raises Invalid when nothing is said."""
    if not purpose.strip():
        raise Invalid(Problem.PURPOSE_MISSING)
    return purpose.strip()


def search_terms(text: str) -> set[str]:
    """Return the terms ``text`` is found by: pairs of neighbouring Chinese characters, single ones, and words.

    Text is folded (NFKC, lower case) first, so that full-width and half-width writing find each other.
    """
    terms: set[str] = set()
    for run in _runs(text):
        if _is_cjk(run):
            terms.update(run)
            terms.update(run[place : place + 2] for place in range(len(run) - 1))
        else:
            terms.add(run[:LONGEST_TERM])
    return terms


def query_terms(text: str) -> set[str]:
    """Return the terms that must all be there for ``text`` to be found: the longest that `search_terms` keeps."""
    terms: set[str] = set()
    for run in _runs(text):
        if _is_cjk(run) and len(run) > 1:
            terms.update(run[place : place + 2] for place in range(len(run) - 1))
        else:
            terms.add(run[:LONGEST_TERM])
    return terms


def _runs(text: str) -> list[str]:
    return _RUN.findall(unicodedata.normalize("NFKC", text).casefold())


def _is_cjk(run: str) -> bool:
    return re.match(rf"[{_CJK}]", run) is not None
