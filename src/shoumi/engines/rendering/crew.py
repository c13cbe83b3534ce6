"""The renderer processes of a pool: lent to one caller at a time, replaced when they die."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

from shoumi.engines.foundation.errors import ShoumiError, Unavailable
from shoumi.engines.rendering.limits import Limits
from shoumi.engines.rendering.problems import Problem
from shoumi.engines.rendering.renderer import Renderer


class Crew:
    """At most ``size`` renderers, started when there is work for them."""

    def __init__(self, size: int, limits: Limits) -> None:
        self._size = size
        self._limits = limits
        self._changed = threading.Condition()  # guards all that follows
        self._places = 0  # renderers running or being started
        self._all: set[Renderer] = set()
        self._idle: list[Renderer] = []
        self._retired: set[Renderer] = set()  # lent, and to be ended when they come back
        self._closed = False
        self.lost = 0
        """How many renderers ended before their time, or could not be started."""

    @contextmanager
    def lend(self, document: int | None = None) -> Iterator[Renderer]:
        """Lend a renderer, one that holds ``document`` if such a one is free.

        Raises Unavailable when none gets free in time, or a new one cannot be fenced.
        """
        renderer = self._take(document) or self._start()
        try:
            yield renderer
        except Unavailable as error:
            if error.code is Problem.RENDERER_LOST:
                renderer.end()  # dead already, or not to be believed any more
                with self._changed:
                    self.lost += 1
            raise
        finally:
            self._take_back(renderer)

    def drop(self, document: int) -> None:
        """Have every renderer let go of ``document``: the free ones now, the others after their job."""
        with self._changed:
            free = [renderer for renderer in self._idle if document in renderer.loaded]
            self._idle = [renderer for renderer in self._idle if renderer not in free]
            for renderer in self._all:
                if document in renderer.loaded:
                    renderer.stale.add(document)
        for renderer in free:
            self._take_back(renderer)

    def dismiss(self) -> None:
        """End every renderer now running and return when they are gone; the next work starts new ones."""
        with self._changed:
            ended = set(self._all)
            self._retired |= ended
            free, self._idle = self._idle, []
        for renderer in free:
            self._take_back(renderer)
        with self._changed:
            self._changed.wait_for(lambda: not ended & self._all)

    def close(self) -> None:
        """End all renderers, busy ones after their job."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()
        self.dismiss()

    def pids(self) -> tuple[int, ...]:
        """Return the process numbers of the renderers now running."""
        with self._changed:
            return tuple(sorted(renderer.pid for renderer in self._all if renderer.alive))

    def _take(self, document: int | None) -> Renderer | None:
        """Return a free renderer, or None with a place reserved for a new one."""
        until = time.monotonic() + self._limits.wait_seconds
        with self._changed:
            while True:
                if self._closed:
                    raise Unavailable(Problem.CLOSED)
                self._forget_dead()
                if self._idle:
                    holding = [renderer for renderer in self._idle if document in renderer.loaded]
                    renderer = (holding or self._idle)[-1]
                    self._idle.remove(renderer)
                    return renderer
                if self._places < self._size:
                    self._places += 1
                    return None
                if not self._changed.wait(until - time.monotonic()):
                    raise Unavailable(Problem.BUSY, seconds=round(self._limits.wait_seconds))

    def _start(self) -> Renderer:
        try:
            renderer = Renderer(self._limits)
        except BaseException:
            with self._changed:
                self._places -= 1
                self.lost += 1
                self._changed.notify_all()
            raise
        with self._changed:
            self._all.add(renderer)
            if self._closed:
                self._retired.add(renderer)
        return renderer

    def _take_back(self, renderer: Renderer) -> None:
        while True:
            with self._changed:
                if not renderer.alive or renderer in self._retired:
                    break
                if not renderer.stale:
                    self._idle.append(renderer)
                    self._changed.notify_all()
                    return
            try:
                renderer.let_go()
            except ShoumiError:
                renderer.end()  # what cannot even let go is of no more use
        renderer.end()
        with self._changed:
            self._forget(renderer)

    def _forget_dead(self) -> None:
        """Notice renderers that died while idle: killed from outside, say by the kernel short of memory."""
        for renderer in [idle for idle in self._idle if not idle.alive]:
            self._idle.remove(renderer)
            renderer.end()
            self.lost += 1
            self._forget(renderer)

    def _forget(self, renderer: Renderer) -> None:
        self._all.discard(renderer)
        self._retired.discard(renderer)
        self._places -= 1
        self._changed.notify_all()
