"""Running `shoumi` as people do: in a process of its own."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[3]


def shoumi(*arguments: str | Path) -> "subprocess.CompletedProcess[str]":
    """Run the command line with ``arguments`` and return how it ended."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("SHOUMI_", "DJANGO_"))}
    command = [sys.executable, "-c", "from shoumi.config.launch import main; main()", *map(str, arguments)]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False, timeout=300)
