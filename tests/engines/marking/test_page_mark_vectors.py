"""The kept vectors, the product and a reader written from the specification alone say the same."""

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.vectors.marking import reader
from tests.vectors.marking.make_vectors import FILE, vectors

from shoumi.engines.marking.pagemark import LARGEST_ID, MarkKey
from shoumi.engines.marking.pagemark.tile import chip_signs

KEPT: dict[str, Any] = json.loads(FILE.read_text(encoding="utf-8"))
SECRET = bytes.fromhex(KEPT["secret"])


def test_the_product_still_makes_the_kept_vectors() -> None:
    made = json.loads(json.dumps(vectors()))
    row = "tile_first_row_in_thousandths_of_a_grey_level"
    assert made.pop(row) == pytest.approx({**KEPT}.pop(row), abs=1)
    assert made == {name: value for name, value in KEPT.items() if name != row}


@pytest.mark.parametrize("kept", KEPT["views"], ids=lambda kept: str(kept["view_id"]))
def test_the_independent_reader_agrees_with_the_vectors(kept: dict[str, Any]) -> None:
    payload = reader.payload(SECRET, kept["view_id"])
    assert payload == reader.bits_of(bytes.fromhex(kept["payload"]))
    assert reader.codeword(payload) == reader.bits_of(bytes.fromhex(kept["codeword"]))
    tile = [1 - 2 * bit for bit in reader.bits_of(bytes.fromhex(kept["chips"]))]
    assert reader.chips(SECRET, kept["view_id"]) == tile
    assert reader.view_of(SECRET, tile) == kept["view_id"]


def test_the_independent_reader_agrees_on_the_pages_chips() -> None:
    page = reader.page_chips(SECRET, bytes.fromhex(KEPT["page_digest"]))
    assert [int(chip < 0) for chip in page] == reader.bits_of(bytes.fromhex(KEPT["page_chips"]))


@settings(max_examples=10)
@given(secret=st.binary(min_size=32, max_size=32), view_id=st.integers(0, LARGEST_ID))
def test_reader_and_product_agree_for_any_key_and_view(secret: bytes, view_id: int) -> None:
    made = chip_signs(view_id, MarkKey(secret)).astype(int).tolist()
    assert made == reader.chips(secret, view_id)
    assert reader.view_of(secret, made) == view_id
    assert reader.view_of(bytes(32) if secret != bytes(32) else bytes(31) + b"1", made) is None
