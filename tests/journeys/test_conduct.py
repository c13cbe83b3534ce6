"""Discipline in the browser: who is concerned signs for the decision and appeals; the officer grades the next case."""

from playwright.sync_api import Page, expect

from tests.browser import in_chromium
from tests.journeys.conftest import OpenWindow
from tests.journeys.house import House

pytestmark = in_chromium


def test_a_decision_is_received_and_appealed_and_the_next_case_graded(house: House, window: OpenWindow) -> None:
    with window("conduct", "uncleared") as concerned:
        page = concerned.go("/")
        page.locator("section").filter(has_text="需要您回应的奖惩事项").get_by_role("link").first.click()
        page.get_by_role("button", name="签收").first.click()
        page.get_by_role("dialog").get_by_role("button", name="签收", exact=True).click()
        _said(page, "已签收。")
        page.get_by_label("申诉内容").fill("及时改正，没有造成后果，请求从轻。")
        concerned.look("served", english=True)
        page.get_by_label("申诉内容").fill("及时改正，没有造成后果，请求从轻。")
        page.get_by_role("button", name="申诉", exact=True).click()
        _said(page, "申诉已提交。")
    with window("conduct", "officer") as officer:
        page = officer.go("/conduct/?state=heard")
        officer.look("list")
        officer.open_row(house.people["uncleared"].name)
        page.get_by_label("主观状态").select_option(label="重大过失")
        page.get_by_label("后果").select_option(label="后果轻微，已控制")
        page.get_by_role("button", name="按规则建议的等级").click()
        expect(page.get_by_label("情节等级").locator("option:checked")).to_contain_text("2 · 一般")
        officer.look("graded")


def _said(page: Page, words: str) -> None:
    expect(page.get_by_text(words, exact=False).first).to_be_visible()
