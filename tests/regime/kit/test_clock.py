"""The effective time: never behind the ledger, and never standing still."""

from collections.abc import Iterator
from datetime import timedelta
from time import sleep

import pytest
from tests.cast import CONSOLE, Cast

from shoumi.regime.accounts.actions import factors
from shoumi.regime.accounts.rules import codes
from shoumi.regime.kit import clock

AHEAD = timedelta(hours=6)


@pytest.fixture(autouse=True)
def _own_floor() -> Iterator[None]:
    yield
    clock.floor.forget()


def test_a_floor_ahead_of_the_clock_runs_on() -> None:
    begun = clock.now()
    clock.floor.raise_to(begun + AHEAD)
    first = clock.now()
    sleep(0.01)
    assert begun + AHEAD <= first < clock.now()
    clock.floor.raise_to(begun)
    assert clock.now() > first


def test_a_played_time_stands_and_is_never_behind_the_ledger() -> None:
    with clock.at(clock.now() + AHEAD):
        assert clock.now() == clock.now()
        clock.floor.raise_to(clock.now() + AHEAD)
        assert clock.now() == clock.now() == clock.floor.seen


@pytest.mark.django_db
def test_codes_of_the_real_time_are_taken_whatever_the_ledger_has_seen(cast: Cast) -> None:
    secret = factors.new_secret()
    factors.add_totp(actor=CONSOLE, account_id=cast.holder, secret=secret)
    real = codes.code(codes.read_secret(secret), codes.counter_at(clock.system()))
    clock.floor.raise_to(clock.now() + AHEAD)
    assert factors.use_code(cast.holder, real)
