from datetime import date

from hypothesis import given
from hypothesis import strategies as st
from tests.architecture.test_parts import codes

from shoumi.regime.access.registry import registry
from shoumi.regime.access.vocabulary import Problem
from shoumi.regime.convenience import rules
from shoumi.regime.convenience.vocabulary import Cause
from shoumi.regime.documents.vocabulary import Event as Documents

THROUGH_OTHERS = frozenset({"people.present", "people.holds_office", "people.not_oneself", "people.only_oneself"}) | {
    "people.office_over",
    "people.owns_item",
    "people.screened",
}
"""Gates that give reasons of other codes than their own."""


def test_every_reason_there_is_has_a_cause_people_can_read() -> None:
    gates = {gate.code.value for gate in registry.gates()} - THROUGH_OTHERS
    reasons = {code.value for code in codes() if type(code).__name__ == "ReasonCode"}
    assert {one for one in gates | reasons if rules.cause(one) is Cause.OTHER} == set()


@given(st.lists(st.integers(0, 10_000)), st.floats(0.01, 1))
def test_a_quantile_is_a_value_that_as_many_lie_at_or_below(values: list[int], share: float) -> None:
    found = rules.quantile(sorted(values), share)
    if found is None:
        assert not values
        return
    assert sum(one <= found for one in values) >= share * len(values) - 1e-9
    assert sum(one < found for one in values) < share * len(values) + 1e-9


@given(st.dates(date(1970, 1, 1), date(2100, 1, 1)))
def test_a_week_begins_on_its_monday(day: date) -> None:
    monday = rules.monday_of(rules.week_of(day))
    assert monday.weekday() == 0
    assert 0 <= (day - monday).days < 7


@given(st.dictionaries(st.sampled_from(["reasons", "verb", "known"]), st.none() | st.booleans() | st.text(max_size=3)))
def test_a_refusal_counts_as_known_only_where_its_entry_says_so(details: dict[str, object]) -> None:
    told = rules.refusal(rules.REFUSING[0], details)
    assert told.known == (details.get("known") is True)
    assert told.reasons == (Problem.NOT_FOUND,)
    assert not rules.refusal(Documents.NUMBER_ASKED, {"known": True}).known
