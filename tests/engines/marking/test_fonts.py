from pathlib import Path

import pytest

from shoumi.engines.foundation.errors import Unavailable
from shoumi.engines.marking import fonts
from shoumi.engines.marking.vocabulary import Problem


@pytest.fixture
def without_the_system_font(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fonts, "_SYSTEM_FONT", Path("/nowhere/font.ttc"))


@pytest.mark.usefixtures("without_the_system_font")
def test_without_the_systems_font_the_wheels_is_found_and_has_chinese() -> None:
    found = fonts.font_file.__wrapped__()
    assert found.path.is_file()
    assert found.face == 0


@pytest.mark.usefixtures("without_the_system_font")
def test_without_any_font_nothing_is_marked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fonts, "_WHEEL", "no_such_package_of_fonts")
    with pytest.raises(Unavailable) as caught:
        fonts.font_file.__wrapped__()
    assert caught.value.code is Problem.FONT_MISSING


def test_chinese_latin_and_full_width_signs_can_be_shown() -> None:
    fonts.require_glyphs("商业秘密·机密 XH-2026 第 3 页／共 12 页（张伟）")
