"""The closed vocabularies of governance."""

from enum import StrEnum
from uuid import UUID

from shoumi.regime.journal.acting import Subject

MEETING, TASK = "meeting", "task"
BODIES = Subject("bodies", UUID(int=0))
"""What the bodies do as a whole, as the subject of decisions that concern no single meeting."""


class Permission(StrEnum):
    """The verbs of this part."""

    SEE = "governance.meeting.see"
    CALL = "governance.meeting.call"
    CANCEL = "governance.meeting.cancel"
    RECORD = "governance.meeting.record"
    RESOLVE = "governance.resolution.enter"
    ASSIGN = "governance.task.assign"
    SETTLE = "governance.task.settle"


class Event(StrEnum):
    """Ledger events of this part."""

    CALLED = "governance.meeting.called"
    CANCELLED = "governance.meeting.cancelled"
    HELD = "governance.meeting.held"
    RESOLVED = "governance.resolution.entered"
    ASSIGNED = "governance.task.assigned"
    SETTLED = "governance.task.settled"
    EXPORTED = "governance.list.exported"


class GateCode(StrEnum):
    """The gates this part contributes."""

    IN_CHARGE = "governance.in_charge"


class Tie(StrEnum):
    """How somebody is tied to a meeting or a task."""

    MEMBER = "member"
    OWNER = "owner"
    OVERSEER = "overseer"
    OFFICER = "officer"


class MeetingState(StrEnum):
    """How far a meeting has come."""

    CALLED = "called"
    HELD = "held"
    CANCELLED = "meeting_cancelled"


class Presence(StrEnum):
    """Whether a member was there."""

    PRESENT = "present_there"
    EXCUSED = "excused"
    ABSENT = "absent_there"


class Outcome(StrEnum):
    """What a vote came to."""

    CARRIED = "carried"
    LOST = "lost"


class TaskState(StrEnum):
    """Where a task stands."""

    OPEN = "task_open"
    DONE = "task_done"
    DROPPED = "task_dropped"


class Problem(StrEnum):
    """What can be wrong with what was asked of this part."""

    NO_SUCH_MEETING = "governance.no_such_meeting"
    NO_SUCH_TASK = "governance.no_such_task"
    NO_SUCH_RESOLUTION = "governance.no_such_resolution"
    NO_MEMBERS = "governance.no_members"
    TEXT_MISSING = "governance.text_missing"
    TEXT_TOO_LONG = "governance.text_too_long"
    MEETING_OVER = "governance.meeting_over"
    MEETING_IN_FUTURE = "governance.meeting_in_future"
    MEETING_TOO_FAR = "governance.meeting_too_far"
    NOT_HELD = "governance.not_held"
    PRESENCE_MISSING = "governance.presence_missing"
    NO_QUORUM = "governance.no_quorum"
    VOTES_WRONG = "governance.votes_wrong"
    OWNER_UNFIT = "governance.owner_unfit"
    DUE_PAST = "governance.due_past"
    DUE_OUTSIDE_YEAR = "governance.due_outside_year"
    TASK_OVER = "governance.task_over"
    NOTE_MISSING = "governance.note_missing"
