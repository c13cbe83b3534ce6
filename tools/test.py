"""Run the stages of the tests, print the seconds of each, and fail when one fails.

    python tools/test.py                 every stage
    python tools/test.py lint types      only these

A stage that needs what is not here is skipped by name, never silently.
"""

import argparse
import os
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
PYTEST = (str(BIN / "python"), "-m", "pytest", "-q")
SHARED_OUT = ("-n", "3", "--dist", "loadfile", "--no-loadscope-reorder")
"""One process more than cores, because each waits now and then for a browser, a disk or another program."""


def _postgresql_missing() -> str:
    return "" if list(Path("/usr/lib/postgresql").glob("*/bin/initdb")) else "PostgreSQL is not installed"


@dataclass(frozen=True)
class Stage:
    """One stage: its command, what it adds to the environment, and why it may have to be skipped."""

    name: str
    command: Sequence[str]
    environment: Mapping[str, str] = field(default_factory=dict)
    missing: Callable[[], str] = str


ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"} | {
    "OPENBLAS_NUM_THREADS": "1"
}
"""What is compiled once is not compiled again by each of the thousand processes that tests start; and as many test
processes as there are fill the cores, so threads of the algebra library would only get in their way."""

STAGES = (
    Stage("lint", (str(BIN / "ruff"), "check", "--quiet", ".")),
    Stage("format", (str(BIN / "ruff"), "format", "--check", "--quiet", ".")),
    Stage("types", (str(BIN / "mypy"),)),
    Stage("layers", (str(BIN / "lint-imports"), "--no-cache")),
    Stage("sqlite", (*PYTEST, *SHARED_OUT)),
    Stage(
        "postgresql",
        (*PYTEST, *SHARED_OUT, "-m", "django_db and not journey and not crash"),
        {"SHOUMI_TEST_DATABASE": "postgresql"},
        _postgresql_missing,
    ),
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the stages asked for; return 1 when one failed."""
    parser = argparse.ArgumentParser(description="Run the tests, stage by stage.")
    parser.add_argument("stages", nargs="*", metavar="STAGE", help=", ".join(stage.name for stage in STAGES))
    asked = parser.parse_args(arguments).stages
    lines = []
    failed = False
    for stage in STAGES:
        if asked and stage.name not in asked:
            continue
        reason = stage.missing()
        if reason:
            lines.append(f"{stage.name:<12} skipped: {reason} ")
            continue
        print(f"== {stage.name}", flush=True)
        start = time.monotonic()
        code = subprocess.run(stage.command, check=False, cwd=ROOT, env={**ENVIRONMENT, **stage.environment}).returncode
        failed = failed or code != 0
        lines.append(f"{stage.name:<12} {'passed' if code == 0 else 'FAILED'} {time.monotonic() - start:7.1f} s")
    print("\n".join(["", *lines]))
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
