"""What a renderer answers, checked before it is believed: it may have been taken over by a document."""

import json

from shoumi.engines.foundation.errors import Unavailable
from shoumi.engines.rendering.formats import Format
from shoumi.engines.rendering.problems import Problem
from shoumi.engines.rendering.values import PageText, Word
from shoumi.engines.rendering.wire import Field

Answer = dict[str, Field]
_MOST_PAGES = 1_000_000


def page_count(answer: Answer) -> int:
    """Return how many pages there are."""
    return _number(answer, "pages", _MOST_PAGES)


def size(answer: Answer, limit: int) -> tuple[int, int]:
    """Return width and height in pixels, together at most ``limit``."""
    width, height = _number(answer, "width", limit), _number(answer, "height", limit)
    if not 0 < width * height <= limit:
        raise Unavailable(Problem.RENDERER_LOST)
    return width, height


def format_of(answer: Answer) -> Format:
    """Return the format told."""
    try:
        return Format(str(answer.get("format")))
    except ValueError as error:
        raise Unavailable(Problem.RENDERER_LOST) from error


def length(answer: Answer, limit: int) -> int:
    """Return how many bytes were written."""
    return _number(answer, "length", limit)


def page_text(data: bytes) -> PageText:
    """Read a page's text as it was written."""
    try:
        told = json.loads(data)
        return PageText(str(told["text"]), tuple(_word(word) for word in told["words"]))
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise Unavailable(Problem.RENDERER_LOST) from error


def _word(told: tuple[str, float, float, float, float, int]) -> Word:
    text, *edges, line = told
    left, top, right, bottom = (min(1.0, max(0.0, float(edge))) for edge in edges)
    return Word(str(text), left, top, right, bottom, int(line))


def _number(answer: Answer, name: str, most: int) -> int:
    value = answer.get(name)
    if not isinstance(value, int) or not 0 <= value <= most:
        raise Unavailable(Problem.RENDERER_LOST)
    return value
