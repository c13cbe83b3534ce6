"""A page that went outside leads back. Rates over many pages: benchmarks/page_mark_robustness.py."""

from io import BytesIO

import numpy as np
import pytest
from PIL import Image
from tests.engines.marking.attacks import ATTACKS, crop, jpeg, rotate, scale
from tests.engines.marking.pages import TEXT_KINDS, chinese, english, table

from shoumi.engines.marking.jpeg import encode
from shoumi.engines.marking.pagemark import MarkKey, Profile, embed, recover
from shoumi.engines.marking.pagemark.arrays import Raster
from shoumi.engines.marking.visible import VisibleMark, draw

KEY = MarkKey(bytes(range(32)))
VIEW = 0xFE_DCBA_9876

# What the attack must leave readable on every kind of text page. Harsher ones are reported by the benchmark.
STANDING = [
    *("JPEG 70", "JPEG 50", "JPEG 30", "scale 0.5", "scale 0.75", "scale 1.5", "rotation 1°", "rotation 3°"),
    *("rotation 10°", "noise σ 5", "gamma 0.6", "gamma 1.6", "grey", "crop 25 %", "crop 10 %", "crop 5 %"),
    *("messenger once", "messenger twice"),
]


@pytest.mark.parametrize("attack", STANDING)
def test_the_page_leads_back_after(attack: str) -> None:
    first = STANDING.index(attack) % 2  # every kind meets half of the attacks; the benchmark runs them all
    for number, draw_page in list(enumerate(TEXT_KINDS.values()))[first::2]:
        marked = embed(draw_page(number), VIEW + number, KEY)
        found = recover(ATTACKS[attack](marked, np.random.default_rng(number)), [KEY])
        assert found, f"page {number}"
        assert found.view_id == VIEW + number


def test_a_simulated_photo_of_the_screen_leads_back() -> None:
    marked = embed(chinese(1), VIEW, KEY)
    found = recover(ATTACKS["30 % crop of photo 20° (simulated)"](marked, np.random.default_rng(1)), [KEY])
    assert found
    assert found.view_id == VIEW


@pytest.mark.parametrize("attack", ["print + scan, colour (simulated)", "print + scan, grey (simulated)"])
def test_the_robust_profile_leads_back_from_paper(attack: str) -> None:
    marked = embed(english(4), VIEW, KEY, profile=Profile.ROBUST)
    found = recover(ATTACKS[attack](marked, np.random.default_rng(4)), [KEY])
    assert found
    assert found.view_id == VIEW


def test_geometry_tells_scale_and_rotation_against_the_marked_page() -> None:
    found = recover(rotate(scale(embed(table(5), VIEW, KEY), 0.8), 7), [KEY])
    assert found
    assert found.geometry.scale == pytest.approx(0.8, abs=0.002)
    assert found.geometry.rotation == pytest.approx(-7, abs=0.1)


def test_upside_down_is_read_and_told() -> None:
    found = recover(np.ascontiguousarray(embed(chinese(5), VIEW, KEY)[::-1, ::-1]), [KEY])
    assert found
    assert found.view_id == VIEW
    assert abs(found.geometry.rotation) == pytest.approx(180, abs=0.1)


def test_the_tile_map_shows_which_part_carries_the_mark() -> None:
    page = chinese(6)
    half = page.copy()
    half[:877] = embed(page, VIEW, KEY)[:877]
    found = recover(half, [KEY])
    assert found
    rows = found.tiles.mean(axis=1)
    assert rows[:3].min() > 5
    assert abs(rows[-2:]).max() < 3


def test_served_pages_with_the_visible_mark_lead_back() -> None:
    mark = VisibleMark("商业秘密·机密", "XH-2026-0137-KQ4T", "李晓明", "2026-11-23 14:05")
    for number, draw_page in enumerate(TEXT_KINDS.values()):
        served = encode(embed(draw(draw_page(number), mark), VIEW, KEY))
        shot = crop(_shown(served), 0.2, np.random.default_rng(number))
        found = recover(jpeg(shot, 75), [KEY])
        assert found
        assert found.view_id == VIEW


def _shown(data: bytes) -> Raster:
    """What another program than ours makes of the served file."""
    with Image.open(BytesIO(data)) as picture:
        return np.asarray(picture.convert("RGB")).copy()
