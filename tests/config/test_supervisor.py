"""The processes of `shoumi serve` end together, however one of them ends."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from tests.surfaces.cli.commands import shoumi

pytestmark = pytest.mark.slow

_PATIENCE_SECONDS = 60


@pytest.fixture
def port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty installation."""
    folder = tmp_path_factory.mktemp("installation") / "home"
    assert shoumi("init", "--home", folder).returncode == 0
    return folder


@pytest.fixture
def served(home: Path, port: int) -> Iterator["subprocess.Popen[str]"]:
    """The installation, served; its output is kept."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("SHOUMI_", "DJANGO_"))}
    command = [sys.executable, "-c", "from shoumi.config.launch import main; main()", "serve"]
    with subprocess.Popen(
        [*command, "--home", str(home), "--port", str(port)],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    ) as process:
        _until(lambda: _answers(port))
        yield process
        if process.poll() is None:
            process.kill()


def test_starting_says_only_what_the_product_says(served: "subprocess.Popen[str]", port: int) -> None:
    served.terminate()
    said, _ = served.communicate()
    assert served.returncode == 0
    assert said.splitlines()[-1].startswith(f"守密已启动：http://localhost:{port}")
    assert "[WARNING]" not in said


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGHUP, signal.SIGINT])
def test_nothing_outlives_the_supervisor(served: "subprocess.Popen[str]", port: int, how: signal.Signals) -> None:
    started = _family(served.pid)
    assert len(started) >= 3, "a web server, its process, a worker"
    served.send_signal(how)
    served.wait(_PATIENCE_SECONDS)
    _until(lambda: not any(_runs(process) for process in started))
    assert not _answers(port)


def test_a_web_server_that_dies_leaves_none_beside_its_successor(served: "subprocess.Popen[str]", port: int) -> None:
    web = next(one for one in _children(served.pid) if b"granian" in Path(f"/proc/{one}/cmdline").read_bytes())
    beneath = _family(web)
    assert beneath
    os.kill(web, signal.SIGKILL)
    _until(lambda: not any(_runs(process) for process in beneath))
    _until(lambda: _answers(port))


def _children(parent: int) -> set[int]:
    tasks = Path(f"/proc/{parent}/task").iterdir()
    return {int(child) for task in tasks for child in (task / "children").read_text(encoding="ascii").split()}


def _family(parent: int) -> set[int]:
    """Return the processes beneath ``parent``."""
    children = _children(parent)
    return children.union(*map(_family, children))


def _runs(process: int) -> bool:
    try:
        return ") Z" not in Path(f"/proc/{process}/stat").read_text(encoding="ascii")
    except FileNotFoundError:
        return False


def _answers(port: int) -> bool:
    try:
        with urlopen(f"http://127.0.0.1:{port}/api/v1/health", timeout=5) as answer:
            return bool(answer.status == 200)
    except (URLError, OSError):
        return False


def _until(true: Callable[[], bool]) -> None:
    end = time.monotonic() + _PATIENCE_SECONDS
    while not true():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.1)
