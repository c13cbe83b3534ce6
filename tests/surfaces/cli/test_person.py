import json
import sqlite3
from pathlib import Path

import pytest
from tests import postgresql
from tests.surfaces.cli.commands import shoumi

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty installation whose keyring has a passphrase."""
    folder = tmp_path_factory.mktemp("installation")
    passphrase = folder / "passphrase"
    passphrase.write_text("correct horse battery\n", encoding="utf-8")
    made = shoumi("init", "--home", folder / "home", "--company", "小公司", "--passphrase-file", passphrase)
    assert made.returncode == 0, made.stderr
    return folder / "home"


def _rows(home: Path, statement: str) -> list[tuple[object, ...]]:
    with sqlite3.connect(home / "shoumi.sqlite3") as database:
        return database.execute(statement).fetchall()


def test_a_person_begins_with_account_offices_clearance_and_range(home: Path) -> None:
    made = shoumi(
        *("person", "--home", home, "--name", "秦守", "--email", "Qin@x.example"),
        *("--office", "officer", "--office", "hr", "--clearance", "3", "--classifier", "2", "--json"),
    )
    assert made.returncode == 0, made.stderr
    assert len(json.loads(made.stdout)["temporary_password"]) >= 12
    assert _rows(home, "SELECT email, password_temporary FROM accounts_account") == [("qin@x.example", 1)]
    assert {office for (office,) in _rows(home, "SELECT office FROM people_appointment")} == {
        "people.officer",
        "people.hr",
    }
    assert _rows(home, "SELECT rank FROM people_clearance JOIN people_clearancegrade g ON g.id = grade_id") == [(3,)]
    assert _rows(home, "SELECT ceiling FROM documents_classifierrange") == [(2,)]
    assert _rows(home, "SELECT name_zh FROM people_unit") == [("小公司",)]


def test_a_second_officer_sits_in_the_same_office(home: Path) -> None:
    again = shoumi("person", "--home", home, "--name", "何密", "--email", "he@x.example", "--office", "officer")
    assert again.returncode == 0, again.stderr
    assert _rows(home, "SELECT count(*) FROM people_body") == [(1,)]


@pytest.mark.parametrize(
    "wrong",
    [("--kind", "alien"), ("--office", "king"), ("--clearance", "9"), ("--classifier", "9"), ("--email", "no address")],
)
def test_what_is_wrong_is_told_before_anything_is_done(home: Path, wrong: tuple[str, str]) -> None:
    before = _rows(home, "SELECT count(*) FROM people_person")
    told = shoumi("person", "--home", home, "--name", "某人", "--email", "some@x.example", *wrong)
    assert told.returncode == 2, told.stderr
    assert "Traceback" not in told.stderr
    assert _rows(home, "SELECT count(*) FROM people_person") == before


def test_an_account_is_reset_at_the_console(home: Path) -> None:
    shoumi("administrator", "--home", home, "--office", "system", "--name", "吴维", "--email", "wu@x.example")
    before = _rows(home, "SELECT password FROM accounts_account WHERE email = 'wu@x.example'")
    told = shoumi("account", "reset", "--home", home, "--email", "wu@x.example", "--factors", "--json")
    assert told.returncode == 0, told.stderr
    assert len(json.loads(told.stdout)["temporary_password"]) >= 12
    assert _rows(home, "SELECT password FROM accounts_account WHERE email = 'wu@x.example'") != before
    assert shoumi("account", "reset", "--home", home, "--email", "nobody@x.example").returncode == 4


def test_without_its_passphrase_the_keyring_does_not_open(home: Path) -> None:
    passphrase = home.parent / "passphrase"
    right = passphrase.read_text(encoding="utf-8")
    passphrase.write_text("wrong\n", encoding="utf-8")
    told = shoumi("ledger", "export", "--home", home)
    passphrase.write_text(right, encoding="utf-8")
    assert told.returncode != 0
    assert not list((home / "exports").glob("*"))


@pytest.mark.skipif(postgresql.find_binaries() is None, reason="PostgreSQL is not installed")
def test_an_installation_is_founded_in_an_empty_postgresql_only(tmp_path: Path) -> None:
    with postgresql.server() as socket:
        url = f"postgresql://postgres@{socket.replace('/', '%2F')}/postgres"
        made = shoumi("init", "--home", tmp_path / "home", "--database", url)
        assert made.returncode == 0, made.stderr
        entered = shoumi(
            *("person", "--home", tmp_path / "home", "--name", "秦守", "--email", "qin@x.example"),
            *("--office", "officer", "--clearance", "1"),
        )
        assert entered.returncode == 0, entered.stderr
        assert shoumi("ledger", "verify", "--home", tmp_path / "home").returncode == 0
        again = shoumi("init", "--home", tmp_path / "second", "--database", url)
    assert again.returncode == 2
    assert "holds tables already" in again.stderr
    assert not (tmp_path / "second").exists()
    gone = shoumi("init", "--home", tmp_path / "second", "--database", url)
    assert gone.returncode == 2
    assert not (tmp_path / "second").exists()
