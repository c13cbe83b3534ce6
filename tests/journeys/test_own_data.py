"""A colleague reads what is held of them, in the clear once they have proved who they are."""

from playwright.sync_api import expect

from tests.browser import in_chromium
from tests.journeys.conftest import OpenWindow

pytestmark = in_chromium


def test_what_is_held_of_me_is_seen_and_a_correction_asked_for(window: OpenWindow) -> None:
    with window("own-data", "outsider") as colleague:
        page = colleague.go("/")
        page.locator(".user-menu summary").click()
        page.get_by_role("link", name="我的个人信息").click()
        expect(page.get_by_role("heading", name="人员登记")).to_be_visible()
        page.get_by_label("有误的信息").select_option("people.entry")
        page.get_by_label("正确的内容").fill("姓名中的“远”应为“源”")
        page.get_by_role("button", name="申请更正").click()
        expect(page.get_by_role("heading", name="我的更正申请")).to_be_visible()
        colleague.look("own-data", english=True)
