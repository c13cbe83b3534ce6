"""Who is not named finds nothing, asks to be named without learning whether there is anything, and is named."""

from datetime import UTC, datetime, timedelta

from playwright.sync_api import expect

from tests.browser import in_chromium
from tests.journeys.conftest import OpenWindow
from tests.journeys.house import House
from tests.journeys.window import Window

pytestmark = in_chromium

INVENTED = "JS-2026-ZZZZZZZZ"


def test_absent_and_hidden_are_one_and_a_request_opens_what_is_hidden(house: House, window: OpenWindow) -> None:
    number = house.documents["core"]
    with window("ask", "outsider") as outsider:
        _finds_nothing(outsider, number)
        _asks(outsider, INVENTED)
        _asks(outsider, number)
        outsider.look("own-requests", english=True)
    with window("ask", "classifier") as custodian:
        custodian.go("/")
        custodian.look("custodian-home", english=True)
        page = custodian.go("/documents/decide")
        expect(page.get_by_text("赵明远")).to_be_visible()
        custodian.look("to-decide", english=True)
        page.get_by_role("button", name="同意", exact=True).click()
        expect(page.get_by_text("已同意，申请人已列入知悉范围。")).to_be_visible()
        custodian.look("granted")
    with window("ask", "outsider") as outsider:
        page = outsider.go("/documents/")
        outsider.open_row(number)
        page.get_by_role("link", name="查阅", exact=True).click()
        expect(page.locator("[data-image]")).not_to_have_js_property("naturalWidth", 0)
        outsider.look("named-now")


def _finds_nothing(outsider: Window, number: str) -> None:
    page = outsider.go("/documents/")
    expect(page.get_by_text("您目前没有可知悉的密件")).to_be_visible()
    outsider.look("empty-list", english=True)
    for words in (number, "密钥", "代码签名"):
        page = outsider.go(f"/documents/?q={words}")
        expect(page.get_by_text("没有符合条件的内容")).to_be_visible()
    outsider.look("nothing-found")
    with outsider.expecting(404):
        hidden = _unknown(outsider, number)
        outsider.look("unknown-number", english=True)
        absent = _unknown(outsider, INVENTED)
        assert hidden == absent
        assert _unknown(outsider, f"{number}/read") == _unknown(outsider, f"{INVENTED}/read")


def _unknown(outsider: Window, tail: str) -> str:
    """Return the main content of the page at ``tail``, the number taken out."""
    page = outsider.go(f"/documents/{tail}")
    expect(page.get_by_role("heading", name="申请知悉")).to_be_visible()
    content = page.locator("main").inner_html()
    token = page.locator("main input[name=csrfmiddlewaretoken]").first.input_value()
    return content.replace(token, "").replace(tail.partition("/")[0], "NUMBER")


def _asks(outsider: Window, number: str) -> None:
    with outsider.expecting(404):
        page = outsider.go(f"/documents/{number}")
        page.get_by_label("编号").fill(number)
        page.get_by_label("工作用途").fill("客户现场部署需要核对签名流程")
        page.get_by_label("知悉期限至").fill(f"{datetime.now(UTC) + timedelta(days=20):%Y-%m-%d}")
        page.get_by_role("button", name="申请", exact=False).first.click()
        expect(page.get_by_text("已收到")).to_be_visible()
