from collections import Counter
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shoumi.engines.foundation.errors import Conflict, Invalid
from shoumi.regime.governance import rules
from shoumi.regime.governance.values import Votes
from shoumi.regime.governance.vocabulary import Outcome, Presence, Problem

PRESENCES = st.lists(st.sampled_from(Presence), min_size=1, max_size=12)
COUNT = st.integers(min_value=-1, max_value=12)
NOW = datetime(2026, 11, 25, 8, tzinfo=UTC)


@given(PRESENCES, COUNT, COUNT, COUNT)
def test_a_vote_counts_whom_it_may_and_carries_by_more_than_half(
    presences: list[Presence], in_favour: int, against: int, abstained: int
) -> None:
    there = Counter(presences)[Presence.PRESENT]
    votes = Votes(in_favour, against, abstained)
    if there <= len(presences) - there:
        with pytest.raises(Conflict) as none:
            rules.outcome(presences, votes)
        assert none.value.code is Problem.NO_QUORUM
    elif min(in_favour, against, abstained) < 0 or in_favour + against + abstained != there:
        with pytest.raises(Invalid) as wrong:
            rules.outcome(presences, votes)
        assert wrong.value.code is Problem.VOTES_WRONG
    else:
        carried = in_favour > against + abstained
        assert rules.outcome(presences, votes) is (Outcome.CARRIED if carried else Outcome.LOST)


@given(st.text(max_size=60), st.integers(min_value=1, max_value=40))
def test_a_text_is_kept_without_blanks_around_it_or_refused(written: str, longest: int) -> None:
    kept = written.strip()
    if 0 < len(kept) <= longest:
        assert rules.text(written, longest) == kept
    else:
        with pytest.raises(Invalid):
            rules.text(written, longest)


@pytest.mark.parametrize("given_to", [{"a", "b"}, {"a"}, set(), {"a", "c"}])
def test_the_presence_of_every_member_and_of_nobody_else_is_told(given_to: set[str]) -> None:
    told = dict.fromkeys(given_to, Presence.PRESENT)
    if given_to == {"a", "b"}:
        rules.check_presences(["a", "b"], told)
    else:
        with pytest.raises(Invalid):
            rules.check_presences(["a", "b"], told)


def test_days_that_are_over_or_outside_the_plan_are_refused() -> None:
    today = date(2026, 11, 25)
    rules.check_due(today, today, 2026)
    for due, year in ((today - timedelta(days=1), None), (date(2027, 1, 1), 2026)):
        with pytest.raises(Invalid):
            rules.check_due(due, today, year)


def test_a_meeting_lies_within_two_years() -> None:
    rules.check_begin(NOW + timedelta(days=700), NOW)
    for far in (-1000, 1000):
        with pytest.raises(Invalid):
            rules.check_begin(NOW + timedelta(days=far), NOW)
