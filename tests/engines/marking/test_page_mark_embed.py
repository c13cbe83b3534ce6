import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shoumi.engines.foundation.errors import Invalid
from shoumi.engines.marking.pagemark import MarkKey, Profile, embed, recover
from shoumi.engines.marking.pagemark.tile import DRAWN, tile
from shoumi.engines.marking.vocabulary import Problem

KEY = MarkKey(bytes(range(32)))


@settings(max_examples=25)
@given(
    height=st.integers(1, 450),
    width=st.integers(1, 450),
    level=st.integers(0, 255),
    profile=st.sampled_from(Profile),
)
def test_any_size_and_level_is_marked_within_the_swing(height: int, width: int, level: int, profile: Profile) -> None:
    page = np.full((height, width, 3), level, np.uint8)
    before = page.copy()
    marked = embed(page, 1, KEY, profile=profile)
    assert marked.shape == page.shape
    assert np.array_equal(page, before)
    largest = np.abs(marked.astype(int) - page).max(axis=(0, 1))
    assert (largest <= (12, 12, 30)).all()


@settings(max_examples=25)
@given(
    height=st.integers(1, 450),
    width=st.integers(1, 450),
    view=st.integers(0, 2**40 - 1),
    profile=st.sampled_from([(Profile.QUIET, 1.0, 2.0), (Profile.ROBUST, 1.2, 3.0)]),
)
def test_every_byte_is_what_the_format_says(
    height: int, width: int, view: int, profile: tuple[Profile, float, float]
) -> None:
    """docs/security/page-mark.md, Format 6, in plain whole numbers."""
    chosen, grey, blue = profile
    page = np.random.default_rng(height * width).integers(0, 256, (height, width, 3), np.uint8)
    marked = embed(page, view, KEY, profile=chosen, page_digest=b"page")
    pattern = tile(view, KEY, b"page")
    down, across = np.arange(height)[:, None] % DRAWN, np.arange(width)[None, :] % DRAWN
    for channel, gain in enumerate((grey, grey, grey * blue)):
        change = np.rint(pattern * gain).astype(int)
        swing = round(float(np.percentile(abs(change), 99)))
        room = np.clip(page[..., channel].astype(int), swing, 255 - swing)
        assert np.array_equal(marked[..., channel], room + np.clip(change, -swing, swing)[down, across])


def test_the_pattern_differs_between_views_and_between_keys() -> None:
    page = np.full((195, 195, 3), 128, np.uint8)
    one = embed(page, 1, KEY)
    assert not np.array_equal(one, embed(page, 2, KEY))
    assert not np.array_equal(one, embed(page, 1, MarkKey(bytes(32))))
    assert np.array_equal(one, embed(page, 1, KEY))


@pytest.mark.parametrize("shape", [(10, 10), (10, 10, 4), (10, 10, 1)])
def test_other_arrays_are_refused(shape: tuple[int, ...]) -> None:
    for act in (lambda page: embed(page, 1, KEY), lambda page: recover(page, [KEY])):
        with pytest.raises(Invalid) as caught:
            act(np.zeros(shape, np.uint8))
        assert caught.value.code is Problem.RASTER_SHAPE


def test_a_key_has_32_bytes_and_does_not_show_them() -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        MarkKey(bytes(31))
    assert "x01" not in repr(KEY)
