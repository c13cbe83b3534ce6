import os
import signal
import threading
import time
from pathlib import Path

import numpy as np
import pytest
from tests.engines.rendering import samples

from shoumi.engines.foundation.errors import Invalid, ShoumiError, Unavailable
from shoumi.engines.rendering.formats import Format
from shoumi.engines.rendering.limits import Limits
from shoumi.engines.rendering.pool import RendererPool
from shoumi.engines.rendering.problems import Problem


def _gone(pid: int) -> bool:
    return not Path(f"/proc/{pid}").exists()


def test_processes_start_only_when_asked_and_end_with_the_pool() -> None:
    with RendererPool(size=2) as pool:
        assert pool.pids() == ()
        pool.inspect(b"text", "a.txt")
        (pid,) = pool.pids()
    assert _gone(pid)
    with pytest.raises(Unavailable) as caught:
        pool.inspect(b"text", "a.txt")
    assert caught.value.code is Problem.CLOSED


def test_a_renderer_killed_while_idle_is_replaced_and_the_document_lives_on() -> None:
    with RendererPool(size=1) as pool, pool.open(samples.pdf(), Format.PDF) as document:
        before = document.page(1)
        (pid,) = pool.pids()
        os.kill(pid, signal.SIGKILL)
        os.waitid(os.P_PID, pid, os.WEXITED | os.WNOWAIT)
        assert np.array_equal(document.page(1, dpi=150), before)
        assert document.page(2).shape == (1754, 1240, 3)
        assert pool.pids() != (pid,)


def test_a_renderer_killed_while_it_draws_is_told_and_replaced() -> None:
    with RendererPool(size=1) as pool, pool.open(samples.heavy_pdf(), Format.PDF) as heavy:
        (pid,) = pool.pids()
        killer = threading.Timer(0.5, os.kill, (pid, signal.SIGKILL))
        killer.start()
        with pytest.raises(Unavailable) as caught:
            heavy.page(1)
        assert caught.value.code is Problem.RENDERER_LOST
        assert pool.inspect(samples.pdf(), "a.pdf").pages == 2


def test_a_renderer_that_hangs_is_killed_at_its_deadline_and_others_are_served_meanwhile() -> None:
    limits = Limits(wall_seconds=2.0)
    with RendererPool(size=2, limits=limits) as pool, pool.open(samples.pdf(), Format.PDF) as hanging:
        (pid,) = pool.pids()
        os.kill(pid, signal.SIGSTOP)
        errors: list[ShoumiError] = []

        def ask() -> None:
            try:
                hanging.page(1)
            except ShoumiError as error:
                errors.append(error)

        asking = threading.Thread(target=ask)
        asking.start()
        time.sleep(0.2)  # the thread is waiting for an answer by now
        assert pool.inspect(samples.picture(), "a.png").pages == 1
        asking.join()
        assert [error.code for error in errors] == [Problem.TOO_SLOW]
        assert _gone(pid)
        assert hanging.page(1).shape == (1754, 1240, 3)


def test_processor_time_is_limited() -> None:
    with (
        RendererPool(size=1, limits=Limits(processor_seconds=1)) as pool,
        pool.open(samples.heavy_pdf(), Format.PDF) as heavy,
    ):
        with pytest.raises(Invalid) as caught:
            heavy.page(1)
        assert caught.value.code is Problem.TOO_COSTLY
        assert pool.inspect(samples.pdf(), "a.pdf").pages == 2


def test_memory_is_limited() -> None:
    limits = Limits(memory=576 << 20)
    with RendererPool(size=1, limits=limits) as pool:
        with pytest.raises(ShoumiError) as caught:
            pool.decode_image(samples.picture(size=(10_000, 10_000)))
        assert caught.value.code in {Problem.OUT_OF_MEMORY, Problem.RENDERER_LOST}
        assert pool.inspect(samples.pdf(), "a.pdf").pages == 2


def test_a_warm_document_is_found_by_its_key_and_forgotten_with_its_processes() -> None:
    with RendererPool(size=1) as pool:
        first = pool.open(samples.pdf(), Format.PDF, key="v1")
        first.page(1)
        assert pool.open(b"never read", Format.PDF, key="v1") is first
        assert pool.warm("v1") is first
        (pid,) = pool.pids()
        pool.forget("v1")
        assert _gone(pid)
        assert pool.warm("v1") is None
        with pytest.raises(Unavailable) as caught:
            first.page(1)
        assert caught.value.code is Problem.CLOSED


def test_warm_documents_are_bounded_by_number_bytes_and_time() -> None:
    with RendererPool(size=1, limits=Limits(warm_documents=2)) as pool:
        for key in "abc":
            pool.open(samples.pdf(), Format.PDF, key=key)
        assert [pool.warm(key) is None for key in "abc"] == [True, False, False]
    with RendererPool(size=1, limits=Limits(warm_bytes=10_000_000)) as pool:
        for key in "abc":
            pool.open(samples.pdf(), Format.PDF, key=key).page(1)
        assert pool.warm("c") is not None
        assert pool.warm("a") is None
    with RendererPool(size=1, limits=Limits(warm_seconds=0.4)) as pool:
        document = pool.open(samples.pdf(), Format.PDF, key="a")
        until = time.monotonic() + 10
        while not document.closed and time.monotonic() < until:
            time.sleep(0.05)
        assert document.closed


def test_closing_closes_every_descriptor() -> None:
    before = len(list(Path("/proc/self/fd").iterdir()))
    with RendererPool(size=1) as pool:
        for number in range(3):
            with pool.open(samples.pdf(), Format.PDF) as document:
                document.page(1)
                document.text(1)
            pool.open(samples.pdf(), Format.PDF, key=number).page(2)
        with pytest.raises(Invalid):
            pool.open(b"%PDF-1.7 broken", Format.PDF)
    assert len(list(Path("/proc/self/fd").iterdir())) == before


def test_many_threads_get_their_own_pages() -> None:
    with RendererPool(size=2) as pool:
        documents = [pool.open(samples.tiff(5), Format.TIFF, key="t"), pool.open(samples.pdf(), Format.PDF, key="p")]
        wrong: list[int] = []

        def read(number: int) -> None:
            for _ in range(5):
                red = int(documents[0].page(number + 1)[400, 600, 0])
                if red != 80 * number % 256 or documents[1].page(number % 2 + 1).min() > 50:
                    wrong.append(number)

        threads = [threading.Thread(target=read, args=(number,)) for number in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert wrong == []
        assert len(pool.pids()) <= 2


def test_waiting_for_a_renderer_ends() -> None:
    limits = Limits(wait_seconds=0.2, wall_seconds=5.0)
    with RendererPool(size=1, limits=limits) as pool, pool.open(samples.heavy_pdf(), Format.PDF) as heavy:
        ended = threading.Event()

        def draw() -> None:
            with pytest.raises(ShoumiError):
                heavy.page(1)
            ended.set()

        thread = threading.Thread(target=draw)
        thread.start()
        time.sleep(0.3)
        with pytest.raises(Unavailable) as caught:
            pool.inspect(b"text", "a.txt")
        assert caught.value.code is Problem.BUSY
        (pid,) = pool.pids()
        os.kill(pid, signal.SIGKILL)
        thread.join()
        assert ended.is_set()
