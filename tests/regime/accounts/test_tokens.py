"""Personal API tokens: how they are written, forged, limited and ended."""

from collections.abc import Callable
from datetime import timedelta
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.regime.accounts.house import CONSOLE, Browser, Someone, sign_in, someone
from tests.regime.accounts.records import recorded

from shoumi.engines.foundation.errors import Invalid, NotFound
from shoumi.regime.access.actors import Person, Scope, TokenLimits
from shoumi.regime.access.deciding import ActRefused
from shoumi.regime.accounts.actions.accounts import restore, suspend
from shoumi.regime.accounts.actions.factors import reset_factors
from shoumi.regime.accounts.actions.passwords import change_password, reset_password
from shoumi.regime.accounts.actions.tokens import Minted, mint_token, present_token, revoke_token
from shoumi.regime.accounts.models import Token
from shoumi.regime.accounts.rules import tokens as rules
from shoumi.regime.accounts.vocabulary import Event
from shoumi.regime.kit import clock

SECRETS = st.binary(min_size=rules.SECRET_SIZE, max_size=rules.SECRET_SIZE)
BASE62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
with_pages = pytest.mark.urls("tests.regime.accounts.urls")


@given(SECRETS, SECRETS)
def test_tokens_are_well_written_and_differ_as_their_secrets_do(one: bytes, other: bytes) -> None:
    assert rules.is_token(rules.write_token(one))
    assert (rules.write_token(one) == rules.write_token(other)) == (one == other)


@given(SECRETS, st.integers(min_value=0, max_value=52), st.sampled_from(BASE62))
def test_one_changed_character_is_no_token(secret: bytes, place: int, character: str) -> None:
    text = rules.write_token(secret)
    forged = text[:place] + character + text[place + 1 :]
    assert rules.is_token(forged) == (forged == text)


@given(st.text(max_size=60))
def test_other_text_is_no_token(text: str) -> None:
    assert not rules.is_token(text)


def test_a_written_token_is_known_by_its_prefix_and_length() -> None:
    # Computed by hand from the description in rules.tokens: base62 of 32 zero bytes, CRC-32 of the 47 characters.
    import zlib

    text = rules.write_token(bytes(32))
    assert text.startswith("shm_" + "0" * 43)
    number = 0
    for digit in text[-6:]:
        number = number * 62 + BASE62.index(digit)
    assert number == zlib.crc32(text[:-6].encode())


def make(who: Someone, *scopes: Scope, **limits: object) -> Minted:
    return mint_token(
        actor=who.fresh(),
        account_id=who.id,
        name="script",
        scopes=scopes or (Scope.READ,),
        **limits,  # type: ignore[arg-type]  # named by the test
    )


def present(text: str) -> Person | None:
    return present_token(text, address="10.0.0.1", device="curl")


@pytest.mark.django_db
def test_a_token_acts_as_its_person_within_its_limits() -> None:
    who = someone()
    minted = make(who, Scope.READ, Scope.TRACE, ceiling=2)
    person = present(minted.text)
    assert person is not None
    assert person.id == who.id
    assert person.token == TokenLimits(frozenset({Scope.READ, Scope.TRACE}), 2)
    assert person.origin["token"] == str(minted.token.id)
    assert bytes(Token.objects.get().digest) not in minted.text.encode()
    (entry,) = recorded(Event.TOKEN_MINTED)
    assert (entry["scopes"], entry["ceiling"]) == (["read", "trace"], 2)


@pytest.mark.django_db
def test_a_token_ends_when_it_says_so() -> None:
    who = someone()
    minted = make(who)
    assert minted.token.expires_at - minted.token.minted_at <= rules.DEFAULT_LIFE
    with clock.at(minted.token.expires_at - timedelta(seconds=1)):
        assert present(minted.text)
    with clock.at(minted.token.expires_at):
        assert present(minted.text) is None


@pytest.mark.django_db
def test_a_revoked_token_opens_nothing() -> None:
    who = someone()
    minted = make(who)
    revoke_token(actor=who.fresh(), account_id=who.id, token_id=minted.token.id)
    assert present(minted.text) is None


@pytest.mark.django_db
@pytest.mark.parametrize(
    "take_away",
    [
        lambda who: change_password(actor=who.fresh(), account_id=who.id, password="four other long words"),
        lambda who: reset_password(actor=CONSOLE, account_id=who.id, password="four other long words"),
        lambda who: reset_factors(actor=CONSOLE, account_id=who.id),
        lambda who: suspend(actor=CONSOLE, account_id=who.id, reason="away"),
    ],
)
def test_tokens_end_with_the_credentials_they_were_made_under(take_away: Callable[[Someone], object]) -> None:
    who, colleague = someone(), someone()
    minted, other = make(who), make(colleague)
    take_away(who)
    assert Token.objects.get(id=minted.token.id).revoked_at is not None
    assert present(minted.text) is None
    assert present(other.text)


@pytest.mark.django_db
def test_a_restored_account_has_no_tokens() -> None:
    who = someone()
    minted = make(who)
    suspend(actor=CONSOLE, account_id=who.id, reason="away")
    restore(actor=CONSOLE, account_id=who.id)
    assert present(minted.text) is None


@pytest.mark.django_db
def test_nobody_makes_or_revokes_tokens_of_others() -> None:
    who, other = someone(), someone()
    minted = make(who)
    with pytest.raises(NotFound):
        revoke_token(actor=other.fresh(), account_id=who.id, token_id=minted.token.id)
    with pytest.raises(NotFound):
        revoke_token(actor=other.fresh(), account_id=other.id, token_id=minted.token.id)
    with pytest.raises(NotFound):
        mint_token(actor=other.fresh(), account_id=who.id, name="mine", scopes=[Scope.READ])
    assert present(minted.text)


@pytest.mark.django_db
def test_a_token_makes_no_tokens() -> None:
    who = someone()
    person = present(make(who, *Scope).text)
    assert person is not None
    with pytest.raises(ActRefused) as refused:
        mint_token(actor=person, account_id=who.id, name="more", scopes=[Scope.READ])
    assert [reason.code.value for reason in refused.value.decision.reasons] == ["accounts.in_person"]


@pytest.mark.django_db
@pytest.mark.parametrize(
    "limits",
    [
        {"name": " "},
        {"name": "x" * 81},
        {"scopes": []},
        {"ceiling": -1},
        {"expires_at": timedelta(0)},
        {"expires_at": timedelta(days=367)},
    ],
)
def test_limits_that_cannot_be(limits: dict[str, object]) -> None:
    asked = {"name": "script", "scopes": [Scope.READ]} | limits
    if isinstance(asked.get("expires_at"), timedelta):
        asked["expires_at"] = clock.now() + asked["expires_at"]  # type: ignore[operator]  # told apart one line above
    with pytest.raises(Invalid):
        mint_token(actor=CONSOLE, account_id=uuid4(), **asked)  # type: ignore[arg-type]  # named by the test


def bearer(text: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {text}"}


@with_pages
@pytest.mark.django_db
def test_forged_expired_revoked_and_suspended_tokens_get_one_answer() -> None:
    who, away = someone(), someone()
    year = clock.now() + timedelta(days=365)
    good, revoked = make(who, expires_at=year), make(who, expires_at=year)
    suspended, expired = make(away, expires_at=year), make(who)
    revoke_token(actor=who.fresh(), account_id=who.id, token_id=revoked.token.id)
    suspend(actor=CONSOLE, account_id=away.id, reason="away")
    bad = ["", "x", "shm_", rules.write_token(bytes(32)), revoked.text, suspended.text, expired.text, good.text + "~"]
    browser = Browser()
    with clock.at(expired.token.expires_at):
        answers = [browser.get("/api/whoami", headers=bearer(text)) for text in bad]
    answers.append(browser.get("/api/whoami"))
    assert {answer.status_code for answer in answers} == {401}
    assert len({answer.content for answer in answers}) == 1
    assert answers[0].json()["code"] == "accounts.not_signed_in"
    assert answers[0].headers["WWW-Authenticate"].startswith("Bearer")
    assert browser.get("/api/whoami", headers=bearer(good.text)).json() == {"id": str(who.id), "scopes": ["read"]}
    refused = recorded(Event.TOKEN_REFUSED)
    assert len(refused) == len(bad)
    assert {frozenset(entry) for entry in refused} == {frozenset({"actor", "subject", "origin"})}


@with_pages
@pytest.mark.django_db
def test_guessing_tokens_is_limited_and_then_recorded_no_more() -> None:
    who, browser = someone(), Browser(REMOTE_ADDR="10.8.8.8")
    for _ in range(30):
        assert browser.get("/api/whoami", headers=bearer("shm_nonsense")).status_code == 401
    assert browser.get("/api/whoami", headers=bearer("shm_nonsense")).status_code == 429
    assert len(recorded(Event.TOKEN_REFUSED)) == 30
    assert browser.get("/api/whoami", headers=bearer(make(who).text)).status_code == 200


@with_pages
@pytest.mark.django_db
def test_a_session_changes_things_through_the_api_only_with_its_csrf_token() -> None:
    who, browser = someone(), Browser(enforce_csrf_checks=False)
    sign_in(browser, who)
    assert browser.get("/api/whoami").json() == {"id": str(who.id), "scopes": None}
    strict = Browser(enforce_csrf_checks=True)
    strict.cookies = browser.cookies
    assert strict.post("/api/change", headers={"origin": "https://evil.example"}).status_code == 403
    assert strict.post("/api/change").status_code == 403
    token = strict.cookies["shoumi-csrf"].value
    assert strict.post("/api/change", headers={"X-CSRFToken": token}).status_code == 200
