"""The system administrator sees how the served installation is."""

import re

from playwright.sync_api import expect

from tests.browser import in_chromium
from tests.journeys.conftest import OpenWindow

pytestmark = in_chromium


def test_the_state_of_the_installation_is_seen(window: OpenWindow) -> None:
    with window("operations", "system_admin") as administrator:
        page = administrator.go("/")
        page.get_by_role("link", name="系统状态").first.click()
        expect(page.get_by_role("heading", name="系统状态")).to_be_visible()
        expect(page.get_by_text("后台进程没有报到")).to_have_count(0)
        expect(administrator.row("存证日志排序与签名")).to_contain_text(re.compile("[0-9]{2}:[0-9]{2}"))
        administrator.look("status", english=True)
