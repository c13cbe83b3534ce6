"""Coming back: somebody who left, or is leaving, belongs to the company again and keeps their history."""

from uuid import UUID

from shoumi.engines.foundation.errors import Conflict
from shoumi.regime.access.actors import Actor
from shoumi.regime.access.deciding import authorised
from shoumi.regime.journal.recording import record
from shoumi.regime.people.actions.facts import person_subject
from shoumi.regime.people.models import Employment
from shoumi.regime.people.queries import standing
from shoumi.regime.people.vocabulary import Event, Kind, Permission, Problem, State


def take_back(*, actor: Actor, person: UUID, kind: Kind | None = None) -> None:
    """Let ``person`` be present again from now on, as ``kind``, by default as before; what held stays as it was.

    Whoever had left gets nothing back but the entry: units, offices and clearance are given anew. Raises Conflict when
    the person is present, or expected already.
    """
    with authorised(actor, Permission.TAKE_BACK, person_subject(person)) as decision:
        now = decision.question.at
        if standing.state_of(person, now) not in {State.LEAVING, State.LEFT}:
            raise Conflict(Problem.ALREADY_HERE)
        relation = kind or standing.last_kind_of(person) or Kind.EMPLOYEE
        Employment.objects.unended(now).filter(person_id=person).end_at(now)
        Employment.objects.create(person_id=person, kind=relation, state=State.PRESENT, holds_from=now, recorded_at=now)
        record(Event.RETURNED, actor=actor, subject=person_subject(person), kind=relation)
