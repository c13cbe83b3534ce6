"""What setting up says and leaves behind; that it works on a bare machine is tried there, not here."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tools import setup

ABSENT = setup.SystemPart("one", ("no-such-program",), ("package-one",), "缺一", "no one")
ABSENT_TOO = setup.LibraryPart("two", ("libnone.so.9",), ("package-two",), "缺二", "no two")


@pytest.fixture
def ordinary(monkeypatch: pytest.MonkeyPatch) -> None:
    """As somebody who is not root and has no sudo."""
    monkeypatch.setattr("os.geteuid", lambda: 1000)
    monkeypatch.setattr("shutil.which", lambda _program: None)


@pytest.mark.usefixtures("ordinary")
def test_what_may_not_be_installed_is_one_line_to_run(capsys: pytest.CaptureFixture[str]) -> None:
    setup.install_parts((ABSENT, setup.PythonPart("json", ("json",), ("never",), "", ""), ABSENT_TOO))
    *told, command = capsys.readouterr().out.splitlines()
    assert command.endswith("apt-get install -y --no-install-recommends package-one package-two")
    assert "root" in told[-1]
    assert "缺一" in told[0]
    assert "no two" in told[1]


@pytest.mark.usefixtures("ordinary")
def test_nothing_is_said_where_nothing_is_missing(capsys: pytest.CaptureFixture[str]) -> None:
    setup.install_parts((setup.SystemPart("here", (sys.executable,), ("never",), "", ""),))
    assert capsys.readouterr().out == ""


@pytest.mark.usefixtures("ordinary")
def test_without_venv_it_stops(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    absent = setup.PythonPart("venv", ("no_such_module",), ("python3-venv",), "缺", "none")
    monkeypatch.setattr(setup, "VENV_PART", absent)
    monkeypatch.setattr(setup, "PRODUCT_PARTS", (absent,))
    assert setup.main([]) == 1
    assert "python3-venv" in capsys.readouterr().out


def test_the_environment_is_made_once_and_again_when_it_is_only_half_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[object] = []
    monkeypatch.setattr(setup, "VENV", tmp_path)
    monkeypatch.setattr(setup, "STAMPS", tmp_path / "stamps")
    monkeypatch.setattr(setup, "run", lambda command, *_words: made.append(command))
    setup.make_environment()
    setup.make_environment()
    assert len(made) == 1
    (tmp_path / "stamps" / "environment").unlink()
    setup.make_environment()
    assert len(made) == 2


def test_a_step_that_fails_is_told_in_words_and_not_taken_for_done(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(setup, "STAMPS", tmp_path)
    monkeypatch.setattr(setup, "install_parts", lambda _parts: None)
    monkeypatch.setattr(setup, "make_environment", lambda: None)
    monkeypatch.setattr(setup, "PYTHON", "/bin/false")
    assert setup.main([]) == 1
    told = capsys.readouterr().err
    assert "软件源" in told
    assert "package index" in told
    assert list(tmp_path.iterdir()) == []


def test_an_interruption_is_no_traceback(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def interrupted(_parts: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(setup, "install_parts", interrupted)
    assert setup.main([]) == setup.INTERRUPTED
    assert "已中断" in capsys.readouterr().err


def test_ctrl_c_ends_the_command_under_way_without_its_traceback() -> None:
    """A terminal sends the interruption to everything in the foreground; the command must not answer it."""
    waiting = "import time; print('under way', flush=True); time.sleep(60)"
    begun = (
        # Whatever started the tests may ignore interruptions, and its children with it.
        "import signal, sys; signal.signal(signal.SIGINT, signal.default_int_handler); from tools import setup;"
        f"setup.check_python = lambda: setup.run([sys.executable, '-c', {waiting!r}], '', '');"
        "sys.exit(setup.main([]))"
    )
    command = [sys.executable, "-c", begun]
    with subprocess.Popen(
        command, cwd=setup.ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
    ) as setting_up:
        assert setting_up.stdout is not None
        assert setting_up.stdout.readline() == "under way\n"
        os.killpg(setting_up.pid, signal.SIGINT)
        _, told = setting_up.communicate(timeout=30)
    assert setting_up.returncode == setup.INTERRUPTED
    assert told.splitlines() == ["", "已中断，重新执行即可继续。Interrupted: run it again to go on."]
