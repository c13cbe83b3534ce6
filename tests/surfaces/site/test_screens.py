"""The gallery in a real browser: nothing forbidden, nothing overflowing, at both widths and in both languages."""

import re

import pytest
from playwright.sync_api import Browser, expect
from tests.browser import LOOKS, VIEWS, Look, Visit, in_chromium

# Text whose contrast with what is behind it is under 4.5 (3 for large text), as WCAG 2.2 counts (1.4.3).
FAINT = """() => {
  const canvas = new OffscreenCanvas(1, 1).getContext("2d", {willReadFrequently: true});
  const parse = (value) => { canvas.clearRect(0, 0, 1, 1); canvas.fillStyle = value; canvas.fillRect(0, 0, 1, 1);
    const [r, g, b, a] = canvas.getImageData(0, 0, 1, 1).data; return [r, g, b, a / 255]; };
  const over = (top, under) => top.slice(0, 3).map((part, i) => part * top[3] + under[i] * (1 - top[3]));
  const light = (rgb) => { const [r, g, b] = rgb.map((part) => { const c = part / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4; }); return 0.2126 * r + 0.7152 * g + 0.0722 * b; };
  const behind = (element) => { const layers = [];
    for (let one = element; one; one = one.parentElement) layers.push(parse(getComputedStyle(one).backgroundColor));
    return layers.reverse().reduce((under, top) => over(top, under), [255, 255, 255]); };
  const faint = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) { const element = walker.currentNode.parentElement;
    if (!walker.currentNode.data.trim() || !element.checkVisibility({visibilityProperty: true})) continue;
    const style = getComputedStyle(element); const ground = behind(element);
    const [a, b] = [light(over(parse(style.color), ground)), light(ground)].sort((x, y) => y - x);
    const size = parseFloat(style.fontSize), large = size >= 24 || (size >= 18.66 && style.fontWeight >= 700);
    if ((a + 0.05) / (b + 0.05) < (large ? 3 : 4.5))
      faint.push(`${walker.currentNode.data.trim()} ${((a + 0.05) / (b + 0.05)).toFixed(2)} .${element.className}`); }
  return [...new Set(faint)]; }"""

# Controls that a finger would miss: under 44 CSS pixels high, unless they stand in a line of text or a table's cell.
SMALL = """() => [...document.querySelectorAll("main button, main summary, main a.btn, main select, header button,"
  + " .tab, main input:not([type=hidden],[type=checkbox],[type=radio]), .nav-entry, .pager-link")]
  .filter((one) => one.checkVisibility({visibilityProperty: true}) && one.getBoundingClientRect().height < 43.5
    && !one.closest(".chart-figures"))
  .map((one) => `${one.outerHTML.slice(0, 90)} ${one.getBoundingClientRect().height}`)"""

pytestmark = in_chromium


@pytest.mark.parametrize("look", LOOKS, ids=str)
def test_pages_keep_to_policy_window_and_eye(browser: Browser, gallery_address: str, look: Look) -> None:
    with Visit(browser, gallery_address, look) as visit:
        for name in ("gallery", "table", "plain"):
            page = visit.go(f"/{name}")
            for view in VIEWS:
                visit.photograph(name, view)
                assert page.evaluate(FAINT) == [], (name, view)
            assert page.evaluate(SMALL) == [], name
        assert visit.said == []


def test_filtering_sorting_and_paging_exchange_the_table_and_keep_the_address(
    browser: Browser, gallery_address: str
) -> None:
    with Visit(browser, gallery_address, Look(language="en")) as visit:
        page = visit.go("/table")
        page.evaluate("window.sameDocument = true")
        page.get_by_role("searchbox").fill("报价")
        expect(page.get_by_role("status").filter(has_text="of 39")).to_be_visible()
        page.get_by_role("link", name="Pages").click()
        expect(page.locator("th[aria-sort=ascending]")).to_contain_text("Pages")
        assert re.search(r"\?q=.*sort=pages", page.url)
        assert page.evaluate("window.sameDocument") is True
        page.get_by_role("link", name="Clear").click()
        page.get_by_role("link", name="Next page").click()
        expect(page.get_by_role("status").filter(has_text="51–100 of 230")).to_be_visible()
        page.go_back(wait_until="load")
        expect(page.get_by_role("status").filter(has_text="1–50 of 230")).to_be_visible()
        stored = page.evaluate("[Object.keys(localStorage), Object.keys(sessionStorage)]")
        assert stored == [[], ["htmx-current-path-for-history"]], "no page content is kept in the browser"
        assert visit.said == []


def test_everything_works_without_scripts(browser: Browser, gallery_address: str) -> None:
    with Visit(browser, gallery_address, Look(language="en", scripts=False)) as visit:
        page = visit.go("/table")
        page.get_by_role("searchbox").fill("报价")
        page.get_by_role("button", name="Filter").click()
        expect(page.get_by_role("status").filter(has_text="of 39")).to_be_visible()
        page.get_by_role("link", name="Pages").click()
        expect(page.locator("th[aria-sort=ascending]")).to_contain_text("Pages")
        with page.expect_download() as download:
            page.locator("summary", has_text="Export").click()
            page.get_by_role("link", name="CSV").click()
        assert download.value.suggested_filename.endswith(".csv")
        page.get_by_role("button", name="中文").click()
        expect(page.locator("html")).to_have_attribute("lang", "zh-Hans")


def test_injected_code_and_style_do_not_run(browser: Browser, gallery_address: str) -> None:
    with Visit(browser, gallery_address, Look()) as visit:
        page = visit.go("/plain")
        page.evaluate("""() => {
          const script = document.createElement("script"); script.textContent = "window.broken = 1";
          document.body.append(script);
          document.body.insertAdjacentHTML("beforeend", '<img src="/x.png" onerror="window.broken = 2">');
        }""")
        page.wait_for_timeout(200)
        assert page.evaluate("window.broken") is None
        assert any("Content Security Policy" in one for one in visit.said)


def test_a_question_is_asked_and_answered_with_the_keyboard(browser: Browser, gallery_address: str) -> None:
    with Visit(browser, gallery_address, Look()) as visit:
        page = visit.go("/gallery")
        page.get_by_role("button", name="申请销毁").focus()
        page.keyboard.press("Enter")
        dialog = page.get_by_role("dialog")
        expect(dialog).to_be_visible()
        page.keyboard.press("Escape")
        expect(dialog).to_be_hidden()
        expect(page.get_by_role("button", name="申请销毁")).to_be_focused()
        page.locator("summary", has_text="林静").focus()
        page.keyboard.press("Enter")
        expect(page.get_by_role("button", name="退出登录")).to_be_visible()
        page.keyboard.press("Escape")
        expect(page.locator("summary", has_text="林静")).to_be_focused()
        assert visit.said == []


def test_the_navigation_of_a_narrow_screen(browser: Browser, gallery_address: str) -> None:
    with Visit(browser, gallery_address, Look(view="narrow")) as visit:
        page = visit.go("/table")
        toggle = page.get_by_role("button", name="菜单")
        expect(page.get_by_role("navigation", name="主菜单")).to_be_hidden()
        toggle.click()
        expect(page.get_by_role("navigation", name="主菜单")).to_be_visible()
        expect(toggle).to_have_attribute("aria-expanded", "true")
        page.keyboard.press("Escape")
        expect(page.get_by_role("navigation", name="主菜单")).to_be_hidden()
        expect(toggle).to_be_focused()
        assert visit.said == []


def test_a_form_that_came_back_is_read_from_its_summary_on(browser: Browser, gallery_address: str) -> None:
    with Visit(browser, gallery_address, Look(language="en")) as visit:
        page = visit.go("/gallery")
        page.get_by_role("button", name="Submit for classification").click()
        summary = page.get_by_role("alert").filter(has_text="Please look at this again")
        expect(summary).to_be_focused()
        summary.get_by_role("link", name="Title").click()
        expect(page).to_have_url(re.compile("#id_title$"))


def test_copying_says_so(browser: Browser, gallery_address: str) -> None:
    with Visit(browser, gallery_address, Look()) as visit:
        visit.context.grant_permissions(["clipboard-read", "clipboard-write"])
        page = visit.go("/gallery")
        page.get_by_role("button", name="复制").click()
        expect(page.get_by_text("已复制")).to_be_visible()
        assert page.evaluate("navigator.clipboard.readText()") == "shoumi-token-7Q2K-F0PA-9XZD"
        assert visit.said == []


def test_charts_show_figures_on_the_canvas_without_inline_style(browser: Browser, gallery_address: str) -> None:
    with Visit(browser, gallery_address, Look()) as visit:
        page = visit.go("/gallery")
        drawing = page.locator(".chart-drawing").first
        drawing.scroll_into_view_if_needed()
        drawing.hover()
        page.wait_for_timeout(200)
        assert drawing.locator("canvas").count() == 1
        assert visit.said == []
