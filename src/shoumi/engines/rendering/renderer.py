"""One renderer process, seen from the server: started, asked, and ended when it misbehaves."""

import json
import mmap
import os
import resource
import signal
import socket
import subprocess
import sys
from pathlib import Path

import numpy as np

import shoumi
from shoumi.engines.foundation.errors import Invalid, Parameter, ShoumiError, Unavailable
from shoumi.engines.rendering.limits import Limits
from shoumi.engines.rendering.memory import answer_memory
from shoumi.engines.rendering.problems import Problem
from shoumi.engines.rendering.raster import Raster
from shoumi.engines.rendering.wire import Field, Message, WireBroken, receive, send

_KEPT_MEMORY = str(32 << 20)  # bytes
# A fresh, isolated interpreter: no site of the user, no environment, no PYTHONPATH; told only where this package is.
_START = "import sys; sys.path.append({root!r}); from shoumi.engines.rendering.{module} import main; main()"
_ENVIRONMENT = {
    "LANG": "C.UTF-8",
    "PATH": "/usr/bin:/bin",
    "OPENBLAS_NUM_THREADS": "1",
    # Memory that was freed is kept for the next page: to have it afresh costs a third of the time that a scan takes.
    "MALLOC_MMAP_THRESHOLD_": _KEPT_MEMORY,
    "MALLOC_TRIM_THRESHOLD_": _KEPT_MEMORY,
}


def interpreter(module: str, *arguments: str) -> list[str]:
    """Return the command that runs ``main`` of a module of this engine in a fresh interpreter."""
    root = str(Path(shoumi.__file__).parent.parent)
    return [sys.executable, "-I", "-c", _START.format(root=root, module=module), *arguments]


class Renderer:
    """A fenced process. Not thread-safe: one request at a time, which `RendererPool` sees to."""

    def __init__(self, limits: Limits) -> None:
        """Start it and wait until its fence stands. Raises Unavailable when that fails; nothing is left running."""
        self.loaded: set[int] = set()  # documents it was told to open
        self.stale: set[int] = set()  # documents it is to let go of after its job
        self._limits = limits
        # One answer memory for the life of the process, mapped once on both sides: mapping a fresh one for each page
        # costs more than drawing the page, in page faults alone.
        answer = answer_memory(limits.answer_bytes)
        self._answer = mmap.mmap(answer, limits.answer_bytes, prot=mmap.PROT_READ)
        self._channel, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        with theirs:
            self._process = subprocess.Popen(  # noqa: S603 -- our own interpreter and module
                interpreter("worker.process", str(theirs.fileno()), str(answer), json.dumps(limits.as_message())),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,  # decoders complain there, with pieces of the document
                pass_fds=[theirs.fileno(), answer],
                env=_ENVIRONMENT,
                cwd="/",
            )
        os.close(answer)
        self._await_fence()

    @property
    def pid(self) -> int:
        """The process's number, for health pages and tests."""
        return self._process.pid

    @property
    def alive(self) -> bool:
        """Whether the process still runs."""
        return self._process.poll() is None

    def ask(self, message: Message, *descriptors: int) -> dict[str, Field]:
        """Put one request and return its answer.

        Raises what the document is guilty of (Invalid), or Unavailable when the process died or ran out of time; after
        those two it is ended and must be replaced.
        """
        self._limit_processor()
        self._channel.settimeout(self._limits.wall_seconds)
        try:
            send(self._channel, message, descriptors)
            answer, strangers = receive(self._channel)
        except TimeoutError as error:
            self.end()
            raise Unavailable(Problem.TOO_SLOW, seconds=round(self._limits.wall_seconds)) from error
        except WireBroken as error:
            raise self._obituary() from error
        if strangers:
            for stranger in strangers:
                os.close(stranger)
            self.end()
            raise Unavailable(Problem.RENDERER_LOST)
        if "problem" in answer:
            raise self._told(answer)
        return answer

    def pixels(self, width: int, height: int) -> Raster:
        """Return a copy of the page just drawn, which the renderer can change no more."""
        drawn = np.frombuffer(self._answer, dtype=np.uint8, count=width * height * 3)
        return drawn.reshape(height, width, 3).copy()

    def written(self, length: int) -> bytes:
        """Return a copy of the text just written."""
        return self._answer[:length]

    def let_go(self) -> None:
        """Have it close the documents marked as stale. Raises as `ask`."""
        while self.stale:
            document = self.stale.pop()
            self.loaded.discard(document)
            self.ask({"op": "drop", "document": document})

    def end(self) -> None:
        """Kill the process and wait for its end: the kernel takes back all its memory."""
        self._channel.close()
        if self.alive:
            self._process.kill()
        self._process.wait()
        self._answer.close()

    def _await_fence(self) -> None:
        self._channel.settimeout(self._limits.start_seconds)
        try:
            answer, _ = receive(self._channel)
        except (WireBroken, TimeoutError) as error:
            self.end()
            raise Unavailable(Problem.FENCE_NOT_SET, reason="start") from error
        if answer.get("fenced") is not True:
            self.end()
            raise Unavailable(Problem.FENCE_NOT_SET, reason=str(answer.get("reason"))[:40])

    def _limit_processor(self) -> None:
        """Give the next job its share of processor time, from outside: the process cannot raise it itself."""
        used = _processor_seconds(self.pid)
        bound = int(used) + 1 + self._limits.processor_seconds
        resource.prlimit(self.pid, resource.RLIMIT_CPU, (bound, resource.RLIM_INFINITY))

    def _obituary(self) -> ShoumiError:
        """End what is left of the process, and say why it died."""
        self._channel.close()
        try:
            self._process.wait(timeout=1)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        if self._process.returncode == -signal.SIGXCPU:
            return Invalid(Problem.TOO_COSTLY, seconds=self._limits.processor_seconds)
        return Unavailable(Problem.RENDERER_LOST)

    def _told(self, answer: dict[str, Field]) -> ShoumiError:
        """Rebuild the error a renderer reports, believing nothing but known codes and short parameters."""
        try:
            code = Problem(str(answer["problem"]))
        except ValueError:
            self.end()
            return Unavailable(Problem.RENDERER_LOST)
        kind = Invalid if answer.get("invalid") is True else Unavailable
        parameters: dict[str, Parameter] = {
            name.removeprefix("with_"): value if isinstance(value, int) else str(value)[:80]
            for name, value in answer.items()
            if name.startswith("with_")
        }
        return kind(code, **parameters)


def _processor_seconds(pid: int) -> float:
    """Return the processor time a process has used, from its statistics."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    ticks = int(fields[11]) + int(fields[12])  # utime and stime
    return ticks / os.sysconf("SC_CLK_TCK")
