import dataclasses

import numpy as np
import pytest
from tests.engines.marking.pages import KINDS, chinese

from shoumi.engines.foundation.errors import Invalid
from shoumi.engines.marking.fonts import font_file
from shoumi.engines.marking.pagemark.arrays import Raster
from shoumi.engines.marking.visible import VisibleMark, draw
from shoumi.engines.marking.vocabulary import Problem

MARK = VisibleMark("商业秘密·机密", "XH-2026-0137-KQ4T", "李晓明", "2026-11-23 14:05", "第 3 页／共 12 页")


@pytest.mark.parametrize("level", [255, 128, 0])
def test_the_mark_shows_on_white_grey_and_black_in_every_part_of_the_page(level: int) -> None:
    page = np.full((1754, 1240, 3), level, np.uint8)
    change = np.abs(draw(page, MARK).astype(int) - page).max(axis=2)
    parts = change[:1750, :1240].reshape(5, 350, 4, 310).max(axis=(1, 3))
    assert parts.min() >= 12
    assert change[10:40].max() > 100
    assert change[-40:-10].max() > 100


@pytest.mark.parametrize("kind", list(KINDS))
def test_the_text_below_stays_readable(kind: str) -> None:
    page = KINDS[kind](1)
    inner = np.s_[120:-120, 60:-60]
    change = np.abs(draw(page, MARK).astype(int) - page)[inner]
    assert change.max() < 60
    assert change.mean() < 4


def test_each_field_changes_what_is_drawn() -> None:
    page = chinese(2)
    plain = draw(page, MARK)
    for field in dataclasses.fields(MARK):
        other = draw(page, dataclasses.replace(MARK, **{field.name: "换"}))
        assert not np.array_equal(plain, other), field.name


def test_the_page_handed_in_is_not_touched_and_the_same_mark_draws_the_same() -> None:
    page = chinese(3)
    before = page.copy()
    assert np.array_equal(draw(page, MARK), draw(page, MARK))
    assert np.array_equal(page, before)


def test_rows_that_do_not_lie_one_after_the_other_in_memory_are_marked_the_same() -> None:
    page = chinese(3)
    turned = np.asfortranarray(page)
    assert np.array_equal(draw(turned, MARK), draw(page, MARK))
    assert np.array_equal(turned, page)


def test_whatever_is_cut_off_below_the_rest_of_the_pattern_stays_where_it_is() -> None:
    tall = np.full((900, 500, 3), 200, np.uint8)
    short = tall[:777]
    assert np.array_equal(draw(tall, MARK)[60:700], draw(short, MARK)[60:700])


@pytest.mark.parametrize("name", ["李\U0010fffd", "ཀ་ཁ", "Ali\u202eecila", "two\nlines", "\u200b", "𓀀"])
def test_a_character_that_would_not_show_refuses_the_page(name: str) -> None:
    with pytest.raises(Invalid) as caught:
        draw(chinese(1), dataclasses.replace(MARK, name=name))
    assert caught.value.code is Problem.GLYPH_MISSING
    assert str(caught.value.parameters["character"]).startswith("U+")


def test_rare_names_that_the_font_has_are_drawn() -> None:
    for name in ("欧阳㛃", "买买提·吐尔逊", "Zoë Müller"):
        draw(chinese(1), dataclasses.replace(MARK, name=name))


@pytest.mark.skipif(font_file().path.suffix != ".ttc", reason="Noto CJK is not installed; the wheel's font has no 𠮷")
def test_rare_names_beyond_the_first_plane_are_drawn_by_the_systems_font() -> None:
    draw(chinese(1), dataclasses.replace(MARK, name="𠮷田"))


@pytest.mark.parametrize(
    ("page", "mark", "problem"),
    [
        (np.zeros((200, 900, 3), np.uint8), MARK, Problem.PAGE_TOO_SMALL),
        (np.zeros((900, 900), np.uint8), MARK, Problem.RASTER_SHAPE),
        (np.zeros((900, 300, 3), np.uint8), dataclasses.replace(MARK, name="长" * 80), Problem.TEXT_TOO_LONG),
    ],
)
def test_what_cannot_be_marked_is_refused(page: Raster, mark: VisibleMark, problem: Problem) -> None:
    with pytest.raises(Invalid) as caught:
        draw(page, mark)
    assert caught.value.code is problem
