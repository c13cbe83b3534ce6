import math
import re

from hypothesis import given
from hypothesis import strategies as st

from shoumi.regime.incidents.web.figures import (
    HIGHEST_Z,
    Meter,
    Strength,
    bound_in_figures,
    bound_in_words,
    scientific,
    strength,
    tile_map,
)

_WORTH = {"thousand": 3, "million": 6, "billion": 9, "trillion": 12}
bounds = st.one_of(st.floats(1e-300, 1.0), st.floats(-30, 0).map(lambda power: 10.0**power), st.just(0.0))


def powers(bound: float) -> tuple[int, int]:
    """The powers of ten that the Chinese and the English words say; (0, 0) where they give no bound."""
    words = bound_in_words(bound)
    if words.zh == "小于一万亿分之一":
        assert words.en == "below 1 in a trillion"
        assert bound < 1e-12
        return 12, 12
    english = re.fullmatch(r"at most 1 in (10*)(?: (\w+))?", words.en)
    if english is None:
        assert "无法" in words.zh
        return 0, 0
    number = words.zh.removesuffix("分之一以下")
    worth = {"十": 1, "百": 2, "千": 3, "万": 4, "亿": 8}
    chinese = sum(worth[sign] for sign in number if sign != "一")
    return chinese, len(english[1]) - 1 + _WORTH.get(english[2] or "", 0)


@given(bounds)
def test_words_never_claim_less_than_the_bound_and_are_as_tight_as_words_go(bound: float) -> None:
    chinese, english = powers(bound)
    assert chinese == english
    if chinese == 0:
        assert bound > 0.1
        return
    assert bound <= 10.0**-chinese
    assert chinese == 12 or bound > 10.0 ** -(chinese + 1)


def test_the_words_of_the_specification() -> None:
    assert bound_in_words(5e-12).zh == "一千亿分之一以下"
    assert bound_in_words(5e-12).en == "at most 1 in 100 billion"
    assert bound_in_words(1e-12).zh == "一万亿分之一以下"
    assert bound_in_words(1e-75).zh == "小于一万亿分之一"
    assert (bound_in_figures(1e-75), bound_in_figures(5e-12)) == ("< 10⁻¹²", "5.0 × 10⁻¹²")


@given(st.floats(1e-300, 1.0))
def test_figures_are_rounded_up(bound: float) -> None:
    mantissa, exponent = scientific(bound).split(" × 10")
    plain = exponent.translate(str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789"))
    told = float(f"{mantissa}e{plain}")
    assert bound * (1 - 1e-9) <= told <= bound * 1.11


@given(st.floats(-5, 30))
def test_a_stronger_match_is_never_told_as_weaker(z: float) -> None:
    order = list(Strength)
    assert order.index(strength(z)) <= order.index(strength(z + 1))
    assert 0 <= Meter(z).reached <= 1000


def test_the_map_has_a_place_for_every_tile() -> None:
    drawn = tile_map([[0.0, 3.0, 6.0], [11.0, -1.0, 22.0]])
    assert drawn is not None
    assert len({(tile.x, tile.y) for tile in drawn.tiles}) == 6
    assert drawn.read == 4
    assert tile_map([]) is None
    assert math.isclose(HIGHEST_Z, 22.627, abs_tol=0.001)
