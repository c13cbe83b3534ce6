"""A commitment opens to its details and salt, and to nothing else."""

import hashlib

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from shoumi.engines.foundation.canonical import Json, canonical_bytes
from shoumi.engines.foundation.errors import Corrupt
from shoumi.engines.ledger.commitments import check, commit

SALTS = st.binary(min_size=32, max_size=32)
DETAILS = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=9), inner, max_size=4),
    max_leaves=20,
)


@given(details=DETAILS, salt=SALTS)
def test_a_commitment_opens(details: Json, salt: bytes) -> None:
    check(details, salt, commit(details, salt))


@given(first=DETAILS, second=DETAILS, salts=st.tuples(SALTS, SALTS))
def test_it_opens_to_nothing_else(first: Json, second: Json, salts: tuple[bytes, bytes]) -> None:
    assume(canonical_bytes(first) != canonical_bytes(second) or salts[0] != salts[1])
    with pytest.raises(Corrupt):
        check(second, salts[1], commit(first, salts[0]))


def test_the_encoding_is_that_of_the_specification() -> None:
    text = b"shoumi.ledger/v1/commitment\0" + b"s" * 32 + '{"a":"甲","b":1}'.encode()
    assert commit({"b": 1, "a": "甲"}, b"s" * 32) == hashlib.sha256(text).digest()


@pytest.mark.parametrize("salt", [b"", b"s" * 31, b"s" * 33])
def test_a_salt_has_32_bytes(salt: bytes) -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        commit({}, salt)


def test_details_are_bounded() -> None:
    commit("x" * 65_533, b"s" * 32)
    with pytest.raises(ValueError, match="at most"):
        commit("x" * 65_534, b"s" * 32)
