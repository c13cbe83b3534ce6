"""The gallery in a real browser: nothing forbidden, nothing overflowing, at both widths and in both languages."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Self

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, sync_playwright

SCREENS = Path(__file__).parents[3] / "test-results" / "screens"
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

pytestmark = [
    pytest.mark.journey,
    pytest.mark.skipif(not CHROMIUM.exists(), reason="Chromium is missing; run: apt-get install -y chromium"),
]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
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

    def __str__(self) -> str:
        return f"{self.view}-{self.language}-{self.theme}"


LOOKS = [Look(view, language, theme) for view in VIEWS for language in ("zh-hans", "en") for theme in ("light", "dark")]


class Visit:
    """One browser window that remembers what the console said."""

    def __init__(self, browser: Browser, address: str, look: "Look") -> None:
        width, height = VIEWS[look.view]
        self.context = browser.new_context(viewport={"width": width, "height": height})
        cookies = {"django_language": look.language, "shoumi-theme": look.theme}
        self.context.add_cookies([{"name": name, "value": value, "url": address} for name, value in cookies.items()])
        self.page: Page = self.context.new_page()
        self.said: list[str] = []
        self.page.on("console", self._heard)
        self.page.on("pageerror", lambda error: self.said.append(str(error)))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_what: object) -> None:
        self.context.close()

    def _heard(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            self.said.append(message.text)

    def overflow(self) -> int:
        """CSS pixels by which the page is wider than the window."""
        return int(self.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))


@pytest.mark.parametrize("look", LOOKS, ids=str)
def test_pages_keep_to_the_policy_and_the_window(browser: Browser, gallery_address: str, look: Look) -> None:
    SCREENS.mkdir(parents=True, exist_ok=True)
    with Visit(browser, gallery_address, look) as visit:
        for name in ("gallery", "table", "plain"):
            visit.page.goto(f"{gallery_address}/{name}", wait_until="networkidle")
            visit.page.screenshot(path=SCREENS / f"{name}-{look}.png", full_page=True)
            assert visit.overflow() <= 0, name
        assert visit.said == []
