"""Icons by id, drawn from the sprite that ``tools/assets.py`` builds of the ids in ``icons.txt``."""

from functools import cache
from pathlib import Path

from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

_LIST = Path(__file__).with_name("icons.txt")


@cache
def known_icons() -> frozenset[str]:
    """Return the ids that the sprite holds."""
    lines = (line.strip() for line in _LIST.read_text(encoding="utf-8").splitlines())
    return frozenset(line for line in lines if line and not line.startswith("#"))


@cache
def icon(name: str, size: str = "") -> SafeString:
    """Return the drawing of icon ``name``, hidden from screen readers: the word beside it carries the meaning.

    ``size`` is "" (20 px), "sm" (16 px) or "lg" (32 px). Raises KeyError for an id that ``icons.txt`` does not list,
    because an absent symbol would be drawn as nothing at all.
    """
    if name not in known_icons():
        message = f"icon {name!r} is not listed in regime/kit/icons.txt"
        raise KeyError(message)
    css = f"icon icon-{size}" if size else "icon"
    drawing = '<svg class="{}" aria-hidden="true" focusable="false"><use href="{}#{}"></use></svg>'
    return mark_safe(format_html(drawing, css, static("vendor/icons.svg"), name))  # noqa: S308 – format_html escaped it
