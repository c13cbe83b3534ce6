"""Fixtures of the whole test run.

A test that asks for a database (``@pytest.mark.django_db``, ``db``) gets a migrated one of its own, copied from a
template: nothing is wrapped in a transaction that hides what a commit does, and nothing is flushed, which the ledger's
triggers would refuse.
"""

import itertools
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connection, connections
from pytest_django.plugin import DjangoDbBlocker

from shoumi.regime.access.registry import registry
from shoumi.regime.journal.group_commit import writer
from shoumi.regime.kit import clock
from tests import postgresql as server

_numbers = itertools.count(1)

Copy = Callable[[str], Callable[[], None]]
"""Makes a database of the given name the current one; returns what removes it."""


def _switch(values: dict[str, object]) -> None:
    connections["default"].close()
    connections["default"].settings_dict.update(values)


def _migrate() -> None:
    call_command("migrate", verbosity=0, interactive=False)
    call_command("createcachetable", verbosity=0)
    connections.close_all()


def _sqlite_template(folder: Path) -> Copy:
    template = folder / "template.sqlite3"
    _switch({"NAME": template})
    _migrate()

    def copy(name: str) -> Callable[[], None]:
        path = folder / f"{name}.sqlite3"
        shutil.copyfile(template, path)
        _switch({"NAME": path})

        def remove() -> None:
            for one in folder.glob(f"{name}.sqlite3*"):
                one.unlink()

        return remove

    return copy


def _postgresql_template(socket: str) -> Copy:
    def administer(statement: str) -> None:
        _switch({"NAME": "postgres"})
        with connections["default"].cursor() as cursor:
            cursor.execute(statement)
        connections["default"].close()

    _switch({"HOST": socket})
    administer("CREATE DATABASE shoumi_template")
    _switch({"NAME": "shoumi_template"})
    _migrate()

    def copy(name: str) -> Callable[[], None]:
        administer(f"CREATE DATABASE {name} TEMPLATE shoumi_template STRATEGY FILE_COPY")
        _switch({"NAME": name})
        return lambda: administer(f"DROP DATABASE {name} WITH (FORCE)")

    return copy


@pytest.fixture(scope="session")
def django_db_setup(
    tmp_path_factory: pytest.TempPathFactory, django_db_blocker: DjangoDbBlocker
) -> Iterator[Copy]:
    registry.close()
    with django_db_blocker.unblock():
        if connection.vendor == "sqlite":
            folder = Path(settings.INSTALLATION.home) / f"databases-{os.getpid()}"
            folder.mkdir()
            yield _sqlite_template(folder)
        else:
            with server.server() as socket:
                yield _postgresql_template(socket)
                connections.close_all()


@pytest.fixture
def _django_db_helper(django_db_setup: Copy, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """What pytest-django's ``db`` and ``django_db`` stand on: here, a copy of the template."""
    with django_db_blocker.unblock():
        remove = django_db_setup(f"test_{os.getpid()}_{next(_numbers)}")
        clock.floor.forget()
        try:
            yield
        finally:
            writer.stop()
            connections.close_all()
            remove()
