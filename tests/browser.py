"""Chromium for every test that needs a real browser, and windows that remember what went wrong in them."""

import ctypes
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Self

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, expect, sync_playwright

SCREENS = Path(__file__).parents[1] / "test-results" / "screens"
CHROMIUM = Path("/usr/bin/chromium")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
VIEWS = {"wide": (1280, 900), "narrow": (390, 844)}
OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
COMPLETE = "() => !document.querySelector('.loading') && [...document.images].every((image) => image.complete)"
"""Says whether every picture of a page has come, or will not come."""


def _missing() -> str:
    """Return what a browser lacks here, as a sentence that says what to run; empty when it lacks nothing."""
    if not CHROMIUM.exists():
        return "Chromium is missing; run: apt-get install -y chromium"
    try:
        ctypes.CDLL("libatomic.so.1")
    except OSError:
        return "libatomic1 is missing, which the node of Playwright needs; run: apt-get install -y libatomic1"
    return ""


in_chromium = [pytest.mark.journey, pytest.mark.skipif(bool(_missing()), reason=_missing())]
"""The marks of a module whose tests drive a browser."""

expect.set_options(timeout=15_000)  # a busy machine is no fault of the page


@contextmanager
def chromium() -> Iterator[Browser]:
    """Start Chromium, and end it after the block."""
    with pytest.MonkeyPatch.context() as patch, sync_playwright() as driver:
        # Playwright's own event loop runs in this thread; Django would take it for asynchronous code.
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
        opened = driver.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield opened
        opened.close()


@dataclass(frozen=True)
class Look:
    """How a page is looked at."""

    view: str = "wide"
    language: str = "zh-hans"
    theme: str = "light"
    scripts: bool = True

    def __str__(self) -> str:
        return f"{self.language}-{self.theme}"


LOOKS = [Look(language=language, theme=theme) for language in ("zh-hans", "en") for theme in ("light", "dark")]


def listen(page: Page) -> list[str]:
    """Return a list that grows with every error and warning of the console, violations of the policy among them."""
    said: list[str] = []

    def heard(message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            said.append(message.text)

    page.on("console", heard)
    page.on("pageerror", lambda error: said.append(str(error)))
    return said


def overflow(page: Page) -> int:
    """CSS pixels by which ``page`` is wider than its window."""
    return int(page.evaluate(OVERFLOW))


class Visit:
    """One window, closed at the end of its ``with`` block."""

    def __init__(self, browser: Browser, address: str, look: Look) -> None:
        width, height = VIEWS[look.view]
        self.address = address
        self.look = look
        self.context = browser.new_context(
            viewport={"width": width, "height": height}, java_script_enabled=look.scripts, reduced_motion="reduce"
        )
        cookies = {"django_language": look.language, "shoumi-theme": look.theme}
        self.context.add_cookies([{"name": name, "value": value, "url": address} for name, value in cookies.items()])
        self.page: Page = self.context.new_page()
        self.said = listen(self.page)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_what: object) -> None:
        self.context.close()

    def go(self, path: str) -> Page:
        """Open ``path`` and wait until it and its pictures are loaded."""
        self.page.goto(f"{self.address}{path}", wait_until="load")
        if self.look.scripts:
            self.page.wait_for_function(COMPLETE)
        return self.page

    def photograph(self, name: str, view: str) -> None:
        """Take a picture of the page in the width of ``view``, which it must fit."""
        width, height = VIEWS[view]
        self.page.set_viewport_size({"width": width, "height": height})
        SCREENS.mkdir(parents=True, exist_ok=True)
        self.page.screenshot(path=SCREENS / f"{name}-{view}-{self.look}.jpg", full_page=True)
        assert overflow(self.page) <= 0, (name, view)
