"""One house for all journeys, served as an operator serves it, and windows on it."""

import json
import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager

import pytest
from playwright.sync_api import Browser

from tests.journeys.house import House, found, served
from tests.journeys.window import Window

OpenWindow = Callable[[str, str], AbstractContextManager[Window]]


@pytest.fixture(scope="package")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """The founded house, served until the last journey is over; its processes must not have complained."""
    home = tmp_path_factory.mktemp("house") / "home"
    with served(found(home)) as opened:
        yield opened
    complaints = [line for line in opened.log.splitlines() if _is_complaint(line)]
    shutil.rmtree(home)
    assert complaints == []


def _is_complaint(line: str) -> bool:
    return line.startswith("{") and json.loads(line).get("level") in {"ERROR", "CRITICAL"}


@pytest.fixture
def window(browser: Browser, house: House) -> OpenWindow:
    """Return what opens a window for a journey in which ``part`` has signed in; each signs in once."""

    @contextmanager
    def open_window(journey: str, part: str) -> Iterator[Window]:
        state = house.states.get(part)
        with Window(browser, house, journey, state) as opened:
            if part and state is None:
                opened.sign_in(part)
            yield opened
            if part:
                house.states[part] = opened.context.storage_state()  # a confirmation has given the session a new key

    return open_window
