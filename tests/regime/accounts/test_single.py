"""Single sign-on against a real OpenID provider: who is let in and who is not, what is linked, recorded and ended."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from tests import provider as real
from tests.provider import CLIENT, SECRET, Provider
from tests.regime.accounts.at_provider import AtProvider
from tests.regime.accounts.house import CONSOLE, Browser, Someone, sign_in, someone
from tests.regime.accounts.records import recorded
from tests.standins import POLLING

from shoumi.engines.foundation.errors import Conflict, Invalid, NotFound, Unavailable
from shoumi.regime.access.deciding import ActRefused
from shoumi.regime.accounts.actions.accounts import suspend
from shoumi.regime.accounts.actions.administrators import appoint, dismiss
from shoumi.regime.accounts.actions.factors import reset_factors
from shoumi.regime.accounts.actions.providers import (
    NewProvider,
    ProviderSettings,
    add_provider,
    change_provider,
    trust_factor,
    try_provider,
)
from shoumi.regime.accounts.actions.single import link_own, unlink
from shoumi.regime.accounts.models import Account, Alert, Identity, IdentityProvider, Session, SignIn
from shoumi.regime.accounts.queries.providers import standing_identities
from shoumi.regime.accounts.sessions import FACTOR_AT
from shoumi.regime.accounts.single.vocabulary import Check, LinkedBy, Matching, ProviderKind, SingleFault
from shoumi.regime.accounts.vocabulary import Administrator, AlertKind, Event, Problem
from shoumi.regime.kit import clock
from shoumi.regime.people.actions.entering import register_person
from shoumi.regime.people.values import Entry
from shoumi.regime.people.vocabulary import Kind

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.urls("tests.regime.accounts.urls"),
    pytest.mark.skipif(not real.is_installed(), reason="the OpenID provider of the tests is not installed"),
]

ORIGIN, CODE = "http://localhost:8000", "xinghe"
TOKENS: list[bytes] = []
"""What the provider sent to end sessions."""
NOT_LINKED = "没有与有效的账号绑定"


@pytest.fixture(scope="module")
def server() -> Iterator[Provider]:
    people = {
        "linked": {"email": "somebody@elsewhere.example", "email_verified": True},
        "matched": {"email": "Matched@xinghe.example", "email_verified": True, "employee_number": "X-7"},
        "unverified": {"email": "matched@xinghe.example", "email_verified": False},
    }
    with _receiving(TOKENS) as address, real.provider(ORIGIN, CODE, people, logout=address) as running:
        yield running


@pytest.fixture
def row(server: Provider) -> IdentityProvider:
    server.be(amr=["pwd"])
    return added(server)


def added(server: Provider, **different: Any) -> IdentityProvider:  # noqa: ANN401 - the fields of settings
    new = NewProvider(kind=ProviderKind.OIDC, code=CODE, address=server.issuer, client_id=CLIENT)
    return add_provider(
        actor=CONSOLE, new=new, wanted=ProviderSettings(**{"name": "星河统一认证", "secret": SECRET, **different})
    )


def with_email(email: str, number: str = "", office: Administrator | None = None) -> Someone:
    who = someone(office=office)
    Account.objects.filter(id=who.id).update(email=email)
    if number:
        register_person(actor=CONSOLE, entry=Entry(name="同号", kind=Kind.EMPLOYEE, staff_number=number))
    return Someone(who.id, email, who.secret)


def led(browser: Browser, path: str = f"/accounts/single/{CODE}/") -> str:
    answer = browser.send(path)
    assert answer.status_code == 302, answer.content.decode()
    return str(answer.headers["Location"])


def come_back(browser: Browser, address: str) -> Any:  # noqa: ANN401 - Django's
    parts = urlsplit(address)
    assert f"{parts.scheme}://{parts.netloc}" == ORIGIN
    return browser.get(f"{parts.path}?{parts.query}")


def arrive(browser: Browser, who: str, at: AtProvider | None = None) -> Any:  # noqa: ANN401 - Django's
    return come_back(browser, (at or AtProvider()).visit(led(browser), who))


def told(browser: Browser) -> str:
    return str(browser.get("/accounts/sign-in/").content.decode())


def link(browser: Browser, who: Someone, subject: str = "linked") -> None:
    sign_in(browser, who)
    address = AtProvider().visit(led(browser, f"/accounts/own/identities/{CODE}/link"), subject)
    assert come_back(browser, address).headers["Location"] == "/accounts/own/"


def acting(browser: Browser) -> str:
    return str(browser.get("/acting").content.decode())


def faults() -> list[object]:
    return [entry["fault"] for entry in recorded(Event.SINGLE_FAILED)]


def test_somebody_links_their_identity_under_a_factor_and_signs_in_with_it(row: IdentityProvider) -> None:
    who, browser = someone(), Browser()
    link(browser, who)
    identity = Identity.objects.get()
    assert (identity.account_id, identity.provider_id, identity.how) == (who.id, row.id, LinkedBy.OWN)
    (entry,) = recorded(Event.LINKED)
    assert (entry["actor"], entry["subject"]) == (f"person:{who.id}", f"account:{who.id}")
    assert (entry["provider"], entry["how"]) == (CODE, LinkedBy.OWN)
    assert Alert.objects.filter(account_id=who.id, kind=AlertKind.LINKED).exists()

    other = Browser()
    address = led(other)
    asked = {name: value for name, (value,) in parse_qs(urlsplit(address).query).items()}
    assert asked["scope"] == "openid email profile"
    assert (asked["response_type"], asked["code_challenge_method"]) == ("code", "S256")
    assert min(len(asked[name]) for name in ("state", "nonce", "code_challenge")) >= 43
    answer = come_back(other, AtProvider().visit(address, "linked"))
    assert answer.headers["Location"] == "/accounts/sign-in/factor/"
    assert acting(other) == "nobody"
    # The code that linked is used up; the next one is half a minute away and admitted already.
    assert other.send("/accounts/sign-in/factor/", {"code": who.code(1)}).headers["Location"] == "/"
    assert acting(other) == f"person:{who.id}"
    entry = recorded(Event.SIGNED_IN)[-1]
    assert (entry["method"], entry["provider"], entry["vouched"]) == ("by_single", CODE, False)
    other.cookies["django_language"] = "zh-hans"
    assert "单点登录 · 星河统一认证" in other.get("/accounts/own/sign-ins").content.decode()


def test_nobody_unknown_gets_an_account(row: IdentityProvider) -> None:
    before, browser = Account.objects.count(), Browser()
    assert arrive(browser, "linked").headers["Location"] == "/accounts/sign-in/"
    assert NOT_LINKED in told(browser)
    assert acting(browser) == "nobody"
    assert (Account.objects.count(), Identity.objects.count()) == (before, 0)
    assert faults() == [SingleFault.UNKNOWN]
    assert SignIn.objects.get().provider_id == row.id


def test_unknown_suspended_taken_and_administrators_are_told_the_same(server: Provider) -> None:
    added(server, matching=Matching.EMAIL)
    sentences = set()
    who = with_email("matched@xinghe.example")
    suspend(actor=CONSOLE, account_id=who.id, reason="离开")
    for subject in ("linked", "matched", "unverified"):
        browser = Browser()
        arrive(browser, subject)
        sentences.add(_message(browser))
    Account.objects.filter(id=who.id).update(email="gone@xinghe.example")
    with_email("matched@xinghe.example", office=Administrator.SYSTEM)
    browser = Browser()
    arrive(browser, "matched")
    sentences.add(_message(browser))
    assert len(sentences) == 1
    assert faults() == [
        SingleFault.UNKNOWN,
        SingleFault.SUSPENDED,
        SingleFault.UNKNOWN,
        SingleFault.ADMINISTRATOR,
    ]
    assert not Identity.objects.exists()


def test_a_verified_address_matches_where_the_provider_is_set_to_and_is_linked_after_the_factor(
    server: Provider,
) -> None:
    added(server, matching=Matching.EMAIL)
    who, browser = with_email("matched@xinghe.example"), Browser()
    assert arrive(browser, "matched").headers["Location"] == "/accounts/sign-in/factor/"
    assert not Identity.objects.exists()
    browser.send("/accounts/sign-in/factor/", {"code": who.code()})
    assert acting(browser) == f"person:{who.id}"
    assert Identity.objects.get().how == LinkedBy.MATCH
    (entry,) = recorded(Event.LINKED)
    assert (entry["actor"], entry["subject"], entry["how"]) == ("stranger:web", f"account:{who.id}", LinkedBy.MATCH)
    # Whoever has the address at the provider next is somebody else there.
    Identity.objects.update(subject=b"0" * 16)
    assert NOT_LINKED in _refused(arrive, "matched")
    assert faults() == [SingleFault.AMBIGUOUS]


def _message(browser: Browser) -> str:
    return told(browser).split('class="messages"')[1].split("<h1")[0]


def _refused(arrive_: Any, subject: str) -> str:  # noqa: ANN401 - as `arrive`
    browser = Browser()
    arrive_(browser, subject)
    return told(browser)


def test_a_staff_number_matches_by_the_claim_the_provider_is_set_to(server: Provider) -> None:
    added(server, matching=Matching.NUMBER, number_claim="employee_number")
    who, browser = someone(), Browser()
    from shoumi.regime.people.models import Person  # the one row of another part that this test sets up

    Person.objects.filter(id=who.id).update(staff_number="X-7")
    assert arrive(browser, "matched").headers["Location"] == "/accounts/sign-in/factor/"
    assert arrive(Browser(), "linked").headers["Location"] == "/accounts/sign-in/"


def test_a_second_factor_there_counts_only_once_it_is_trusted_and_never_for_an_administrator(
    server: Provider, row: IdentityProvider
) -> None:
    server.be(amr=["pwd", "otp"])
    who, keeper, browser = someone(), someone(office=Administrator.AUDIT), Browser()
    link(browser, who)
    link(Browser(), keeper, "matched")
    assert arrive(Browser(), "linked").headers["Location"] == "/accounts/sign-in/factor/"
    trust_factor(actor=CONSOLE, provider=row.id, methods=["otp"], contexts=[])
    trusted = Browser()
    assert arrive(trusted, "linked").headers["Location"] == "/"
    assert acting(trusted) == f"person:{who.id}"
    assert recorded(Event.SIGNED_IN)[-1]["vouched"] is True
    # What asks for a factor just confirmed asks for ours.
    asked = trusted.get("/accounts/own/password")
    assert asked.headers["Location"].startswith("/accounts/own/confirm")
    appoint(actor=CONSOLE, account_id=who.id, office=Administrator.SYSTEM)
    assert acting(trusted) == "nobody"
    dismiss(actor=CONSOLE, account_id=who.id)
    arrive(trusted, "linked")
    assert acting(trusted) == f"person:{who.id}"
    trust_factor(actor=CONSOLE, provider=row.id, methods=["hwk"], contexts=[])
    assert acting(trusted) == "nobody"
    trust_factor(actor=CONSOLE, provider=row.id, methods=["hwk", "otp"], contexts=[])
    assert [entry["sessions"] for entry in recorded(Event.PROVIDER_TRUSTED)] == [0, 1, 0]
    assert arrive(Browser(), "matched").headers["Location"] == "/accounts/sign-in/factor/"
    reset_factors(actor=CONSOLE, account_id=who.id)
    assert arrive(Browser(), "linked").headers["Location"] == "/accounts/sign-in/"
    assert faults() == [SingleFault.NO_FACTOR]
    Account.objects.filter(id=who.id).update(password_temporary=True)
    bare = Browser()
    assert arrive(bare, "linked").headers["Location"] == "/"
    assert bare.get("/acting").headers["Location"].startswith("/accounts/own/factors/")


def test_who_was_only_matched_shows_our_factor_whatever_the_provider_says(server: Provider) -> None:
    row = added(server, matching=Matching.EMAIL)
    server.be(amr=["pwd", "otp"])
    trust_factor(actor=CONSOLE, provider=row.id, methods=["otp"], contexts=[])
    who, browser = with_email("matched@xinghe.example"), Browser()
    assert arrive(browser, "matched").headers["Location"] == "/accounts/sign-in/factor/"
    assert (acting(browser), Identity.objects.count()) == ("nobody", 0)
    browser.send("/accounts/sign-in/factor/", {"code": who.code()})
    assert Identity.objects.get().account_id == who.id
    again = Browser()
    arrive(again, "matched")
    assert acting(again) == f"person:{who.id}"


def test_one_administrator_sets_up_and_another_trusts(row: IdentityProvider) -> None:
    system, security = someone(office=Administrator.SYSTEM), someone(office=Administrator.SECURITY)
    with pytest.raises(ActRefused):
        trust_factor(actor=system.fresh(), provider=row.id, methods=["otp"], contexts=[])
    with pytest.raises(ActRefused):
        change_provider(actor=security.fresh(), provider=row.id, wanted=ProviderSettings(name="改名"))
    trust_factor(actor=security.fresh(), provider=row.id, methods=["otp"], contexts=["urn:gold"])
    (entry,) = recorded(Event.PROVIDER_TRUSTED)
    assert (entry["methods"], entry["contexts"]) == (["otp"], ["urn:gold"])


def test_a_suspension_ends_a_session_that_began_there(row: IdentityProvider) -> None:
    who = someone()
    link(Browser(), who)
    browser = Browser()
    arrive(browser, "linked")
    browser.send("/accounts/sign-in/factor/", {"code": who.code(1)})
    assert Session.objects.filter(account_id=who.id, provider=row).exists()
    suspend(actor=CONSOLE, account_id=who.id, reason="离开")
    assert acting(browser) == "nobody"
    assert NOT_LINKED in _refused(arrive, "linked")
    assert faults() == [SingleFault.SUSPENDED]


def test_a_state_is_good_once_in_the_browser_it_was_given_to(row: IdentityProvider) -> None:
    del row
    who, browser = someone(), Browser()
    link(Browser(), who)
    address = AtProvider().visit(led(browser), "linked")
    stranger = Browser()
    assert come_back(stranger, address).headers["Location"] == "/accounts/sign-in/"
    assert "已失效" in told(stranger)
    assert come_back(browser, address).headers["Location"] == "/accounts/sign-in/factor/"
    assert come_back(browser, address).headers["Location"] == "/accounts/sign-in/"
    assert faults() == [SingleFault.STALE] * 2


def test_who_cancels_there_is_told_so(row: IdentityProvider) -> None:
    del row
    browser = Browser()
    arrive(browser, "")
    assert "您取消了登录" in told(browser)
    assert faults() == [SingleFault.DECLINED]


def _with_flow(browser: Browser, **different: str) -> None:
    session = browser.session
    session["accounts.flows"] = [flow | different for flow in session["accounts.flows"]]
    session.save()


def _another_nonce(browser: Browser) -> None:
    _with_flow(browser, nonce="another")


def _another_verifier(browser: Browser) -> None:
    _with_flow(browser, verifier="x" * 64)


def _another_issuer(browser: Browser) -> None:
    del browser
    IdentityProvider.objects.update(issuer="http://127.0.0.1:1")


def _another_client(browser: Browser) -> None:
    del browser
    IdentityProvider.objects.update(client_id="somebody-else")


@pytest.mark.parametrize(
    ("spoil", "fault"),
    [
        (_another_nonce, SingleFault.NONCE),
        (_another_verifier, SingleFault.REFUSED),
        (_another_issuer, SingleFault.ISSUER),
        (_another_client, SingleFault.REFUSED),
    ],
)
@pytest.mark.usefixtures("row")
def test_an_answer_that_does_not_stand_up_lets_nobody_in(spoil: Callable[[Browser], None], fault: SingleFault) -> None:
    link(Browser(), someone())
    browser = Browser()
    address = AtProvider().visit(led(browser), "linked")
    spoil(browser)
    assert come_back(browser, address).headers["Location"] == "/accounts/sign-in/"
    assert "没有通过校验" in told(browser)
    assert faults() == [fault]
    assert not SignIn.objects.filter(method="by_single", outcome="done").exists()


@pytest.mark.usefixtures("row")
def test_a_token_that_has_run_out_lets_nobody_in() -> None:
    browser = Browser()
    address = AtProvider().visit(led(browser), "linked")
    with clock.at(clock.now() + timedelta(minutes=7)):
        come_back(browser, address)
    assert faults() == [SingleFault.EXPIRED]


@contextmanager
def _serving(body: bytes) -> Iterator[str]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_arguments: object) -> None:
            """Say nothing."""

    with HTTPServer(("127.0.0.1", 0), Handler) as running:
        thread = threading.Thread(target=running.serve_forever, args=(POLLING,))
        thread.start()
        try:
            yield f"http://127.0.0.1:{running.server_port}"
        finally:
            running.shutdown()
            thread.join()


def test_another_key_than_the_providers_signs_nothing(server: Provider, row: IdentityProvider) -> None:
    del server
    browser = Browser()
    address = AtProvider().visit(led(browser), "linked")
    with _serving(b'{"keys": [{"kty": "RSA", "n": "u1SU1LfVLPHCozMxH2Mo", "e": "AQAB"}]}') as elsewhere:
        IdentityProvider.objects.update(endpoints=row.endpoints | {"jwks_uri": elsewhere})
        come_back(browser, address)
    assert faults() == [SingleFault.SIGNATURE]


def test_a_provider_that_is_away_or_talks_nonsense_leaves_everything_as_it_was(row: IdentityProvider) -> None:
    browser = Browser()
    address = AtProvider().visit(led(browser), "linked")
    with _serving(b"<html>") as nonsense:
        IdentityProvider.objects.update(endpoints=row.endpoints | {"jwks_uri": nonsense})
        come_back(browser, address)
        assert "没有通过校验" in told(browser)
    again = Browser()
    address = AtProvider().visit(led(again), "linked")
    IdentityProvider.objects.update(endpoints=row.endpoints | {"token_endpoint": nonsense})
    come_back(again, address)
    assert "没有应答" in told(again)
    for nested in (b"[" * 200_000, b'{"a":' * 200_000):
        with _serving(nested) as deep:
            IdentityProvider.objects.update(endpoints=row.endpoints | {"jwks_uri": deep})
            last = Browser()
            come_back(last, AtProvider().visit(led(last), "linked"))
    assert faults() == [SingleFault.ANSWER, SingleFault.AWAY, SingleFault.ANSWER, SingleFault.ANSWER]
    assert not Identity.objects.exists()


def test_how_a_provider_wants_to_know_its_client_is_a_list_or_the_usual_way(row: IdentityProvider) -> None:
    told = "token_endpoint_auth_methods_supported"
    who = someone()
    link(Browser(), who)
    for odd in (7, None, {"client_secret_post": True}):
        IdentityProvider.objects.update(endpoints=row.endpoints | {told: odd})
        assert arrive(Browser(), "linked").headers["Location"] == "/accounts/sign-in/factor/"


def test_signing_out_there_ends_the_session_here(server: Provider, row: IdentityProvider) -> None:
    who, at = someone(), AtProvider()
    link(Browser(), who)
    browser, other = Browser(), Browser()
    arrive(browser, "linked", at)
    browser.send("/accounts/sign-in/factor/", {"code": who.code(1)})
    arrive(other, "linked")
    assert Session.objects.filter(provider=row, account_id=who.id).count() == 1
    TOKENS.clear()
    at.leave(f"{server.issuer}/session/end")
    token = parse_qs(TOKENS.pop().decode())["logout_token"][0]
    assert Browser().send(f"/accounts/single/{CODE}/logout", {"logout_token": token}).status_code == 200
    assert acting(browser) == "nobody"
    (entry,) = recorded(Event.LEFT_AT_PROVIDER)
    assert (entry["subject"], entry["sessions"]) == (f"account:{who.id}", 1)
    spoiled = token[:-8] + "AAAAAAAA"
    assert Browser().send(f"/accounts/single/{CODE}/logout", {"logout_token": spoiled}).status_code == 400
    assert faults() == [SingleFault.SIGNATURE]


@contextmanager
def _receiving(bodies: list[bytes]) -> Iterator[str]:
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            bodies.append(self.rfile.read(int(self.headers["Content-Length"])))
            self.send_response(200)
            self.end_headers()

        def log_message(self, *_arguments: object) -> None:
            """Say nothing."""

    with HTTPServer(("127.0.0.1", 0), Handler) as running:
        thread = threading.Thread(target=running.serve_forever, args=(POLLING,))
        thread.start()
        try:
            yield f"http://127.0.0.1:{running.server_port}"
        finally:
            running.shutdown()
            thread.join()


def test_an_identity_is_one_accounts_and_an_account_has_one_of_each_provider(row: IdentityProvider) -> None:
    first, second = someone(), someone()
    link(Browser(), first)
    taken = Browser()
    link(taken, second)
    assert "这个身份已绑定到另一个账号" in taken.get("/accounts/own/").content.decode()
    assert Identity.objects.filter(provider=row).count() == 1
    browser = Browser()
    arrive(browser, "linked")
    browser.send("/accounts/sign-in/factor/", {"code": first.code(1)})
    identity = Identity.objects.get()
    browser.send(f"/accounts/own/identities/{identity.id}/unlink")
    assert NOT_LINKED in _refused(arrive, "linked")
    assert len(recorded(Event.UNLINKED)) == 1
    stranger = Browser()
    sign_in(stranger, someone())
    assert stranger.send(f"/accounts/own/identities/{identity.id}/unlink").status_code == 404


def test_nobody_learns_of_an_identity_or_unlinks_it_but_its_person_and_the_system_administrator(
    row: IdentityProvider,
) -> None:
    whose, curious, keeper = someone(), someone(), someone(office=Administrator.AUDIT)
    system = someone(office=Administrator.SYSTEM).fresh()
    theirs = link_own(actor=whose.fresh(), provider=row, subject="linked").id
    kept = link_own(actor=keeper.fresh(), provider=row, subject="matched").id
    browser = Browser()
    sign_in(browser, curious)
    for path in ("own/identities", f"register/{whose.id}/identities", f"register/{curious.id}/identities"):
        asked = [browser.send(f"/accounts/{path}/{one}/unlink").status_code for one in (theirs, 10**6)]
        assert asked[0] == asked[1] >= 400, path
    with pytest.raises(NotFound):
        unlink(actor=system, account_id=curious.id, identity=theirs)
    with pytest.raises(Conflict) as refused:
        unlink(actor=system, account_id=keeper.id, identity=kept)
    assert refused.value.code is Problem.ADMINISTRATORS_ACCOUNT
    unlink(actor=system, account_id=whose.id, identity=theirs)
    unlink(actor=keeper.fresh(), account_id=keeper.id, identity=kept)
    assert not standing_identities().exists()


def test_linking_takes_a_factor_confirmed_shortly_before_and_the_same_session(row: IdentityProvider) -> None:
    del row
    who, browser = someone(), Browser()
    sign_in(browser, who)
    session = browser.session
    session[FACTOR_AT] = "2020-01-01T00:00:00+00:00"
    session.save()
    assert browser.send(f"/accounts/own/identities/{CODE}/link").headers["Location"].startswith("/accounts/own/confirm")
    assert not Identity.objects.exists()


def test_a_provider_is_added_whole_or_not_at_all(server: Provider) -> None:
    row = added(server)
    assert SECRET.encode() not in bytes(row.sealed_secret)
    (entry,) = recorded(Event.PROVIDER_ADDED)
    assert (entry["provider"], entry["issuer"], entry["client"]) == (CODE, server.issuer, CLIENT)
    assert SECRET not in str(entry)
    good = NewProvider(kind=ProviderKind.OIDC, code="other", address=server.issuer, client_id=CLIENT)
    for asked, error, problem in (
        (replace(good, address="http://id.example.com"), Invalid, Problem.PROVIDER_ADDRESS),
        (replace(good, address="http://127.0.0.1:1"), Unavailable, Problem.PROVIDER_AWAY),
        (replace(good, address=f"{server.issuer}/realms/none"), Invalid, Problem.PROVIDER_ANSWER),
        (replace(good, code="X!"), Invalid, Problem.PROVIDER_CODE),
        (replace(good, agent="none here"), Invalid, Problem.PROVIDER_FIELD),
        (good, Conflict, Problem.PROVIDER_TWICE),
    ):
        with pytest.raises(error) as refused:
            add_provider(actor=CONSOLE, new=asked, wanted=ProviderSettings(name="另一个", secret=SECRET))
        assert refused.value.code is problem
    assert IdentityProvider.objects.count() == 1


def test_the_connection_is_tried_step_by_step(row: IdentityProvider) -> None:
    assert try_provider(actor=CONSOLE, provider=row.id).passed == tuple(Check)
    change_provider(actor=CONSOLE, provider=row.id, wanted=ProviderSettings(name="星河", secret="not the secret"))
    found = try_provider(actor=CONSOLE, provider=row.id)
    assert found.passed == (Check.FOUND, Check.KEYS)
    assert found.failure is not None
    assert found.failure.code is Problem.PROVIDER_REFUSES
    assert [len(list(entry["passed"])) for entry in recorded(Event.PROVIDER_TESTED)] == [3, 2]  # type: ignore[call-overload]
    (change,) = recorded(Event.PROVIDER_CHANGED)
    assert change["changed"] == ["name", "secret"]


def test_one_that_is_switched_off_lets_nobody_in_and_its_sessions_end(server: Provider, row: IdentityProvider) -> None:
    who = someone()
    link(Browser(), who)
    browser, on_the_way = Browser(), Browser()
    arrive(on_the_way, "linked")
    server.be(amr=["pwd", "otp"])
    trust_factor(actor=CONSOLE, provider=row.id, methods=["otp"], contexts=[])
    arrive(browser, "linked")
    assert acting(browser) == f"person:{who.id}"
    change_provider(actor=CONSOLE, provider=row.id, wanted=ProviderSettings(name="星河统一认证", on=False))
    assert acting(browser) == "nobody"
    assert on_the_way.send("/accounts/sign-in/factor/", {"code": who.code(1)}).status_code == 404
    assert acting(on_the_way) == "nobody"
    assert Browser().send(f"/accounts/single/{CODE}/").status_code == 404
    assert "星河统一认证" not in told(Browser())


def test_only_pages_that_lead_to_a_provider_let_forms_lead_there(row: IdentityProvider) -> None:
    browser = Browser()
    offering = browser.get("/accounts/sign-in/")
    assert row.issuer in offering.headers["Content-Security-Policy"]
    assert "form-action 'self';" in browser.get("/accounts/recover/").headers["Content-Security-Policy"]
    IdentityProvider.objects.update(on=False)
    assert "form-action 'self';" in Browser().get("/accounts/sign-in/").headers["Content-Security-Policy"]
