"""The security administrator's day begins with who is to be cleared."""

from playwright.sync_api import expect

from tests.browser import in_chromium
from tests.journeys.conftest import OpenWindow

pytestmark = in_chromium


def test_the_way_to_granting_clearance_begins_at_home(window: OpenWindow) -> None:
    with window("clearing", "security_admin") as administrator:
        page = administrator.go("/")
        expect(page.get_by_role("heading", name="涉密等级")).to_be_visible()
        administrator.look("home", english=True)
        page.get_by_role("link", name="未定涉密等级").click()
        administrator.settle()
        administrator.look("without-clearance")
        administrator.open_row("孙可")
        page.get_by_role("link", name="授予涉密等级").click()
        expect(page.get_by_role("heading", name="授予涉密等级")).to_be_visible()
