"""`shoumi people`: a source from the console, its plan confirmed, and the exit codes that a schedule reads."""

import json
from pathlib import Path

import pytest
from tests.surfaces.cli.commands import shoumi

pytestmark = pytest.mark.slow


def test_a_source_is_added_synced_and_confirmed(tmp_path: Path) -> None:
    home = tmp_path / "home"
    assert shoumi("init", "--home", home, "--company", "星河软件").returncode == 0
    (home / "sources").mkdir()
    listed = home / "sources" / "hr.csv"
    listed.write_text("工号,姓名,部门\nX1,张伟,研发部\nX2,李雷,研发部\n", encoding="utf-8")
    told = tmp_path / "source.toml"
    told.write_text('file = "hr.csv"\n', encoding="utf-8")
    added = shoumi("people", "source", "--home", home, "--kind", "file", "--name", "人事", "--settings", told)
    assert added.returncode == 0, added.stderr
    first = shoumi("people", "sync", "人事", "--home", home, "--json")
    run = json.loads(first.stdout)
    assert (first.returncode, run["state"], run["counts"]) == (5, "run.asking", {"new": 3})
    assert shoumi("people", "confirm", run["run"], "--home", home).returncode == 0
    again = shoumi("people", "sync", "--home", home)
    assert again.returncode == 0
    assert "没有差异" in again.stdout
    listed.unlink()
    gone = shoumi("people", "sync", "人事", "--home", home)
    assert gone.returncode == 6
    assert "来源没有应答" in gone.stdout
    assert shoumi("people", "sync", "别的", "--home", home).returncode == 4
