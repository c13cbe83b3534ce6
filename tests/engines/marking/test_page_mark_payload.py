import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from shoumi.engines.marking.pagemark.payload import LARGEST_ID, PAYLOAD_BITS, scramble, unscramble

KEYS = st.binary(min_size=32, max_size=32)
IDS = st.integers(0, LARGEST_ID)


@given(view_id=IDS, key=KEYS)
def test_what_goes_in_comes_out(view_id: int, key: bytes) -> None:
    bits = scramble(view_id, key)
    assert bits.shape == (PAYLOAD_BITS,)
    assert unscramble(bits, key) == view_id


@given(view_id=IDS, key=KEYS, other=KEYS)
def test_another_key_reads_nothing(view_id: int, key: bytes, other: bytes) -> None:
    if key != other:
        assert unscramble(scramble(view_id, key), other) is None


@given(view_id=IDS, key=KEYS, flipped=st.sets(st.integers(0, PAYLOAD_BITS - 1), min_size=1))
def test_any_other_bits_fail_the_check(view_id: int, key: bytes, flipped: set[int]) -> None:
    bits = scramble(view_id, key)
    bits[list(flipped)] ^= 1
    assert unscramble(bits, key) is None


def test_neighbouring_ids_differ_in_about_half_of_the_bits() -> None:
    key = bytes(32)
    distances = [int((scramble(number, key) ^ scramble(number + 1, key)).sum()) for number in range(200)]
    assert 38 < np.mean(distances) < 42


@pytest.mark.parametrize("view_id", [-1, LARGEST_ID + 1])
def test_an_id_outside_40_bits_is_an_error(view_id: int) -> None:
    with pytest.raises(ValueError, match="40 bits"):
        scramble(view_id, bytes(32))
