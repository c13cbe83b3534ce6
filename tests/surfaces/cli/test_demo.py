import json
import os
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from tests.surfaces.cli.commands import shoumi

pytestmark = pytest.mark.slow

ROLES = {
    "classifier",
    "holder",
    "outsider",
    "uncleared",
    "officer",
    "hr",
    "auditor",
    "system_admin",
    "security_admin",
}


def _interrupt_a_set_up(home: Path) -> None:
    """Start the set-up and kill it while its database is being filled."""
    command = [sys.executable, "-c", "from shoumi.config.launch import main; main()", "demo", "--home", str(home)]
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("SHOUMI_", "DJANGO_"))}
    with subprocess.Popen([*command, "--once"], env=environment, start_new_session=True) as begun:
        objects = home / "objects"
        until = time.monotonic() + 60
        while time.monotonic() < until and not any(objects.rglob("*")):
            time.sleep(0.1)
        os.killpg(begun.pid, signal.SIGKILL)
    assert any(objects.rglob("*"))
    assert not (home / "demo.json").exists()


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[dict[str, Any]]]:
    """The sample company after an interrupted set-up and a whole one, with two files of one's own, one unreadable."""
    place = tmp_path_factory.mktemp("demo")
    home, folder = place / "home", place / "folder"
    folder.mkdir()
    (folder / "我的文件.md").write_text("# 我的文件\n\n自己的内容。\n", encoding="utf-8")
    (folder / "empty.pdf").touch()
    _interrupt_a_set_up(home)
    ended = shoumi("demo", "--home", home, "--documents", folder, "--once", "--json")
    assert ended.returncode == 0, ended.stdout + ended.stderr
    assert "empty.pdf" in ended.stderr
    return home, [json.loads(line) for line in ended.stdout.splitlines()]


def test_every_step_did_what_it_should(played: tuple[Path, list[dict[str, Any]]]) -> None:
    _, steps = played
    assert len(steps) >= 10
    for step in steps:
        assert set(step) == {"part", "step", "requirements", "ok", "took_ms", "note"}
        assert step["ok"], step


def test_the_record_names_every_role_and_every_document(played: tuple[Path, list[dict[str, Any]]]) -> None:
    home, _ = played
    record = json.loads((home / "demo.json").read_text(encoding="utf-8"))
    assert stat.S_IMODE((home / "demo.json").stat().st_mode) == 0o600
    assert {one["role"] for one in record["people"]} == ROLES
    assert len(record["documents"]) >= 121
    assert [one["title"] for one in record["documents"] if one["file"] == "我的文件.md"] == ["我的文件"]
    assert not any(one["file"] == "empty.pdf" for one in record["documents"])


def test_a_second_start_keeps_the_company_and_adds_new_files_only(played: tuple[Path, list[dict[str, Any]]]) -> None:
    home, _ = played
    before = json.loads((home / "demo.json").read_text(encoding="utf-8"))
    folder = home.parent / "folder"
    (folder / "second.py").write_text("print('own code')\n", encoding="utf-8")
    ended = shoumi("demo", "--home", home, "--port", "8055", "--documents", folder, "--once")
    assert ended.returncode == 0, ended.stdout + ended.stderr
    after = json.loads((home / "demo.json").read_text(encoding="utf-8"))
    assert after["people"] == before["people"]
    assert after["url"] == "http://localhost:8055"
    assert [one["file"] for one in after["documents"][len(before["documents"]) :]] == ["second.py"]


def test_its_ledger_verifies(played: tuple[Path, list[dict[str, Any]]]) -> None:
    home, _ = played
    assert shoumi("ledger", "verify", "--home", home).returncode == 0
