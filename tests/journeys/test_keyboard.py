"""Signing in and opening a document without a mouse."""

from playwright.sync_api import Browser, Page, expect

from tests.browser import in_chromium
from tests.cast import PASSWORD
from tests.journeys.house import House
from tests.journeys.window import Window

pytestmark = in_chromium

FOCUSED = "document.activeElement.textContent.trim() + '|' + (document.activeElement.getAttribute('name') || '')"
RINGED = """() => {
  const style = getComputedStyle(document.activeElement);
  return style.outlineStyle !== "none" || style.boxShadow !== "none";
}"""
MOST_STEPS = 60


def test_a_document_is_opened_with_the_keyboard_alone(browser: Browser, house: House) -> None:
    number = house.documents["ordinary"]
    who = house.people["holder"]
    with Window(browser, house, "keyboard") as window:
        page = window.go("/accounts/sign-in/")
        page.keyboard.type(who.email)
        page.keyboard.press("Tab")
        page.keyboard.type(PASSWORD)
        page.keyboard.press("Enter")
        page.get_by_label("6 位验证码").wait_for()
        page.keyboard.type(who.code())
        page.keyboard.press("Enter")
        page.get_by_role("heading", name="今日待办").wait_for()
        page.keyboard.press("Tab")
        expect(page.get_by_role("link", name="跳到正文")).to_be_focused()
        window.look("skip-link")
        window.go("/documents/")
        _tab_to(page, "排序算法设计说明")
        window.look("focused")
        page.keyboard.press("Enter")
        page.wait_for_url(f"**/{number}")
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        _tab_to(page, "查阅")
        page.keyboard.press("Enter")
        page.wait_for_url("**/read")
        expect(page.locator("[data-image]")).not_to_have_js_property("naturalWidth", 0)


def _tab_to(page: Page, text: str) -> None:
    """Press Tab until what is called ``text`` is focused; every stop on the way shows that it is."""
    for _step in range(MOST_STEPS):
        page.keyboard.press("Tab")
        focused = page.evaluate(FOCUSED)
        assert page.evaluate(RINGED), focused
        if focused.startswith(text):
            return
    message = f"{text} was not reached"
    raise AssertionError(message)
