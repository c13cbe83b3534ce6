"""Words that carry a colour: the state of a thing, and the level of a secret. Never the colour alone."""

from enum import StrEnum

from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.safestring import SafeString

from shoumi.regime.kit.icons import icon
from shoumi.regime.kit.words import LocalizedText

Wording = str | Promise | LocalizedText
"""A text for people: plain, lazily translated, or a label in both languages."""


class Tone(StrEnum):
    """The colours a badge may have.

    For states: grey is not begun or over, blue is under way, green is in order, amber wants attention, red is refused
    or overdue. A level scheme gives each level one, from red for the highest down to grey for what is public.
    """

    GREY = "grey"
    BLUE = "blue"
    TEAL = "teal"
    GREEN = "green"
    AMBER = "amber"
    ORANGE = "orange"
    RED = "red"
    PURPLE = "purple"


def state_badge(word: Wording, tone: Tone | str) -> SafeString:
    """Return ``word`` as the state of a thing. Raises ValueError for an unknown ``tone``."""
    return format_html('<span class="badge-state tone-{}">{}</span>', Tone(tone).value, word)


def level_badge(word: Wording, tone: Tone | str, *, note: Wording = "") -> SafeString:
    """Return ``word`` as a level of secrecy, with an optional ``note`` (a term, a part) after it.

    Raises ValueError for an unknown ``tone``.
    """
    after = format_html('<span class="badge-level-note">{}</span>', note) if note else ""
    shield = icon("shield-lock", "sm")
    return format_html('<span class="badge-level tone-{}">{}{}{}</span>', Tone(tone).value, shield, word, after)
