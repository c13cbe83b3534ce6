"""Signing in through the pages: password, then the code; what is recorded, limited and led to first."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.conf import settings
from django.db import connection
from django.test import override_settings
from tests.regime.accounts.house import CONSOLE, PASSWORD, Browser, Someone, sign_in, someone
from tests.regime.accounts.records import recorded

from shoumi.regime.accounts.actions.accounts import suspend
from shoumi.regime.accounts.actions.attempts import tried_digest
from shoumi.regime.accounts.adapters import AccountAdapter
from shoumi.regime.accounts.models import Account, Session
from shoumi.regime.accounts.sessions import forget_expired
from shoumi.regime.accounts.vocabulary import Event
from shoumi.regime.kit import clock

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.regime.accounts.urls")]


def test_password_and_code_sign_in_and_are_recorded_with_where_from() -> None:
    who, browser = someone(), Browser(REMOTE_ADDR="10.3.4.5", HTTP_USER_AGENT="Mozilla/5.0 (X11; Linux) Firefox/140.0")
    assert browser.get("/acting").content == b"nobody"
    sign_in(browser, who)
    assert browser.get("/acting").content.decode() == f"person:{who.id}"
    (entry,) = recorded(Event.SIGNED_IN)
    assert entry["actor"] == f"person:{who.id}"
    origin = entry["origin"]
    assert isinstance(origin, dict)
    assert (origin["address"], origin["device"]) == ("10.3.4.5", "Firefox / Linux")
    assert origin["session"] == Session.objects.get(account_id=who.id).digest
    browser.send("/accounts/sign-out/")
    assert browser.get("/acting").content == b"nobody"
    assert not Session.objects.filter(account_id=who.id).exists()
    assert len(recorded(Event.SIGNED_OUT)) == 1


def test_the_address_may_be_typed_in_any_case() -> None:
    who, browser = someone(), Browser()
    answer = browser.send("/accounts/sign-in/", {"login": f" {who.email.upper()}", "password": PASSWORD})
    assert answer.headers["Location"] == "/accounts/sign-in/factor/"


def test_the_session_key_is_new_after_signing_in() -> None:
    who, browser = someone(), Browser()
    browser.send("/accounts/sign-in/", {"login": who.email, "password": PASSWORD})
    before = browser.cookies["shoumi-session"].value
    browser.send("/accounts/sign-in/factor/", {"code": who.code()})
    after = browser.cookies["shoumi-session"].value
    assert after != before
    stranger = Browser()
    stranger.cookies["shoumi-session"] = before
    assert stranger.get("/acting").content == b"nobody"


def test_a_session_of_an_unknown_epoch_is_nobodys() -> None:
    who, browser = someone(), Browser()
    sign_in(browser, who)
    row = Session.objects.get(account_id=who.id)
    sealed = bytearray(row.data)
    sealed[4] ^= 0xFF  # the number of the epoch stands in bytes 1 to 4
    Session.objects.filter(pk=row.pk).update(data=bytes(sealed))
    assert browser.get("/acting").content == b"nobody"


def test_sessions_that_have_run_out_are_swept_and_others_stay() -> None:
    who, browser, visitor = someone(), Browser(), Browser(headers={"X-Requested-With": "XMLHttpRequest"})
    visitor.get("/accounts/sign-in/passkey/")
    assert Session.objects.update(expire_date=clock.now()) == 1
    sign_in(browser, who)
    assert forget_expired() == 1
    assert Session.objects.get().account_id == who.id
    assert browser.get("/acting").content.decode() == f"person:{who.id}"


def test_half_way_through_nobody_acts() -> None:
    who, browser = someone(), Browser()
    browser.send("/accounts/sign-in/", {"login": who.email, "password": PASSWORD})
    assert browser.get("/acting").content == b"nobody"
    assert browser.get("/accounts/own/").headers["Location"].startswith("/accounts/sign-in/")


@pytest.mark.parametrize("how", ["unknown", "wrong", "suspended"])
def test_an_unknown_address_a_wrong_password_and_a_suspended_account_look_alike(how: str) -> None:
    who = someone()
    if how == "suspended":
        suspend(actor=CONSOLE, account_id=who.id, reason="left")
    email = "nobody@example.com" if how == "unknown" else who.email
    password = "not the right words" if how == "wrong" else PASSWORD
    answer = Browser().send("/accounts/sign-in/", {"login": email, "password": password})
    assert answer.status_code == 200
    told = answer.context["form"].non_field_errors()
    assert told == [str(AccountAdapter.error_messages["email_password_mismatch"])]
    (entry,) = recorded(Event.SIGN_IN_FAILED)
    assert entry["actor"] == "stranger:web"
    assert entry["subject"] is None
    assert entry["tried"] == tried_digest(email)


def test_a_code_is_accepted_once_and_a_wrong_one_is_recorded() -> None:
    who, browser = someone(), Browser()
    browser.send("/accounts/sign-in/", {"login": who.email, "password": PASSWORD})
    assert browser.send("/accounts/sign-in/factor/", {"code": "000000"}).status_code == 200
    used = who.code()
    assert browser.send("/accounts/sign-in/factor/", {"code": used}).status_code == 302
    other = Browser()
    other.send("/accounts/sign-in/", {"login": who.email, "password": PASSWORD})
    assert other.send("/accounts/sign-in/factor/", {"code": used}).status_code == 200
    assert [entry["subject"] for entry in recorded(Event.FACTOR_FAILED)] == [f"account:{who.id}"] * 2


def test_after_five_wrong_passwords_the_right_one_waits_and_the_words_say_so() -> None:
    who, browser = someone(), Browser()
    for _ in range(5):
        browser.send("/accounts/sign-in/", {"login": who.email, "password": "wrong wrong wrong"})
    browser.cookies["django_language"] = "en"
    answer = browser.send("/accounts/sign-in/", {"login": who.email, "password": PASSWORD})
    assert answer.status_code == 200
    assert "Wait five minutes" in answer.content.decode()
    assert len(recorded(Event.SIGN_IN_FAILED)) == 5
    assert [entry["tried"] for entry in recorded(Event.SIGN_IN_LIMITED)] == [tried_digest(who.email)]


def test_many_accounts_tried_from_one_address_are_limited_too() -> None:
    browser = Browser(REMOTE_ADDR="10.9.9.9")
    for number in range(20):
        browser.send("/accounts/sign-in/", {"login": f"n{number}@example.com", "password": "wrong wrong wrong"})
    browser.send("/accounts/sign-in/", {"login": "n99@example.com", "password": "wrong wrong wrong"})
    assert len(recorded(Event.SIGN_IN_LIMITED)) == 1


def test_codes_are_limited_as_passwords_are() -> None:
    who, browser = someone(), Browser()
    browser.send("/accounts/sign-in/", {"login": who.email, "password": PASSWORD})
    for _ in range(5):
        browser.send("/accounts/sign-in/factor/", {"code": "000000"})
    assert browser.send("/accounts/sign-in/factor/", {"code": who.code()}).status_code == 200
    assert [entry["subject"] for entry in recorded(Event.FACTOR_LIMITED)] == [f"account:{who.id}"]


def test_suspension_holds_in_the_middle_of_a_session() -> None:
    who, browser = someone(), Browser()
    sign_in(browser, who)
    suspend(actor=CONSOLE, account_id=who.id, reason="left")
    assert browser.get("/acting").content == b"nobody"
    assert not Session.objects.filter(account_id=who.id).exists()


def test_an_account_without_a_factor_sets_one_up_before_anything_else() -> None:
    who, browser = someone(factor=False), Browser()
    answer = browser.send("/accounts/sign-in/", {"login": who.email, "password": PASSWORD})
    assert answer.headers["Location"] == "/"
    answer = browser.get("/acting")
    assert answer.headers["Location"] == "/accounts/own/factors/?next=%2Facting"
    assert browser.get("/api/whoami").status_code == 401
    page = browser.get("/accounts/own/factors/app?next=/acting")
    secret = page.context["secret"]
    assert secret in page.content.decode()
    typed = Someone(who.id, who.email, secret).code()
    wrong = browser.send("/accounts/own/factors/app?next=/acting", {"code": "000000"})
    assert wrong.context["secret"] == secret
    answer = browser.send("/accounts/own/factors/app?next=/acting", {"code": typed})
    assert answer.headers["Location"] == "/acting"
    assert browser.get("/acting").content.decode() == f"person:{who.id}"


def test_a_temporary_password_is_changed_before_anything_else() -> None:
    who, browser = someone(temporary=True), Browser()
    sign_in(browser, who)
    assert browser.get("/acting").headers["Location"].startswith("/accounts/own/password")
    weak = {"password": PASSWORD, "new": "password1234", "again": "password1234"}
    assert browser.send("/accounts/own/password", weak).status_code == 200
    new = {"password": PASSWORD, "new": "four other long words", "again": "four other long words"}
    assert browser.send("/accounts/own/password", new).status_code == 302
    assert browser.get("/acting").content.decode() == f"person:{who.id}"
    assert Account.objects.get(id=who.id).check_password("four other long words")


def test_changing_the_password_ends_the_other_sessions_only() -> None:
    who, here, there = someone(), Browser(), Browser()
    sign_in(there, who)
    with clock.at(clock.now() + timedelta(seconds=60)):
        sign_in(here, who)
        new = {"password": PASSWORD, "new": "four other long words", "again": "four other long words"}
        assert here.send("/accounts/own/password", new).status_code == 302
        assert here.get("/acting").content.decode() == f"person:{who.id}"
        assert there.get("/acting").content == b"nobody"


def test_nothing_in_the_database_lets_anyone_in() -> None:
    who, browser = someone(), Browser()
    sign_in(browser, who)
    key = browser.cookies["shoumi-session"].value
    told = _everything()
    assert who.email.encode() in told
    for secret in (PASSWORD.encode(), who.secret.encode(), key.encode()):
        assert secret not in told


def _everything() -> bytes:
    found = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")  # noqa: S608 - our own tables
            for row in cursor.fetchall():
                found += [
                    value
                    if isinstance(value, bytes)
                    else bytes(value)
                    if isinstance(value, memoryview)
                    else str(value).encode()
                    for value in row
                ]
    return b"\n".join(found)


@pytest.mark.parametrize(("peer", "believed"), [("10.0.0.1", True), ("127.0.0.1", False)])
def test_only_a_trusted_proxy_says_that_a_request_was_encrypted(peer: str, believed: bool) -> None:  # noqa: FBT001 - a table
    behind = replace(settings.INSTALLATION, trusted_proxies=("10.0.0.0/24",))
    with override_settings(
        INSTALLATION=behind, SECURE_PROXY_SSL_HEADER=("HTTP_X_FORWARDED_PROTO", "https"), SECURE_HSTS_SECONDS=60
    ):
        answer = Browser(REMOTE_ADDR=peer).get("/accounts/sign-in/", headers={"X-Forwarded-Proto": "https"})
    assert ("Strict-Transport-Security" in answer.headers) == believed
