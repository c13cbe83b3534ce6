"""The screens of documents in a real browser: within policy and window, in both languages, with the keyboard."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from playwright.sync_api import Browser, expect
from pytest_django.live_server_helper import LiveServer
from tests.browser import LOOKS, SCREENS, VIEWS, Look, Visit, in_chromium
from tests.cast import Cast, last_day, registered
from tests.engines.rendering.samples import pdf
from tests.regime.documents.conftest import SignIn

from shoumi.regime.access.actors import Console
from shoumi.regime.documents.actions.requesting import request_to_know
from shoumi.regime.documents.models import Document
from shoumi.regime.documents.vocabulary import Event
from shoumi.regime.journal.models import Event as Recorded
from shoumi.regime.people import actions as people

LONG = "\n".join(f"第 {number} 行：接口 call_{number} 的返回值与错误码。" for number in range(300)).encode()

pytestmark = [pytest.mark.django_db, *in_chromium]


@pytest.fixture
def server(cast: Cast) -> Iterator[str]:
    del cast  # its database is the one that is served
    live = LiveServer("localhost")
    yield live.url
    live.stop()


def _sign_in(visit: Visit, address: str, browser_of: SignIn, part: str, *, fresh: bool = True) -> None:
    name = settings.SESSION_COOKIE_NAME
    session = browser_of(part, fresh=fresh).cookies[name].value
    visit.context.add_cookies([{"name": name, "value": session, "url": address}])


def _company(cast: Cast) -> tuple[Document, Document]:
    document = registered(cast, title="接口设计说明", content=LONG, readers=("holder", "leaver"))
    core = registered(cast, code="core", title="核心算法", readers=("holder", "leaver"))
    people.withdraw_clearance(actor=Console("tests"), person=cast.leaver)
    request_to_know(actor=cast.acting("outsider"), number=core.number, purpose="客户演示", until=last_day(20))
    return document, core


@pytest.mark.parametrize("look", [one for one in LOOKS if one.theme == "light"], ids=str)
def test_screens_keep_to_policy_and_window(  # noqa: PLR0917 - fixtures
    browser: Browser, server: str, cast: Cast, browser_of: SignIn, look: Look
) -> None:
    document, core = _company(cast)
    pages = {
        "classifier": ["", "new", "decide", f"{document.number}"],
        "holder": [f"{document.number}/read", "ask", "requests", "kinds"],
        "leaver": ["", f"{core.number}", f"{core.number}/read", "clearance"],
        "officer": ["register", "levels", "levels/ordinary/handling"],
        "outsider": ["", document.number],
    }
    for part, tails in pages.items():
        with Visit(browser, server, look) as visit:
            _sign_in(visit, server, browser_of, part)
            for tail in tails:
                name = tail.replace(document.number, "document").replace(core.number, "core").replace("/", "-")
                visit.go(f"/documents/{tail}")
                for view in VIEWS:
                    visit.photograph(f"documents-{part}-{name or 'list'}", view)
            unexpected = [one for one in visit.said if "404" not in one and "403" not in one]
            assert unexpected == []


def test_a_reader_turns_pages_with_the_keyboard_and_takes_an_excerpt(
    browser: Browser, server: str, cast: Cast, browser_of: SignIn
) -> None:
    document, _core = _company(cast)
    with Visit(browser, server, Look(language="en")) as visit:
        _sign_in(visit, server, browser_of, "holder")
        page = visit.go(f"/documents/{document.number}/read")
        page.keyboard.press("ArrowRight")
        expect(page.get_by_label("Page", exact=True).first).to_have_value("2")
        expect(page.locator("[data-sheet]")).not_to_have_class("reader-page loading")
        page.keyboard.press("Home")
        page.get_by_role("button", name="Select text").click()
        page.wait_for_selector(".page-words text")
        page.evaluate("""() => {
          const words = [...document.querySelectorAll(".page-words text")];
          const range = document.createRange();
          range.setStart(words[0].firstChild, 0);
          range.setEnd(words[2].firstChild, words[2].textContent.length);
          getSelection().removeAllRanges();
          getSelection().addRange(range);
        }""")
        page.get_by_role("button", name="Take excerpt").click()
        expect(page.get_by_label("Excerpt", exact=True)).to_be_visible()
        taken = page.get_by_label("Excerpt", exact=True).input_value()
        assert taken
        assert taken.encode() in LONG or "行" in taken
        assert visit.said == []
    assert Recorded.objects.filter(code=Event.EXCERPT_TAKEN).count() == 1
    assert Recorded.objects.filter(code=Event.PAGE_VIEWED).count() >= 2


@pytest.mark.parametrize(
    ("look", "select", "said"),
    [
        (Look(), "选取文字", "此页为图片，没有可选取的文字"),
        (Look(language="en"), "Select text", "This page is a picture"),
    ],
    ids=["zh", "en"],
)
def test_a_page_without_text_says_so_when_text_is_to_be_selected(  # noqa: PLR0917 - fixtures
    browser: Browser, server: str, cast: Cast, browser_of: SignIn, look: Look, select: str, said: str
) -> None:
    document = registered(cast, content=pdf(("Words to be selected", "")), name="scan.pdf")
    with Visit(browser, server, look) as visit:
        _sign_in(visit, server, browser_of, "holder")
        page = visit.go(f"/documents/{document.number}/read")
        note = page.get_by_text(said)
        button = page.get_by_role("button", name=select)
        button.click()
        page.wait_for_selector(".page-words text")
        expect(note).to_be_hidden()
        page.keyboard.press("ArrowRight")
        expect(note).to_be_visible()
        page.screenshot(path=SCREENS / f"documents-wordless-{look}.jpg", full_page=True)
        page.keyboard.press("ArrowLeft")
        page.wait_for_selector(".page-words text")
        expect(note).to_be_hidden()
        page.keyboard.press("ArrowRight")
        expect(note).to_be_visible()
        button.click()
        expect(note).to_be_hidden()
        assert visit.said == []


def test_a_lost_page_offers_to_try_again(browser: Browser, server: str, cast: Cast, browser_of: SignIn) -> None:
    document, _core = _company(cast)
    with Visit(browser, server, Look(language="en")) as visit:
        _sign_in(visit, server, browser_of, "holder")
        failing = True
        visit.page.route("**/pages/*.jpg*", lambda route: route.fulfill(status=503) if failing else route.continue_())
        page = visit.go(f"/documents/{document.number}/read")
        expect(page.get_by_text("This page could not be shown just now")).to_be_visible()
        failing = False
        page.get_by_role("button", name="Try again").click()
        expect(page.get_by_text("This page could not be shown just now")).to_be_hidden()
        expect(page.locator("[data-image]")).not_to_have_js_property("naturalWidth", 0)


def test_a_secret_is_registered_with_progress_and_mended_where_it_was_wrong(  # noqa: PLR0917 - fixtures
    browser: Browser, server: str, cast: Cast, browser_of: SignIn, tmp_path: Path
) -> None:
    file = tmp_path / "接口设计.md"
    file.write_bytes(LONG)
    with Visit(browser, server, Look(language="en")) as visit:
        _sign_in(visit, server, browser_of, "classifier")
        page = visit.go("/documents/new")
        page.get_by_label("File").set_input_files(file)
        expect(page.get_by_label("Title")).to_have_value("接口设计")
        page.get_by_label("Kind of secret").select_option("design")
        expect(page.get_by_label("Level", exact=True)).not_to_have_value("")
        page.get_by_label("Name or e-mail address").first.press_sequentially("王晓")
        page.wait_for_selector("#reader-people option", state="attached")
        page.get_by_label("Name or e-mail address").first.fill("王晓雨")
        page.get_by_label("Purpose").first.fill("integration")
        page.get_by_role("button", name="Another reader").click()
        expect(page.get_by_label("Purpose")).to_have_count(2)
        page.get_by_role("button", name="Seal and register").click()
        expect(page.get_by_role("alert")).to_contain_text("choose the file again")
        expect(page.get_by_label("Title")).to_have_value("接口设计")
        page.get_by_label("File").set_input_files(file)
        page.get_by_label("Influence").fill("others cannot copy it")
        page.get_by_role("button", name="Seal and register").click()
        page.wait_for_url("**/documents/JS-*")
        assert not [one for one in visit.said if "422" not in one]
    assert Document.objects.get().title == "接口设计"
    assert cast.holder in Document.objects.get().readings.values_list("person", flat=True)
