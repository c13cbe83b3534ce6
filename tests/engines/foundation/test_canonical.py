import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shoumi.engines.foundation.canonical import LARGEST_INTEGER, Json, canonical_bytes

scalars = (
    st.none() | st.booleans() | st.integers(-LARGEST_INTEGER, LARGEST_INTEGER) | st.text(st.characters(codec="utf-8"))
)
values = st.recursive(
    scalars,
    lambda inner: st.lists(inner) | st.dictionaries(st.text(st.characters(codec="utf-8")), inner),
    max_leaves=20,
)


@given(values)
def test_reads_back_as_the_same_value(value: Json) -> None:
    assert json.loads(canonical_bytes(value)) == value


@given(st.dictionaries(st.text(st.characters(codec="utf-8")), scalars))
def test_order_of_names_does_not_matter(value: dict[str, Json]) -> None:
    assert canonical_bytes(value) == canonical_bytes(dict(reversed(value.items())))


def test_names_sort_by_utf16_units_as_rfc_8785_section_3_2_3_asks() -> None:
    names = ["€", "\r", "\ufb33", "1", "\U0001f600", "\u0080", "ö"]
    assert list(json.loads(canonical_bytes(dict.fromkeys(names)))) == [
        "\r",
        "1",
        "\u0080",
        "ö",
        "€",
        "\U0001f600",
        "\ufb33",
    ]


@pytest.mark.parametrize("value", [1.5, float("nan"), b"bytes", {1: "a"}, {"a": {2}}])
def test_what_is_outside_the_profile_is_refused(value: object) -> None:
    with pytest.raises(TypeError):
        canonical_bytes(value)  # type: ignore[arg-type]


@pytest.mark.parametrize("value", [2**53, -(2**53), "\ud800"])
def test_what_another_reader_would_change_is_refused(value: Json) -> None:
    with pytest.raises(ValueError, match=r"integer|surrogates"):
        canonical_bytes(value)
