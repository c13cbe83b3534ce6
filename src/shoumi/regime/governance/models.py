"""Meetings with who was there, resolutions, and tasks. What was said is sealed."""

from typing import ClassVar
from uuid import UUID, uuid4

from django.db import models
from django.db.models import F, Q

from shoumi.regime.governance.rules import LONGEST_PLACE
from shoumi.regime.governance.vocabulary import MEETING, TASK, MeetingState, Outcome, Presence, TaskState
from shoumi.regime.journal.acting import Subject
from shoumi.regime.people.models import Body, Person
from shoumi.regime.people.models.columns import among, code_column
from shoumi.regime.vault.models import SealedTextField
from shoumi.regime.vault.values import open_text


class Meeting(models.Model):
    """One meeting of a body, from the call to the minutes."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    body = models.ForeignKey(Body, models.PROTECT, related_name="meetings")
    begins_at = models.DateTimeField()
    place = models.CharField(max_length=LONGEST_PLACE)
    sealed_agenda = SealedTextField()
    state = code_column(MeetingState, default=MeetingState.CALLED.value)
    called_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    called_at = models.DateTimeField()
    sealed_minutes = SealedTextField(null=True, blank=True)
    ended_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    ended_at = models.DateTimeField(null=True, blank=True)
    """When the minutes were recorded, or the meeting was cancelled."""

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            among("state", MeetingState, "governance_meeting_state"),
            models.CheckConstraint(
                condition=Q(state=MeetingState.CALLED.value, ended_at=None, ended_by=None)
                | (~Q(state=MeetingState.CALLED.value) & Q(ended_at__isnull=False, ended_by__isnull=False)),
                name="governance_meeting_ended",
            ),
            models.CheckConstraint(
                condition=Q(state=MeetingState.HELD.value, sealed_minutes__isnull=False)
                | (~Q(state=MeetingState.HELD.value) & Q(sealed_minutes=None)),
                name="governance_meeting_minutes",
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["body", "begins_at"], name="governance_meeting_of"),
        ]

    @staticmethod
    def context(column: str, meeting: UUID) -> str:
        """Return the context under which the sealed ``column`` of ``meeting`` is sealed."""
        return f"governance.meeting.{column}:{meeting}"

    @property
    def subject(self) -> Subject:
        """The meeting as the subject of decisions and events."""
        return Subject(MEETING, self.id)

    @property
    def state_code(self) -> MeetingState:
        """The state as the member it is, which has words."""
        return MeetingState(self.state)

    @property
    def agenda(self) -> str:
        """What is, or was, on the agenda."""
        return open_text(self.sealed_agenda, self.context("agenda", self.id))

    @property
    def minutes(self) -> str:
        """What was said and found; "" before it is recorded."""
        return open_text(self.sealed_minutes, self.context("minutes", self.id)) if self.sealed_minutes else ""


class Attendance(models.Model):
    """Somebody who sat in the body when the meeting was called, and whether they came."""

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="attendances")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    presence = models.CharField(max_length=20, blank=True, choices=[(one.value, one.value) for one in Presence])
    """Empty until the minutes are recorded."""

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["meeting", "person"], name="governance_attendance_once"),
            models.CheckConstraint(
                condition=Q(presence__in=["", *(one.value for one in Presence)]), name="governance_attendance_presence"
            ),
        ]

    @property
    def presence_code(self) -> Presence | None:
        """The presence as the member it is; None before the minutes."""
        return Presence(self.presence) if self.presence else None


class Resolution(models.Model):
    """What a body decided at a meeting: numbered by body and year, never changed."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="resolutions")
    body = models.ForeignKey(Body, models.PROTECT, related_name="resolutions")
    year = models.PositiveSmallIntegerField()
    number = models.PositiveSmallIntegerField()
    sealed_text = SealedTextField()
    in_favour = models.PositiveSmallIntegerField()
    against = models.PositiveSmallIntegerField()
    abstained = models.PositiveSmallIntegerField()
    outcome = code_column(Outcome)
    entered_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    entered_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            among("outcome", Outcome, "governance_resolution_outcome"),
            models.UniqueConstraint(fields=["body", "year", "number"], name="governance_resolution_number"),
            models.CheckConstraint(
                condition=Q(outcome=Outcome.CARRIED.value, in_favour__gt=F("against") + F("abstained"))
                | Q(outcome=Outcome.LOST.value, in_favour__lte=F("against") + F("abstained")),
                name="governance_resolution_votes",
            ),
        ]

    @staticmethod
    def context(resolution: UUID) -> str:
        """Return the context under which the text of ``resolution`` is sealed."""
        return f"governance.resolution:{resolution}"

    @property
    def outcome_code(self) -> Outcome:
        """The outcome as the member it is."""
        return Outcome(self.outcome)

    @property
    def label(self) -> str:
        """The number as people write it: year and place in it."""
        return f"{self.year}-{self.number:02d}"

    @property
    def text(self) -> str:
        """What was decided."""
        return open_text(self.sealed_text, self.context(self.id))


class Task(models.Model):
    """Something to be done by somebody until a day: in a body's plan for the year, or after a resolution."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    body = models.ForeignKey(Body, models.PROTECT, related_name="tasks")
    year = models.PositiveSmallIntegerField()
    resolution = models.ForeignKey(Resolution, models.PROTECT, null=True, blank=True, related_name="tasks")
    """None for what stands in the plan."""
    sealed_text = SealedTextField()
    owner = models.ForeignKey(Person, models.PROTECT, related_name="governance_tasks")
    due = models.DateField()
    state = code_column(TaskState, default=TaskState.OPEN.value)
    assigned_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    assigned_at = models.DateTimeField()
    settled_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    settled_at = models.DateTimeField(null=True, blank=True)
    sealed_note = SealedTextField(null=True, blank=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            among("state", TaskState, "governance_task_state"),
            models.CheckConstraint(
                condition=Q(state=TaskState.OPEN.value, settled_at=None, settled_by=None, sealed_note=None)
                | (
                    ~Q(state=TaskState.OPEN.value)
                    & Q(settled_at__isnull=False, settled_by__isnull=False, sealed_note__isnull=False)
                ),
                name="governance_task_settled",
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["owner", "state", "due"], name="governance_task_owner"),
            models.Index(fields=["body", "state", "due"], name="governance_task_body"),
        ]

    @staticmethod
    def context(column: str, task: UUID) -> str:
        """Return the context under which the sealed ``column`` of ``task`` is sealed."""
        return f"governance.task.{column}:{task}"

    @property
    def subject(self) -> Subject:
        """The task as the subject of decisions and events."""
        return Subject(TASK, self.id)

    @property
    def state_code(self) -> TaskState:
        """The state as the member it is."""
        return TaskState(self.state)

    @property
    def text(self) -> str:
        """What is to be done."""
        return open_text(self.sealed_text, self.context("text", self.id))

    @property
    def note(self) -> str:
        """What came of it; "" while it is open."""
        return open_text(self.sealed_note, self.context("note", self.id)) if self.sealed_note else ""
