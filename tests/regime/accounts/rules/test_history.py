"""What is unusual about a sign-in, from where a service may come, and how far a recovery has come."""

from datetime import UTC, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shoumi.engines.foundation.errors import Invalid
from shoumi.regime.accounts.rules import history, origins, recovery
from shoumi.regime.accounts.rules.history import Place
from shoumi.regime.accounts.vocabulary import RecoveryState

V4 = st.ip_addresses(v=4).map(str)
TIMES = st.times()


@given(address=V4, other=V4)
def test_a_neighbouring_address_is_the_same_place(address: str, other: str) -> None:
    here, there = history.place(address, "Edge / Windows"), history.place(other, "Edge / Windows")
    assert (here == there) == (address.rpartition(".")[0] == other.rpartition(".")[0])
    assert not history.is_new(here, {here})
    assert not history.is_new(here, ())
    assert history.is_new(here, {there}) == (here != there)
    assert history.is_new(Place(here.network, "Safari / iOS"), {here})


@given(begin=TIMES, end=TIMES, at=TIMES)
def test_within_and_outside_hours_are_each_others_opposite_when_the_hours_are_turned(
    begin: time, end: time, at: time
) -> None:
    if begin == end:
        return
    assert history.is_outside((begin, end), at) != history.is_outside((end, begin), at)
    assert history.is_outside((begin, end), end)
    assert not history.is_outside((begin, end), begin)
    assert not history.is_outside(None, at)


def test_hours_are_read_as_they_are_set() -> None:
    assert history.hours("07:00-21:00") == (time(7), time(21))
    assert history.hours("") is None


@given(address=V4, prefix=st.integers(0, 32))
def test_an_address_comes_from_its_networks_only(address: str, prefix: int) -> None:
    networks = history.check_networks([f"{address}/{prefix}"])
    assert origins.comes_from(address, networks)
    assert not origins.comes_from("unknown", networks)
    assert not origins.comes_from(address, [])


@pytest.mark.parametrize("told", [[], [""], ["10.0.0.0/33"], ["anywhere"], ["10.0.0.1", "::zz"]])
def test_what_is_no_network_is_refused(told: list[str]) -> None:
    with pytest.raises(Invalid):
        history.check_networks(told)


@given(half=st.builds(recovery.new_half))
def test_a_half_is_read_however_it_is_typed(half: str) -> None:
    assert recovery.read_half(half) == recovery.read_half(f" {half.lower().replace('-', ' ')} ")
    assert len(recovery.read_half(half)) == recovery.HALF


@given(left=st.integers(-90, 90), confirmed=st.booleans(), used=st.booleans(), stopped=st.booleans())
def test_only_what_is_confirmed_and_runs_opens_anything(
    left: int, *, confirmed: bool, used: bool, stopped: bool
) -> None:
    now = datetime(2026, 3, 1, tzinfo=UTC)
    facts = recovery.RecoveryFacts(now + timedelta(minutes=left), confirmed=confirmed, used=used, stopped=stopped)
    good = confirmed and left > 0 and not used and not stopped
    assert (recovery.state(facts, now) is RecoveryState.CONFIRMED) == good
