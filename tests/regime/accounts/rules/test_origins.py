"""The client's address behind proxies, and devices told coarsely."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shoumi.regime.accounts.rules import origins

ADDRESSES = st.ip_addresses().map(str)
PROXY = "10.0.0.1"


@given(ADDRESSES, st.text(max_size=60))
def test_nobody_is_believed_who_is_no_trusted_proxy(peer: str, forwarded: str) -> None:
    assert origins.address(peer, forwarded, ()) == peer


@given(ADDRESSES.filter(lambda one: not one.startswith("10.")), st.lists(ADDRESSES, max_size=3))
def test_what_the_client_claims_before_the_proxy_is_ignored(client: str, claimed: list[str]) -> None:
    header = ", ".join([*claimed, client])
    assert origins.address(PROXY, header, ["10.0.0.0/8"]) == client


@pytest.mark.parametrize(
    ("peer", "forwarded", "expected"),
    [
        (PROXY, "", PROXY),
        (PROXY, "203.0.113.7, 10.0.0.2", "203.0.113.7"),
        (PROXY, "203.0.113.7, rubbish", PROXY),
        (PROXY, "evil, 203.0.113.7", "203.0.113.7"),
        ("2001:db8::1", "203.0.113.7", "2001:db8::1"),
        ("", "203.0.113.7", origins.UNKNOWN),
        (PROXY, f"fe80::1%{'x' * 500}", "fe80::1"),
    ],
)
def test_hops_are_read_from_the_end(peer: str, forwarded: str, expected: str) -> None:
    assert origins.address(peer, forwarded, ["10.0.0.0/8"]) == expected


@pytest.mark.parametrize(
    ("agent", "expected"),
    [
        ("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/141.0 Safari/537.36", "Chrome / Windows"),
        ("Mozilla/5.0 (Windows NT 10.0) Chrome/141.0 Safari/537.36 Edg/141.0", "Edge / Windows"),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Safari/604.1", "Safari / iOS"),
        (
            "Mozilla/5.0 (Linux; Android 15) Chrome/141 Mobile Safari/537.36 wxwork/4.1 MicroMessenger/7.0",
            "WeCom / Android",
        ),
        ("curl/8.5.0", "curl"),
        ("", "unknown"),
    ],
)
def test_devices_are_told_by_name_only(agent: str, expected: str) -> None:
    assert origins.device(agent) == expected


@given(st.text(max_size=500))
def test_a_device_is_never_more_than_two_names(agent: str) -> None:
    assert len(origins.device(agent)) < 60
