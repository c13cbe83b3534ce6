"""Why a document could not be shown; the sentences stand in the labels of the part that shows them."""

from enum import StrEnum


class Problem(StrEnum):
    """Codes of everything rendering refuses or fails to do."""

    EMPTY = "rendering.empty"
    TOO_LARGE = "rendering.too_large"  # limit: bytes
    UNKNOWN_FORMAT = "rendering.unknown_format"  # found: what the content looks like
    MISNAMED = "rendering.misnamed"  # named, found: formats
    TRUNCATED = "rendering.truncated"  # format
    MALFORMED = "rendering.malformed"  # format
    ENCRYPTED = "rendering.encrypted"  # format
    MACROS = "rendering.macros"  # format
    EXTERNAL_ENTITIES = "rendering.external_entities"  # format
    ENTITY_EXPANSION = "rendering.entity_expansion"  # format
    ARCHIVE_BOMB = "rendering.archive_bomb"  # format
    PICTURE_TOO_LARGE = "rendering.picture_too_large"  # width, height, limit: pixels
    NOT_A_PICTURE = "rendering.not_a_picture"  # found: format
    TOO_MANY_PAGES = "rendering.too_many_pages"  # limit
    PAGE_ABSENT = "rendering.page_absent"  # page, pages
    PAGE_TOO_LARGE = "rendering.page_too_large"  # page, limit: pixels
    TEXT_TOO_LONG = "rendering.text_too_long"  # limit: bytes
    NEEDS_LIBREOFFICE = "rendering.needs_libreoffice"  # format
    CONVERSION_FAILED = "rendering.conversion_failed"  # format
    TOO_SLOW = "rendering.too_slow"  # seconds on the wall
    TOO_COSTLY = "rendering.too_costly"  # seconds of processor
    OUT_OF_MEMORY = "rendering.out_of_memory"
    RENDERER_LOST = "rendering.renderer_lost"
    FENCE_NOT_SET = "rendering.fence_not_set"  # reason
    BUSY = "rendering.busy"  # seconds waited
    CLOSED = "rendering.closed"
