import hashlib
import io
import itertools
from collections.abc import Callable
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.engines.sealing.independent_reader import open_object

from shoumi.engines.foundation.errors import Conflict, Corrupt, Invalid
from shoumi.engines.sealing.format import HEADER_SIZE, LARGEST_PLAIN_SIZE, Layout
from shoumi.engines.sealing.keys import DataKey
from shoumi.engines.sealing.problems import Problem
from shoumi.engines.sealing.stream import Opener, Sealed, Sealer
from shoumi.engines.sealing.suites import Suite

POWER = 12
CHUNK = 1 << POWER
OBJECT = UUID("6a0f6a0e-1d1c-4c0a-9a55-5f3a7a3a4b10")

suites = st.sampled_from(Suite)
# Around every border of the first chunks, and anywhere.
sizes = st.one_of(
    st.builds(lambda chunks, off: max(0, chunks * CHUNK + off), st.integers(0, 4), st.integers(-2, 2)),
    st.integers(0, 5 * CHUNK),
)


def pattern(size: int) -> bytes:
    return hashlib.shake_128(str(size).encode()).digest(size)


def sealed_bytes(plain: bytes, *, suite: Suite = Suite.AES_256_GCM, object_id: UUID = OBJECT) -> tuple[bytes, DataKey]:
    key = DataKey.generate()
    target = io.BytesIO()
    with Sealer(target, key, object_id=object_id, suite=suite, chunk_power=POWER) as sealer:
        sealer.write(plain)
        sealer.finish()
    return target.getvalue(), key


def opened(sealed: bytes, key: DataKey, object_id: UUID = OBJECT) -> bytes:
    return Opener(io.BytesIO(sealed), key, object_id=object_id).read()


@given(suite=suites, size=sizes, cuts=st.lists(st.integers(0, 5 * CHUNK), max_size=8))
def test_what_was_sealed_comes_back_however_the_writes_were_cut(suite: Suite, size: int, cuts: list[int]) -> None:
    plain, key, target = pattern(size), DataKey.generate(), io.BytesIO()
    borders = [0, *sorted(min(cut, size) for cut in cuts), size]
    with Sealer(target, key, object_id=OBJECT, suite=suite, chunk_power=POWER) as sealer:
        for start, end in itertools.pairwise(borders):
            assert sealer.write(bytearray(plain[start:end])) == end - start
        told = sealer.finish()
    sealed = target.getvalue()
    assert told == Sealed(size, len(sealed), suite, hashlib.sha256(plain).digest())
    opener = Opener(target, key, object_id=OBJECT)
    assert opener.plain_size == size
    assert b"".join(opener.chunks()) == plain
    assert open_object(sealed, key.reveal(), OBJECT.bytes) == plain


@given(size=sizes, data=st.data())
def test_any_part_can_be_read(size: int, data: st.DataObject) -> None:
    plain = pattern(size)
    sealed, key = sealed_bytes(plain)
    opener = Opener(io.BytesIO(sealed), key, object_id=OBJECT)
    for _ in range(5):
        offset = data.draw(st.integers(0, size))
        length = data.draw(st.one_of(st.none(), st.integers(0, 3 * CHUNK)))
        assert opener.read(offset, length) == plain[offset : None if length is None else offset + length]


@pytest.mark.parametrize("size", [0, 1, CHUNK, 3 * 4 * CHUNK + 17, 40 * CHUNK])
def test_a_file_is_sealed_the_same_in_one_go(size: int) -> None:
    plain, key, target = pattern(size), DataKey.generate(), io.BytesIO()
    with Sealer(target, key, object_id=OBJECT, chunk_power=POWER) as sealer:
        sealer.write(plain[:100])
        assert sealer.write_from(io.BytesIO(plain[100:])) == max(0, size - 100)
        assert sealer.finish().plain_sha256 == hashlib.sha256(plain).digest()
    assert opened(target.getvalue(), key) == plain


def test_large_pieces_are_hashed_in_order_beside_small_ones() -> None:
    plain, target = pattern(1 << 20), io.BytesIO()
    with Sealer(target, DataKey.generate(), object_id=OBJECT) as sealer:
        for start, end in [(0, 10), (10, 300_000), (300_000, 300_001), (300_001, 1 << 20)]:
            sealer.write(plain[start:end])
        assert sealer.finish().plain_sha256 == hashlib.sha256(plain).digest()


def test_a_large_file_is_hashed_from_buffers_that_are_not_yet_overwritten() -> None:
    plain, target = pattern(24 << 20), io.BytesIO()
    with Sealer(target, DataKey.generate(), object_id=OBJECT) as sealer:
        sealer.write_from(io.BytesIO(plain))
        assert sealer.finish().plain_sha256 == hashlib.sha256(plain).digest()


def test_the_digest_can_be_left_out() -> None:
    key, target = DataKey.generate(), io.BytesIO()
    with Sealer(target, key, object_id=OBJECT, hashed=False) as sealer:
        sealer.write(b"page")
        told = sealer.finish()
    assert told.digest is None
    with pytest.raises(Invalid, match=Problem.NOT_HASHED):
        _ = told.plain_sha256
    assert opened(target.getvalue(), key) == b"page"


@pytest.mark.parametrize("suite", Suite)
def test_every_single_altered_byte_is_noticed(suite: Suite) -> None:
    sealed, key = sealed_bytes(pattern(CHUNK + 30), suite=suite)
    # Every byte of the header, of the border between the chunks and of the last chunk; a sample of the rest.
    border = HEADER_SIZE + CHUNK
    places = {*range(HEADER_SIZE + 40), *range(HEADER_SIZE, border, 97), *range(border - 20, len(sealed))}
    for place in sorted(places):
        altered = bytearray(sealed)
        altered[place] ^= 1 << (place % 8)
        with pytest.raises(Corrupt):
            opened(bytes(altered), key)


@given(size=sizes, data=st.data())
def test_any_altered_byte_anywhere_is_noticed(size: int, data: st.DataObject) -> None:
    sealed, key = sealed_bytes(pattern(size))
    altered = bytearray(sealed)
    altered[data.draw(st.integers(0, len(sealed) - 1))] ^= data.draw(st.integers(1, 255))
    with pytest.raises(Corrupt):
        opened(bytes(altered), key)


@given(size=sizes, data=st.data())
def test_an_object_cut_short_anywhere_is_refused_at_once(size: int, data: st.DataObject) -> None:
    sealed, key = sealed_bytes(pattern(size))
    for length in {data.draw(st.integers(0, len(sealed) - 1)), *chunk_borders(sealed)}:
        with pytest.raises(Corrupt):
            Opener(io.BytesIO(sealed[:length]), key, object_id=OBJECT)


def chunk_borders(sealed: bytes) -> range:
    return range(HEADER_SIZE, len(sealed), CHUNK + 16)


@pytest.mark.parametrize("more", [1, 15, 16, 17, CHUNK, CHUNK + 16, 3 * CHUNK])
@pytest.mark.parametrize("size", [0, 5, CHUNK, 2 * CHUNK])
def test_an_object_with_something_behind_it_is_refused_at_once(size: int, more: int) -> None:
    sealed, key = sealed_bytes(pattern(size))
    for tail in (bytes(more), sealed[-more:]):
        with pytest.raises(Corrupt):
            Opener(io.BytesIO(sealed + tail), key, object_id=OBJECT)


def exchange(sealed: bytes, one: int, other: int) -> bytes:
    step = CHUNK + 16
    chunks = [sealed[start : start + step] for start in range(HEADER_SIZE, len(sealed), step)]
    chunks[one], chunks[other] = chunks[other], chunks[one]
    return sealed[:HEADER_SIZE] + b"".join(chunks)


@pytest.mark.parametrize(("one", "other"), [(0, 1), (1, 2), (0, 3), (2, 3)])
def test_chunks_in_another_order_are_refused(one: int, other: int) -> None:
    sealed, key = sealed_bytes(pattern(4 * CHUNK))
    with pytest.raises(Corrupt, match=Problem.ALTERED):
        opened(exchange(sealed, one, other), key)


def test_a_repeated_or_missing_chunk_is_refused() -> None:
    sealed, key = sealed_bytes(pattern(4 * CHUNK))
    step = CHUNK + 16
    first = sealed[HEADER_SIZE : HEADER_SIZE + step]
    for altered in (
        sealed[:HEADER_SIZE] + first + sealed[HEADER_SIZE:],
        sealed[:HEADER_SIZE] + sealed[HEADER_SIZE + step :],
    ):
        with pytest.raises(Corrupt):
            opened(altered, key)


def test_a_whole_chunk_in_the_middle_is_never_given_out_unverified() -> None:
    sealed, key = sealed_bytes(pattern(4 * CHUNK))
    altered = bytearray(sealed)
    altered[HEADER_SIZE + CHUNK + 16 + 5] ^= 1
    opener = Opener(io.BytesIO(altered), key, object_id=OBJECT)
    assert opener.read(0, CHUNK) == pattern(4 * CHUNK)[:CHUNK]
    with pytest.raises(Corrupt, match=Problem.ALTERED) as caught:
        opener.read(CHUNK, 1)
    assert caught.value.parameters == {"chunk": 1}


def test_header_and_chunks_of_two_objects_do_not_mix() -> None:
    plain = pattern(3 * CHUNK)
    one, one_key = sealed_bytes(plain)
    other, _ = sealed_bytes(plain)
    for spliced in (
        one[:HEADER_SIZE] + other[HEADER_SIZE:],
        one[: HEADER_SIZE + CHUNK + 16] + other[HEADER_SIZE + CHUNK + 16 :],
    ):
        with pytest.raises(Corrupt):
            opened(spliced, one_key)


def test_two_objects_under_one_key_do_not_mix_even_if_the_key_object_were_forged() -> None:
    # Against the rules of `DataKey`: the salt in the header still separates the two.
    key = DataKey.generate()
    sealed = []
    for _ in range(2):
        twin, target = DataKey.generate(), io.BytesIO()
        twin._material = bytearray(key.reveal())
        with Sealer(target, twin, object_id=OBJECT, chunk_power=POWER) as sealer:
            sealer.write(pattern(2 * CHUNK))
            sealer.finish()
        sealed.append(target.getvalue())
    step = HEADER_SIZE + CHUNK + 16
    assert opened(sealed[0], key) == opened(sealed[1], key)
    assert sealed[0][HEADER_SIZE:step] != sealed[1][HEADER_SIZE:step]
    with pytest.raises(Corrupt, match=Problem.ALTERED):
        opened(sealed[0][:step] + sealed[1][step:], key)


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        (lambda head: b"PK\x03\x04" + head[4:], Problem.NOT_SEALED),
        (lambda head: head[:8] + b"\x02" + head[9:], Problem.VERSION_UNKNOWN),
        (lambda head: head[:9] + b"\x09" + head[10:], Problem.SUITE_UNKNOWN),
        (lambda head: head[:10] + b"\x40" + head[11:], Problem.HEADER_MALFORMED),
        (lambda head: head[:11] + b"\x01" + head[12:], Problem.HEADER_MALFORMED),
        (lambda head: head[:12] + bytes(16) + head[28:], Problem.WRONG_OBJECT),
        (lambda head: head[:28] + bytes(32) + head[60:], Problem.WRONG_KEY),
        (lambda head: head[:10] + b"\x0d" + head[11:], Problem.WRONG_KEY),
        (lambda head: head[:60] + bytes(32) + head[92:], Problem.WRONG_KEY),
        (lambda head: head[:50], Problem.TRUNCATED),
        (lambda _: b"", Problem.NOT_SEALED),
    ],
)
def test_each_fault_of_the_header_is_named(change: Callable[[bytes], bytes], problem: Problem) -> None:
    sealed, key = sealed_bytes(b"secret")
    with pytest.raises(Corrupt) as caught:
        opened(change(sealed), key)
    assert caught.value.code is problem


def test_another_key_or_another_object_is_told_apart() -> None:
    sealed, key = sealed_bytes(b"secret")
    with pytest.raises(Corrupt, match=Problem.WRONG_KEY):
        opened(sealed, DataKey.generate())
    with pytest.raises(Corrupt, match=Problem.WRONG_OBJECT):
        opened(sealed, key, uuid4())


def test_a_key_seals_once() -> None:
    _, key = sealed_bytes(b"first")
    with pytest.raises(Conflict, match=Problem.KEY_SPENT):
        Sealer(io.BytesIO(), key, object_id=OBJECT)


def test_an_ended_sealer_takes_nothing_more() -> None:
    sealer = Sealer(io.BytesIO(), DataKey.generate(), object_id=OBJECT)
    sealer.finish()
    for act in (lambda: sealer.write(b"x"), sealer.finish, lambda: sealer.write_from(io.BytesIO(b"x"))):
        with pytest.raises(Conflict, match=Problem.SEALER_CLOSED):
            act()
    sealer.abort()


def test_what_an_aborted_sealing_leaves_cannot_be_opened() -> None:
    target, key = io.BytesIO(), DataKey.generate()
    with Sealer(target, key, object_id=OBJECT, chunk_power=POWER) as sealer:
        sealer.write(pattern(3 * CHUNK))
    with pytest.raises(Corrupt):
        opened(target.getvalue(), key)


class FullDisk(io.BytesIO):
    def write(self, data: object, /) -> int:
        if self.tell() > CHUNK:
            raise OSError(28, "No space left on device")
        return super().write(data)  # type: ignore[arg-type]  # whatever the sealer hands over


def test_an_error_of_the_target_ends_the_sealing() -> None:
    sealer = Sealer(FullDisk(), DataKey.generate(), object_id=OBJECT, chunk_power=POWER)
    with pytest.raises(OSError, match="No space"):
        sealer.write(pattern(200_000))
    with pytest.raises(Conflict, match=Problem.SEALER_CLOSED):
        sealer.finish()


class Dribble(io.BytesIO):
    """A file that reads and writes at most 1000 bytes a call, as unbuffered ones may."""

    def write(self, data: object, /) -> int:
        return super().write(memoryview(data)[:1000])  # type: ignore[arg-type]  # as above

    def read(self, size: int | None = -1, /) -> bytes:
        return super().read(1000 if size is None or size < 0 else min(size, 1000))


def test_files_that_take_and_give_only_a_part_are_served() -> None:
    target, key, plain = Dribble(), DataKey.generate(), pattern(3 * CHUNK + 7)
    with Sealer(target, key, object_id=OBJECT, chunk_power=POWER) as sealer:
        sealer.write(plain)
        sealer.finish()
    assert Opener(target, key, object_id=OBJECT).read() == plain


@pytest.mark.parametrize(("offset", "length"), [(-1, 1), (0, -1), (7, 1), (7, None)])
def test_reading_outside_is_refused(offset: int, length: int | None) -> None:
    sealed, key = sealed_bytes(b"secret")
    with pytest.raises(Invalid, match=Problem.OUT_OF_RANGE):
        Opener(io.BytesIO(sealed), key, object_id=OBJECT).read(offset, length)


@pytest.mark.parametrize("power", [0, 11, 25])
def test_chunk_sizes_outside_the_format_are_refused_before_the_key_is_spent(power: int) -> None:
    key = DataKey.generate()
    with pytest.raises(Invalid, match=Problem.HEADER_MALFORMED):
        Sealer(io.BytesIO(), key, object_id=OBJECT, chunk_power=power)
    key.spend()


@given(plain_size=st.integers(0, LARGEST_PLAIN_SIZE), power=st.integers(12, 24))
def test_sizes_follow_from_each_other(plain_size: int, power: int) -> None:
    layout = Layout(1 << power, plain_size)
    assert Layout.of_sealed(layout.sealed_size, 1 << power) == layout


def test_no_size_beyond_the_limit_is_opened() -> None:
    with pytest.raises(Corrupt, match=Problem.TOO_LARGE):
        Layout.of_sealed(2 * LARGEST_PLAIN_SIZE, CHUNK)
