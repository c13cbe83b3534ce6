import json
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from tests.surfaces.cli.commands import ROOT, shoumi

from shoumi import __version__

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty installation."""
    folder = tmp_path_factory.mktemp("installation") / "home"
    made = shoumi("init", "--home", folder, "--company", "测试公司")
    assert made.returncode == 0, made.stderr
    return folder


def test_version() -> None:
    told = shoumi("--version")
    assert (told.returncode, told.stdout.strip()) == (0, __version__)


def test_a_home_is_made_for_its_owner_only_and_never_twice(home: Path) -> None:
    assert home.stat().st_mode & 0o077 == 0
    before = (home / "shoumi.toml").read_bytes(), (home / "keys" / "keyring").read_bytes()
    again = shoumi("init", "--home", home)
    assert again.returncode == 2
    assert "已是一套守密系统" in again.stderr
    assert "already" in again.stderr
    assert ((home / "shoumi.toml").read_bytes(), (home / "keys" / "keyring").read_bytes()) == before


def test_a_folder_that_is_no_home_is_told_in_both_languages(tmp_path: Path) -> None:
    told = shoumi("migrate", "--home", tmp_path)
    assert told.returncode == 2
    chinese, english = told.stderr.splitlines()
    assert "缺少 shoumi.toml" in chinese
    assert "shoumi.toml is missing" in english


def test_migrating_twice_changes_nothing(home: Path) -> None:
    assert shoumi("migrate", "--home", home).returncode == 0


def test_an_administrator_gets_a_temporary_password(home: Path) -> None:
    made = shoumi(
        "administrator", "--home", home, "--office", "audit", "--name", "周慎", "--email", "audit@x.example", "--json"
    )
    assert made.returncode == 0, made.stderr
    told = json.loads(made.stdout)
    assert told["office"] == "audit"
    assert len(told["temporary_password"]) >= 12


@pytest.mark.parametrize(("office", "email", "code"), [("root", "r@x.example", 2), ("audit", "audit2", 2)])
def test_what_is_wrong_with_an_administrator_has_an_exit_code(home: Path, office: str, email: str, code: int) -> None:
    told = shoumi("administrator", "--home", home, "--office", office, "--name", "某人", "--email", email)
    assert told.returncode == code
    assert told.stderr.strip()
    assert "Traceback" not in told.stderr


def test_the_ledger_is_verified_here_and_by_a_stranger(home: Path, tmp_path: Path) -> None:
    assert shoumi("ledger", "verify", "--home", home).returncode == 0
    export = tmp_path / "ledger.zip"
    assert shoumi("ledger", "export", "--home", home, export).returncode == 0
    verifier = [sys.executable, "-I", str(ROOT / "tools" / "verify_ledger.py"), str(export)]
    assert subprocess.run(verifier, capture_output=True, check=False).returncode == 0
    assert shoumi("ledger", "export", "--home", home, export).returncode == 2, "it never overwrites"


def test_the_state_is_told_and_a_fault_has_an_exit_code(home: Path) -> None:
    told = shoumi("status", "--home", home, "--json")
    state = json.loads(told.stdout)
    assert told.returncode == int(state["faulty"]) == 1, "no worker has ever run here"
    assert "operations.worker_silent" in {one["code"] for one in state["found"]}
    assert state["ledger"]["missing_trigger"] is None
    assert "后台进程没有报到" in shoumi("status", "--home", home).stdout


def test_a_changed_ledger_is_not_verified(home: Path) -> None:
    with sqlite3.connect(home / "shoumi.sqlite3") as database:
        database.execute("DROP TRIGGER journal_event_no_update")
        changed = database.execute("UPDATE journal_event SET actor = 'console:somebody' WHERE id = 1")
        assert changed.rowcount == 1
    told = shoumi("ledger", "verify", "--home", home, "--json")
    assert told.returncode == 1
    assert json.loads(told.stdout)


def test_the_demo_leaves_a_real_installation_alone(home: Path) -> None:
    before = (home / "shoumi.sqlite3").stat().st_size
    told = shoumi("demo", "--home", home, "--once")
    assert told.returncode == 2
    assert "not a sample company" in told.stdout + told.stderr
    assert (home / "shoumi.sqlite3").stat().st_size == before
    assert not (home / "demo.json").exists()
