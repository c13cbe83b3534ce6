"""The idle lock, and the factor that is asked for again before a grave act."""

from datetime import timedelta

import pytest
from django.conf import settings
from tests.regime.accounts.house import PASSWORD, Browser, sign_in, someone
from tests.regime.accounts.records import recorded

from shoumi.regime.accounts.models import Token
from shoumi.regime.accounts.vocabulary import Event
from shoumi.regime.kit import clock

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.regime.accounts.urls")]

IDLE = timedelta(minutes=settings.INSTALLATION.idle_minutes, seconds=1)
STALE = timedelta(minutes=settings.INSTALLATION.step_up_minutes, seconds=1)


def test_an_idle_page_is_locked_and_comes_back_where_it_was() -> None:
    who, browser = someone(), Browser()
    sign_in(browser, who)
    with clock.at(clock.now() + IDLE):
        assert browser.get("/acting?x=1").headers["Location"] == "/accounts/own/unlock?next=%2Facting%3Fx%3D1"
        assert browser.get("/api/whoami").status_code == 401
        # Asking again does not unlock it.
        assert browser.get("/acting").status_code == 302
        unlock = "/accounts/own/unlock?next=%2Facting%3Fx%3D1"
        assert browser.send(unlock, {"password": "not my password"}).status_code == 200
        assert browser.send(unlock, {"password": PASSWORD}).headers["Location"] == "/acting?x=1"
        assert browser.get("/acting").content.decode() == f"person:{who.id}"
    assert len(recorded(Event.CONFIRMED)) == 1


def test_use_keeps_a_session_open() -> None:
    who, browser = someone(), Browser()
    sign_in(browser, who)
    begun = clock.now()
    for minutes in range(10, 60, 10):
        with clock.at(begun + timedelta(minutes=minutes)):
            assert browser.get("/acting").status_code == 200


def test_a_session_ends_after_twelve_hours_of_use() -> None:
    who, browser = someone(), Browser()
    sign_in(browser, who)
    begun = clock.now()
    for minutes in range(10, 12 * 60, 10):
        with clock.at(begun + timedelta(minutes=minutes)):
            assert browser.get("/acting").status_code == 200
    with clock.at(begun + timedelta(hours=12, seconds=1)):
        assert browser.get("/acting").content == b"nobody"


@pytest.mark.parametrize("page", ["unlock", "confirm"])
def test_proving_it_is_still_you_changes_the_key_and_not_the_end(page: str) -> None:
    who, browser, copied = someone(), Browser(), Browser()
    sign_in(browser, who)
    begun = clock.now()
    copied.cookies["shoumi-session"] = browser.cookies["shoumi-session"].value
    with clock.at(begun + timedelta(minutes=2)):
        assert copied.get("/acting").content.decode() == f"person:{who.id}"
        assert browser.send(f"/accounts/own/{page}", {"code": who.code()}).status_code == 302
        assert browser.get("/acting").content.decode() == f"person:{who.id}"
        assert copied.get("/acting").content == b"nobody"
    for minutes in range(10, 12 * 60, 10):
        with clock.at(begun + timedelta(minutes=minutes)):
            assert browser.get("/acting").status_code == 200
    with clock.at(begun + timedelta(hours=12, seconds=1)):
        assert browser.get("/acting").content == b"nobody"


def test_a_password_sent_while_locked_is_not_kept() -> None:
    who, browser = someone(), Browser()
    sign_in(browser, who)
    with clock.at(clock.now() + IDLE):
        browser.send("/accounts/own/password", {"new": "four other long words", "again": "four other long words"})
        assert "accounts.kept" not in browser.session
        page = browser.send("/accounts/own/unlock", {"password": PASSWORD})
        assert "four other long words" not in page.content.decode()


def test_a_form_sent_while_locked_is_kept_and_offered_again() -> None:
    who, browser = someone(), Browser()
    sign_in(browser, who)
    with clock.at(clock.now() + IDLE):
        answer = browser.send("/acting", {"words": "机密的<话>"}, referer="http://testserver/acting?page=2")
        assert answer.headers["Location"] == "/accounts/own/unlock?next=%2Facting%3Fpage%3D2"
        page = browser.send(answer.headers["Location"], {"code": who.code()})
        assert page.status_code == 200
        told = page.content.decode()
        assert 'action="/acting"' in told
        assert 'value="机密的&lt;话&gt;"' in told
        assert 'href="/acting?page=2"' in told
        # Once.
        again = browser.send("/accounts/own/unlock", {"password": PASSWORD})
        assert again.status_code == 302


def test_a_fragment_asked_for_by_script_leads_the_whole_page_to_the_lock() -> None:
    who, browser = someone(), Browser()
    sign_in(browser, who)
    with clock.at(clock.now() + IDLE):
        headers = {"HX-Request": "true", "HX-Current-URL": "http://testserver/acting"}
        answer = browser.get("/acting?part", headers=headers)
        assert answer.status_code == 204
        assert answer.headers["HX-Redirect"] == "/accounts/own/unlock?next=%2Facting"


@pytest.mark.parametrize("address", ["https://evil.example/x", "//evil.example", "javascript:alert(1)", "\\\\evil"])
def test_the_lock_leads_back_to_our_own_pages_only(address: str) -> None:
    who, browser = someone(), Browser()
    sign_in(browser, who)
    answer = browser.post(
        f"/accounts/own/unlock?next={address}", f"password={PASSWORD}", "application/x-www-form-urlencoded"
    )
    assert answer.headers["Location"] == "/"


def test_a_token_is_only_made_under_a_fresh_factor() -> None:
    who, browser = someone(), Browser()
    sign_in(browser, who)
    fields = {"name": "backup script", "scopes": ["read"], "days": "90"}
    with clock.at(clock.now() + STALE):
        asked = browser.send("/accounts/own/tokens", fields, referer="http://testserver/accounts/own/")  # type: ignore[arg-type]  # several values a name
        assert asked.headers["Location"] == "/accounts/own/confirm?next=%2Faccounts%2Fown%2F"
        assert not Token.objects.exists()
        # The password is no second factor.
        browser.send(asked.headers["Location"], {"password": PASSWORD})
        assert browser.send("/accounts/own/tokens", fields).status_code == 302  # type: ignore[arg-type]  # as above
        page = browser.send(asked.headers["Location"], {"code": who.code()})
        assert "backup script" in page.content.decode()
        page = browser.send("/accounts/own/tokens", fields)  # type: ignore[arg-type]  # as above
        assert page.context["text"].startswith("shm_")
        assert page.headers["Cache-Control"] == "no-store, private"
        assert page.context["text"] not in browser.get("/accounts/own/").content.decode()
