from collections.abc import Iterator

import pytest

from shoumi.engines.rendering.pool import RendererPool


@pytest.fixture(scope="session")
def pool() -> Iterator[RendererPool]:
    with RendererPool() as shared:
        yield shared


@pytest.fixture(scope="session")
def bare_pool() -> Iterator[RendererPool]:
    """As on a machine without LibreOffice."""
    with RendererPool(size=1, office=False) as shared:
        yield shared
