"""Calling a meeting, recording or cancelling it, and deciding at it (G01)."""

from uuid import UUID, uuid4

from django.db.models import Max

from shoumi.engines.foundation.errors import Conflict, NotFound
from shoumi.regime.access.actors import Person
from shoumi.regime.access.deciding import authorised
from shoumi.regime.governance import queries, rules
from shoumi.regime.governance.models import Attendance, Meeting, Resolution
from shoumi.regime.governance.values import Minutes, NewMeeting, Votes
from shoumi.regime.governance.vocabulary import BODIES, Event, MeetingState, Permission, Presence, Problem
from shoumi.regime.journal.recording import record
from shoumi.regime.kit import clock
from shoumi.regime.people.vocabulary import Problem as PeopleProblem
from shoumi.regime.vault.values import seal_text


def call_meeting(*, actor: Person, new: NewMeeting) -> Meeting:
    """Call everybody who sits in a body to a meeting.

    Raises Refused for who neither sits in a body nor is the officer, NotFound for a body whose work ``actor`` does not
    see, Invalid for texts that are missing or too long or a day out of reach, Conflict for a body nobody sits in.
    """
    agenda, place = rules.text(new.agenda), rules.text(new.place, rules.LONGEST_PLACE)
    rules.check_begin(new.begins_at, clock.now())
    with authorised(actor, Permission.CALL, BODIES) as decision:
        if not queries.bodies(actor).filter(id=new.body).exists():
            raise NotFound(PeopleProblem.NO_SUCH_BODY)
        called = queries.members(new.body, decision.question.at)
        if not called:
            raise Conflict(Problem.NO_MEMBERS)
        meeting_id = uuid4()
        row = Meeting.objects.create(
            id=meeting_id,
            body_id=new.body,
            begins_at=new.begins_at,
            place=place,
            sealed_agenda=seal_text(agenda, Meeting.context("agenda", meeting_id)),
            called_by_id=actor.id,
            called_at=decision.question.at,
        )
        Attendance.objects.bulk_create(Attendance(meeting=row, person_id=person) for person in called)
        record(
            Event.CALLED, actor=actor, subject=row.subject, body=new.body, begins_at=new.begins_at, members=len(called)
        )
        return row


def cancel_meeting(*, actor: Person, meeting: UUID) -> None:
    """Call a meeting off. Raises NotFound, Refused, and Conflict once it is held or cancelled."""
    known = queries.meeting(actor, meeting)
    with authorised(actor, Permission.CANCEL, known.subject):
        row = _still_called(meeting)
        row.state, row.ended_by_id, row.ended_at = MeetingState.CANCELLED, actor.id, clock.now()
        row.save(update_fields=["state", "ended_by", "ended_at"])
        record(Event.CANCELLED, actor=actor, subject=row.subject)


def record_meeting(*, actor: Person, meeting: UUID, minutes: Minutes) -> None:
    """Enter who was there and the minutes; from then on the meeting is held and can decide.

    Raises NotFound, Refused, Invalid when a member's presence or the minutes are missing, Conflict once it is held or
    cancelled, or before it has begun.
    """
    told = rules.text(minutes.text)
    known = queries.meeting(actor, meeting)
    with authorised(actor, Permission.RECORD, known.subject) as decision:
        row = _still_called(meeting)
        if row.begins_at > decision.question.at:
            raise Conflict(Problem.MEETING_IN_FUTURE)
        rows = list(queries.attendances(row))
        rules.check_presences([one.person_id for one in rows], minutes.presences)
        for one in rows:
            one.presence = minutes.presences[one.person_id]
        Attendance.objects.bulk_update(rows, ["presence"])
        row.sealed_minutes = seal_text(told, Meeting.context("minutes", row.id))
        row.state, row.ended_by_id, row.ended_at = MeetingState.HELD, actor.id, decision.question.at
        row.save(update_fields=["sealed_minutes", "state", "ended_by", "ended_at"])
        present = [one.person_id for one in rows if one.presence == Presence.PRESENT]
        record(Event.HELD, actor=actor, subject=row.subject, present=present, members=len(rows))


def enter_resolution(*, actor: Person, meeting: UUID, text: str, votes: Votes) -> Resolution:
    """Enter what a meeting decided, with the votes; the outcome follows from them.

    Raises NotFound, Refused, Invalid for a missing text or votes that do not fit who was present, Conflict before the
    meeting is held and where it had no quorum.
    """
    told = rules.text(text)
    known = queries.meeting(actor, meeting)
    with authorised(actor, Permission.RESOLVE, known.subject) as decision:
        row = Meeting.objects.get(pk=meeting)
        if row.state_code is not MeetingState.HELD:
            raise Conflict(Problem.NOT_HELD)
        presences = [Presence(one.presence) for one in queries.attendances(row)]
        outcome = rules.outcome(presences, votes)
        year = clock.day_of(row.begins_at).year
        newest = Resolution.objects.filter(body=row.body_id, year=year).aggregate(newest=Max("number"))["newest"]
        resolution_id = uuid4()
        entered = Resolution.objects.create(
            id=resolution_id,
            meeting=row,
            body_id=row.body_id,
            year=year,
            number=(newest or 0) + 1,
            sealed_text=seal_text(told, Resolution.context(resolution_id)),
            in_favour=votes.in_favour,
            against=votes.against,
            abstained=votes.abstained,
            outcome=outcome,
            entered_by_id=actor.id,
            entered_at=decision.question.at,
        )
        record(
            Event.RESOLVED,
            actor=actor,
            subject=row.subject,
            resolution=entered.id,
            number=entered.label,
            vote=outcome,
            in_favour=votes.in_favour,
            against=votes.against,
            abstained=votes.abstained,
        )
        return entered


def _still_called(meeting: UUID) -> Meeting:
    row = Meeting.objects.get(pk=meeting)
    if row.state_code is not MeetingState.CALLED:
        raise Conflict(Problem.MEETING_OVER)
    return row
