"""An access review from the officer's plan to the auditor's report, with one answer and one silence."""

import time

from playwright.sync_api import expect

from tests.browser import in_chromium
from tests.journeys.conftest import OpenWindow
from tests.journeys.house import House
from tests.journeys.window import Window

pytestmark = in_chromium

NAME = "下半年评审规程复核"
PATIENCE_SECONDS = 30


def test_a_review_from_plan_to_report(house: House, window: OpenWindow) -> None:
    with window("reviewing", "officer") as officer:
        lines = _plans_and_starts(officer, house.documents["reviewed"])
    with window("reviewing", "classifier") as reviewer:
        _revokes_and_takes_back(reviewer)
        house.let_days_pass(30)
        with window("reviewing", "officer") as officer:  # while the worker suspends what nobody decided
            officer.go(lines)
            officer.look("all-lines")
        _await_suspension(house)
        _restores(reviewer)
    with window("reviewing", "auditor") as auditor:
        _reads_the_report(auditor)


def _plans_and_starts(officer: Window, number: str) -> str:
    """Return where all lines of the review are."""
    page = officer.go("/reviews/")
    expect(page.get_by_text("还没有权限复核")).to_be_visible()
    page.get_by_text("拟定复核").click()
    page.get_by_role("link", name="按密件").click()
    officer.look("plan")
    page.get_by_label("复核名称").fill(NAME)
    page.get_by_label("单份密件编号").fill(number)
    page.get_by_role("button", name="保存").click()
    page.get_by_role("button", name="立即启动").first.click()
    page.get_by_role("dialog").get_by_role("button", name="立即启动").click()
    expect(page.get_by_text("复核已启动")).to_be_visible()
    return str(page.get_by_role("link", name="全部明细").get_attribute("href"))


def _revokes_and_takes_back(reviewer: Window) -> None:
    page = reviewer.go("/")
    reviewer.look("home")
    page.get_by_role("link", name="去复核 (2)").click()
    reviewer.look("mine")
    reviewer.open_row("何去")
    reviewer.look("line")
    reviewer.go("/reviews/mine")
    reviewer.row("何去").get_by_role("checkbox").check()
    page.get_by_label("撤销理由").fill("已不参与评审")
    page.keyboard.press("Enter")  # who has typed a reason means to revoke, though the other button comes first
    expect(page.get_by_text("已撤销 1 项。")).to_be_visible()
    reviewer.go("/reviews/mine/all")
    reviewer.open_row("何去")
    page.get_by_role("button", name="恢复权限").click()
    expect(page.get_by_text("已恢复，可以继续查阅。")).to_be_visible()


def _await_suspension(house: House) -> None:
    """Wait until the worker has suspended what nobody decided, and closed the review."""
    until = time.monotonic() + PATIENCE_SECONDS
    while house.rows("SELECT state FROM reviews_campaign") != [("review_closed",)]:
        assert time.monotonic() < until, house.log
        time.sleep(0.1)


def _restores(reviewer: Window) -> None:
    page = reviewer.go("/")
    expect(page.get_by_text("因逾期未复核已暂停")).to_be_visible()
    page.get_by_role("link", name="去查看").click()
    reviewer.look("suspended")
    page.get_by_role("button", name="恢复 王晓雨").click()
    expect(page.get_by_text("已恢复，可以继续查阅。")).to_be_visible()


def _reads_the_report(auditor: Window) -> None:
    page = auditor.go("/reviews/")
    auditor.open_row(NAME)
    expect(page.get_by_text("其中 1 项为暂停后恢复")).to_be_visible()
    auditor.look("report", english=True)
    page.get_by_role("link", name="按复核人").click()
    expect(auditor.row("陈立行")).to_be_visible()
    auditor.look("reviewers")
