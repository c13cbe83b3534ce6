"""A person's browser window on the house: every page in it is guarded, measured and photographed."""

import io
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Self

from PIL import Image
from playwright.sync_api import Browser, Locator, Page, Request, Response

from tests.browser import SCREENS, VIEWS, listen, overflow
from tests.cast import PASSWORD
from tests.journeys.house import House

IMAGES = Path(__file__).parents[2] / "docs" / "images"
WRITE_IMAGES = os.environ.get("SHOUMI_WRITE_IMAGES") == "1"
SHORT = {"zh-hans": "zh", "en": "en"}
TOKEN = re.compile('name="csrfmiddlewaretoken" value="([^"]+)"')
FAILED_LOAD = "Failed to load resource"
"""How the console tells what `_judge` judges by its status."""


class Window:
    """One window, closed at the end of its ``with`` block, which fails when anything went wrong in it."""

    def __init__(self, browser: Browser, house: House, journey: str, state: Any = None) -> None:  # noqa: ANN401 - Playwright's
        self.house = house
        self.journey = journey
        width, height = VIEWS["wide"]
        self.context = browser.new_context(
            viewport={"width": width, "height": height},
            reduced_motion="reduce",
            storage_state=state,
            locale="zh-CN",
            timezone_id="Asia/Shanghai",
            accept_downloads=True,
        )
        self.speak("zh-hans")
        self.page: Page = self.context.new_page()
        self.page.set_default_timeout(15_000)
        self._said = listen(self.page)
        self._failed: list[str] = []
        self._expected: set[int] = set()
        self.page.on("response", self._judge)
        self.page.on("requestfailed", self._lost)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_what: object) -> None:
        wrong = self.wrong
        self.context.close()
        assert kind is not None or wrong == []

    @property
    def wrong(self) -> list[str]:
        """Everything that went wrong so far: policy, console, answers, connections."""
        return [one for one in self._said if not one.startswith(FAILED_LOAD)] + self._failed

    def _judge(self, response: Response) -> None:
        if response.status >= 400 and response.status not in self._expected:
            self._failed.append(f"{response.status} {response.url}")

    def _lost(self, request: Request) -> None:
        # A page that is left while something of it is fetched, and a download, count as aborted.
        if request.failure != "net::ERR_ABORTED":
            self._failed.append(f"{request.failure} {request.url}")

    @contextmanager
    def expecting(self, *statuses: int) -> Iterator[None]:
        """Take answers with ``statuses`` for right within the block."""
        self._expected.update(statuses)
        yield
        self._expected.difference_update(statuses)

    def speak(self, language: str) -> None:
        """Use ``language`` from the next page on."""
        cookies = {"django_language": language, "shoumi-theme": "light"}
        self.context.add_cookies(
            [{"name": name, "value": value, "url": self.house.address} for name, value in cookies.items()]
        )

    def go(self, path: str) -> Page:
        """Open ``path`` and wait until it is loaded."""
        self.page.goto(f"{self.house.address}{path}", wait_until="load")
        return self.page

    def settle(self) -> Page:
        """Wait until it is loaded."""
        self.page.wait_for_load_state("load")
        return self.page

    def look(self, step: str, *, english: bool = False, image: str = "") -> None:
        """Check and photograph this page at both widths; ``english`` loads it again for its English.

        ``image`` names the picture for the documentation that the wide one is.
        """
        self.settle()
        self._photograph(step, "zh-hans", image)
        if english:
            self.speak("en")
            self.page.reload(wait_until="load")
            self._photograph(step, "en", image)
            self.speak("zh-hans")
            self.page.reload(wait_until="load")
        assert self.wrong == [], step

    def _photograph(self, step: str, language: str, image: str) -> None:
        folder = SCREENS / self.journey
        folder.mkdir(parents=True, exist_ok=True)
        for width, height in reversed(VIEWS.values()):
            self.page.set_viewport_size({"width": width, "height": height})
            assert overflow(self.page) <= 0, (step, language, width)
            self.page.evaluate("scrollTo(0, 0)")
            path = folder / f"{step}-{SHORT[language]}-{width}.jpg"
            self.page.screenshot(path=path, full_page=True, scale="css")
        if image and WRITE_IMAGES:
            taken = Image.open(io.BytesIO(self.page.screenshot(scale="css"))).convert("RGB")
            # Few colours: the page mark is noise, which makes a large file of a small picture.
            few = taken.quantize(256, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
            few.save(IMAGES / f"{image}-{SHORT[language]}.png", optimize=True)

    def sign_in(self, part: str) -> None:
        """Sign in as ``part`` with password and code, without the pages: their own journey goes through these."""
        who = self.house.people[part]
        self._send("/accounts/sign-in/", {"login": who.email, "password": PASSWORD})
        self._send("/accounts/sign-in/factor/", {"code": who.code()})
        self.house.states[part] = self.context.storage_state()

    def _send(self, path: str, fields: dict[str, str]) -> None:
        address = f"{self.house.address}{path}"
        token = TOKEN.search(self.context.request.get(address).text())
        assert token is not None, path
        answer = self.context.request.post(address, form={**fields, "csrfmiddlewaretoken": token[1]}, max_redirects=0)
        assert answer.status == 302, answer.text()

    def sign_in_by_hand(self, part: str) -> None:
        """Sign in as ``part`` with password and code on the pages, looking at them, as far as the home page."""
        who = self.house.people[part]
        self.go("/accounts/sign-in/")
        self.look("sign-in", english=True)
        self.enter(who.email, PASSWORD)
        page = self.page
        page.get_by_label("6 位验证码").wait_for()
        self.look("second-factor", english=True)
        page.get_by_label("6 位验证码").fill(who.code())
        page.get_by_role("button", name="继续", exact=True).click()
        page.get_by_role("heading", name="今日待办").wait_for()
        self.house.states[part] = self.context.storage_state()

    def enter(self, email: str, password: str) -> None:
        """Take the first step of signing in."""
        page = self.go("/accounts/sign-in/")
        page.get_by_label("邮箱").fill(email)
        page.get_by_label("密码").fill(password)
        page.get_by_role("button", name="登录", exact=True).click()

    def open_row(self, words: str) -> None:
        """Follow the link of the one row of a table that holds ``words``."""
        self.row(words).get_by_role("link").first.click()
        self.settle()

    def row(self, words: str) -> Locator:
        """Return the row of a table that holds ``words``."""
        return self.page.locator("tbody tr").filter(has_text=words)
