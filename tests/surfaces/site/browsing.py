"""A browser window that remembers what the console said."""

from dataclasses import dataclass
from typing import Self

from playwright.sync_api import Browser, ConsoleMessage, Page

VIEWS = {"wide": (1280, 900), "narrow": (390, 844)}


@dataclass(frozen=True)
class Look:
    """How a page is looked at."""

    view: str = "wide"
    language: str = "zh-hans"
    theme: str = "light"
    scripts: bool = True

    def __str__(self) -> str:
        return f"{self.view}-{self.language}-{self.theme}"


LOOKS = [Look(view, language, theme) for view in VIEWS for language in ("zh-hans", "en") for theme in ("light", "dark")]


class Visit:
    """One window, closed at the end of its ``with`` block."""

    def __init__(self, browser: Browser, address: str, look: Look) -> None:
        width, height = VIEWS[look.view]
        self.address = address
        self.context = browser.new_context(
            viewport={"width": width, "height": height}, java_script_enabled=look.scripts, reduced_motion="reduce"
        )
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

    def go(self, path: str) -> Page:
        """Open ``path`` and wait until nothing more is fetched."""
        self.page.goto(f"{self.address}{path}", wait_until="networkidle")
        return self.page

    def overflow(self) -> int:
        """CSS pixels by which the page is wider than the window."""
        return int(self.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))
