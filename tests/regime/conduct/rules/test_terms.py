"""Terms of records and appeals, and which body decides."""

import calendar
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shoumi.engines.foundation.errors import Conflict, Invalid
from shoumi.regime.conduct.rules import bodies, measures, presets, references, steps, terms, texts
from shoumi.regime.conduct.rules.measures import Setting, Weight
from shoumi.regime.conduct.vocabulary import (
    Audience,
    ConductState,
    Decider,
    Effect,
    EvidenceKind,
    Permission,
    Problem,
)
from shoumi.regime.people.vocabulary import Office

days = st.dates(date(2000, 1, 1), date(2090, 12, 31))
months = st.integers(1, terms.MOST_MONTHS)
MEASURES = dict(presets.MEASURES)


@given(days, months, months)
def test_months_later_keeps_the_day_or_takes_the_last_of_the_month(day: date, first: int, second: int) -> None:
    later = terms.months_later(day, first)
    assert (later.year - day.year) * 12 + later.month - day.month == first
    assert later.day == min(day.day, calendar.monthrange(later.year, later.month)[1])
    assert (terms.months_later(day, first) <= terms.months_later(day, second)) == (first <= second)


@given(days, st.lists(st.none() | months, max_size=5))
def test_the_longest_measure_keeps_the_record_and_one_for_good_for_good(since: date, kept: list[int | None]) -> None:
    until = terms.expiry(since, kept)
    if not kept or None in kept:
        assert until is None
        assert not terms.has_expired(until, date.max)
        return
    assert until == max(terms.months_later(since, term) for term in kept if term)
    assert not terms.has_expired(until, until)
    assert terms.has_expired(until, until + timedelta(days=1))


@given(st.lists(st.sampled_from(Decider)), st.sampled_from(Audience), st.sets(st.sampled_from(Office)))
def test_the_body_reaches_every_measure_and_stands_above_who_it_is_about(
    wanted: list[Decider], audience: Audience, concerned: set[Office]
) -> None:
    body = bodies.body_for(wanted, audience, concerned)
    assert all(bodies.reaches(body, one) for one in wanted)
    if concerned & {Office.PRESIDENT, Office.BOARD}:
        assert body is Decider.BOARD
    if audience is not Audience.OWN or Office.HEAD in concerned:
        assert body is not Decider.HEAD
    assert bodies.reaches(bodies.APPEALS_TO[body], body)


@given(st.sampled_from(Decider), st.sets(st.sampled_from(Decider)))
def test_an_empty_body_passes_the_case_up_and_never_down(body: Decider, seated: set[Decider]) -> None:
    found = bodies.first_seated(body, seated)
    assert bodies.reaches(found, body)
    above = {one for one in seated if bodies.reaches(one, body)}
    assert found in above if above else found is body


def test_an_appeal_goes_up() -> None:
    below = [body for body in Decider if body is not Decider.BOARD]
    assert all(not bodies.reaches(body, bodies.APPEALS_TO[body]) for body in below)


@pytest.mark.parametrize("code", MEASURES)
def test_presets_are_whole_and_say_what_the_law_makes_of_them(code: str) -> None:
    one = MEASURES[code]
    measures.check_terms(one)
    if one.effect is Effect.DISCIPLINE:
        assert one.note.zh
        assert one.note.en
    assert bool(one.law.zh) == bool(one.law.en)
    assert not one.union or one.hearing


def test_a_measure_fits_the_case_or_is_refused_with_the_reason() -> None:
    written, dismissal = MEASURES["written-warning"], MEASURES["dismissal"]
    setting = Setting(effect=Effect.DISCIPLINE, audience=Audience.OWN, rank=2, heard=True)
    measures.check_choice([written], setting)
    for chosen, problem in (
        ([], Problem.MEASURE_MISSING),
        ([MEASURES["commendation"]], Problem.WRONG_EFFECT),
        ([MEASURES["unit-score"]], Problem.WRONG_AUDIENCE),
        ([written, dismissal], Problem.NOT_SEVERE_ENOUGH),
    ):
        with pytest.raises(Invalid) as wrong:
            measures.check_choice(chosen, setting)
        assert wrong.value.code is problem
    unheard = Setting(effect=Effect.DISCIPLINE, audience=Audience.OWN, rank=2, heard=False)
    with pytest.raises(Conflict):
        measures.check_choice([written], unheard)
    measures.check_choice([MEASURES["verbal-warning"]], unheard)
    today = date(2026, 5, 6)
    with pytest.raises(Invalid):
        measures.check_union([dismissal], None, today)
    with pytest.raises(Invalid):
        measures.check_union([dismissal], today + timedelta(days=1), today)
    measures.check_union([dismissal], today, today)


def weight(rank: int, *codes: str) -> Weight:
    return Weight(rank, {code: measures.heaviness(MEASURES[code]) for code in codes})


@pytest.mark.parametrize(
    ("after", "problem"),
    [
        (weight(2, "written-warning"), None),
        (weight(1, "verbal-warning"), None),
        (weight(1, "demerit", "written-warning"), None),
        (weight(2, "demerit", "written-warning"), Problem.CHANGE_NOTHING),
        (weight(3, "demerit", "written-warning"), Problem.WORSE_ON_APPEAL),
        (weight(2, "demotion"), Problem.WORSE_ON_APPEAL),
        (weight(2, "demerit", "written-warning", "bonus-withheld"), Problem.WORSE_ON_APPEAL),
        (weight(2, "demerit", "bonus-withheld"), Problem.WORSE_ON_APPEAL),
    ],
)
def test_an_appeal_leads_to_something_else_that_is_no_worse(after: Weight, problem: Problem | None) -> None:
    before = weight(2, "demerit", "written-warning")
    if problem is None:
        measures.check_milder(before, after)
        return
    with pytest.raises(Invalid) as refused:
        measures.check_milder(before, after)
    assert refused.value.code is problem


judgements = st.builds(
    lambda rank, codes: weight(rank, *codes), st.integers(1, 4), st.sets(st.sampled_from(sorted(MEASURES)), max_size=4)
)


@given(judgements, judgements)
def test_nobody_is_worse_off_for_appealing(before: Weight, after: Weight) -> None:
    try:
        measures.check_milder(before, after)
    except Invalid:
        return
    assert after.rank <= before.rank
    heaviest_first = [sorted(one.measures.values(), reverse=True) for one in (after, before)]
    assert heaviest_first[0] <= heaviest_first[1]
    with pytest.raises(Invalid):
        measures.check_milder(after, before)


def test_every_state_has_a_way_on_and_no_end_has_one() -> None:
    admitted = {state for states in steps.FROM.values() for state in states}
    assert admitted == set(ConductState) - steps.OVER - {ConductState.IN_FORCE}
    for state in ConductState:
        for verb, states in steps.FROM.items():
            if state not in states:
                with pytest.raises(Conflict):
                    steps.check(verb, state)
    steps.check(Permission.DECIDE, ConductState.PROPOSED)


def test_a_measure_that_waits_for_the_appeal_is_in_effect_only_afterwards() -> None:
    effective = {
        state
        for state in ConductState
        if steps.in_effect(state, suspended=True) and steps.in_effect(state, suspended=False)
    }
    assert effective == {ConductState.IN_FORCE}
    assert steps.in_effect(ConductState.APPEALED, suspended=False)


def test_references_and_texts_are_tidied_or_refused() -> None:
    assert references.tidy(references.kind_of(" 1024 "), " 1024 ") == "1024"
    assert references.kind_of("js-2026-7k4fqhxw") is EvidenceKind.DOCUMENT
    assert references.tidy(EvidenceKind.DOCUMENT, "js-2026-7k4fqhxw") == "JS-2026-7K4FQHXW"
    assert references.kind_of("5f0c3b8e-1111-4222-8333-444455556666") is EvidenceKind.TRACE
    for nonsense in ("", "../etc", "x" * 80, "核心算法"):
        with pytest.raises(Invalid):
            references.kind_of(nonsense)
    assert texts.written("  一、经过 \r\n\r\n 二、后果  ") == "一、经过\n\n二、后果"
    for wrong in (" \n ", "看\u202e不见", "长" * (texts.LONGEST + 1), ("长" * 80 + "\n") * 60):
        with pytest.raises(Invalid):
            texts.written(wrong)
