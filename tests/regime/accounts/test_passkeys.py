"""Passkeys, with a real authenticator in software: set up, as second factor, alone, and what is refused."""

import json
from typing import Any

import pytest
from django.core.serializers.json import DjangoJSONEncoder
from django.test import override_settings
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.regime.accounts.authenticator import Passkey, encode
from tests.regime.accounts.house import PASSWORD, Browser, Someone, sign_in, someone
from tests.regime.accounts.records import recorded

from shoumi.regime.accounts.vocabulary import Event

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.urls("tests.regime.accounts.urls"),
]

ADD, ALONE, FACTOR = "/accounts/own/factors/passkey", "/accounts/sign-in/passkey/", "/accounts/sign-in/factor/"


def plain(options: object) -> dict[str, Any]:
    """The options as the browser gets them."""
    told: dict[str, Any] = json.loads(json.dumps(options, cls=DjangoJSONEncoder, default=dict))
    return told


def enrol(browser: Browser, passkey: Passkey) -> Any:  # noqa: ANN401 - of the test client
    page = browser.get(ADD)
    options = plain(page.context["passkey"]["creation_options"])
    return browser.send(ADD, {"name": "办公电脑", "credential": passkey.create(options)})


def enrolled() -> tuple[Someone, Passkey]:
    who, browser, passkey = someone(), Browser(), Passkey()
    sign_in(browser, who)
    assert enrol(browser, passkey).status_code == 302
    return who, passkey


def alone(browser: Browser, passkey: Passkey) -> Any:  # noqa: ANN401 - as above
    told = browser.get(ALONE, headers={"Accept": "application/json"}).json()
    return browser.send(ALONE, {"credential": passkey.get(told["request_options"])})


def test_a_passkey_can_be_the_first_factor_of_an_account() -> None:
    who, browser, passkey = someone(factor=False), Browser(), Passkey()
    browser.send("/accounts/sign-in/", {"login": who.email, "password": PASSWORD})
    assert browser.get("/acting").status_code == 302
    assert enrol(browser, passkey).status_code == 302
    assert browser.get("/acting").content.decode() == f"person:{who.id}"
    (entry,) = recorded(Event.FACTOR_ADDED)
    assert (entry["subject"], entry["factor"]) == (f"account:{who.id}", "passkey")


def test_a_passkey_is_a_second_factor() -> None:
    who, passkey = enrolled()
    browser = Browser()
    browser.send("/accounts/sign-in/", {"login": who.email, "password": PASSWORD})
    page = browser.get(FACTOR)
    options = plain(page.context["js_data"]["request_options"])
    assert browser.send(FACTOR, {"credential": passkey.get(options)}).headers["Location"] == "/"
    assert browser.get("/acting").content.decode() == f"person:{who.id}"


def test_a_passkey_signs_in_alone() -> None:
    who, passkey = enrolled()
    browser = Browser()
    assert alone(browser, passkey).headers["Location"] == "/"
    assert browser.get("/acting").content.decode() == f"person:{who.id}"
    assert recorded(Event.SIGNED_IN)[-1]["passkey"] is True


def test_an_authenticator_that_did_not_verify_its_person_does_not() -> None:
    who, browser = someone(), Browser()
    sign_in(browser, who)
    assert enrol(browser, Passkey(verifies=False)).status_code == 200
    _, passkey = enrolled()
    passkey.verifies = False
    stranger = Browser()
    assert alone(stranger, passkey).headers["Location"] == "/accounts/sign-in/"
    assert stranger.get("/acting").content == b"nobody"
    assert recorded(Event.FACTOR_FAILED)[-1]["factor"] == "passkey"


def test_an_answer_is_good_once_and_for_its_own_session() -> None:
    _, passkey = enrolled()
    first, second = Browser(), Browser()
    told = first.get(ALONE, headers={"Accept": "application/json"}).json()
    answer = passkey.get(told["request_options"])
    assert second.send(ALONE, {"credential": answer}).headers["Location"] == "/accounts/sign-in/"
    assert first.send(ALONE, {"credential": answer}).headers["Location"] == "/"
    first.send("/accounts/sign-out/")
    assert first.send(ALONE, {"credential": answer}).headers["Location"] == "/accounts/sign-in/"


def test_another_key_under_the_same_name_is_refused() -> None:
    _, passkey = enrolled()
    forged = Passkey(id=passkey.id, user=passkey.user)
    assert alone(Browser(), forged).headers["Location"] == "/accounts/sign-in/"


@pytest.mark.parametrize(
    "credential",
    [
        "",
        '{"id": "x", "response": {"authenticatorData": 80000000000}}',
        "{}",
        "[]",
        "null",
        "rubbish",
        '{"id": 3, "response": null}',
        '"text"',
    ],
)
def test_malformed_answers_are_refused(credential: str) -> None:
    browser = Browser()
    browser.get(ALONE, headers={"Accept": "application/json"})
    assert browser.send(ALONE, {"credential": credential}).status_code in {200, 302}
    assert browser.get("/acting").content == b"nobody"


@given(data=st.data())
@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])
def test_whatever_a_browser_sends_is_answered(data: st.DataObject) -> None:
    # An address of its own, so that the limit of attempts does not answer instead.
    browser = Browser(REMOTE_ADDR=str(data.draw(st.ip_addresses(v=4))))
    told = browser.get(ALONE, headers={"Accept": "application/json"}).json()
    answer = json.loads(Passkey(user=b"nobody").get(told["request_options"]))
    part = data.draw(st.sampled_from([answer, answer["response"]]))
    name = data.draw(st.sampled_from(sorted(part)))
    part[name] = data.draw(st.none() | st.integers() | st.text(max_size=30) | st.binary(max_size=40).map(encode))
    assert browser.send(ALONE, {"credential": json.dumps(answer)}).status_code in {200, 302, 429}
    assert browser.get("/acting").content == b"nobody"


@override_settings(MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN=False)
def test_an_answer_from_another_site_is_refused() -> None:
    _, passkey = enrolled_securely()
    browser = Browser()
    told = browser.get(ALONE, headers={"Accept": "application/json"}).json()
    answer = passkey.get(told["request_options"], origin="https://localhost.evil.example")
    assert browser.send(ALONE, {"credential": answer}).headers["Location"] == "/accounts/sign-in/"


def enrolled_securely() -> tuple[Someone, Passkey]:
    with override_settings(MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN=True):
        return enrolled()
