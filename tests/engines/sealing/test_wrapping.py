import copy
import pickle
from collections.abc import Callable
from dataclasses import replace
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.engines.sealing import independent_reader

from shoumi.engines.foundation.errors import Conflict, Corrupt, Invalid
from shoumi.engines.sealing.keys import KEY_SIZE, DataKey, EpochKey, Key, Secret
from shoumi.engines.sealing.problems import Problem
from shoumi.engines.sealing.wrapping import (
    WRAP_SIZE,
    Binding,
    BlindIndex,
    blind_index,
    open_value,
    seal_value,
    unwrap,
    value_key_number,
    wrap,
    wrap_epoch,
)

EPOCH = EpochKey(3, bytes(range(32)))
BINDING = Binding(UUID(int=7), 2, "core")

bindings = st.builds(Binding, st.uuids(), st.integers(0, 2**64 - 1), st.text(max_size=20))


@given(binding=bindings, number=st.integers(0, 2**32 - 1), material=st.binary(min_size=32, max_size=32))
def test_a_wrapped_key_comes_back_under_its_epoch_and_binding(binding: Binding, number: int, material: bytes) -> None:
    key, epoch = DataKey.generate(), EpochKey(number, material)
    wrapped = wrap(key, epoch, binding)
    assert len(wrapped) == WRAP_SIZE == 65
    assert wrap_epoch(wrapped) == number
    assert unwrap(wrapped, epoch, binding).reveal() == key.reveal()
    foreign = independent_reader.open_wrap(
        wrapped, material, object_id=binding.object_id.bytes, version=binding.version, level=binding.level
    )
    assert foreign == key.reveal()


def test_an_unwrapped_key_never_seals() -> None:
    key = unwrap(wrap(DataKey.generate(), EPOCH, BINDING), EPOCH, BINDING)
    with pytest.raises(Conflict, match=Problem.KEY_SPENT):
        key.spend()


@given(one=bindings, other=bindings)
def test_a_wrap_moved_to_another_binding_is_refused(one: Binding, other: Binding) -> None:
    wrapped = wrap(DataKey.generate(), EPOCH, one)
    if one == other:
        unwrap(wrapped, EPOCH, other)
    else:
        with pytest.raises(Corrupt, match=Problem.WRAP_REJECTED):
            unwrap(wrapped, EPOCH, other)


@pytest.mark.parametrize(
    "changed", [replace(BINDING, object_id=UUID(int=8)), replace(BINDING, version=3), replace(BINDING, level="secret")]
)
def test_each_part_of_the_binding_counts(changed: Binding) -> None:
    with pytest.raises(Corrupt, match=Problem.WRAP_REJECTED):
        unwrap(wrap(DataKey.generate(), EPOCH, BINDING), EPOCH, changed)


def test_a_wrap_of_another_epoch_is_refused_by_number_and_by_key() -> None:
    wrapped = wrap(DataKey.generate(), EPOCH, BINDING)
    with pytest.raises(Corrupt, match=Problem.WRAP_WRONG_EPOCH):
        unwrap(wrapped, EpochKey(4, EPOCH.reveal()), BINDING)
    with pytest.raises(Corrupt, match=Problem.WRAP_REJECTED):
        unwrap(wrapped, EpochKey(3, bytes(32)), BINDING)
    renumbered = wrapped[:4] + b"\x04" + wrapped[5:]
    with pytest.raises(Corrupt, match=Problem.WRAP_REJECTED):
        unwrap(renumbered, EpochKey(4, EPOCH.reveal()), BINDING)


@pytest.mark.parametrize("place", range(WRAP_SIZE))
def test_every_altered_byte_of_a_wrap_is_noticed(place: int) -> None:
    altered = bytearray(wrap(DataKey.generate(), EPOCH, BINDING))
    altered[place] ^= 1
    with pytest.raises(Corrupt):
        unwrap(bytes(altered), EPOCH, BINDING)


@pytest.mark.parametrize("length", [0, 1, 4, 5, 32, 64, 66])
def test_a_wrap_of_another_length_is_no_wrap(length: int) -> None:
    with pytest.raises(Corrupt, match=Problem.WRAP_MALFORMED):
        unwrap(b"\x01" * length, EPOCH, BINDING)


@given(plaintext=st.binary(max_size=300), context=st.text(max_size=30))
def test_a_sealed_value_comes_back_in_its_context(plaintext: bytes, context: str) -> None:
    key = Secret("columns", 5, bytes(range(32)))
    sealed = seal_value(plaintext, key, context)
    assert len(sealed) == len(plaintext) + 33
    assert value_key_number(sealed) == 5
    assert open_value(sealed, key, context) == plaintext
    assert independent_reader.open_value(sealed, key.reveal(), context) == plaintext
    assert seal_value(plaintext, key, context) != sealed


def test_a_sealed_value_is_tied_to_context_key_and_purpose() -> None:
    sealed = seal_value(b"Li", EPOCH, "people.name:1")
    with pytest.raises(Corrupt, match=Problem.VALUE_REJECTED):
        open_value(sealed, EPOCH, "people.name:2")
    with pytest.raises(Corrupt, match=Problem.VALUE_WRONG_KEY):
        open_value(sealed, EpochKey(4, EPOCH.reveal()), "people.name:1")
    with pytest.raises(Corrupt, match=Problem.VALUE_REJECTED):
        open_value(sealed, EpochKey(3, bytes(32)), "people.name:1")
    with pytest.raises(Corrupt, match=Problem.VALUE_MALFORMED):
        open_value(sealed[:32], EPOCH, "people.name:1")
    # A wrap is no value although both lie under the same epoch key.
    wrapped = wrap(DataKey.generate(), EPOCH, Binding(UUID(int=0), 0, ""))
    with pytest.raises(Corrupt, match=Problem.VALUE_REJECTED):
        open_value(wrapped, EPOCH, "\0" * 24)


@pytest.mark.parametrize("read", [wrap_epoch, value_key_number])
def test_what_is_too_short_tells_no_key(read: Callable[[bytes], int]) -> None:
    with pytest.raises(Corrupt):
        read(b"\x01\x00")


@given(purpose=st.text(max_size=20), one=st.binary(max_size=50), other=st.binary(max_size=50))
def test_blind_indexes_are_equal_exactly_for_equal_values(purpose: str, one: bytes, other: bytes) -> None:
    index = BlindIndex(EPOCH, purpose)
    assert (index.of(one) == index.of(other)) == (one == other)
    assert index.of(one) == blind_index(EPOCH, purpose, one)
    assert index.of(one) == independent_reader.blind_index(EPOCH.reveal(), purpose, one)
    assert len(index.of(one)) == 16


def test_blind_indexes_of_two_purposes_or_keys_differ() -> None:
    made = {
        blind_index(EPOCH, "email", b"a@b"),
        blind_index(EPOCH, "phone", b"a@b"),
        blind_index(EpochKey(3, bytes(32)), "email", b"a@b"),
    }
    assert len(made) == 3


@pytest.mark.parametrize("size", [0, 16, 31, 33])
def test_a_key_has_32_bytes(size: int) -> None:
    with pytest.raises(Invalid, match=Problem.KEY_SIZE):
        Key(bytes(size))


def test_keys_do_not_print_pickle_or_copy_themselves() -> None:
    for key in (DataKey.generate(), EPOCH, Secret("ledger.signing", 1, bytes(32))):
        assert repr(key) == str(key) == f"<{type(key).__name__}>"
        for act in (pickle.dumps, copy.copy, copy.deepcopy):
            with pytest.raises(TypeError, match="neither pickled nor copied"):
                act(key)


def test_a_wiped_key_is_gone_from_where_we_can_reach() -> None:
    key = DataKey.generate()
    key.wipe()
    assert key.reveal() == bytes(KEY_SIZE)
