"""A classifier registers a file, a holder finds and reads it, and one who is not cleared is told why not."""

import re
from pathlib import Path

from playwright.sync_api import Browser, Page, expect

from tests.browser import in_chromium
from tests.engines.rendering.samples import pdf
from tests.journeys.conftest import OpenWindow
from tests.journeys.house import House
from tests.journeys.marks import recovered_view
from tests.journeys.window import Window

pytestmark = in_chromium

WORD = "perihelion"
SELECT_WORDS = """() => {
  const words = [...document.querySelectorAll(".page-words text")];
  const range = document.createRange();
  range.setStart(words[0].firstChild, 0);
  range.setEnd(words[2].firstChild, words[2].textContent.length);
  getSelection().removeAllRanges();
  getSelection().addRange(range);
}"""


def test_a_secret_is_registered_found_and_read(
    browser: Browser, house: House, window: OpenWindow, tmp_path: Path
) -> None:
    file = tmp_path / "调度内核评审.pdf"
    file.write_bytes(pdf((f"Scheduler kernel review, {WORD} build", "Second page", "Third page")))
    with Window(browser, house, "register") as classifier:
        classifier.sign_in_by_hand("classifier")
        classifier.look("home", english=True)
        number = _register(classifier, file)
    with window("read", "holder") as holder:
        page = holder.go("/documents/")
        holder.look("list", english=True, image="list")
        page.get_by_role("searchbox").fill(WORD)
        expect(page.get_by_role("status").filter(has_text="共 1 条")).to_be_visible()
        holder.open_row(number)
        holder.look("document", english=True)
        with page.expect_response(re.compile(r"/pages/1\.jpg")) as answer:
            page.get_by_role("link", name="查阅", exact=True).click()
        assert recovered_view(house, answer.value.body()) == (house.people["holder"].email, number, 1)
        _turn_pages(holder)


def _register(classifier: Window, file: Path) -> str:
    page = classifier.go("/documents/new")
    classifier.look("form", english=True)
    _refuse_what_is_too_large(page, file)
    page.get_by_label("文件").set_input_files(file)
    expect(page.get_by_label("名称")).to_have_value("调度内核评审")
    page.get_by_label("商业秘密事项").select_option("design")
    page.get_by_label("密级", exact=True).select_option("ordinary")
    page.get_by_label("对公司利益的影响").fill("他人无法复现调度内核")
    page.get_by_label("可能造成的损害").fill("失去半年领先，约三百万元")
    page.get_by_label("泄露的风险").fill("研发部六人经手")
    page.get_by_label("姓名或邮箱").first.fill("王晓雨")
    page.get_by_label("工作用途").first.fill("参与评审")
    classifier.look("filled")
    page.get_by_role("button", name="密封并登记").click()
    page.wait_for_url("**/documents/JS-*")
    expect(page.get_by_text("已登记并密封。")).to_be_visible()
    classifier.look("registered", english=True)
    return page.url.rpartition("/")[2]


def _refuse_what_is_too_large(page: Page, file: Path) -> None:
    chooser = page.get_by_label("文件")
    most = chooser.get_attribute("data-most")
    chooser.evaluate("(input) => { input.dataset.most = '10'; }")
    chooser.set_input_files(file)
    assert re.search("超过 [0-9]+ MiB 的上限", chooser.evaluate("(input) => input.validationMessage"))
    page.get_by_role("button", name="密封并登记").click()
    expect(page.get_by_role("alert")).to_have_count(0)
    chooser.evaluate("(input, most) => { input.dataset.most = most; }", most)


def _turn_pages(holder: Window) -> None:
    page = holder.page
    _shown(page)
    with page.expect_response(re.compile(r"/pages/2\.jpg")):
        page.keyboard.press("ArrowRight")
    _shown(page)
    expect(page.get_by_label("页码", exact=True).first).to_have_value("2")
    holder.look("second-page")
    page.keyboard.press("Home")
    _shown(page)
    page.get_by_role("button", name="选取文字").click()
    page.wait_for_selector(".page-words text")
    page.evaluate(SELECT_WORDS)
    page.get_by_role("button", name="摘录所选文字").click()
    expect(page.get_by_label("摘录内容")).to_have_value(re.compile("Scheduler"))
    holder.look("excerpt")


def _shown(page: Page) -> None:
    expect(page.locator("[data-sheet]")).not_to_have_class(re.compile("loading"))
    expect(page.locator("[data-image]")).not_to_have_js_property("naturalWidth", 0)


def test_pages_of_the_product_are_worth_a_picture(house: House, window: OpenWindow) -> None:
    with window("viewer", "holder") as holder:
        page = holder.go(f"/documents/{house.documents['ordinary']}/read")
        _shown(page)
        holder.look("ordinary", english=True, image="viewer")
        page = holder.go(f"/documents/{house.documents['core']}/read")
        _shown(page)
        expect(page.get_by_role("button", name="选取文字")).to_have_count(0)
        holder.look("core")


def test_who_is_named_and_not_cleared_reads_every_reason(house: House, window: OpenWindow) -> None:
    number = house.documents["core"]
    with window("refusal", "uncleared") as uncleared:
        page = uncleared.go("/documents/")
        expect(uncleared.row(number)).to_contain_text("名称已密封")
        expect(page.get_by_text("代码签名密钥管理方案")).to_have_count(0)
        uncleared.look("list", english=True)
        uncleared.open_row(number)
        uncleared.look("document", english=True)
        with uncleared.expecting(403):
            page = uncleared.go(f"/documents/{number}/read")
            panel = page.get_by_role("alert")
            expect(panel).to_contain_text("需要的涉密等级为")
            expect(panel).to_contain_text("经部门负责人向安全保密管理员申请")
            uncleared.look("refused", english=True, image="refusal")
            picture = page.request.get(f"{house.address}/documents/{number}/pages/1.jpg")
            assert (picture.status, picture.headers["content-type"].partition(";")[0]) == (403, "text/html")
        page.get_by_role("link", name="了解如何调整涉密等级").click()
        uncleared.look("clearance", english=True)
