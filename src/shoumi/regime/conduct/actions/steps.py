"""What the acts of a case share: the row they step from, whose hand it is, witnesses, and what is chosen."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from shoumi.engines.foundation.errors import Invalid, NotFound
from shoumi.regime.access.actors import Actor
from shoumi.regime.conduct.models import ConductCase, Measure, SeverityGrade
from shoumi.regime.conduct.queries import scale
from shoumi.regime.conduct.rules import steps
from shoumi.regime.conduct.rules.measures import Setting, check_choice
from shoumi.regime.conduct.values import Judgement
from shoumi.regime.conduct.vocabulary import Effect, Permission, Problem
from shoumi.regime.kit import clock
from shoumi.regime.people import queries as people
from shoumi.regime.people.actions.facts import hand_of


def stepping(case: UUID, verb: Permission) -> ConductCase:
    """Return the case, which `authorised` has locked. Raises Conflict when its state does not admit ``verb``."""
    row = ConductCase.objects.get(id=case)
    steps.check(verb, row.state_code)
    return row


def hand(actor: Actor) -> UUID:
    """Return the person who acts; the powers of this part let nobody else come this far."""
    person = hand_of(actor)
    if person is None:
        raise NotFound(Problem.NO_SUCH_CASE)
    return person


def day_of(instant: datetime | None) -> date | None:
    """Return the company date of ``instant``; None for none."""
    return clock.day_of(instant) if instant else None


def check_witness(actor: Actor, row: ConductCase, witness: UUID | None, at: datetime) -> None:
    """Raise Invalid unless ``witness`` is present, and neither who records it nor who it is about."""
    if witness is None or witness in {hand_of(actor), row.person_id} or not people.is_present(witness, at):
        raise Invalid(Problem.WITNESS_UNFIT)


def measures_chosen(row: ConductCase, judgement: Judgement) -> list[Measure]:
    """Return the measures of ``judgement``, as they are set now. Raises NotFound for one that is not."""
    wanted = set(judgement.measures)
    chosen = list(scale.measures().filter(code__in=wanted, audience=row.audience))
    if len(chosen) != len(wanted):
        raise NotFound(Problem.NO_SUCH_MEASURE)
    return chosen


def grade_chosen(row: ConductCase, judgement: Judgement) -> SeverityGrade | None:
    """Return the grade of ``judgement``; None for a reward. Raises Invalid where discipline has none."""
    if row.effect_code is Effect.REWARD:
        return None
    grade = scale.grades().filter(code=judgement.grade).first()
    if grade is None:
        raise Invalid(Problem.NO_SUCH_GRADE)
    return grade


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A judgement whose measures and grade were found."""

    measures: Sequence[Measure]
    grade: SeverityGrade | None
    ground: str
    union_told_on: date | None = None


def found(row: ConductCase, judgement: Judgement) -> Judged:
    """Return ``judgement`` with its measures and grade, which fit the case. Raises as `check_choice`."""
    chosen, grade = measures_chosen(row, judgement), grade_chosen(row, judgement)
    setting = Setting(
        effect=row.effect_code,
        audience=row.audience_code,
        rank=grade.rank if grade else 0,
        heard=hasattr(row, "hearing"),
    )
    check_choice([one.terms for one in chosen], setting)
    return Judged(measures=chosen, grade=grade, ground=judgement.ground, union_told_on=judgement.union_told_on)


def codes(chosen: Sequence[Measure]) -> list[str]:
    """Return the codes of measures as the ledger keeps them."""
    return sorted(one.code for one in chosen)
