"""Help is Chinese unless the environment says English, and whole on a narrow terminal."""

import pytest
from typer import rich_utils
from typer.core import TyperGroup
from typer.main import get_group

from shoumi.surfaces.cli import helping
from shoumi.surfaces.cli.app import app

COMMANDS: tuple[list[str], ...] = ([], ["init"], ["people", "source"], ["people", "sync"], ["ledger", "export"])


@pytest.fixture(autouse=True)
def no_language(monkeypatch: pytest.MonkeyPatch) -> None:
    """A narrow terminal whose environment names no language; typer is as it was afterwards."""
    for name in helping.LANGUAGE_VARIABLES:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("COLUMNS", "80")
    for name, value in list(vars(rich_utils).items()):
        if name == "highlighter" or name.endswith(("_STRING", "_TITLE")):
            monkeypatch.setattr(rich_utils, name, value)


def shown(group: TyperGroup, command: list[str], capsys: pytest.CaptureFixture[str]) -> str:
    with pytest.raises(SystemExit) as ended:
        group([*command, "--help"], prog_name="shoumi")
    assert ended.value.code == 0
    return capsys.readouterr().out


def test_everything_told_has_its_chinese_and_nothing_else_has() -> None:
    assert {told.help for told in helping.everything_told(get_group(app))} == set(helping.CHINESE)


@pytest.mark.parametrize("command", COMMANDS, ids=lambda words: " ".join(words) or "none")
def test_help_is_chinese_and_whole(command: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    told = shown(helping.helped(app), command, capsys)
    assert "选项" in told
    assert "显示这份说明。" in told
    assert "…" not in told
    assert "Show this message" not in told


@pytest.mark.parametrize(
    ("environment", "english"),
    [
        ({"LANG": "en_GB.UTF-8"}, True),
        ({"LANG": "en_GB.UTF-8", "LC_ALL": "C.UTF-8"}, False),
        ({"LANG": "zh_CN.UTF-8", "SHOUMI_LANG": "en"}, True),
        ({"LANG": "en_GB.UTF-8", "SHOUMI_LANG": "zh"}, False),
    ],
)
def test_the_environment_says_the_language(
    environment: dict[str, str],
    english: bool,  # noqa: FBT001 - a parameter of the test
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert ("Show this message" in shown(helping.helped(app), ["init"], capsys)) == english
