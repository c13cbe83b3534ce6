import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from shoumi.engines.marking.pagemark.payload import PAYLOAD_BITS
from shoumi.engines.marking.pagemark.polar import LENGTH, encode, information_set, payload_of, transform
from shoumi.engines.marking.pagemark.polar_list import LIST_SIZE, decode_list

SEEDS = st.integers(0, 2**32 - 1)


@given(seed=SEEDS)
def test_the_transform_is_its_own_inverse_and_linear(seed: int) -> None:
    one, other = np.random.default_rng(seed).integers(0, 2, (2, LENGTH), np.uint8)
    assert np.array_equal(transform(transform(one)), one)
    assert np.array_equal(transform(one ^ other), transform(one) ^ transform(other))


@given(seed=SEEDS)
def test_encoding_keeps_the_payload(seed: int) -> None:
    payload = np.random.default_rng(seed).integers(0, 2, PAYLOAD_BITS, np.uint8)
    assert np.array_equal(payload_of(encode(payload)), payload)


@settings(max_examples=40)
@given(seed=SEEDS, sigma=st.floats(0, 1.3), loudness=st.floats(0.01, 100))
def test_the_list_holds_the_word_that_was_sent_through_noise(seed: int, sigma: float, loudness: float) -> None:
    random = np.random.default_rng(seed)
    payloads = random.integers(0, 2, (3, PAYLOAD_BITS), np.uint8)
    words = np.stack([encode(payload) for payload in payloads])
    soft = loudness * (1 - 2.0 * words + sigma * random.standard_normal(words.shape))
    found = payload_of(decode_list(soft.astype(np.float32)))
    assert found.shape == (3, LIST_SIZE, PAYLOAD_BITS)
    assert (found == payloads[:, None]).all(axis=2).any(axis=1).all()


@settings(max_examples=20)
@given(seed=SEEDS)
def test_every_path_is_a_codeword_and_no_two_are_equal(seed: int) -> None:
    words = decode_list(np.random.default_rng(seed).standard_normal((2, LENGTH)).astype(np.float32))
    frozen = np.setdiff1d(np.arange(LENGTH), information_set())
    assert not transform(words)[..., frozen].any()
    assert all(len(np.unique(paths, axis=0)) == LIST_SIZE for paths in words)


def test_a_batch_is_decoded_like_its_words_alone() -> None:
    soft = np.random.default_rng(5).standard_normal((4, LENGTH)).astype(np.float32)
    together = decode_list(soft)
    assert all(np.array_equal(decode_list(row[None])[0], paths) for row, paths in zip(soft, together, strict=True))
