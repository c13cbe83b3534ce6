"""Naming somebody who answers requests to know while a custodian is away, and ending that."""

from datetime import date
from uuid import UUID

from shoumi.engines.foundation.errors import Conflict, Invalid, NotFound
from shoumi.regime.access.actors import Person
from shoumi.regime.access.deciding import authorised
from shoumi.regime.documents import queries, rules
from shoumi.regime.documents.models import StandingIn
from shoumi.regime.documents.vocabulary import STANDING_IN, Event, Permission, Problem
from shoumi.regime.journal.recording import record
from shoumi.regime.kit import clock
from shoumi.regime.people.models import Person as PersonRow
from shoumi.regime.people.queries import standing as people
from shoumi.regime.people.rules.standing import is_outsider


def name_deputy(*, actor: Person, deputy: UUID, since: date, until: date) -> StandingIn:
    """Let ``deputy`` answer requests to know for ``actor`` from ``since`` to the end of ``until`` (O05).

    It begins now where ``since`` is past. The deputy answers only for what they are named and cleared for themself, and
    never a request of their own. Raises Invalid for a span that runs backwards, is over or too long and for oneself,
    and Conflict for somebody who keeps nothing, for a deputy from outside or not present, and while another is named.
    """
    rules.check_standing_in(since, until, clock.today())
    if deputy == actor.id:
        raise Invalid(Problem.OWN_DEPUTY)
    with authorised(actor, Permission.NAME_DEPUTY, STANDING_IN) as decision:
        now = decision.question.at
        list(PersonRow.objects.select_for_update().filter(pk=actor.id).values_list("pk"))
        if not queries.keeps_documents(actor):
            raise Conflict(Problem.KEEPS_NOTHING)
        _check_deputy(deputy)
        standing = StandingIn.objects.standing().filter(custodian=actor.id)
        if standing.filter(holds_until__gt=now).exists():
            raise Conflict(Problem.DEPUTY_NAMED)
        for over in standing:
            over.replaced(now)
        row: StandingIn = StandingIn.objects.create(
            custodian_id=actor.id,
            deputy_id=deputy,
            holds_from=max(clock.start_of(since), now),
            holds_until=clock.end_of(until),
            recorded_at=now,
        )
        begins = clock.day_of(row.holds_from)
        record(Event.DEPUTY_NAMED, actor=actor, subject=STANDING_IN, person=deputy, since=begins, until=until)
    return row


def end_standing_in(*, actor: Person) -> None:
    """End the standing in for ``actor`` now. Raises NotFound when nobody stands in for them, now or later."""
    with authorised(actor, Permission.NAME_DEPUTY, STANDING_IN) as decision:
        now = decision.question.at
        row = StandingIn.objects.standing().filter(custodian=actor.id, holds_until__gt=now).first()
        if row is None:
            raise NotFound(Problem.NO_DEPUTY)
        row.end_at(now)
        record(Event.DEPUTY_RELIEVED, actor=actor, subject=STANDING_IN, person=row.deputy_id)


def _check_deputy(deputy: UUID) -> None:
    """Raise Conflict unless ``deputy`` is one of the company's own people and present."""
    now = clock.now()
    kind = people.kind_of(deputy, now)
    if kind is None or not people.is_present(deputy, now):
        raise Conflict(Problem.NOT_PRESENT)
    if is_outsider(kind):
        raise Conflict(Problem.DEPUTY_OUTSIDE)
