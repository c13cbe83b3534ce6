"""Calls tools/verify_ledger.py: as a program of its own, or in this process where thousands of calls are made."""

import importlib.util
import io
import json
import subprocess
import sys
from contextlib import redirect_stdout
from pathlib import Path
from typing import Any, NamedTuple
from unittest.mock import patch

TOOL = Path(__file__).parents[2] / "tools" / "verify_ledger.py"

_specification = importlib.util.spec_from_file_location("verify_ledger", TOOL)
assert _specification is not None
assert _specification.loader is not None
tool = importlib.util.module_from_spec(_specification)
sys.modules["verify_ledger"] = tool  # dataclasses look their module up
_specification.loader.exec_module(tool)


class Verdict(NamedTuple):
    """Exit code and the JSON object."""

    code: int
    told: dict[str, Any]

    @property
    def codes(self) -> set[str]:
        return {finding["code"] for finding in self.told["findings"]}

    @property
    def notices(self) -> set[str]:
        return {notice["code"] for notice in self.told["notices"]}

    @property
    def entry(self) -> int | None:
        first = self.told["first_bad_entry"]
        return None if first is None else int(first["index"])

    @property
    def file(self) -> str | None:
        name: str | None = self.told["first_bad_file"]
        return name


def judge(export: Path, *options: str) -> Verdict:
    """Run the tool's main function in this process."""
    output = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
    with patch.object(sys, "argv", ["verify_ledger.py", str(export), "--json", *options]), redirect_stdout(output):
        code = tool.main()
    output.seek(0)
    return Verdict(code, json.loads(output.read()))


def run(export: Path, *options: str, environment: dict[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    """Run the tool as an outsider does: isolated, without site packages."""
    command = [sys.executable, "-I", "-S", str(TOOL), str(export), *options]
    return subprocess.run(command, capture_output=True, encoding="utf-8", check=False, env=environment, timeout=60)
