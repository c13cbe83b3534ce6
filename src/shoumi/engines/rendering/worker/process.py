"""A renderer process: shuts itself in, then answers one request after the other until the server hangs up."""

import contextlib
import json
import mmap
import os
import signal
import socket
import sys

from shoumi.engines.foundation.errors import Invalid, ShoumiError
from shoumi.engines.rendering.fence import FenceError, fence_worker
from shoumi.engines.rendering.limits import Limits
from shoumi.engines.rendering.problems import Problem
from shoumi.engines.rendering.wire import WireBroken, receive, send
from shoumi.engines.rendering.worker.jobs import Answer, Jobs
from shoumi.engines.rendering.worker.preload import preload

_NO_FENCE = 3  # exit code


def main() -> None:
    """Run as ``main`` of a fresh interpreter: arguments are the descriptors of socket and answers, the limits."""
    channel = socket.socket(fileno=int(sys.argv[1]))
    limits = Limits(**json.loads(sys.argv[3]))
    answer = memoryview(mmap.mmap(int(sys.argv[2]), limits.answer_bytes))
    os.close(int(sys.argv[2]))
    jobs = Jobs(preload(), limits, answer)
    try:
        fence_worker(limits)
    except FenceError as error:
        send(channel, {"fenced": False, "reason": str(error)})
        sys.exit(_NO_FENCE)
    send(channel, {"fenced": True})
    with contextlib.suppress(WireBroken):
        while True:
            message, descriptors = receive(channel)
            send(channel, _answer(jobs, message, descriptors))
    # Not sys.exit(): finalisers of libraries may ask the kernel for what the fence forbids.
    os._exit(0)


def _answer(jobs: Jobs, message: Answer, descriptors: list[int]) -> Answer:
    try:
        return jobs.perform(message, descriptors)
    except ShoumiError as error:
        parameters = {f"with_{name}": value for name, value in error.parameters.items()}
        return {"problem": str(error.code), "invalid": isinstance(error, Invalid), **parameters}
    except MemoryError:
        return {"problem": Problem.OUT_OF_MEMORY.value, "invalid": True}


# Ctrl+C in a terminal reaches every process of it; the server decides when its renderers end.
signal.signal(signal.SIGINT, signal.SIG_IGN)
