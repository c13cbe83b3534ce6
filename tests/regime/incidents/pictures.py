"""Pictures as they leak: pages that were viewed, then cropped and compressed again."""

import io

from PIL import Image

from shoumi.regime.access.actors import Person
from shoumi.regime.documents.actions.viewing import MarkedPage, view_page

TEXT = "第 {0} 条　核心排序算法：归并与基数结合，阈值 {0} 千条，缓存行对齐后再比较。\n"


def content(lines: int = 120) -> bytes:
    """A text of several pages."""
    return "".join(TEXT.format(number) for number in range(1, lines + 1)).encode()


def leaked(page: bytes, *, crop: tuple[float, float, float, float] = (0.0, 0.0, 1.0, 1.0), quality: int = 60) -> bytes:
    """Return ``crop`` (parts of width and height) of ``page``, compressed again."""
    picture = Image.open(io.BytesIO(page))
    across, down = picture.size
    box = (int(crop[0] * across), int(crop[1] * down), int(crop[2] * across), int(crop[3] * down))
    target = io.BytesIO()
    picture.crop(box).save(target, "JPEG", quality=quality)
    return target.getvalue()


def unmarked() -> bytes:
    """A picture nobody marked."""
    target = io.BytesIO()
    Image.effect_noise((900, 700), 40).convert("RGB").save(target, "JPEG", quality=85)
    return target.getvalue()


def viewed(viewer: Person, number: str, page: int = 1) -> MarkedPage:
    """One page of the document ``number`` as ``viewer`` is shown it."""
    return view_page(actor=viewer, number=number, page=page)
