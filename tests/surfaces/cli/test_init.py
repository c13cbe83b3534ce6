"""`shoumi init`: in which language it speaks, and that it goes on where it was interrupted."""

import re
import socket
import sqlite3
from pathlib import Path

import pytest
from tests.surfaces.cli.commands import shoumi

pytestmark = pytest.mark.slow

_CHINESE = re.compile(r"[\u4e00-\u9fff]")


def test_it_speaks_chinese_and_names_what_comes_next(tmp_path: Path) -> None:
    made = shoumi("init", "--home", tmp_path / "home", "--port", "9321")
    assert made.returncode == 0, made.stderr
    commands = [line.strip() for line in made.stdout.splitlines() if line.startswith("  ")]
    assert [command.split()[:4] for command in commands] == [
        ["shoumi", "administrator", "--office", "system"],
        ["shoumi", "administrator", "--office", "security"],
        ["shoumi", "administrator", "--office", "audit"],
        ["shoumi", "person", "--office", "officer"],
        ["shoumi", "person", "--classifier", "3"],
    ]
    said = [line for line in made.stdout.splitlines() if not line.startswith("  ")]
    assert said
    assert all(_CHINESE.search(line) for line in said)


def test_it_speaks_english_when_that_is_chosen_and_so_do_the_commands_after_it(tmp_path: Path) -> None:
    home = tmp_path / "home"
    made = shoumi("init", "--home", home, "--language", "en", "--company", "Acme")
    assert made.returncode == 0, made.stderr
    options = ("--office", "audit", "--name", "Ann", "--email", "ann@x.example")
    entered = shoumi("administrator", "--home", home, *options)
    assert entered.returncode == 0, entered.stderr
    verified = shoumi("ledger", "verify", "--home", home)
    for told in (made.stdout, entered.stdout, verified.stdout):
        assert told.strip()
        assert not _CHINESE.search(told), told


def test_a_language_there_is_not_is_refused_before_anything_is_made(tmp_path: Path) -> None:
    told = shoumi("init", "--home", tmp_path / "home", "--language", "fr")
    assert (told.returncode, (tmp_path / "home").exists()) == (2, False)
    assert "zh-hans" in told.stderr


def test_an_interrupted_founding_is_told_and_gone_on_with(tmp_path: Path) -> None:
    home = tmp_path / "home"
    assert shoumi("init", "--home", home).returncode == 0
    keyring = (home / "keys" / "keyring").read_bytes()
    for undo in (_forget_all_but_the_keys, _forget_the_catalogue):
        undo(home)
        refused = shoumi("serve", "--home", home, "--port", "9321")
        assert refused.returncode == 2
        assert f"shoumi init --home {home}" in refused.stderr
        assert shoumi("init", "--home", home).returncode == 0
    assert (home / "keys" / "keyring").read_bytes() == keyring
    with sqlite3.connect(home / "shoumi.sqlite3") as database:
        assert database.execute("SELECT count(*) FROM documents_kind").fetchone() > (0,)


def _forget_all_but_the_keys(home: Path) -> None:
    (home / "shoumi.toml").unlink()
    (home / "shoumi.sqlite3").unlink()


def _forget_the_catalogue(home: Path) -> None:
    with sqlite3.connect(home / "shoumi.sqlite3") as database:
        database.execute("DELETE FROM documents_kind")


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    told = shoumi("init", "--home", tmp_path / "file" / "home")
    assert told.returncode == 2
    assert "Traceback" not in told.stderr
    assert "无法写入" in told.stderr


def test_a_taken_port_is_told_before_anything_is_made(tmp_path: Path) -> None:
    with socket.socket() as other:
        other.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)  # as the server itself does
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = str(other.getsockname()[1])
        told = shoumi("demo", "--home", tmp_path / "home", "--port", port)
    assert told.returncode == 6
    assert port in told.stderr
    assert "--port" in told.stderr
    assert not (tmp_path / "home").exists()
