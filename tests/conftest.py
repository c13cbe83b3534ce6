"""Fixtures of the whole test run.

A test that asks for a database (``@pytest.mark.django_db``, ``db``) gets a migrated one of its own, copied from a
template: nothing is wrapped in a transaction that hides what a commit does, and nothing is flushed, which the ledger's
triggers would refuse.
"""

import itertools
import math
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Protocol

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connection, connections
from django.utils import translation
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis
from playwright.sync_api import Browser
from pytest_django.plugin import DjangoDbBlocker
from xdist.remote import Producer
from xdist.scheduler import LoadFileScheduling

from shoumi.regime.access.registry import registry
from shoumi.regime.accounts import answers
from shoumi.regime.documents import pages
from shoumi.regime.kit import clock
from tests import postgresql as server
from tests.browser import chromium
from tests.cast import Cast, find_cast
from tests.templates import FILLED

JOURNEYS = "tests/journeys/"
_numbers = itertools.count(1)

# No test fails for a machine that is busy with something else.
hypothesis.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
hypothesis.load_profile("untimed")


class Sharing(LoadFileScheduling):  # type: ignore[misc]  # xdist has no types
    """Gives each process the next file when it is done with one, and all journeys to one process.

    What a file sets up is set up once, and so is the house of the journeys; who waits for a browser leaves its core to
    the others.
    """

    def _split_scope(self, nodeid: str) -> str:
        return JOURNEYS if nodeid.startswith(JOURNEYS) else super()._split_scope(nodeid)


def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> Sharing:
    return Sharing(config, log)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with what takes longest, so that nothing is left to one process alone at the end."""
    long = {item.path for item in items if item.get_closest_marker("journey") or item.get_closest_marker("slow")}
    items.sort(key=lambda item: (not item.nodeid.startswith(JOURNEYS), item.path not in long))


class Copy(Protocol):
    """Makes a copy of the template ``of``, one of `FILLED` or "" for an empty one, the current database.

    Returns what removes it.
    """

    def __call__(self, name: str, of: str) -> Callable[[], None]: ...


def _switch(values: dict[str, object]) -> None:
    connections["default"].close()
    connections["default"].settings_dict.update(values)


def _migrate() -> None:
    call_command("migrate", verbosity=0, interactive=False)
    connections.close_all()


def _sqlite_templates(folder: Path) -> Copy:
    empty = folder / "template-.sqlite3"
    _switch({"NAME": empty})
    _migrate()

    def copy(name: str, of: str) -> Callable[[], None]:
        template = folder / f"template-{of}.sqlite3"
        if not template.exists():
            shutil.copyfile(empty, template)
            _switch({"NAME": template})
            _fill(of)
        path = folder / f"{name}.sqlite3"
        shutil.copyfile(template, path)
        _switch({"NAME": path})

        def remove() -> None:
            for one in folder.glob(f"{name}.sqlite3*"):
                one.unlink()

        return remove

    return copy


def _postgresql_templates(socket: str) -> Copy:
    made: set[str] = set()

    def administer(statement: str) -> None:
        _switch({"NAME": "postgres"})
        with connections["default"].cursor() as cursor:
            cursor.execute(statement)
        connections["default"].close()

    def template(name: str, fill: Callable[[], None], of: str) -> str:
        if name not in made:
            administer(f"CREATE DATABASE {name} TEMPLATE {of} STRATEGY FILE_COPY")
            _switch({"NAME": name})
            fill()
            made.add(name)
        return name

    _switch({"HOST": socket})

    def copy(name: str, of: str) -> Callable[[], None]:
        filled = template("shoumi_empty", _migrate, "template1")
        if of:
            filled = template(f"shoumi_{of}", lambda: _fill(of), filled)
        administer(f"CREATE DATABASE {name} TEMPLATE {filled} STRATEGY FILE_COPY")
        _switch({"NAME": name})
        return lambda: administer(f"DROP DATABASE {name} WITH (FORCE)")

    return copy


def _fill(of: str) -> None:
    FILLED[of]()
    connections.close_all()


@pytest.fixture(autouse=True)
def _patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ask nothing more where a busy machine is slow, so that queries are counted alike; its own test says otherwise."""
    monkeypatch.setattr(answers, "SLOW", math.inf)


@pytest.fixture(autouse=True)
def _in_chinese() -> None:
    """Begin in the product's first language, whatever a request of the test before spoke."""
    translation.activate(settings.LANGUAGE_CODE)


@pytest.fixture(scope="session", autouse=True)
def _renderers() -> Iterator[None]:
    """End the renderers that any test started."""
    yield
    pages.close()


@pytest.fixture(scope="session")
def django_db_setup(django_db_blocker: DjangoDbBlocker) -> Iterator[Copy]:
    registry.close()
    with django_db_blocker.unblock():
        if connection.vendor == "sqlite":
            folder = Path(settings.INSTALLATION.home) / f"databases-{os.getpid()}"
            folder.mkdir()
            yield _sqlite_templates(folder)
        else:
            with server.server() as socket:
                yield _postgresql_templates(socket)
                connections.close_all()


@pytest.fixture
def _django_db_helper(
    request: pytest.FixtureRequest, django_db_setup: Copy, django_db_blocker: DjangoDbBlocker
) -> Iterator[None]:
    """What pytest-django's ``db`` and ``django_db`` stand on: here, a copy of a template, filled as a fixture asks."""
    of = next((name for name in reversed(FILLED) if name in request.fixturenames), "")
    with django_db_blocker.unblock():
        clock.floor.forget()
        remove = django_db_setup(f"test_{os.getpid()}_{next(_numbers)}", of)
        clock.floor.forget()
        try:
            yield
        finally:
            connections.close_all()
            remove()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Chromium, for the tests of one module: Playwright's event loop must not outlive them."""
    with chromium() as opened:
        yield opened


@pytest.fixture
def cast(_django_db_helper: None) -> Cast:
    """The fixed people of the tests, in a database of the test's own."""
    return find_cast()
