"""What a valid entry is."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shoumi.engines.foundation.errors import Invalid
from shoumi.regime.people.rules import entries
from shoumi.regime.people.vocabulary import Kind, Problem

UNSEEN = ["\x00", "\x1b", "\u202e", "\u200b", "\ufeff", "\u2028", "\ud800", "\uffff"]


@given(st.text(max_size=120))
def test_a_text_is_refused_or_comes_back_clean_and_stays_the_same(value: str) -> None:
    try:
        shown = entries.text(value, 100)
    except Invalid:
        return
    assert len(shown) <= 100
    assert shown == shown.strip()
    assert unicodedata.is_normalized("NFC", shown)
    assert entries.text(shown, 100) == shown


@pytest.mark.parametrize("character", UNSEEN)
def test_what_cannot_be_seen_is_refused(character: str) -> None:
    with pytest.raises(Invalid) as refused:
        entries.name(f"张{character}伟")
    assert refused.value.code is Problem.UNPRINTABLE


def test_spaces_around_and_between_are_mended() -> None:
    assert entries.name("  Li\u3000  Lei ") == "Li Lei"


@pytest.mark.parametrize("value", ["", "  ", "\u3000"])
def test_a_name_is_needed(value: str) -> None:
    with pytest.raises(Invalid):
        entries.name(value)


@pytest.mark.parametrize(("value", "kept"), [(" A.B+c@Example.COM ", "a.b+c@example.com"), ("", None), ("  ", None)])
def test_an_address_is_kept_in_lower_case(value: str, kept: str | None) -> None:
    assert entries.email(value) == kept


@pytest.mark.parametrize(
    "value",
    ["a", "a@b", "a@b..cn", "a@-b.cn", "张@b.cn", "a b@c.cn", "a@b.cn\nBcc: x@y.cn", "@b.cn", "a" * 250 + "@b.cn"],
)
def test_what_is_no_address_is_refused(value: str) -> None:
    with pytest.raises(Invalid):
        entries.email(value)


@pytest.mark.parametrize("kind", list(Kind))
def test_outsiders_and_only_they_come_from_an_organisation(kind: Kind) -> None:
    for organisation in ("", "北辰科技"):
        outside = kind in {Kind.CONTRACTOR, Kind.PARTNER, Kind.CONSULTANT, Kind.SUPPLIER, Kind.CLIENT}
        if outside == bool(organisation):
            entries.check_organisation(kind, organisation)
        else:
            with pytest.raises(Invalid):
                entries.check_organisation(kind, organisation)
