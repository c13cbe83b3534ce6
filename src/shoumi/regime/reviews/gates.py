"""The condition this part contributes: whose line it is."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from shoumi.regime.access.actors import Person
from shoumi.regime.access.decisions import Case, Question, Reason
from shoumi.regime.reviews.models import Line
from shoumi.regime.reviews.queries.lines import assigned
from shoumi.regime.reviews.vocabulary import GateCode, ReasonCode


@dataclass(frozen=True, slots=True)
class Standing:
    """How somebody stands to a line: whether it is theirs to decide, and whether the right is their own."""

    assigned: bool
    own: bool


class Reviewer:
    """The line is the person's to decide, and the right is not their own."""

    code = GateCode.REVIEWER
    always = False
    of_subject = True

    def load(self, question: Question, _case: Case) -> Standing:
        """Return how the actor stands to the line at the question's instant."""
        actor = question.actor
        if not isinstance(actor, Person):
            return Standing(assigned=False, own=False)
        lines = Line.objects.filter(pk=question.subject.id)
        return Standing(
            assigned=lines.filter(assigned(actor.id, question.at)).exists(),
            own=lines.filter(person=actor.id).exists(),
        )

    def check(self, standing: Standing) -> Reason | None:
        """Refuse the holder of the right, and everybody whose line it is not."""
        if standing.own:
            return Reason(ReasonCode.OWN_RIGHT)
        return None if standing.assigned else Reason(ReasonCode.NOT_REVIEWER)

    def narrow(self, things: QuerySet[Any], viewer: Person, at: datetime) -> QuerySet[Any]:
        """Keep the lines that are ``viewer``'s to decide."""
        return things.filter(assigned(viewer.id, at))
