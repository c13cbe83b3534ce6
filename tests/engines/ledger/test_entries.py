"""An entry has one byte string, and only that byte string is an entry."""

import json
from datetime import UTC, datetime, timedelta, timezone
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shoumi.engines.foundation.canonical import canonical_bytes
from shoumi.engines.foundation.errors import Corrupt
from shoumi.engines.ledger.entries import Entry, format_instant, parse_instant

INSTANTS = st.datetimes(timezones=st.just(UTC))
REFERENCES = st.from_regex(r"[a-z][a-z0-9_]{0,20}:[!-~]{1,300}", fullmatch=True)
ENTRIES = st.builds(
    Entry,
    id=st.uuids(),
    at=INSTANTS,
    event=st.from_regex(r"[a-z][a-z0-9_]{0,9}(\.[a-z][a-z0-9_]{0,9}){1,4}", fullmatch=True),
    actor=REFERENCES,
    subject=st.none() | REFERENCES,
    commitment=st.binary(min_size=32, max_size=32),
)
SAMPLE = Entry(
    id=UUID("0192f0c1-2345-7abc-8def-0123456789ab"),
    at=datetime(2026, 11, 23, 15, 4, 5, 6, tzinfo=UTC),
    event="documents.version.open",
    actor="person:6a0b5a9e-58a4-4f0e-9a39-0a4b6b1f7d11",
    subject=None,
    commitment=bytes(range(32)),
)


@given(entry=ENTRIES)
def test_what_is_written_is_read(entry: Entry) -> None:
    assert Entry.from_bytes(entry.to_bytes()) == entry


def test_the_bytes_are_those_of_the_specification() -> None:
    assert SAMPLE.to_bytes() == (
        b'{"actor":"person:6a0b5a9e-58a4-4f0e-9a39-0a4b6b1f7d11","at":"2026-11-23T15:04:05.000006Z",'
        b'"commitment":"000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f",'
        b'"event":"documents.version.open","id":"0192f0c1-2345-7abc-8def-0123456789ab","subject":null,"v":1}'
    )


@given(entry=ENTRIES, data=st.data())
def test_a_changed_byte_is_another_entry_or_none(entry: Entry, data: st.DataObject) -> None:
    leaf = bytearray(entry.to_bytes())
    leaf[data.draw(st.integers(0, len(leaf) - 1))] ^= data.draw(st.integers(1, 255))
    try:
        read = Entry.from_bytes(bytes(leaf))
    except Corrupt:
        return
    assert read != entry


@given(leaf=st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
def test_anything_else_is_refused(leaf: bytes) -> None:
    with pytest.raises(Corrupt):
        Entry.from_bytes(leaf)


@pytest.mark.parametrize(
    "change",
    [
        {"v": 2},
        {"v": True},
        {"v": "1"},
        {"more": 1},
        {"id": "0192F0C1-2345-7ABC-8DEF-0123456789AB"},
        {"id": 7},
        {"at": "2026-11-23T15:04:05Z"},
        {"at": "2026-11-23T16:04:05.000006+01:00"},
        {"at": None},
        {"event": "open"},
        {"event": "documents.Open"},
        {"event": "a." + "b" * 100},
        {"actor": None},
        {"actor": "person"},
        {"actor": "person:李"},
        {"subject": "document:a b"},
        {"subject": "document:" + "x" * 400},
        {"commitment": "00"},
        {"commitment": "0G" * 32},
    ],
)
def test_fields_outside_the_format_are_refused(change: dict[str, str | int | None]) -> None:
    with pytest.raises(Corrupt):
        Entry.from_bytes(canonical_bytes(json.loads(SAMPLE.to_bytes()) | change))


def test_deep_nesting_is_refused_and_does_not_crash() -> None:
    with pytest.raises(Corrupt):
        Entry.from_bytes(b"[" * 100_000)


def test_an_instant_is_aware_and_in_utc() -> None:
    for at in (datetime(2026, 1, 1), datetime(2026, 1, 1, tzinfo=timezone(timedelta(hours=8)))):  # noqa: DTZ001 - the point
        with pytest.raises(ValueError, match="at is"):
            Entry(SAMPLE.id, at, SAMPLE.event, SAMPLE.actor, None, SAMPLE.commitment)


@given(first=INSTANTS, second=INSTANTS)
def test_text_order_is_time_order(first: datetime, second: datetime) -> None:
    assert (format_instant(first) < format_instant(second)) == (first < second)
    assert parse_instant(format_instant(first)) == first
