"""Damaged files: each gets pages or an error of ours, and no renderer is lost over it."""

from collections.abc import Callable
from enum import StrEnum

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.engines.rendering import samples

from shoumi.engines.foundation.errors import ShoumiError
from shoumi.engines.rendering.formats import Format
from shoumi.engines.rendering.pool import RendererPool
from shoumi.engines.rendering.problems import Problem

_ORIGINALS: dict[str, bytes] = {
    "a.pdf": samples.pdf(),
    "b.pdf": samples.chinese_pdf(),
    "scan.pdf": samples.saved(samples.scan(samples.scanned_jpeg((432, 576)), dpi=72)),
    "a.png": samples.picture(size=(60, 40)),
    "a.jpg": samples.picture("JPEG", size=(60, 40)),
    "a.webp": samples.picture("WEBP", size=(60, 40)),
    "a.gif": samples.picture("GIF", size=(60, 40)),
    "a.bmp": samples.picture("BMP", size=(60, 40)),
    "a.tiff": samples.tiff(2),
    "a.docx": samples.word(),
    "a.xlsx": samples.excel(),
    "a.odt": samples.open_document(),
    "a.txt": "保密制度 confidentiality\n".encode("gb18030") * 5,
}
_LOST = {Problem.RENDERER_LOST, Problem.TOO_SLOW, Problem.CLOSED, Problem.BUSY, Problem.FENCE_NOT_SET}

_damage = st.one_of(
    st.builds(lambda cut: lambda data: data[: int(len(data) * cut)], st.floats(0.01, 0.99)),
    st.builds(
        lambda changes: lambda data: _changed(data, changes),
        st.lists(st.tuples(st.floats(0, 0.9999), st.binary(min_size=1, max_size=4)), min_size=1, max_size=8),
    ),
    st.builds(
        lambda start, length: lambda data: data[: int(len(data) * start)] + data[int(len(data) * start) + length :],
        st.floats(0, 0.99),
        st.integers(1, 200),
    ),
)


def _changed(data: bytes, changes: list[tuple[float, bytes]]) -> bytes:
    altered = bytearray(data)
    for place, piece in changes:
        start = int(place * len(altered))
        altered[start : start + len(piece)] = piece
    return bytes(altered)


@pytest.mark.parametrize("name", _ORIGINALS)
@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])
@given(damage=_damage)
def test_damage_never_loses_a_renderer(bare_pool: RendererPool, name: str, damage: Callable[[bytes], bytes]) -> None:
    before = bare_pool.pids()
    assert _fault(bare_pool, damage(_ORIGINALS[name]), name) not in _LOST
    assert not before or bare_pool.pids() == before


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])
@given(data=st.binary(min_size=1, max_size=600), name=st.text(max_size=20))
def test_anything_gets_pages_or_an_error(bare_pool: RendererPool, data: bytes, name: str) -> None:
    assert _fault(bare_pool, data, name) not in _LOST


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])
@given(text=st.text(st.characters(exclude_categories=["Cs", "Cc", "Cf", "Zl", "Zp", "Zs"]), min_size=1, max_size=300))
def test_text_comes_back_as_it_was_stored(bare_pool: RendererPool, text: str) -> None:
    with bare_pool.open(b"\xef\xbb\xbf" + text.encode(), Format.TEXT) as document:
        assert document.full_text() == text
        for word in document.text(1).words:
            assert 0 <= word.left <= word.right <= 1
            assert 0 <= word.top < word.bottom <= 1


def _fault(pool: RendererPool, data: bytes, name: str) -> StrEnum | None:
    """Show the last page and return what was found wrong, if anything."""
    try:
        found = pool.inspect(data, name)
        with pool.open(data, found.format) as document:
            assert document.page(document.pages, dpi=72).ndim == 3
            document.text(1)
    except ShoumiError as error:
        return error.code
    return None
