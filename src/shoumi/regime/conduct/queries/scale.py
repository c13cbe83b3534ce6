"""The severity scale and the measures, as they hold now or held on a day: no secret to anybody in the company."""

from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from shoumi.engines.foundation.errors import NotFound
from shoumi.regime.conduct.models import Measure, SeverityGrade
from shoumi.regime.conduct.vocabulary import Audience, Effect, Problem
from shoumi.regime.kit import clock
from shoumi.regime.people import queries as people
from shoumi.regime.people.rules.standing import is_outsider


def grades(at: datetime | None = None) -> "QuerySet[SeverityGrade]":
    """Return the grades as they were worded at ``at`` (now by default), the lightest first."""
    held: QuerySet[SeverityGrade] = SeverityGrade.objects.holding(at or clock.now())
    return held.order_by("rank")


def measures(at: datetime | None = None) -> "QuerySet[Measure]":
    """Return the measures as they were set at ``at`` (now by default), in the order of the presets."""
    held: QuerySet[Measure] = Measure.objects.holding(at or clock.now())
    return held.order_by("order", "code")


def measures_for(effect: Effect, audience: Audience) -> "QuerySet[Measure]":
    """Return the measures that may be chosen in a case of this kind."""
    return measures().filter(effect=effect, audience=audience)


def measure(code: str) -> Measure:
    """Return the measure ``code`` as it is set now. Raises NotFound."""
    found = measures().filter(code=code).first()
    if found is None:
        raise NotFound(Problem.NO_SUCH_MEASURE)
    return found


def grade(code: str) -> SeverityGrade:
    """Return the grade ``code`` as it is worded now. Raises NotFound."""
    found = grades().filter(code=code).first()
    if found is None:
        raise NotFound(Problem.NO_SUCH_GRADE)
    return found


def grade_of_rank(rank: int) -> SeverityGrade | None:
    """Return the grade of ``rank``; None before there is a scale."""
    return grades().filter(rank=rank).first()


def audience_of(person: UUID) -> Audience:
    """Return whether ``person`` is of the company or from outside, by their last relation to it."""
    kind = people.last_kind_of(person)
    return Audience.OUTSIDE if kind is not None and is_outsider(kind) else Audience.OWN
