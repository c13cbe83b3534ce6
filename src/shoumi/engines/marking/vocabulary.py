"""What marking may refuse and may find, as codes. The words stand in the labels of the part that shows them."""

from enum import StrEnum


class Problem(StrEnum):
    """Why a page is not marked, or not looked at."""

    GLYPH_MISSING = "marking.visible.glyph_missing"
    FONT_MISSING = "marking.visible.font_missing"
    TEXT_TOO_LONG = "marking.visible.text_too_long"
    PAGE_TOO_SMALL = "marking.visible.page_too_small"
    RASTER_SHAPE = "marking.raster_shape"
    RASTER_TOO_LARGE = "marking.raster_too_large"


class Verdict(StrEnum):
    """What the chips of the very page say, whose id was read from a picture."""

    AGREES = "agrees"
    DIFFERS = "differs"
    UNDECIDED = "undecided"
