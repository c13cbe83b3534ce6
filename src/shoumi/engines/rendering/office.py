"""Office documents into PDF, by LibreOffice in a process of its own behind a fence of its own.

LibreOffice reads and writes files, so it gets a private directory in memory (a tmpfs) for each document, which holds
its home as well and is removed whatever happens.
"""

import contextlib
import json
import os
import shutil
import signal
import stat
import subprocess
import threading
import time
from pathlib import Path

from shoumi.engines.foundation.errors import Invalid, Unavailable
from shoumi.engines.rendering import landlock
from shoumi.engines.rendering.convert import NO_FENCE, NOTHING, PROFILE
from shoumi.engines.rendering.fonts import cjk_font, code_font
from shoumi.engines.rendering.formats import Format
from shoumi.engines.rendering.limits import Limits
from shoumi.engines.rendering.problems import Problem
from shoumi.engines.rendering.renderer import interpreter
from shoumi.engines.rendering.scratch import scratch_directory, scratch_root, sweep
from shoumi.engines.rendering.values import Capabilities

_CHUNK = 1 << 20
_RESTART = 81  # exit code by which LibreOffice asks to be started again, as it does once with a new profile
_STARTS = 3
# Chinese text that a document marks as English, as many generators do, is to be set in a face for the mainland all the
# same: others put 。 and ， in the middle of their square. Text marked as Japanese or of Taiwan keeps its own.
_ENVIRONMENT = {"LANG": "C.UTF-8", "FC_LANG": "zh-cn", "PATH": "/usr/bin:/bin"}


def capabilities() -> Capabilities:
    """Tell which optional parts this machine has."""
    cjk, code = cjk_font(), code_font()
    return Capabilities(
        libreoffice=shutil.which("soffice"),
        office_fence=landlock.version() > 0 and scratch_root() is not None,
        cjk_font=None if cjk is None else cjk.path.name,
        code_font=None if code is None else code.path.name,
    )


class Converter:
    """Runs LibreOffice once a document: nothing of one document is left for the next. Thread-safe."""

    def __init__(self, limits: Limits) -> None:
        """Remove what converters of servers that were killed left behind."""
        self._limits = limits
        self._lock = threading.Lock()
        self._kept = contextlib.ExitStack()
        self._blank: Path | None = None
        sweep()

    def convert(self, document: int, format: Format) -> bytes:
        """Return the PDF of the Office document in the memory file ``document``, which was checked before.

        Raises Invalid when LibreOffice cannot make sense of it, and Unavailable when it runs out of time or cannot be
        fenced.
        """
        with scratch_directory() as room:
            shutil.copytree(self._blank_profile(), room / PROFILE)
            _copy(document, room / f"document.{format.value}")
            self._run(room, format.value)
            return _result(room / "out" / "document.pdf", self._limits.office_bytes, format)

    def close(self) -> None:
        """Remove what is kept between documents; the converter is not used afterwards."""
        self._kept.close()

    def _blank_profile(self) -> Path:
        """Return a profile that saw no document, of which each document gets a copy.

        LibreOffice starts twice with a new one, which would double the time that each document takes. One that was not
        made to its end is not kept: the next document tries again. Raises Unavailable.
        """
        with self._lock:
            if self._blank is None:
                with contextlib.ExitStack() as made:
                    room = made.enter_context(scratch_directory())
                    if self._run(room, NOTHING) != 0:
                        raise Unavailable(Problem.RENDERER_LOST)
                    self._blank = room / PROFILE
                    self._kept = made.pop_all()
            return self._blank

    def _run(self, room: Path, ending: str) -> int:
        until = time.monotonic() + self._limits.office_seconds
        code, starts = _RESTART, 0
        while code == _RESTART and starts < _STARTS:
            code, starts = self._run_once(room, ending, until - time.monotonic()), starts + 1
        if code == NO_FENCE:
            raise Unavailable(Problem.FENCE_NOT_SET, reason="libreoffice")
        return code

    def _run_once(self, room: Path, ending: str, seconds: float) -> int:
        process = subprocess.Popen(  # noqa: S603 -- our own interpreter and module
            interpreter("convert", str(room), ending, json.dumps(self._limits.as_message())),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env={**_ENVIRONMENT, "HOME": str(room), "TMPDIR": str(room)},
            cwd=room,
            start_new_session=True,
        )
        try:
            return process.wait(max(0.0, seconds))
        except subprocess.TimeoutExpired as error:
            raise Unavailable(Problem.TOO_SLOW, seconds=round(self._limits.office_seconds)) from error
        finally:
            # The session's other processes too: LibreOffice may have left helpers.
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def _copy(document: int, path: Path) -> None:
    place = 0
    with path.open("xb") as file:
        while chunk := os.pread(document, _CHUNK, place):
            file.write(chunk)
            place += len(chunk)


def _result(path: Path, limit: int, format: Format) -> bytes:
    """Read what LibreOffice wrote; a link it may have been made to put there is not followed."""
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC | os.O_NONBLOCK)
    except OSError as error:
        raise Invalid(Problem.CONVERSION_FAILED, format=format) from error
    with os.fdopen(descriptor, "rb") as file:
        facts = os.fstat(descriptor)
        if not stat.S_ISREG(facts.st_mode) or facts.st_nlink != 1 or not 0 < facts.st_size <= limit:
            raise Invalid(Problem.CONVERSION_FAILED, format=format)
        return file.read(limit)
