"""Kills a process before the n-th step of an act.

A step is a change to a file, a write to the database, or a commit. The child is forked, so that it runs the real action
on the real home; the renderers it inherits are not killed in mid-word: steps inside `resting` do not count.
"""

import os
import signal
import sys
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

from django.db import connection, connections

FILE_STEPS = {"open", "write", "fsync", "link", "unlink", "rename", "replace", "mkdir", "rmdir", "close", "flock"}
READING = ("SELECT", "PRAGMA", "EXPLAIN")
MOST_STEPS = 400


class CountedDeath:
    """Kills this process before its ``remaining``-th step."""

    def __init__(self, remaining: int) -> None:
        self._remaining = remaining
        self._resting = False

    def step(self) -> None:
        """Count one step, or die of it."""
        if self._resting:
            return
        if self._remaining == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        self._remaining -= 1

    def watch_calls(self, _frame: FrameType, event: str, called: object) -> None:
        """Count calls into the operating system that change files, and commits of SQLite (a profile function)."""
        if event != "c_call":
            return
        name, module = getattr(called, "__name__", ""), getattr(called, "__module__", None)
        if (module in {"posix", "fcntl"} and name in FILE_STEPS) or name == "commit":
            self.step()

    def watch_statements(self, execute: Callable[..., object], sql: str, *rest: object) -> object:
        """Count statements that write (a wrapper of Django's)."""
        if not sql.lstrip().upper().startswith(READING):
            self.step()
        return execute(sql, *rest)

    @contextmanager
    def resting(self) -> Iterator[None]:
        """Count nothing inside."""
        before, self._resting = self._resting, True
        try:
            yield
        finally:
            self._resting = before


def dies_before(step: int, act: Callable[[CountedDeath], object]) -> bool:
    """Run ``act`` in a child that dies before its ``step``-th step; tell whether it died of that."""
    connections.close_all()
    child = os.fork()
    if child == 0:
        _live_and_die(CountedDeath(step), act)
    _, status = os.waitpid(child, 0)
    code = os.waitstatus_to_exitcode(status)
    assert code in {0, -signal.SIGKILL}, "the act failed by itself"
    return code != 0


def _live_and_die(death: CountedDeath, act: Callable[[CountedDeath], object]) -> None:
    code = 1
    try:
        with connection.execute_wrapper(death.watch_statements):
            sys.setprofile(death.watch_calls)
            act(death)
            sys.setprofile(None)
        code = 0
    finally:
        if code:
            traceback.print_exc()
        os._exit(code)


def deaths(act: Callable[[CountedDeath], object], *, at_least: int) -> Iterator[int]:
    """Yield after each death of ``act``, and once more when it came through; it takes ``at_least`` steps."""
    for step in range(MOST_STEPS):
        died = dies_before(step, act)
        yield step
        if not died:
            assert step >= at_least
            return
    message = f"the act has more than {MOST_STEPS} steps"
    raise AssertionError(message)
