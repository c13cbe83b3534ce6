"""The content security policy admits no inline script or style, so no template may hold one."""

import re
from pathlib import Path

import pytest
from tests.architecture.sources import SOURCE, templates

FORBIDDEN = {
    "an inline style": re.compile(r"\sstyle\s*=", re.IGNORECASE),
    "a style element": re.compile(r"<style\b", re.IGNORECASE),
    "an event attribute": re.compile(r"\son[a-z]+\s*=", re.IGNORECASE),
    "a script with a body": re.compile(r"<script\b[^>]*>(?!\s*</script>)", re.IGNORECASE),
    "a script without a source": re.compile(r"<script\b(?![^>]*\bsrc=)[^>]*>", re.IGNORECASE),
    "an address that is a script": re.compile(r"javascript:", re.IGNORECASE),
    "something from another host": re.compile(r"(?:src|href|action)\s*=\s*[\"'](?:https?:)?//", re.IGNORECASE),
    "text taken as markup": re.compile(r"\|\s*safe\b|{%\s*autoescape\s+off", re.IGNORECASE),
}


def faults(text: str) -> list[str]:
    """Return what a template must not hold and does."""
    bare = re.sub(r"{#.*?#}|{%\s*comment\s*%}.*?{%\s*endcomment\s*%}", "", text, flags=re.DOTALL)
    return [name for name, pattern in FORBIDDEN.items() if pattern.search(bare)]


@pytest.mark.parametrize("path", list(templates()), ids=lambda path: str(path.relative_to(SOURCE)))
def test_a_template_needs_no_exception_from_the_policy(path: Path) -> None:
    assert not faults(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ('<p style="color:red">', "an inline style"),
        ("<style>p {}</style>", "a style element"),
        ('<a onclick="go()">', "an event attribute"),
        ("<script>go()</script>", "a script with a body"),
        ('<script src="a.js">go()</script>', "a script with a body"),
        ('<a href="javascript:go()">', "an address that is a script"),
        ('<img src="https://example.org/a.png">', "something from another host"),
        ("{{ title|safe }}", "text taken as markup"),
    ],
)
def test_each_fault_is_seen(text: str, fault: str) -> None:
    assert fault in faults(text)


def test_what_is_allowed_is_not_seen() -> None:
    assert not faults('<script src="{% static \'a.js\' %}" defer></script><a x-on:click="go" hx-get="/a" @click="go">')
