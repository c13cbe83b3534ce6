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
        _plans_and_starts(officer, house.documents["reviewed"])
    with window("reviewing", "classifier") as reviewer:
        _revokes_and_takes_back(reviewer)
    house.let_days_pass(30)
    _await_suspension(house)
    with window("reviewing", "classifier") as reviewer:
        _restores(reviewer)
    with window("reviewing", "officer") as officer:
        officer.go("/reviews/")
        officer.open_row(NAME)
        officer.page.get_by_role("link", name="全部明细").click()
        expect(officer.row("王晓雨")).to_contain_text("保留")
        officer.look("all-lines")
    with window("reviewing", "auditor") as auditor:
        _reads_the_report(auditor)


def _plans_and_starts(officer: Window, number: str) -> None:
    page = officer.go("/reviews/")
    expect(page.get_by_text("还没有权限复核")).to_be_visible()
    officer.look("none")
    page.get_by_text("拟定复核").click()
    page.get_by_role("link", name="按密件").click()
    officer.settle()
    officer.look("plan", english=True)
    page.get_by_label("复核名称").fill(NAME)
    page.get_by_label("单份密件编号").fill(number)
    page.get_by_role("button", name="保存").click()
    expect(page.get_by_text("已拟定")).to_be_visible()
    officer.look("planned")
    page.get_by_role("button", name="立即启动").first.click()
    page.get_by_role("dialog").get_by_role("button", name="立即启动").click()
    expect(page.get_by_text("复核已启动")).to_be_visible()
    officer.go("/")
    expect(page.get_by_role("heading", name="进行中的权限复核")).to_be_visible()


def _revokes_and_takes_back(reviewer: Window) -> None:
    page = reviewer.go("/")
    expect(page.get_by_role("heading", name="待我复核的权限")).to_be_visible()
    reviewer.look("home")
    page.get_by_role("link", name="去复核 (2)").click()
    reviewer.settle()
    reviewer.look("mine", english=True)
    page.get_by_role("button", name="撤销所选").click()
    expect(page.get_by_text("没有填写撤销理由").first).to_be_visible()
    reviewer.open_row("何去")
    reviewer.look("line", english=True)
    page.get_by_label("撤销理由").fill("已不参与评审")
    page.get_by_role("button", name="撤销权限").click()
    expect(page.get_by_text("权限已终止；如有误，可在本页恢复。")).to_be_visible()
    page.get_by_role("button", name="恢复权限").click()
    expect(page.get_by_text("已恢复，可以继续查阅。")).to_be_visible()


def _await_suspension(house: House) -> None:
    """Wait until the worker has suspended what nobody decided, and closed the review."""
    until = time.monotonic() + PATIENCE_SECONDS
    while house.rows("SELECT state FROM reviews_campaign") != [("review_closed",)]:
        assert time.monotonic() < until, house.log
        time.sleep(0.2)


def _restores(reviewer: Window) -> None:
    page = reviewer.go("/")
    expect(page.get_by_text("因逾期未复核已暂停")).to_be_visible()
    page.get_by_role("link", name="去查看").click()
    reviewer.settle()
    reviewer.look("suspended")
    page.get_by_role("button", name="恢复 王晓雨").click()
    expect(page.get_by_text("已恢复，可以继续查阅。")).to_be_visible()


def _reads_the_report(auditor: Window) -> None:
    page = auditor.go("/reviews/")
    auditor.look("list")
    auditor.open_row(NAME)
    expect(page.get_by_text("其中 1 项为暂停后恢复")).to_be_visible()
    auditor.look("report", english=True)
    page.get_by_role("link", name="按复核人").click()
    auditor.look("reviewers")
    page.get_by_text("导出", exact=True).click()
    with page.expect_download() as taken:
        page.get_by_role("link", name="CSV").click()
    assert "陈立行" in taken.value.path().read_text(encoding="utf-8")
