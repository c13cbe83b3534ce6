"""The pages of accounts in both languages: one's own security, and the system administrator's register."""

import re

import pytest
from tests.regime.accounts.house import PASSWORD, Browser, Someone, sign_in, someone

from shoumi.regime.accounts.models import Account
from shoumi.regime.accounts.queries import has_factor
from shoumi.regime.accounts.vocabulary import Administrator

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.regime.accounts.urls")]

HAN = re.compile(r"[一-鿿]")


def entered(who: Someone, language: str = "en") -> Browser:
    browser = Browser()
    browser.cookies["django_language"] = language
    sign_in(browser, who)
    return browser


def words(page: str) -> str:
    """The words of the page's main part, without markup."""
    main = page[page.index('id="content"') :]
    return re.sub(r"<(script|style)\b.*?</\1>|<[^>]+>", " ", main, flags=re.DOTALL)


@pytest.mark.parametrize(
    "address",
    [
        "/accounts/own/",
        "/accounts/own/password",
        "/accounts/own/factors/",
        "/accounts/own/factors/passkey",
        "/accounts/own/unlock",
        "/accounts/own/confirm",
        "/accounts/register/",
        "/accounts/own/sign-ins",
        "/accounts/own/services",
        "/accounts/recoveries/",
        "/accounts/services/",
    ],
)
def test_pages_speak_the_language_chosen_and_bear_nothing_inline(address: str) -> None:
    who = someone(office=Administrator.SYSTEM)
    for language in ("zh-hans", "en"):
        page = entered_once(who, language).get(address)
        assert page.status_code == 200
        told = page.content.decode()
        assert bool(HAN.search(words(told))) == (language == "zh-hans")
        assert not re.search(r"\sstyle=|\son\w+=|<style", told)
        assert all('type="application/json"' in tag or "src=" in tag for tag in re.findall(r"<script[^>]*>", told))


def entered_once(who: Someone, language: str) -> Browser:
    """A browser that is signed in; a code is accepted once, so the second sign-in uses the next one."""
    browser = Browser()
    browser.cookies["django_language"] = language
    browser.send("/accounts/sign-in/", {"login": who.email, "password": PASSWORD})
    for periods in (0, 1, -1):
        if browser.send("/accounts/sign-in/factor/", {"code": who.code(periods)}).status_code == 302:
            return browser
    pytest.fail("no code was accepted")


def test_the_register_is_the_system_administrators_alone() -> None:
    keeper = entered(someone(office=Administrator.SYSTEM))
    assert keeper.get("/accounts/register/").status_code == 200
    for office in (Administrator.SECURITY, Administrator.AUDIT, None):
        other = entered(someone(office=office))
        assert other.get("/accounts/register/").status_code == 403
        assert other.send(f"/accounts/register/{someone().id}/suspend", {"reason": "x"}).status_code == 403


def test_the_register_finds_and_sorts() -> None:
    keeper, who = someone(office=Administrator.SYSTEM), someone()
    told = entered(keeper).get(f"/accounts/register/?q={who.email[:6]}&state=active&sort=-email").content.decode()
    assert who.email in told
    assert keeper.email not in words(told)


def test_the_system_administrator_suspends_resets_and_restores() -> None:
    browser, who = entered(someone(office=Administrator.SYSTEM)), someone()
    place = f"/accounts/register/{who.id}/"
    assert browser.send(f"{place}suspend", {"reason": ""}).status_code == 422
    assert browser.send(f"{place}suspend", {"reason": "on leave"}).status_code == 302
    assert "on leave" in browser.get(place).content.decode()
    assert browser.send(f"{place}suspend", {"reason": "again"}).status_code == 409
    assert browser.send(f"{place}restore").status_code == 302
    assert browser.send(f"{place}reset-factors").status_code == 404
    assert has_factor(who.id)
    temporary = browser.send(f"{place}reset-password").context["password"]
    account = Account.objects.get(id=who.id)
    assert account.check_password(temporary)
    assert account.password_temporary
    assert browser.get("/accounts/register/00000000-0000-0000-0000-000000000000/").status_code == 404


def test_one_of_two_sessions_is_ended_and_the_last_factor_stays() -> None:
    who = someone()
    here, there = entered_once(who, "en"), entered_once(who, "en")
    page = here.get("/accounts/own/")
    other = next(one.digest for one in page.context["sessions"] if one.digest != page.context["this"])
    assert here.send("/accounts/own/sessions/end", {"session": other}).status_code == 302
    assert there.get("/acting").content == b"nobody"
    assert here.send("/accounts/own/sessions/end", {"session": other}).status_code == 404
    assert here.send("/accounts/own/factors/remove", {"number": ""}).status_code == 409
    assert has_factor(who.id)


def test_there_is_no_way_to_sign_up_or_to_reset_a_password_by_mail() -> None:
    for address in ("signup/", "password/reset/", "email/", "sign-up/"):
        assert Browser().get(f"/accounts/{address}").status_code == 404
