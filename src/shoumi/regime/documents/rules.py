"""What documents follow, as pure functions over values."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import islice
from pathlib import PurePosixPath, PureWindowsPath

from shoumi.engines.foundation.errors import Invalid
from shoumi.engines.foundation.ids import readable_suffix
from shoumi.regime.documents.vocabulary import Category, Problem
from shoumi.regime.kit.words import LocalizedText

LONGEST_TITLE = 200
LONGEST_NAME = 120
LONGEST_TERM = 40
MOST_QUERY_TERMS = 64
"""Terms a search is made of: each is a read of its own, and no search by a person has more."""
MOST_YEARS = 10
"""How many calendar years ahead somebody may be named."""
MOST_STANDING_IN = timedelta(days=90)
"""How long somebody stands in for a custodian at most, both days counted."""
LONGEST_SECRECY = 60
"""How many calendar years ahead the last day of a term of secrecy may lie."""
LONGEST_CODE = 40
LONGEST_MARK = 20
"""Characters of a printed mark in Chinese: with number, name and time they must fit the head of a page."""
MEBIBYTE = 1024 * 1024
MOST_UNKNOWN = 30
"""How often within `UNKNOWN_WITHIN` somebody may ask for a number they are not shown."""
UNKNOWN_WITHIN = timedelta(minutes=10)
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
_CODE = re.compile(rf"[a-z][a-z0-9-]{{0,{LONGEST_CODE - 1}}}")
_STATE_NAMES = re.compile("[绝絕]密|[机機]密|秘密|祕密")
_COMMERCIAL = "商业秘密"
_COMMERCIAL_EN = "trade secret"
_NUMBER = re.compile(r"[A-Z0-9-]{1,40}")


def new_number(category: Category, year: int) -> str:
    """Return a fresh number such as ``JS-2026-7K4FQHXW``: group of kinds, year, random part."""
    return f"{_PREFIX[category]}-{year}-{readable_suffix(SUFFIX_LENGTH)}"


def tidy_number(typed: str) -> str:
    """Return ``typed`` as a number is written: NFKC, upper case, no spaces; what cannot be one becomes empty."""
    tidied = "".join(unicodedata.normalize("NFKC", typed).upper().split())
    return tidied if _NUMBER.fullmatch(tidied) else ""


def proposed_rank(ranks: Iterable[int], wanted: int) -> int | None:
    """Return the rank among ``ranks`` that stands for ``wanted``: that one or the nearest below; None for neither."""
    return max((rank for rank in ranks if rank <= wanted), default=None)


def check_size(size: int, most_mib: int) -> None:
    """Raise Invalid when ``size`` bytes are more than ``most_mib`` MiB, the most a file may have."""
    if size > most_mib * MEBIBYTE:
        raise Invalid(Problem.FILE_TOO_LARGE, limit=most_mib)


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


def check_code(code: str) -> None:
    """Raise Invalid when ``code`` is not small letters, digits and hyphens with a letter first."""
    if not _CODE.fullmatch(code):
        raise Invalid(Problem.CODE_UNUSABLE, code=code, limit=LONGEST_CODE)


def check_label(text: str) -> None:
    """Raise Invalid when a name or a mark is empty or misleading."""
    if not text.strip():
        raise Invalid(Problem.NAME_MISSING)
    if any(unsafe(character) for character in text):
        raise Invalid(Problem.NAME_CONTROL)


def check_mark(name: LocalizedText, mark: LocalizedText) -> None:
    """Raise Invalid when ``mark`` may not be printed for a level called ``name``.

    绝密, 机密 and 秘密 are the levels of state secrets, and what is none must not bear their mark (保守国家秘密法 of
    2024, art. 14 and 22): a mark of a level that borrows such a name begins with 商业秘密 (TRADE SECRET).
    The form level★term is theirs alone, so a star is refused wherever it stands.
    """
    for text in (mark.zh, mark.en):
        check_label(text)
        if any(_is_star(character) for character in text):
            raise Invalid(Problem.MARK_STATE_FORM)
    if len(mark.zh) > LONGEST_MARK:
        raise Invalid(Problem.MARK_TOO_LONG, limit=LONGEST_MARK)
    borrowed = any(_has_state_name(text) for text in (name.zh, name.en, mark.zh, mark.en))
    if borrowed and not (mark.zh.startswith(_COMMERCIAL) and mark.en.casefold().startswith(_COMMERCIAL_EN)):
        raise Invalid(Problem.MARK_STATE_NAME)


def _has_state_name(text: str) -> bool:
    """Whether a state level stands in ``text``, however it is spaced; the word 商业秘密 itself is none."""
    characters = "".join(re.findall(f"[{_CJK}]", unicodedata.normalize("NFKC", text)))
    return _STATE_NAMES.search(characters.replace(_COMMERCIAL, " ")) is not None


def _is_star(character: str) -> bool:
    return "STAR" in unicodedata.name(character, "").split() or character == "*"


def secret_until(start: date, years: int) -> date:
    """Return the last day of a term of ``years`` that begins on ``start``; 29 February ends on the 28th."""
    try:
        return start.replace(year=start.year + years)
    except ValueError:
        return start.replace(year=start.year + years, day=28)


def check_until(until: date, today: date, *, years: int = MOST_YEARS) -> None:
    """Raise Invalid when ``until`` is over already, or more than ``years`` away."""
    if until < today:
        raise Invalid(Problem.UNTIL_PAST)
    if until.year - today.year > years:
        raise Invalid(Problem.UNTIL_FAR, years=years)


def check_standing_in(since: date, until: date, today: date) -> None:
    """Raise Invalid for a span of standing in that runs backwards, is over, or lasts longer than `MOST_STANDING_IN`."""
    check_until(until, today)
    if since > until:
        raise Invalid(Problem.SPAN_BACKWARDS)
    if until - max(since, today) >= MOST_STANDING_IN:
        raise Invalid(Problem.STANDING_IN_LONG, most=MOST_STANDING_IN.days)


def check_ground(ground: str) -> str:
    """Return ``ground`` without outer spaces. Raises Invalid when nothing is said: S03 asks for it in writing."""
    if not ground.strip():
        raise Invalid(Problem.GROUND_MISSING)
    return ground.strip()


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
    """Return the terms that must all be there for ``text`` to be found: the longest that `search_terms` keeps.

    Of a longer text the first `MOST_QUERY_TERMS` are looked for.
    """
    return set(islice(_query_terms(text), MOST_QUERY_TERMS))


def _query_terms(text: str) -> Iterator[str]:
    for run in _runs(text):
        if _is_cjk(run) and len(run) > 1:
            yield from (run[place : place + 2] for place in range(len(run) - 1))
        else:
            yield run[:LONGEST_TERM]


def _runs(text: str) -> list[str]:
    return _RUN.findall(unicodedata.normalize("NFKC", text).casefold())


def _is_cjk(run: str) -> bool:
    return re.match(rf"[{_CJK}]", run) is not None
