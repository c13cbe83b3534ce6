"""The confidentiality officer looks at how long people wait, and why they are refused."""

from playwright.sync_api import expect

from tests.browser import in_chromium
from tests.journeys.conftest import OpenWindow

pytestmark = in_chromium


def test_waits_are_found_in_the_menu_and_drawn(window: OpenWindow) -> None:
    with window("waits", "officer") as officer:
        page = officer.go("/")
        page.get_by_role("link", name="办理时效").click()
        expect(page.get_by_role("heading", name="办理时效")).to_be_visible()
        expect(officer.row("知悉申请").first).to_be_visible()
        page.get_by_label("部门").select_option("rd")
        page.get_by_role("button", name="查看", exact=True).click()
        page.get_by_role("link", name="30 天").click()
        expect(page.get_by_label("部门")).to_have_value("rd")
        expect(page.get_by_role("link", name="30 天")).to_have_attribute("aria-current", "page")
        officer.look("figures", english=True)
