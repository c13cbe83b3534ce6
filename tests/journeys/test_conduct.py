"""Discipline: the officer takes it up, the person is heard, the committee decides, the president makes it milder."""

from datetime import UTC, datetime, timedelta

from playwright.sync_api import Locator, Page, expect
from tests.browser import in_chromium
from tests.journeys.conftest import OpenWindow
from tests.journeys.house import House
from tests.journeys.window import Window

pytestmark = in_chromium

FACTS = "把设计图拍照发到了外部群聊，五分钟后撤回。"


def test_a_case_is_heard_decided_appealed_and_made_milder(house: House, window: OpenWindow) -> None:
    with window("conduct", "officer") as officer:
        address = _takes_up(officer, house.people["holder"].name)
    with window("conduct", "holder") as holder:
        page = _from_home(holder, "需要您回应的奖惩事项")
        holder.look("to-be-heard", english=True)
        page.get_by_label("陈述内容").fill("当时选错了群，发现后立即撤回并报告了主管。")
        _send(page, "提交陈述", "陈述已提交")
    with window("conduct", "officer") as officer:
        _proposes(officer, address)
    with window("conduct", "classifier") as member:
        page = _from_home(member, "待决定的奖惩事项")
        member.look("to-decide", english=True)
        page.get_by_role("textbox", name="理由").fill("经核实属实，影响已控制；同意所提建议。")
        _send(page, "作出决定", "已作出决定。")
    with window("conduct", "holder") as holder:
        page = _from_home(holder, "需要您回应的奖惩事项")
        page.get_by_role("button", name="签收").first.click()
        _send(page.get_by_role("dialog"), "签收", "已签收。")
        holder.look("served", english=True)
        page.get_by_label("申诉内容").fill("及时撤回，没有造成后果，请求从轻。")
        _send(page, "申诉", "申诉已提交。")
    with window("conduct", "outsider") as president:
        page = _from_home(president, "待决定的奖惩事项")
        president.look("appeal", english=True)
        page.get_by_label("结果").select_option(label="变更")
        page.get_by_label("记过", exact=False).uncheck()
        page.get_by_label("书面警告", exact=False).check()
        page.get_by_role("textbox", name="理由").fill("主动撤回并报告，变更为书面警告。")
        _send(page, "作出申诉决定", "已作出决定。")
        with president.expecting(404):
            president.go(address)
    with window("conduct", "holder") as holder:
        page = holder.go("/conduct/mine")
        expect(page.get_by_role("link", name="书面警告")).to_be_visible()
        holder.look("own-file", english=True)


def _takes_up(officer: Window, name: str) -> str:
    page = officer.go("/people/")
    officer.open_row(name)
    page.get_by_role("link", name="提起奖惩").click()
    officer.look("open", english=True)
    page.get_by_label("发生日期").fill(_day(-1))
    page.get_by_label("事实").fill(FACTS)
    page.get_by_label("依据").fill("12")
    _send(page, "提起", "已提起。")
    page.get_by_label("答复期限").fill(_day(3))
    _send(page, "通知本人", "已通知本人。")
    officer.look("notified", english=True)
    return page.url.removeprefix(officer.house.address)


def _proposes(officer: Window, address: str) -> None:
    page = officer.go(address)
    page.get_by_label("主观状态").select_option(label="重大过失")
    page.get_by_label("后果").select_option(label="后果轻微，已控制")
    page.get_by_role("button", name="按规则建议的等级").click()
    expect(page.get_by_text("故意或过失与后果对应的等级")).to_be_visible()
    expect(page.get_by_label("情节等级").locator("option:checked")).to_contain_text("2 · 一般")
    page.get_by_label("记过", exact=False).check()
    page.get_by_role("textbox", name="理由").fill("违反外发规定，影响有限。")
    officer.look("propose")
    _send(page, "提出建议", "建议已提交")
    officer.go("/conduct/")
    officer.look("list", english=True)
    officer.go("/conduct/scale")
    officer.look("scale", english=True)


def _from_home(window: Window, card: str) -> Page:
    page = window.go("/")
    section = page.locator("section").filter(has=page.get_by_role("heading", name=card))
    section.get_by_role("link").first.click()
    return window.settle()


def _send(form: Page | Locator, button: str, said: str) -> None:
    page = form if isinstance(form, Page) else form.page
    form.get_by_role("button", name=button, exact=True).click()
    expect(page.get_by_text(said, exact=False).first).to_be_visible()


def _day(days: int) -> str:
    return f"{datetime.now(UTC) + timedelta(days=days):%Y-%m-%d}"
