"""The grade that four findings propose, and what counts as repetition."""

from dataclasses import replace
from datetime import date, timedelta
from enum import StrEnum
from typing import TypeVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shoumi.regime.conduct.rules.grading import HIGHEST, LOWEST, Findings, Standing, grade, repetition
from shoumi.regime.conduct.vocabulary import Consequence, Intent, Remedy, Step

M = TypeVar("M", bound=StrEnum)

findings = st.builds(
    Findings,
    intent=st.sampled_from(Intent),
    consequence=st.sampled_from(Consequence),
    remedy=st.sampled_from(Remedy),
    repetition=st.integers(0, 5),
)
days = st.dates(date(2020, 1, 1), date(2035, 12, 31))
records = st.lists(st.builds(Standing, since=days, until=st.none() | days), max_size=6)


@pytest.mark.parametrize(
    ("found", "rank"),
    [
        ((Intent.SLIGHT, Consequence.NONE, Remedy.HELPED, 0), 1),
        ((Intent.SLIGHT, Consequence.SERIOUS, Remedy.HELPED, 0), 2),
        ((Intent.SLIGHT, Consequence.SERIOUS, Remedy.IN_FULL, 0), 1),
        ((Intent.GROSS, Consequence.MINOR, Remedy.NOTHING, 1), 3),
        ((Intent.DELIBERATE, Consequence.NONE, Remedy.IN_FULL, 0), 2),
        ((Intent.DELIBERATE, Consequence.GRAVE, Remedy.HINDERED, 2), 4),
    ],
)
def test_grades_of_the_guidance(found: tuple[Intent, Consequence, Remedy, int], rank: int) -> None:
    intent, consequence, remedy, standing = found
    whole = Findings(intent=intent, consequence=consequence, remedy=remedy, repetition=standing)
    assert grade(whole).rank == rank


@given(findings)
def test_nothing_graver_is_graded_lower(found: Findings) -> None:
    worse = [
        *(replace(found, intent=one) for one in _from(Intent, found.intent)),
        *(replace(found, consequence=one) for one in _from(Consequence, found.consequence)),
        *(replace(found, remedy=one) for one in _from(Remedy, found.remedy)),
        replace(found, repetition=found.repetition + 1),
    ]
    assert all(grade(one).rank >= grade(found).rank for one in worse)


@given(findings)
def test_the_steps_add_up_to_the_grade_within_the_scale(found: Findings) -> None:
    graded = grade(found)
    whole = sum(step.moved for step in graded.reasons)
    assert graded.rank == min(max(whole, LOWEST), HIGHEST)
    assert graded.reasons[0].step is Step.BASE
    assert (Step.REPEATED in {step.step for step in graded.reasons}) == (found.repetition > 0)


@given(records, days)
def test_a_record_counts_from_its_first_day_to_its_last(kept: list[Standing], day: date) -> None:
    counted = repetition(kept, day)
    assert counted == len([one for one in kept if one.since <= day <= (one.until or date.max)])
    over = [Standing(one.since, day - timedelta(days=1)) for one in kept]
    assert repetition([*over, Standing(day + timedelta(days=1), None)], day) == 0


def _from(members: type[M], member: M) -> list[M]:
    whole = list(members)
    return whole[whole.index(member) :]
