"""What every template of the product keeps to."""

import re
from pathlib import Path

import pytest
from django.template import TemplateSyntaxError
from django.template.loader import get_template
from tests.regime.kit import ROOT

from shoumi.regime.kit.icons import icon, known_icons

TEMPLATES = sorted((ROOT / "src/shoumi").rglob("templates/**/*.html"))
DRAWINGS = ROOT / "node_modules/@tabler/icons/icons/outline"
SPRITE = ROOT / "src/shoumi/surfaces/site/static/vendor/icons.svg"


def ids_in(text: str) -> set[str]:
    return set(re.findall(r"{%\s*icon\s+[\"']([\w-]+)[\"']", text)) | set(
        re.findall(r"<c-[^>]*\sicon=\"([\w-]+)\"", text)
    )


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_templates_have_no_inline_script_or_style(path: Path) -> None:
    text = re.sub(r"{#.*?#}", "", path.read_text(encoding="utf-8"))
    assert not re.search(r"\sstyle\s*=", text)
    assert not re.search(r"\son[a-z]+\s*=", text)
    assert not re.search(r"<style\b", text)
    assert not re.search(r"<script(?![^>]*\bsrc=)", text)
    assert "javascript:" not in text


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_icons_of_templates_are_in_the_sprite_list(path: Path) -> None:
    assert ids_in(path.read_text(encoding="utf-8")) <= known_icons()


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_templates_compile(path: Path) -> None:
    assert get_template(path.as_posix().split("/templates/", 1)[1]) is not None


def test_the_icon_list_is_sorted_and_each_once() -> None:
    lines = (ROOT / "src/shoumi/regime/kit/icons.txt").read_text(encoding="utf-8").splitlines()
    ids = [line for line in lines if not line.startswith("#")]
    assert ids == sorted(set(ids))


@pytest.mark.skipif(not DRAWINGS.is_dir(), reason="front-end packages are missing; run: python tools/assets.py")
def test_the_icon_set_and_the_sprite_have_every_icon() -> None:
    assert {one for one in known_icons() if not (DRAWINGS / f"{one}.svg").is_file()} == set()
    assert set(re.findall(r'<symbol id="([\w-]+)"', SPRITE.read_text(encoding="utf-8"))) == known_icons()


def test_an_unknown_icon_does_not_compile_or_draw() -> None:
    from django.template import engines

    with pytest.raises(TemplateSyntaxError, match="no-such-icon"):
        engines["django"].from_string('{% load kit %}{% icon "no-such-icon" %}')
    with pytest.raises(KeyError, match="no-such-icon"):
        icon("no-such-icon")
