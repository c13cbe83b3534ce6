"""One-time codes against the published test values, and the rule that a code is accepted once."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shoumi.engines.foundation.errors import Invalid
from shoumi.regime.accounts.rules import codes

# RFC 4226 appendix D: secret "12345678901234567890", counters 0 to 9.
RFC_SECRET = b"12345678901234567890"
RFC_CODES = ["755224", "287082", "359152", "969429", "338314", "254676", "287922", "162583", "399871", "520489"]
# RFC 6238 appendix B, SHA-1: the last six of the eight digits given there.
RFC_TIMES = {59: "287082", 1111111109: "081804", 1111111111: "050471", 1234567890: "005924", 2000000000: "279037"}
INSTANTS = st.datetimes(datetime(2020, 1, 1), datetime(2040, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 - made aware
SECRETS = st.binary(min_size=codes.LEAST_SECRET, max_size=64)


def test_codes_are_those_of_the_standards() -> None:
    assert [codes.code(RFC_SECRET, counter) for counter in range(10)] == RFC_CODES
    for seconds, expected in RFC_TIMES.items():
        instant = datetime.fromtimestamp(seconds, UTC)
        assert codes.code(RFC_SECRET, codes.counter_at(instant)) == expected


@given(SECRETS, INSTANTS, st.integers(-3, 3))
def test_a_clock_may_be_off_by_one_period(secret: bytes, now: datetime, off: int) -> None:
    typed = codes.code(secret, codes.counter_at(now) + off)
    found = codes.matching_counter(secret, typed, now, after=0)
    if abs(off) <= codes.DRIFT:
        assert found is not None
        assert codes.code(secret, found) == typed
    elif found is not None:
        # A chance of one in a million a period: another period near by has the same code.
        assert codes.code(secret, found) == typed


@given(SECRETS, INSTANTS, st.integers(0, 90))
def test_a_code_is_accepted_once_and_none_before_it(secret: bytes, now: datetime, later: int) -> None:
    typed = codes.code(secret, codes.counter_at(now))
    used = codes.matching_counter(secret, typed, now, after=0)
    assert used is not None
    again = codes.matching_counter(secret, typed, now + timedelta(seconds=later), after=used)
    assert again is None or (again > used and codes.code(secret, again) == typed)


@given(SECRETS, INSTANTS, st.text(max_size=12))
def test_whatever_is_typed_is_answered(secret: bytes, now: datetime, typed: str) -> None:
    found = codes.matching_counter(secret, typed, now, after=0)
    assert found is None or codes.code(secret, found) == typed.replace(" ", "")


@given(SECRETS)
def test_secrets_are_written_as_apps_take_them(secret: bytes) -> None:
    text = codes.write_secret(secret)
    assert codes.read_secret(text) == secret
    spaced = " ".join(text[place : place + 4].lower() for place in range(0, len(text), 4))
    assert codes.read_secret(spaced) == secret


@pytest.mark.parametrize("text", ["", "A", "not base32!", "JBSWY3DPEHPK3PXP", "密钥"])
def test_secrets_that_are_not_base32_or_too_short_are_refused(text: str) -> None:
    with pytest.raises(Invalid):
        codes.read_secret(text)
