"""What the commands say: lines for people in the language of the installation, or JSON for programs."""

import json
import sys
from pathlib import Path
from typing import NoReturn

import typer

from shoumi.regime.kit.words import LocalizedText


def say(text: str) -> None:
    """Print a line for people."""
    typer.echo(text)


def tell(zh: str, en: str) -> None:
    """Print a line in the language of the installation, Chinese unless its settings say English."""
    say(str(LocalizedText(zh, en)))


def say_json(value: object) -> None:
    """Print ``value`` as one line of JSON."""
    typer.echo(json.dumps(value, ensure_ascii=False, default=str))


def give_up(code: int, zh: str, en: str) -> NoReturn:
    """End with the exit code ``code``, having said why in both languages: there may be no installation to ask."""
    typer.echo(f"{zh}\n{en}", err=True)
    raise typer.Exit(code)


def called() -> str:
    """Return how this command line was called, for commands that somebody is to copy."""
    program = sys.argv[0]
    return program if Path(program).name == "shoumi" else "shoumi"
