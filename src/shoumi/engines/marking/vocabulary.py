"""What marking may refuse, as codes. The words stand in the labels of the part that shows them."""

from enum import StrEnum


class Problem(StrEnum):
    """Why a page is not marked, or not looked at."""

    GLYPH_MISSING = "marking.visible.glyph_missing"
    FONT_MISSING = "marking.visible.font_missing"
    TEXT_TOO_LONG = "marking.visible.text_too_long"
    PAGE_TOO_SMALL = "marking.visible.page_too_small"
    RASTER_SHAPE = "marking.raster_shape"
    RASTER_TOO_LARGE = "marking.raster_too_large"
