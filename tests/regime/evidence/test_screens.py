"""The trace pages and the auditor's room in a real browser, in both languages and at both widths."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser, expect
from pytest_django.live_server_helper import LiveServer
from tests.browser import LOOKS, SCREENS, VIEWS, Look, Visit, in_chromium
from tests.cast import Cast, registered
from tests.regime.incidents.pictures import content, leaked, unmarked, viewed
from tests.regime.incidents.visiting import browser_of

from shoumi.regime.incidents.actions.tracing import trace_image
from shoumi.regime.journal import models
from shoumi.regime.vault.objects import seal_bytes

pytestmark = [pytest.mark.django_db, *in_chromium]


@pytest.fixture
def server(cast: Cast) -> Iterator[str]:
    del cast  # its database is the one that is served
    live = LiveServer("localhost")
    yield live.url
    live.stop()


def lend(visit: Visit, address: str, client: Client) -> None:
    """Let the window use the session of ``client``."""
    name = settings.SESSION_COOKIE_NAME
    visit.context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": address}])


def leak(cast: Cast) -> bytes:
    document = registered(cast, content=content(), readers=("holder", "leaver"))
    viewed(cast.acting("leaver"), document.number)
    return leaked(viewed(cast.acting("holder"), document.number).jpeg, crop=(0.0, 0.0, 1.0, 0.8))


@pytest.mark.parametrize("look", LOOKS, ids=str)
def test_screens_keep_to_policy_and_window(browser: Browser, server: str, cast: Cast, look: Look) -> None:
    officer = cast.acting("officer")
    case = trace_image(actor=officer, image=seal_bytes(leak(cast)))
    nothing = trace_image(actor=officer, image=seal_bytes(unmarked()))
    event = models.Event.objects.order_by("-id")[0].uid
    addresses = {
        "officer": {
            "traces": "/incidents/traces",
            "case": f"/incidents/traces/{case.id}",
            "nothing": f"/incidents/traces/{nothing.id}",
            "home": "/",
        },
        "auditor": {
            "ledger": "/evidence/ledger",
            "entry": f"/evidence/ledger/entries/{event}",
            "checkpoints": "/evidence/ledger/checkpoints",
            "verify": "/evidence/ledger/verify",
            "home": "/",
        },
        "holder": {"refused": "/evidence/ledger"},
    }
    for part, pages in addresses.items():
        with Visit(browser, server, look) as visit:
            lend(visit, server, browser_of(cast, part))
            for name, address in pages.items():
                visit.go(address)
                for view in VIEWS:
                    visit.photograph(f"evidence-{part}-{name}", view)
            assert [one for one in visit.said if "403" not in one] == []


def test_a_picture_is_pasted_and_traced(browser: Browser, server: str, cast: Cast, tmp_path: Path) -> None:
    (tmp_path / "leak.jpg").write_bytes(leak(cast))
    with Visit(browser, server, Look(language="en")) as visit:
        lend(visit, server, browser_of(cast, "officer"))
        page = visit.go("/incidents/traces")
        page.get_by_label("Drop a picture here").set_input_files(tmp_path / "leak.jpg")
        expect(page.locator(".drop-preview")).to_be_visible()
        page.screenshot(path=SCREENS / "evidence-officer-chosen-en.jpg", full_page=True)
        page.evaluate("""() => {
          const input = document.querySelector("input[type=file]");
          const data = new DataTransfer();
          data.items.add(input.files[0]);
          input.value = "";
          window.dispatchEvent(new ClipboardEvent("paste", {clipboardData: data}));
        }""")
        expect(page.locator(".drop-name")).to_have_text("leak.jpg")
        page.get_by_role("button", name="Read the page mark").click()
        expect(page.get_by_role("heading", level=1)).to_contain_text("Issued to 王晓雨", timeout=20_000)
        assert visit.said == []


def test_the_ledger_is_verified_on_the_page(browser: Browser, server: str, cast: Cast) -> None:
    with Visit(browser, server, Look(language="en")) as visit:
        lend(visit, server, browser_of(cast, "auditor"))
        page = visit.go("/evidence/ledger/verify")
        page.get_by_role("button", name="Start verifying").click()
        expect(page.get_by_text("Everything agrees")).to_be_visible(timeout=20_000)
        page.screenshot(path=SCREENS / "evidence-auditor-verified-en.jpg", full_page=True)
        assert visit.said == []
