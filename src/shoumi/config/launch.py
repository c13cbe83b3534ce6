"""The entry point of the command line: hands the commands what only the composition root can do.

Django's settings follow from the home folder, so a command calls `prepare` first and imports what reads settings after.
"""

import os
import sys
from pathlib import Path

import django

from shoumi.config.home import make_home
from shoumi.config.installation import HOME_VARIABLE, InstallationError
from shoumi.config.supervisor import serve
from shoumi.surfaces.cli.app import Ground, run


def prepare(home: Path) -> None:
    """Set this process up for the installation in ``home``. Raises InstallationError saying what is wrong with it."""
    os.environ[HOME_VARIABLE] = str(home.resolve())
    os.environ["DJANGO_SETTINGS_MODULE"] = "shoumi.config.settings"
    django.setup()


def main() -> None:
    """Run the command line; what is wrong with the home folder is told in both languages."""
    try:
        run(Ground(prepare=prepare, make_home=make_home, serve=serve))
    except InstallationError as problem:
        print(problem, file=sys.stderr)  # noqa: T201 - the command line's own voice
        sys.exit(2)
