"""Accounts: a first sign-in with app and passkey, tokens, the idle lock, suspension."""

import json
import re
import urllib.error
import urllib.request

from playwright.sync_api import Browser, expect

from tests.browser import in_chromium
from tests.cast import PASSWORD
from tests.journeys.conftest import OpenWindow
from tests.journeys.founding import LOST, NEWCOMER
from tests.journeys.house import House
from tests.journeys.window import Window

pytestmark = in_chromium

NEW_PASSWORD = "three ships at anchor"


def test_a_first_sign_in_sets_up_an_app_and_a_passkey_that_signs_in_alone(browser: Browser, house: House) -> None:
    newcomer = house.people["leaver"]
    with Window(browser, house, "first-sign-in") as window:
        _with_a_passkey_device(window)
        page = window.page
        window.enter(newcomer.email, PASSWORD)
        page.get_by_role("link", name="手机上的身份验证器").wait_for()
        window.look("choose-factor", english=True)
        page.get_by_role("link", name="手机上的身份验证器").click()
        newcomer.secret = page.get_by_label("密钥", exact=True).inner_text()
        window.look("app", english=True)
        page.get_by_label("6 位验证码").fill(newcomer.code())
        page.get_by_role("button", name="添加身份验证器").click()
        expect(page.get_by_role("heading", name="今日待办")).to_be_visible()
        page = window.go("/accounts/own/factors/passkey?next=/accounts/own/")
        window.look("passkey", english=True)
        page.get_by_label("通行密钥名称").fill("办公电脑")
        page.get_by_role("button", name="添加通行密钥").click()
        expect(page.get_by_text("已添加通行密钥。")).to_be_visible()
        window.look("security", english=True)
        window.context.clear_cookies()
        page = window.go("/accounts/sign-in/")
        page.get_by_role("button", name="用通行密钥登录").click()
        expect(page.get_by_role("heading", name="今日待办")).to_be_visible()


def _with_a_passkey_device(window: Window) -> None:
    session = window.context.new_cdp_session(window.page)
    session.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    session.send("WebAuthn.addVirtualAuthenticator", {"options": options})


def test_a_token_is_shown_once_works_and_is_revoked(house: House, window: OpenWindow) -> None:
    with window("token", "holder") as holder:
        page = holder.go("/accounts/own/")
        page.locator("summary", has_text="生成令牌").click()
        page.get_by_label("令牌用途").fill("报表程序")
        page.get_by_label("查阅", exact=False).first.check()
        holder.look("form")
        page.get_by_role("button", name="生成令牌").click()
        token = page.get_by_label("令牌", exact=True).inner_text()
        holder.look("shown-once")
        status, told = _documents(house, token)
        assert status == 200
        assert house.documents["ordinary"] in {item["number"] for item in told["items"]}
        page.get_by_role("link", name="我已复制").click()
        expect(page.get_by_text(token)).to_have_count(0)
        page.get_by_role("button", name="作废").click()
        page.get_by_role("dialog").get_by_role("button", name="作废").click()
        expect(page.get_by_text("令牌已作废。")).to_be_visible()
        assert _documents(house, token)[0] == 401


def _documents(house: House, token: str) -> tuple[int, dict[str, list[dict[str, str]]]]:
    request = urllib.request.Request(  # noqa: S310 - our own server
        f"{house.address}/api/v1/documents", headers={"Authorization": f"Bearer {token}"}
    )
    try:
        with urllib.request.urlopen(request, timeout=10) as answer:  # noqa: S310 - as above
            return answer.status, json.load(answer)
    except urllib.error.HTTPError as refused:
        return refused.code, {}


def test_an_idle_window_is_locked_and_comes_back_to_its_page(house: House, window: OpenWindow) -> None:
    with window("idle", "security_admin") as window_:
        window_.go("/people/")
        house.let_idle("security_admin", minutes=20)
        page = window_.go("/people/units")
        expect(page.get_by_role("heading", name="已锁定")).to_be_visible()
        window_.look("locked", english=True)
        page.get_by_label("密码").fill(PASSWORD)
        page.get_by_role("button", name="用密码解锁").click()
        page.wait_for_url(re.compile("/people/units"))
        window_.look("unlocked")


def test_an_account_is_opened_for_a_person_who_replaces_the_password(
    browser: Browser, house: House, window: OpenWindow
) -> None:
    with window("open-account", "system_admin") as administrator:
        page = administrator.go("/people/?q=新人")
        administrator.open_row("新人")
        administrator.look("person", english=True)
        page.get_by_role("button", name="开通账号").click()
        page.get_by_role("dialog").get_by_role("button", name="开通账号").click()
        password = page.get_by_label("临时密码").inner_text()
        administrator.look("shown-once")
    with Window(browser, house, "open-account") as newcomer:
        newcomer.enter(NEWCOMER, password)
        expect(newcomer.page.get_by_role("heading", name="修改密码")).to_be_visible()
        newcomer.look("new-password", english=True)


def test_a_suspension_ends_an_open_session_at_its_next_request(house: House, window: OpenWindow) -> None:
    with window("suspend", "partner") as partner, window("suspend", "system_admin") as administrator:
        partner.go("/documents/")
        page = administrator.go("/accounts/register/")
        administrator.look("register", english=True)
        page.get_by_role("link", name=house.people["partner"].email).click()
        administrator.look("account", english=True)
        page.get_by_label("原因").fill("合作结束")
        page.get_by_role("button", name="停用").click()
        expect(page.get_by_text("账号已停用，登录会话已全部结束。")).to_be_visible()
        administrator.look("suspended", english=True)
        page = partner.go("/documents/")
        expect(page.get_by_role("heading", name="登录")).to_be_visible()
        assert "/accounts/sign-in/" in page.url


def test_two_people_recover_somebody_who_lost_every_factor(browser: Browser, house: House, window: OpenWindow) -> None:
    with window("recover", "system_admin") as administrator:
        page = administrator.go(f"/accounts/register/?q={LOST}")
        page.get_by_role("link", name=LOST).click()
        page.locator("summary", has_text="发起账号找回").click()
        page.get_by_label("丢失了什么、如何核实来人身份").fill("手机遗失，当面核实")
        page.get_by_role("button", name="发起账号找回").click()
        first = page.get_by_label("找回码（半段）", exact=True).inner_text()
        administrator.look("first-half")
        administrator.go("/accounts/recoveries/")
        administrator.look("recoveries", english=True)
        administrator.go("/accounts/services/")
        administrator.look("services", english=True)
    with window("recover", "classifier") as head:
        page = head.go("/")
        page.get_by_role("link", name="查看并确认").click()
        head.look("to-confirm", english=True)
        page.get_by_role("button", name="确认", exact=True).click()
        page.get_by_role("dialog").get_by_role("button", name="确认", exact=True).click()
        second = page.get_by_label("找回码（半段）", exact=True).inner_text()
    with Window(browser, house, "recover") as lost:
        page = lost.go("/accounts/sign-in/")
        page.get_by_role("link", name="找回账号").click()
        lost.look("recover", english=True)
        page.get_by_label("邮箱").fill(LOST)
        page.get_by_label("找回码前半段").fill(first)
        page.get_by_label("找回码后半段").fill(second)
        page.get_by_label("新密码", exact=True).fill(NEW_PASSWORD)
        page.get_by_label("再次输入新密码").fill(NEW_PASSWORD)
        page.get_by_role("button", name="设置新密码").click()
        lost.enter(LOST, NEW_PASSWORD)
        page.get_by_role("link", name="手机上的身份验证器").wait_for()


def test_the_security_administrator_sees_sign_ins_and_keeps_hats_apart(window: OpenWindow) -> None:
    with window("watching", "security_admin") as security:
        page = security.go("/accounts/sign-ins/?outcome=done")
        expect(page.get_by_role("row").nth(1)).to_be_visible()
        security.look("sign-ins", english=True)
        page = security.go("/accounts/hats/")
        security.look("hats", english=True)
        page.get_by_role("button", name="采用").first.click()
        page.get_by_role("dialog").get_by_role("button", name="采用").click()
        expect(page.get_by_text("规则已生效")).to_be_visible()
        security.go("/accounts/own/")
        security.look("own", english=True)
        security.go("/accounts/own/services")
        security.look("own-services", english=True)
