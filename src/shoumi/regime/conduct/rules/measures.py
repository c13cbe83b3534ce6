"""What a measure asks of the case it is chosen in (P08)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from shoumi.engines.foundation.errors import Conflict, Invalid
from shoumi.regime.conduct.rules import bodies, grading, terms
from shoumi.regime.conduct.vocabulary import Audience, Decider, Effect, FollowUp, Problem
from shoumi.regime.kit.words import LocalizedText

NOTHING = LocalizedText("", "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """What a measure is and asks: for whom, from which rank, who decides, hearing, union, appeal, term, law.

    ``from_rank`` 0 is for rewards; ``months`` None stays on the file; ``appeal_days`` 0 admits no appeal.
    """

    name: LocalizedText
    effect: Effect
    audience: Audience
    decider: Decider
    from_rank: int = 0
    hearing: bool = False
    union: bool = False
    suspended: bool = False
    appeal_days: int = 0
    months: int | None = None
    follow_up: FollowUp = FollowUp.NONE
    note: LocalizedText = NOTHING
    law: LocalizedText = NOTHING


def check_terms(wanted: Terms) -> None:
    """Raise Invalid unless a measure's terms are whole: a rank for discipline only, terms within bounds."""
    ranks = range(grading.LOWEST, grading.HIGHEST + 1) if wanted.effect is Effect.DISCIPLINE else (0,)
    if wanted.from_rank not in ranks:
        raise Invalid(Problem.FROM_RANK_WRONG)
    if wanted.effect is Effect.REWARD and (wanted.hearing or wanted.union or wanted.appeal_days):
        raise Invalid(Problem.WRONG_EFFECT)
    in_range = wanted.months is None or 1 <= wanted.months <= terms.MOST_MONTHS
    if not in_range or not 0 <= wanted.appeal_days <= terms.MOST_APPEAL_DAYS:
        raise Invalid(Problem.MONTHS_OUT_OF_RANGE, months=terms.MOST_MONTHS, days=terms.MOST_APPEAL_DAYS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """The case in which measures are chosen; ``rank`` 0 where nothing is graded."""

    effect: Effect
    audience: Audience
    rank: int
    heard: bool


def check_choice(chosen: Sequence[Terms], setting: Setting) -> None:
    """Raise unless the ``chosen`` measures fit the case: Invalid for wrong ones, Conflict without the hearing."""
    if not chosen:
        raise Invalid(Problem.MEASURE_MISSING)
    for one in chosen:
        if one.effect is not setting.effect:
            raise Invalid(Problem.WRONG_EFFECT)
        if one.audience is not setting.audience:
            raise Invalid(Problem.WRONG_AUDIENCE)
        if one.from_rank > setting.rank:
            raise Invalid(Problem.NOT_SEVERE_ENOUGH, measure=str(one.name))
        if one.hearing and not setting.heard:
            raise Conflict(Problem.HEARING_MISSING, measure=str(one.name))


def check_union(chosen: Sequence[Terms], told_on: date | None, today: date) -> None:
    """Raise Invalid unless the trade union was told where a measure asks for it (Labour Contract Law, art. 43)."""
    if any(one.union for one in chosen) and told_on is None:
        raise Invalid(Problem.UNION_NOT_TOLD)
    if told_on is not None:
        terms.check_past(told_on, today)


Heaviness = tuple[int, int, int]


def heaviness(measure: Terms) -> Heaviness:
    """Return how heavy a measure is: from which rank, which body decides it, how many months it stays on the file."""
    months = terms.MOST_MONTHS + 1 if measure.months is None else measure.months
    return measure.from_rank, bodies.ORDER.index(measure.decider), months


@dataclass(frozen=True, slots=True)
class Weight:
    """How heavy a judgement is: the rank of its grade, and its measures by code."""

    rank: int
    measures: Mapping[str, Heaviness]


def check_milder(before: Weight, after: Weight) -> None:
    """Raise Invalid unless ``after`` changes ``before`` and makes it no worse: nobody is worse off for appealing.

    A measure that was not decided comes only instead of a heavier one.
    """
    if before == after:
        raise Invalid(Problem.CHANGE_NOTHING)
    added = [heavy for code, heavy in after.measures.items() if code not in before.measures]
    gone = [heavy for code, heavy in before.measures.items() if code not in after.measures]
    if after.rank > before.rank or (added and (not gone or max(added) >= max(gone))):
        raise Invalid(Problem.WORSE_ON_APPEAL)
