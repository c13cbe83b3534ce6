"""Single sign-on in a browser, against a real OpenID provider on another site: connected, linked, signed in with."""

import pytest
from playwright.sync_api import Browser, Page, expect

from tests import provider as real
from tests.browser import in_chromium
from tests.journeys.conftest import OpenWindow
from tests.journeys.house import House
from tests.journeys.window import Window
from tests.provider import CLIENT, SECRET, Provider

pytestmark = [
    *in_chromium,
    pytest.mark.skipif(not real.is_installed(), reason="the OpenID provider of the tests is not installed"),
]


def test_a_provider_is_set_up_an_identity_linked_and_signed_in_with(
    browser: Browser, house: House, window: OpenWindow
) -> None:
    people = {"holder-there": {"email": "holder@elsewhere.example"}}
    with real.provider(house.address, "xinghe", people) as server:
        with window("single", "system_admin") as administrator:
            _set_up(administrator, server)
        with window("single", "holder") as holder:
            page = holder.go("/accounts/own/")
            holder.look("to-link")
            page.get_by_role("button", name="绑定", exact=True).click()
            _be(page, "holder-there", holder)
            expect(page.get_by_text("已绑定，今后可以用它登录。")).to_be_visible()
        with Window(browser, house, "single") as arriving:
            page = arriving.go("/accounts/sign-in/?next=/documents/")
            arriving.look("sign-in", english=True)
            page.get_by_role("button", name="用星河统一认证登录").click()
            _be(page, "holder-there", arriving)
            page.get_by_label("6 位验证码").fill(house.people["holder"].code())
            page.get_by_role("button", name="继续", exact=True).click()
            page.wait_for_url("**/documents/")


def _set_up(administrator: Window, server: Provider) -> None:
    page = administrator.go("/accounts/providers/add/oidc")
    administrator.look("add")
    page.get_by_label("按钮上的名称").fill("星河统一认证")
    page.get_by_label("地址中的代号").fill("xinghe")
    page.get_by_label("签发者").fill(server.issuer)
    page.get_by_label("客户端标识").fill(CLIENT)
    page.get_by_label("客户端密钥").fill(SECRET)
    page.get_by_role("button", name="连接并添加").click()
    page.get_by_role("button", name="测试连接").click()
    expect(page.get_by_text("通过", exact=True)).to_have_count(3)
    administrator.go("/accounts/providers/")
    administrator.look("providers")
    administrator.open_row("星河统一认证")
    administrator.look("provider", english=True)


def _be(page: Page, who: str, window: Window) -> None:
    """Be ``who`` at the provider, whose own page may lack what browsers look for."""
    with window.expecting(404):
        page.get_by_label("Who").fill(who)
        page.get_by_role("button", name="Continue").click()
        page.wait_for_url(f"{window.house.address}/**")
