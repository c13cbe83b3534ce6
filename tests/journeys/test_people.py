"""Somebody is screened with their consent and leaves with what they really opened; the staff list is synced."""

import re
from datetime import UTC, datetime, timedelta

from playwright.sync_api import Page, expect

from tests.browser import in_chromium
from tests.journeys.conftest import OpenWindow
from tests.journeys.house import House

pytestmark = in_chromium

NAME = "邹行"


def test_somebody_is_screened_with_their_consent(house: House, window: OpenWindow) -> None:
    with window("screening", "hr") as hr:
        page = hr.go(f"/people/?q={NAME}")
        hr.open_row(NAME)
        page.get_by_role("link", name="提出背景调查").click()
        page.locator("[name=grade]").select_option(index=1)
        page.locator("[name=reason]").fill("参与发布系统的运维")
        page.get_by_role("button", name="提出调查").click()
        expect(page.get_by_text("已提出背景调查。")).to_be_visible()
        asked = page.url
    with window("screening", "outgoing") as person:
        page = person.go("/")
        card = page.locator("section").filter(has_text="请您决定是否同意背景调查")
        card.get_by_role("link", name="背景调查").click()
        _confirm(page, "同意调查")
        person.look("consented", english=True)
    with window("screening", "hr") as hr:
        page = hr.go(asked.removeprefix(house.address))
        page.locator("[name=kind]").select_option(index=1)
        page.locator("[name=result]").select_option("clear")
        page.locator("[name=on]").fill(_day(-1))
        page.get_by_role("button", name="登记结果").click()
        hr.look("checked", english=True)
        page.locator("[name=state]").select_option("passed")
        page.locator("[name=until]").fill(_day(700))
        page.get_by_role("button", name="登记结论").click()
        expect(page.get_by_role("button", name="登记结论")).to_have_count(0)
        hr.look("found")


def test_a_leaver_confirms_what_they_really_opened(house: House, window: OpenWindow) -> None:
    with window("leaving", "outgoing") as leaver:
        page = leaver.go(f"/documents/{house.documents['internal']}/read")
        expect(page.locator("[data-image]")).not_to_have_js_property("naturalWidth", 0)
    with window("leaving", "hr") as hr:
        page = hr.go(f"/people/?q={NAME}")
        hr.open_row(NAME)
        page.get_by_role("link", name="启动离职或转岗").click()
        hr.look("begin", english=True)
        page.locator("[name=kind]").select_option("leaving_company")
        page.locator("[name=reason]").select_option("resignation")
        page.locator("[name=mode]").select_option("narrowed")
        page.locator("[name=announced_on]").fill(_day(-1))
        page.locator("[name=last_day]").fill(_day(9))
        page.locator("[name=successor]").fill(house.people["classifier"].email)
        page.get_by_role("button", name="启动办理").click()
        page.get_by_role("button", name="出具", exact=True).click()
        hr.look("case", english=True)
    with window("leaving", "outgoing") as leaver:
        page = leaver.go("/")
        page.get_by_role("link", name="查看办理情况").click()
        with page.expect_download() as annex:
            page.get_by_role("link", name="查看附件").click()
        assert annex.value.path().read_bytes().startswith(b"%PDF")
        leaver.look("mine", english=True)
        _confirm(page, "确认")
        expect(page.get_by_role("button", name="确认")).to_have_count(0)


def test_the_staff_list_is_synced_once_it_was_looked_through(house: House, window: OpenWindow) -> None:
    with window("sync", "hr") as hr:
        page = hr.go("/people/sources")
        hr.open_row("人事系统")
        page.get_by_role("button", name="立即同步").click()
        _reload_until(page, "确认处理")
        hr.look("plan", english=True)
        _confirm(page, "确认处理")
        page.goto(f"{house.address}/people/?q=员工2")
        _reload_until(page, "XH|X2")
        hr.look("done")


def _day(days: int) -> str:
    """Return the date ``days`` from today, clear of midnight in any zone by a day."""
    return f"{datetime.now(UTC) + timedelta(days=days):%Y-%m-%d}"


def _confirm(page: Page, label: str) -> None:
    page.get_by_role("button", name=label, exact=True).click()
    page.get_by_role("dialog").get_by_role("button", name=label, exact=True).click()


def _reload_until(page: Page, words: str) -> None:
    """Look again until the worker has done its part, as the page asks for."""
    for _ in range(40):
        if page.get_by_text(re.compile(words)).count():
            return
        page.wait_for_timeout(500)
        page.reload()
    expect(page.get_by_text(re.compile(words)).first).to_be_visible()
