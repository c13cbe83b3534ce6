"""From four findings to a grade of severity: a proposal with its reasons, never the decision (P08)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from shoumi.regime.conduct.vocabulary import Consequence, Intent, Remedy, Step

LOWEST, HIGHEST = 1, 4
"""The ranks of the scale; a company names and describes them as it likes."""

_INTENT = {Intent.SLIGHT: 0, Intent.GROSS: 1, Intent.DELIBERATE: 2}
_CONSEQUENCE = {Consequence.NONE: 0, Consequence.MINOR: 1, Consequence.SERIOUS: 2, Consequence.GRAVE: 3}


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """What was found: intent, consequence, remedy taken, and how many records stand on the file already."""

    intent: Intent
    consequence: Consequence
    remedy: Remedy
    repetition: int = 0


@dataclass(frozen=True, slots=True)
class Reasoned:
    """One step to the grade: which, and by how much it moved the rank (the first step sets it)."""

    step: Step
    moved: int


@dataclass(frozen=True, slots=True)
class Graded:
    """The rank that follows from the findings, and each step on the way."""

    rank: int
    reasons: tuple[Reasoned, ...]


def grade(findings: Findings) -> Graded:
    """Return the rank that ``findings`` propose, from `LOWEST` to `HIGHEST`, with its reasons.

    Intent and consequence set it. Whoever remedied everything of their own accord comes off one lower, unless it was
    done deliberately; whoever hid it or stood in the way one higher; a standing record raises it by one, more by two.
    """
    base = LOWEST + max(0, _CONSEQUENCE[findings.consequence] + _INTENT[findings.intent] - 1)
    steps = [Reasoned(Step.BASE, min(base, HIGHEST))]
    if findings.remedy is Remedy.IN_FULL and findings.intent is not Intent.DELIBERATE:
        steps.append(Reasoned(Step.REMEDIED, -1))
    if findings.remedy is Remedy.HINDERED:
        steps.append(Reasoned(Step.HINDERED, 1))
    if findings.repetition:
        steps.append(Reasoned(Step.REPEATED, min(findings.repetition, 2)))
    rank = sum(step.moved for step in steps)
    return Graded(min(max(rank, LOWEST), HIGHEST), tuple(steps))


@dataclass(frozen=True, slots=True)
class Standing:
    """The span in which a record counts: from the day it is in force until the last day, None for no end."""

    since: date
    until: date | None


def repetition(records: Iterable[Standing], day: date) -> int:
    """Return how many of the ``records`` count as repetition on ``day``: in force by then, and not expired."""
    return sum(one.since <= day and (one.until is None or day <= one.until) for one in records)
