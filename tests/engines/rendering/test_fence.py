"""The fence from inside: a process that set it tries to get out."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from shoumi.engines.rendering.convert import NO_FENCE
from shoumi.engines.rendering.limits import Limits
from shoumi.engines.rendering.pool import RendererPool

_ROOT = str(Path(__file__).parents[3] / "src")
_SETUP = f"""
import sys
sys.path.append({_ROOT!r})
import ctypes, mmap, os, resource, signal, socket, subprocess, threading
from pathlib import Path
from shoumi.engines.rendering import fence, landlock
from shoumi.engines.rendering.limits import Limits
"""


def _run(script: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-I", "-c", _SETUP + script, *arguments],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


_ESCAPES = {
    "read a file": "open('/etc/passwd')",
    "write a file": "open('/tmp/escape', 'w')",
    "list a folder": "os.listdir('/')",
    "connect": "socket.socket()",
    "local socket": "socket.socket(socket.AF_UNIX)",
    "socket pair": "socket.socketpair()",
    "run a program": "os.execv('/bin/true', ['true'])",
    "start a process": "os.fork()",
    "kill the server": "os.kill(os.getppid(), 9)",
    "signal by thread": "libc_call('tgkill', os.getppid(), os.getppid(), 0)",
    "debug another process": "libc_call('ptrace', 16, os.getppid(), 0, 0)",
    "raise a limit": "resource.setrlimit(resource.RLIMIT_CPU, (1, 1))",
    "make memory executable": "mmap.mmap(-1, 4096, prot=mmap.PROT_READ | mmap.PROT_EXEC)",
    "memory file": "os.memfd_create('x')",
    "pipe": "os.pipe()",
    "rename": "os.rename('/tmp/a', '/tmp/b')",
    "remove": "os.unlink('/tmp/shoumi-no-such-file')",
    "other namespaces": "libc_call('unshare', 0x10000000)",
    "drop into another folder": "os.chdir('/')",
}


@pytest.mark.parametrize("attempt", _ESCAPES)
def test_a_renderer_cannot(attempt: str) -> None:
    done = _run(f"""
libc = ctypes.CDLL(None, use_errno=True)
def libc_call(name, *arguments):
    if getattr(libc, name)(*arguments) == -1:
        raise OSError(ctypes.get_errno(), name)
fence.fence_worker(Limits())
try:
    {_ESCAPES[attempt]}
except (PermissionError, ValueError):  # Python turns the refusal of a limit into the latter
    print("refused")
""")
    assert (done.stdout, done.stderr) == ("refused\n", "")


def test_a_renderer_cannot_start_threads_or_outgrow_its_memory() -> None:
    done = _run("""
fence.fence_worker(Limits(memory=256 << 20))
try:
    threading.Thread(target=print).start()
except RuntimeError:
    print("no thread")
try:
    bytearray(Limits().answer_bytes + (256 << 20))
except MemoryError:
    print("no memory")
""")
    assert done.stdout == "no thread\nno memory\n"


def test_a_running_renderer_shows_its_fence_to_the_kernel() -> None:
    with RendererPool(size=1) as pool:
        pool.inspect(b"text", "a.txt")
        (pid,) = pool.pids()
        status = Path(f"/proc/{pid}/status").read_text()
        limits = Path(f"/proc/{pid}/limits").read_text()
        assert re.search(r"NoNewPrivs:\s+1\n", status)
        assert re.search(r"Seccomp:\s+2\n", status)
        assert re.search(r"Threads:\s+1\n", status)
        assert re.search(r"Max core file size\s+0\s+0", limits)
        space = Limits().memory + Limits().answer_bytes
        assert re.search(rf"Max address space\s+{space}\s+{space}", limits)
        environment = Path(f"/proc/{pid}/environ").read_bytes() if os.getuid() == 0 else b""
        assert b"SECRET" not in environment.upper()


def test_the_environment_of_the_server_stays_with_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SHOUMI_CANARY", "never to be seen")
    with RendererPool(size=1) as pool:
        pool.inspect(b"text", "a.txt")
        (pid,) = pool.pids()
        if os.getuid() == 0:  # a process that cannot be dumped shows its environment to root only
            assert b"SHOUMI_CANARY" not in Path(f"/proc/{pid}/environ").read_bytes()


def test_no_renderer_starts_where_the_fence_cannot_be_set() -> None:
    """In a process that may set no filter, so that no child of it may either."""
    done = _run("""
import errno, pyseccomp
rules = pyseccomp.SyscallFilter(pyseccomp.ALLOW)
PR_SET_SECCOMP = 22
rules.add_rule(pyseccomp.ERRNO(errno.EINVAL), "seccomp")
rules.add_rule(pyseccomp.ERRNO(errno.EINVAL), "prctl", pyseccomp.Arg(0, pyseccomp.EQ, PR_SET_SECCOMP))
rules.load()
from shoumi.engines.foundation.errors import Unavailable
from shoumi.engines.rendering.pool import RendererPool
with RendererPool(size=1) as pool:
    try:
        pool.inspect(b"text", "a.txt")
    except Unavailable as error:
        print(error.code.value, error.parameters["reason"], pool.pids())
""")
    assert (done.stdout, done.stderr) == ("rendering.fence_not_set seccomp ()\n", "")


def test_no_fence_stands_around_one_thread_of_several() -> None:
    done = _run("""
import _thread, time
_thread.start_new_thread(time.sleep, (30,))  # as libraries do: not known to `threading`
try:
    fence.fence_worker(Limits())
except fence.FenceError as error:
    print(error, flush=True)
os._exit(0)
""")
    assert done.stdout == "threads\n"


def test_a_fence_with_a_hole_is_no_fence() -> None:
    done = _run("""
fence._load = lambda build: None
try:
    fence.fence_worker(Limits())
except fence.FenceError as error:
    print(error)
""")
    assert done.stdout == "network\n"


_CONVERTER_ESCAPES = {
    "connect": "socket.socket()",
    "connect by the other protocol": "socket.socket(socket.AF_INET6)",
    "talk to the kernel": "socket.socket(socket.AF_NETLINK, socket.SOCK_RAW)",
    "send a local message": "socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)",
    "reach a local service": "socket.socket(socket.AF_UNIX).connect('/run/postgresql/.s.PGSQL.5432')",
    "read the home": f"open({__file__!r})",
    "read the system's secrets": "open('/etc/shadow')",
    "look into other processes": "open(f'/proc/{os.getppid()}/environ')",
    "write outside": "open('/tmp/escape', 'w')",
    "overwrite a program": "open('/usr/bin/env', 'r+b')",
    "run what it wrote": "subprocess.run([room / 'program'])",
    "debug another process": "os.pidfd_open(os.getppid())",
    "signal the server": "os.kill(os.getppid(), 0)",
}


@pytest.mark.parametrize("attempt", _CONVERTER_ESCAPES)
def test_a_converter_cannot(attempt: str, tmp_path: Path) -> None:
    if "home" in attempt and __file__.startswith("/usr/"):
        pytest.skip("the checkout stands among the programs")
    (tmp_path / "program").write_text("#!/bin/sh\n")
    (tmp_path / "program").chmod(0o700)
    done = _run(
        f"""
room = Path(sys.argv[1])
fence.fence_converter(Limits())
from shoumi.engines.rendering.convert import READABLE
landlock.restrict(read=[Path(path) for path in READABLE], write=[room])
(room / "result").write_text("may be written")
try:
    {_CONVERTER_ESCAPES[attempt]}
except PermissionError:
    print("refused")
""",
        str(tmp_path),
    )
    assert (done.stdout, done.stderr) == ("refused\n", "")


def test_a_converter_without_its_fence_does_not_become_libreoffice(tmp_path: Path) -> None:
    done = _run(
        """
landlock.version = lambda: 0
from shoumi.engines.rendering import convert
convert.main()
""",
        str(tmp_path),
        "docx",
        json.dumps(Limits().as_message()),
    )
    assert done.returncode == NO_FENCE
    assert not (tmp_path / "out").exists()
