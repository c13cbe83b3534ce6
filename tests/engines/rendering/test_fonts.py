from pathlib import Path

import pytest

from shoumi.engines.rendering import fonts
from shoumi.engines.rendering.limits import Limits
from shoumi.engines.rendering.worker.shelf import FontShelf
from shoumi.engines.rendering.worker.typeset import TextDocument


def test_on_a_machine_without_fonts_the_wheel_draws_both_scripts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fonts, "_NOTO_CJK", Path("/nonexistent"))
    monkeypatch.setattr(fonts, "_CODE", ())
    found = fonts.cjk_font()
    assert found is not None
    assert found.path.name == "NotoSansSC-Regular.otf"
    assert fonts.code_font() is None
    document = TextDocument("secret 商业秘密", FontShelf(), Limits())
    size = document.measure(0, 150)
    pixels = bytearray(size.bytes)
    document.draw(0, size, memoryview(pixels))
    latin, chinese = document.text(0).words
    for word in (latin, chinese):
        row = int((word.top + word.bottom) / 2 * size.height) * size.width
        start, end = (row + int(word.left * size.width)) * 3, (row + int(word.right * size.width)) * 3
        assert min(pixels[start:end]) < 100
