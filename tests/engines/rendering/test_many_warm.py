from shoumi.engines.rendering.formats import Format
from shoumi.engines.rendering.limits import Limits
from shoumi.engines.rendering.pool import RendererPool


def test_one_renderer_holds_as_many_warm_documents_as_the_limits_allow() -> None:
    limits = Limits()
    with RendererPool(size=1, limits=limits) as pool:
        for number in range(limits.warm_documents + 8):
            pool.open(f"document {number}".encode(), Format.TEXT, key=number)
        (pid,) = pool.pids()
        assert pool.inspect(b"one more", "a.txt").format is Format.TEXT
        assert pool.pids() == (pid,)
