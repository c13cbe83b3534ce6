"""Which answers of an identity provider stand up, whose account they open, which addresses may be called."""

from collections.abc import Mapping
from datetime import UTC, datetime
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shoumi.engines.foundation.errors import Invalid
from shoumi.regime.accounts.rules import single
from shoumi.regime.accounts.rules.single import Expected, Standing
from shoumi.regime.accounts.single.vocabulary import SingleFault

NOON = datetime(2026, 3, 4, 4, 0, tzinfo=UTC)
ISSUER, CLIENT, NONCE = "https://id.example.com", "shoumi", "n-1"
EXPECTED = Expected(ISSUER, CLIENT, NONCE)
GOOD: dict[str, object] = {
    "iss": ISSUER,
    "aud": CLIENT,
    "sub": "u1",
    "nonce": NONCE,
    "iat": int(NOON.timestamp()),
    "exp": int(NOON.timestamp()) + 300,
}
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=4,
)


def test_a_good_answer_stands_up() -> None:
    assert single.fault_of(GOOD, EXPECTED, NOON) is None
    assert single.fault_of(GOOD | {"aud": [CLIENT]}, EXPECTED, NOON) is None
    assert single.fault_of(GOOD | {"aud": [CLIENT, "other"], "azp": CLIENT}, EXPECTED, NOON) is None


@pytest.mark.parametrize(
    ("different", "fault"),
    [
        ({"iss": ISSUER + "/"}, SingleFault.ISSUER),
        ({"aud": "other"}, SingleFault.AUDIENCE),
        ({"aud": [CLIENT, "other"]}, SingleFault.AUDIENCE),
        ({"azp": "other"}, SingleFault.AUDIENCE),
        ({"exp": int(NOON.timestamp()) - 61}, SingleFault.EXPIRED),
        ({"exp": "tomorrow"}, SingleFault.EXPIRED),
        ({"exp": True}, SingleFault.EXPIRED),
        ({"exp": 10**30}, SingleFault.EXPIRED),
        ({"iat": int(NOON.timestamp()) + 61}, SingleFault.EXPIRED),
        ({"iat": int(NOON.timestamp()) - 601}, SingleFault.EXPIRED),
        ({"nonce": "n-2"}, SingleFault.NONCE),
        ({"nonce": None}, SingleFault.NONCE),
        ({"sub": ""}, SingleFault.SUBJECT),
        ({"sub": "x" * 256}, SingleFault.SUBJECT),
        ({"sub": 7}, SingleFault.SUBJECT),
    ],
)
def test_one_wrong_claim_is_enough(different: dict[str, object], fault: SingleFault) -> None:
    assert single.fault_of(GOOD | different, EXPECTED, NOON) is fault


@given(st.sampled_from(sorted(GOOD)))
def test_no_claim_may_be_missing(name: str) -> None:
    assert single.fault_of({key: value for key, value in GOOD.items() if key != name}, EXPECTED, NOON) is not None


@given(st.dictionaries(st.sampled_from([*sorted(GOOD), "azp", "events", "sid"]), JSON))
def test_whatever_is_signed_is_judged_and_never_stumbled_over(different: dict[str, object]) -> None:
    claims = GOOD | different
    if single.fault_of(claims, EXPECTED, NOON) is None:
        assert (claims["iss"], claims["nonce"]) == (ISSUER, NONCE)
        assert CLIENT in claims["aud"]  # type: ignore[operator]  # a text or a list, or it would be a fault
    single.logout_fault_of(claims, issuer=ISSUER, client_id=CLIENT, now=NOON)


def test_a_logout_token_and_an_id_token_do_not_pass_for_each_other() -> None:
    logout = {name: GOOD[name] for name in ("iss", "aud", "iat", "sub")} | {"events": {single.LOGOUT: {}}}

    def fault(claims: Mapping[str, object]) -> SingleFault | None:
        return single.logout_fault_of(claims, issuer=ISSUER, client_id=CLIENT, now=NOON)

    assert fault(logout) is None
    assert fault(GOOD) is SingleFault.ANSWER
    assert fault(logout | {"nonce": NONCE}) is SingleFault.ANSWER
    assert fault({name: value for name, value in logout.items() if name != "sub"}) is SingleFault.SUBJECT
    assert single.fault_of(logout, EXPECTED, NOON) is not None


PEOPLE = [uuid4() for _ in range(3)]
SOME = st.frozensets(st.sampled_from(PEOPLE))


@given(st.builds(Standing, st.none() | st.sampled_from(PEOPLE), SOME, SOME, SOME, SOME, SOME))
def test_an_answer_opens_one_active_account_that_is_linked_or_matches_alone(of: Standing) -> None:
    found = single.account_meant(of)
    if isinstance(found, SingleFault):
        return
    assert found in of.active - of.bare
    if of.linked is not None:
        assert found == of.linked
    else:
        assert of.matched == {found}
        assert found not in of.taken | of.administrators


@given(st.lists(st.text(max_size=4)), st.text(max_size=4), st.lists(st.text(max_size=4)), st.lists(st.text(max_size=4)))
def test_a_second_factor_is_vouched_for_only_in_trusted_words(
    methods: list[str], context: str, trusted: list[str], contexts: list[str]
) -> None:
    found = single.is_vouched(methods, context, trusted_methods=trusted, trusted_contexts=contexts)
    assert not single.is_vouched(methods, context, trusted_methods=(), trusted_contexts=())
    assert found == (any(one in trusted for one in methods) or (context != "" and context in contexts))


@pytest.mark.parametrize(
    "address",
    [
        "http://id.example.com",
        "ftp://id.example.com",
        "https://",
        "https://a:b@id.example.com",
        "https://id.example.com/?x=1",
        "https://id.example.com/#x",
        "https://id.example.com:99999",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "https://id.example.com; script-src-elem *",
        "https://id.example.com;script-src-elem",
        "https://id.example.com'",
    ],
)
def test_an_address_is_https_and_nothing_hidden_in_it(address: str) -> None:
    with pytest.raises(Invalid):
        single.check_address(address)


def test_an_address_is_kept_without_its_last_slash_and_plain_only_on_this_machine() -> None:
    assert single.check_address(" https://id.example.com/realms/staff/ ") == "https://id.example.com/realms/staff"
    assert single.check_address("http://127.0.0.1:4000") == "http://127.0.0.1:4000"
    assert single.origin_of("https://id.example.com:8443/authorize?x=1") == "https://id.example.com:8443"


@pytest.mark.parametrize(
    ("issuer", "address", "may"),
    [
        (ISSUER, "https://keys.example.com/jwks", True),
        (ISSUER, "http://127.0.0.1:8000/api/v1/tokens", False),
        (ISSUER, "https://localhost/token", False),
        (ISSUER, "http://[::1", False),
        (ISSUER, "http://keys.example.com/jwks", False),
        ("http://127.0.0.1:4000", "http://127.0.0.1:4000/jwks", True),
        ("http://localhost:4000", "https://keys.example.com/jwks", True),
    ],
)
def test_only_a_provider_on_this_machine_names_addresses_there(issuer: str, address: str, *, may: bool) -> None:
    assert single.may_name(issuer, address) is may
