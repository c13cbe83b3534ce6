"""What becomes of a page that somebody passes on: cut, compressed again, as messengers do."""

import io

from PIL import Image


def passed_on(jpeg: bytes, *, share: float = 0.4, quality: int = 60) -> bytes:
    """Return ``share`` of the area of a page, cut from around its upper middle, compressed again at ``quality``."""
    with Image.open(io.BytesIO(jpeg)) as page:
        side = share**0.5
        width, height = round(page.width * side), round(page.height * side)
        left, top = (page.width - width) // 2, (page.height - height) // 4
        made = io.BytesIO()
        page.crop((left, top, left + width, top + height)).save(made, "JPEG", quality=quality)
    return made.getvalue()
