"""What a review does to a line of a need-to-know list, inside an act of its own that was authorised to (P10).

A suspension is no flag beside the line: its validity ends, and restoring it is a further validity of the same grant. So
what held on any day is read off the dates as ever, and no gate has to know of reviews. Callers lock the document.
"""

from datetime import date, datetime
from uuid import UUID

from django.db.models import Q

from shoumi.engines.foundation.errors import Conflict
from shoumi.regime.access.actors import Actor
from shoumi.regime.documents import rules
from shoumi.regime.documents.actions.granting import check_cleared
from shoumi.regime.documents.models import Reading
from shoumi.regime.documents.vocabulary import Event, Problem
from shoumi.regime.journal.recording import record
from shoumi.regime.kit import clock
from shoumi.regime.people.queries import standing as people


def confirm_line(actor: Actor, line: Reading, *, review: UUID, until: date | None = None) -> Reading:
    """Let ``line`` stand, with ``until`` until the end of that company date; return it as it stands then.

    Raises Invalid for a day that is over or too far.
    """
    standing = line
    if until is not None:
        rules.check_until(until, clock.today())
        now = clock.now()
        line.replaced(now)
        standing = line.follow(holds_until=clock.end_of(until), recorded_at=now)
    _told(Event.READING_CONFIRMED, actor, standing, review, until=until)
    return standing


def withdraw_line(actor: Actor, line: Reading, *, review: UUID) -> None:
    """End ``line`` now, because its reviewer revoked it."""
    line.end_at(clock.now())
    _told(Event.READING_WITHDRAWN, actor, line, review)


def suspend_line(actor: Actor, line: Reading, *, review: UUID) -> None:
    """End ``line`` now, because nobody confirmed it in time."""
    line.end_at(clock.now())
    _told(Event.READING_SUSPENDED, actor, line, review)


def resume_line(actor: Actor, grant: UUID, until: datetime | None, *, review: UUID) -> Reading:
    """Let the ended line ``grant`` hold again from now until ``until``, for the reader and purpose it had.

    Raises Conflict when that instant is past, when the reader was named anew meanwhile, also where that line has ended
    (whoever ended it decided later), and for a person who is not present or no longer cleared for the level.
    """
    now = clock.now()
    last = Reading.objects.filter(grant=grant).select_related("document").order_by("-pk")[0]
    if until is not None and until <= now:
        raise Conflict(Problem.TERM_OVER)
    reader = {"person": last.person_id, "unit": last.unit_id, "position": last.position_id}
    standing = Reading.objects.standing().filter(document=last.document_id, **reader)
    if standing.filter(Q(holds_until=None) | Q(holds_until__gt=now)).exists():
        raise Conflict(Problem.ALREADY_NAMED)
    if Reading.objects.filter(document=last.document_id, pk__gt=last.pk, **reader).exists():
        raise Conflict(Problem.NAMED_SINCE)
    if last.person_id is not None:
        if not people.is_present(last.person_id, now):
            raise Conflict(Problem.READER_AWAY)
        check_cleared(last.person_id, last.document)
    for over in standing:
        over.replaced(now)
    resumed: Reading = last.follow(holds_from=now, holds_until=until, recorded_at=now)
    _told(Event.READING_RESTORED, actor, resumed, review, until=clock.day_of(until) if until else None)
    return resumed


def _told(event: Event, actor: Actor, line: Reading, review: UUID, **more: date | None) -> None:
    record(
        event,
        actor=actor,
        subject=line.document.subject,
        grant=line.grant,
        person=line.person_id,
        review=review,
        **{name: value for name, value in more.items() if value is not None},
    )
