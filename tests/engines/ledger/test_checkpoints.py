"""Keys, notes, checkpoints and co-signatures, against the published example and against forgery."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.engines.ledger.ledgers import WITNESS, log_key

from shoumi.engines.foundation.errors import Corrupt
from shoumi.engines.ledger import notes
from shoumi.engines.ledger.checkpoints import Checkpoint, Cosignature, Origin, cosign, cosignatures, open_note, sign
from shoumi.engines.ledger.keys import KeyKind, SigningKey, VerifyingKey

# The example with which the signed-note format was published.
PUBLISHED_VKEY = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
PUBLISHED_SKEY = "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz"
PUBLISHED_TEXT = "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n"
PUBLISHED_LINE = (
    "— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n"
)
KEY = log_key()
POINT = Checkpoint(KEY.name, 17, b"\5" * 32)
NOTE = sign(POINT, KEY)
SEEN = datetime(2026, 3, 2, 1, 2, 3, tzinfo=UTC)


def test_the_published_example_comes_out_byte_for_byte() -> None:
    key = SigningKey.from_text(PUBLISHED_SKEY)
    assert (key.to_text(), key.verifying_key.to_text()) == (PUBLISHED_SKEY, PUBLISHED_VKEY)
    note = notes.sign_text(PUBLISHED_TEXT, key)
    assert note == PUBLISHED_TEXT + "\n" + PUBLISHED_LINE
    assert notes.verify_note(note, [VerifyingKey.from_text(PUBLISHED_VKEY)]) == PUBLISHED_TEXT


@pytest.mark.parametrize("text", [PUBLISHED_VKEY, PUBLISHED_SKEY])
def test_any_piece_or_change_of_a_key_is_refused(text: str) -> None:
    kind = SigningKey if text.startswith("PRIVATE") else VerifyingKey
    pieces = [text[:stop] for stop in range(len(text))] + [text[start:] for start in range(1, len(text))]
    changed = [text[:at] + chr(ord(text[at]) ^ 1) + text[at + 1 :] for at in range(len(text))]
    for piece in pieces + changed:
        with pytest.raises(Corrupt):
            kind.from_text(piece)


def test_a_private_key_does_not_show_itself() -> None:
    assert repr(KEY.seed) not in repr(KEY)
    assert SigningKey.generate("a").seed != SigningKey.generate("a").seed


def test_a_checkpoint_reads_as_three_lines() -> None:
    assert NOTE.startswith(
        "shoumi.example/log/1\n17\nBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQU=\n\n— shoumi.example/log/1 "
    )
    assert open_note(NOTE, [KEY.verifying_key]) == POINT


@given(at=st.integers(0, len(NOTE) - 1), change=st.integers(1, 127))
def test_a_changed_note_is_not_signed(at: int, change: int) -> None:
    changed = NOTE[:at] + chr(ord(NOTE[at]) ^ change) + NOTE[at + 1 :]
    with pytest.raises(Corrupt):
        open_note(changed, [KEY.verifying_key])


@given(text=st.text(max_size=300))
def test_what_is_no_note_is_refused(text: str) -> None:
    with pytest.raises(Corrupt):
        open_note(text, [KEY.verifying_key])


@pytest.mark.parametrize(
    "text",
    [
        "shoumi.example/log/1\n017\nBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQU=\n",
        "shoumi.example/log/1\n17\nBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQV=\n",
        "shoumi.example/log/1\n17\nBQUF\n",
        "shoumi.example/log/1\n-1\nBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQU=\n",
        "shoumi.example/log/1\n17\nBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQU=\nmore\n",
        "shoumi.example/log/1\n17\n",
        "shoumi.example/log\n17\nBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQU=\n",
        "shoumi.example/log/1\n١٧\nBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQU=\n",
    ],
)
def test_a_signed_text_that_is_no_checkpoint(text: str) -> None:
    with pytest.raises(Corrupt):
        open_note(notes.sign_text(text, KEY), [KEY.verifying_key])


def test_only_the_key_named_like_the_origin_speaks_for_the_log() -> None:
    with pytest.raises(ValueError, match="does not sign"):
        sign(POINT, log_key(2))
    forged = notes.sign_text(POINT.to_text(), log_key(2))
    with pytest.raises(Corrupt):
        open_note(forged, [KEY.verifying_key, log_key(2).verifying_key])


def test_lines_of_strangers_are_ignored_and_false_lines_are_not() -> None:
    stranger = SigningKey("stranger", KeyKind.NOTE, b"s" * 32)
    line = notes.sign_text(POINT.to_text(), stranger).rpartition("\n\n")[2]
    assert open_note(NOTE + line, [KEY.verifying_key]) == POINT
    false = notes.SignatureLine(KEY.name, KEY.verifying_key.id, b"\0" * 64).to_text()
    with pytest.raises(Corrupt):
        open_note(NOTE + false, [KEY.verifying_key])


def test_a_witness_signs_time_and_text() -> None:
    witnessed = cosign(NOTE, WITNESS, SEEN)
    assert open_note(witnessed, [KEY.verifying_key]) == POINT
    assert cosignatures(witnessed, [WITNESS.verifying_key]) == [Cosignature(WITNESS.name, SEEN)]
    assert cosignatures(NOTE, [WITNESS.verifying_key]) == []
    assert cosignatures(witnessed, [KEY.verifying_key]) == []


@given(at=st.integers(0, 75), change=st.integers(1, 255))
def test_a_changed_co_signature_is_false_or_absent(at: int, change: int) -> None:
    parsed = notes.parse(cosign(NOTE, WITNESS, SEEN))
    line = parsed.signatures[1]
    data = bytearray(line.key_id + line.signature)
    data[at] ^= change
    changed = notes.Note(parsed.text, (notes.SignatureLine(line.name, bytes(data[:4]), bytes(data[4:])),)).to_text()
    if at < len(line.key_id):
        assert cosignatures(changed, [WITNESS.verifying_key]) == []
        return
    with pytest.raises(Corrupt):
        cosignatures(changed, [WITNESS.verifying_key])


def test_keys_of_one_kind_do_not_do_the_work_of_the_other() -> None:
    with pytest.raises(ValueError, match="not a key for co-signatures"):
        cosign(NOTE, KEY, SEEN)
    with pytest.raises(ValueError, match="not a key for notes"):
        notes.sign_text("text\n", WITNESS)
    with pytest.raises(Corrupt):
        cosign(notes.sign_text("text\n", KEY), WITNESS, SEEN)


@pytest.mark.parametrize("text", ["", "\n", "no end", "a\tb\n"])
def test_a_text_that_no_note_can_hold(text: str) -> None:
    with pytest.raises(ValueError, match="text of a note"):
        notes.sign_text(text, KEY)


def test_origins_are_numbered() -> None:
    assert Origin.from_text("shoumi.example/log/1") == Origin("shoumi.example/log", 1)
    assert str(Origin("shoumi.example/log", 1).next) == "shoumi.example/log/2"
    for text in (
        "shoumi.example",
        "shoumi.example/log/0",
        "shoumi.example/log/01",
        "A/1",
        "/1",
        "a//1",
        "a/1\n",
        "a b/1",
    ):
        with pytest.raises(Corrupt):
            Origin.from_text(text)


@given(size=st.integers(0, 2**53), root=st.binary(min_size=32, max_size=32))
def test_a_reference_names_a_checkpoint(size: int, root: bytes) -> None:
    checkpoint = Checkpoint("shoumi.example/log/1", size, root)
    assert Checkpoint.from_reference(checkpoint.reference()) == checkpoint
    with pytest.raises(Corrupt):
        Checkpoint.from_reference(checkpoint.reference()[:-1])
