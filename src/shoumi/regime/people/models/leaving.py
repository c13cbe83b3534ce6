"""Leaving and moving: the case with its items, the exit undertaking, and what is owed afterwards (P07, P09, E09)."""

from typing import ClassVar
from uuid import uuid4

from django.db import models
from django.db.models import F, Q

from shoumi.regime.people.models.columns import CODE_LENGTH, among, code_column
from shoumi.regime.people.models.persons import Person
from shoumi.regime.people.models.units import Position, Unit
from shoumi.regime.people.vocabulary import (
    CaseKind,
    CaseState,
    DutyEnd,
    DutyKind,
    ItemState,
    LeavingReason,
    NoticeMode,
    Office,
    UndertakingState,
)
from shoumi.regime.vault.models import SealedObject, SealedTextField
from shoumi.regime.vault.values import open_text

DIGEST_LENGTH = 64


class LeavingCase(models.Model):
    """Somebody leaves, moves, or stops working with the company; over when every item is settled."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    person = models.ForeignKey(Person, models.PROTECT, related_name="leaving_cases")
    kind = code_column(CaseKind)
    reason = code_column(LeavingReason)
    sealed_note = SealedTextField(null=True, blank=True)
    announced_on = models.DateField()
    last_day = models.DateField()
    """The last day at work; for a move the day by which everything is handed over."""
    mode = code_column(NoticeMode)
    successor = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    from_unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="+")
    to_unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="+")
    to_position = models.ForeignKey(Position, models.PROTECT, null=True, blank=True, related_name="+")
    state = code_column(CaseState, default=CaseState.OPEN.value)
    opened_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    """None for an operator at the console, here and below."""
    opened_at = models.DateTimeField()
    ended_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    ended_at = models.DateTimeField(null=True, blank=True)
    """When it was closed or cancelled; a notice period is over then, too."""

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            among("kind", CaseKind, "people_case_kind"),
            among("reason", LeavingReason, "people_case_reason"),
            among("mode", NoticeMode, "people_case_mode"),
            among("state", CaseState, "people_case_state"),
            models.CheckConstraint(condition=Q(announced_on__lte=F("last_day")), name="people_case_days"),
            models.CheckConstraint(
                condition=Q(kind=CaseKind.MOVING.value, mode=NoticeMode.FOLLOWS.value, to_unit__isnull=False)
                | (~Q(kind=CaseKind.MOVING.value) & ~Q(mode=NoticeMode.FOLLOWS.value) & Q(to_unit=None)),
                name="people_case_move",
            ),
            models.CheckConstraint(
                condition=Q(state=CaseState.OPEN.value, ended_at=None)
                | (~Q(state=CaseState.OPEN.value) & Q(ended_at__isnull=False, ended_at__gte=F("opened_at"))),
                name="people_case_ended",
            ),
            models.CheckConstraint(
                condition=Q(successor=None) | ~Q(successor=F("person")), name="people_case_own_successor"
            ),
            models.UniqueConstraint(
                fields=["person"], condition=Q(state=CaseState.OPEN.value), name="people_case_one_open"
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["state", "last_day"], name="people_case_by_state"),
            models.Index(
                fields=["person", "opened_at"],
                condition=Q(mode=NoticeMode.NARROWED.value),
                name="people_case_notice",
            ),
        ]

    @property
    def kind_code(self) -> CaseKind:
        """The kind as the member it is, which has words."""
        return CaseKind(self.kind)

    @property
    def reason_code(self) -> LeavingReason:
        """The reason as the member it is."""
        return LeavingReason(self.reason)

    @property
    def mode_code(self) -> NoticeMode:
        """The mode as the member it is."""
        return NoticeMode(self.mode)

    @property
    def state_code(self) -> CaseState:
        """The state as the member it is."""
        return CaseState(self.state)

    @property
    def note(self) -> str:
        """What was noted when the case was opened; "" for nothing."""
        return open_text(self.sealed_note, self.context) if self.sealed_note else ""

    @property
    def context(self) -> str:
        """The context under which the note is sealed."""
        return f"people.leaving.note:{self.id}"


class CaseItem(models.Model):
    """One item of a case: whose it is, until when, and what became of it."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    case = models.ForeignKey(LeavingCase, models.PROTECT, related_name="items")
    name = models.CharField(max_length=60)
    """Of the contribution it comes from."""
    order = models.PositiveSmallIntegerField()
    office = models.CharField(max_length=CODE_LENGTH, blank=True, choices=[(one.value, one.value) for one in Office])
    """Whoever holds it owns the item; empty where a person does."""
    owner = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="leaving_items")
    deadline = models.DateField()
    state = code_column(ItemState, default=ItemState.OPEN.value)
    sealed_note = SealedTextField(null=True, blank=True)
    settled_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    settled_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            among("state", ItemState, "people_item_state"),
            models.CheckConstraint(
                condition=Q(owner=None, office__in=[one.value for one in Office]) | Q(owner__isnull=False, office=""),
                name="people_item_one_owner",
            ),
            models.CheckConstraint(
                condition=Q(state=ItemState.OPEN.value, settled_at=None)
                | (~Q(state=ItemState.OPEN.value) & Q(settled_at__isnull=False)),
                name="people_item_settled",
            ),
            models.CheckConstraint(
                condition=~Q(state=ItemState.WAIVED.value) | Q(sealed_note__isnull=False), name="people_item_waived_why"
            ),
            models.UniqueConstraint(fields=["case", "name"], name="people_item_once"),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["state", "deadline"], name="people_item_by_deadline"),
        ]

    @property
    def state_code(self) -> ItemState:
        """The state as the member it is, which has words."""
        return ItemState(self.state)

    @property
    def note(self) -> str:
        """What was noted when it was settled; "" for nothing."""
        return open_text(self.sealed_note, self.context) if self.sealed_note else ""

    @property
    def context(self) -> str:
        """The context under which the note is sealed."""
        return f"people.item.note:{self.id}"


class ExitUndertaking(models.Model):
    """The exit undertaking with its annex: what the leaver really opened, sealed, and confirmed by its digest (E09)."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    case = models.ForeignKey(LeavingCase, models.PROTECT, related_name="undertakings")
    annex = models.OneToOneField(SealedObject, models.PROTECT, related_name="exit_undertaking")
    media_type = models.CharField(max_length=40)
    digest = models.CharField(max_length=DIGEST_LENGTH)
    """SHA-256 of the annex, in hexadecimal digits."""
    opened = models.PositiveIntegerField()
    """How many things the annex lists."""
    drawn_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    drawn_at = models.DateTimeField()
    state = code_column(UndertakingState, default=UndertakingState.DRAWN.value)
    settled_at = models.DateTimeField(null=True, blank=True)
    witness = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            among("state", UndertakingState, "people_undertaking_state"),
            models.CheckConstraint(
                condition=Q(state=UndertakingState.DRAWN.value, settled_at=None)
                | (~Q(state=UndertakingState.DRAWN.value) & Q(settled_at__isnull=False, settled_at__gte=F("drawn_at"))),
                name="people_undertaking_settled",
            ),
            models.CheckConstraint(
                condition=Q(state=UndertakingState.REFUSED.value, witness__isnull=False)
                | (~Q(state=UndertakingState.REFUSED.value) & Q(witness=None)),
                name="people_undertaking_witness",
            ),
            models.UniqueConstraint(
                fields=["case"],
                condition=~Q(state=UndertakingState.SUPERSEDED.value),
                name="people_undertaking_one_standing",
            ),
        ]

    @property
    def state_code(self) -> UndertakingState:
        """The state as the member it is, which has words."""
        return UndertakingState(self.state)


class ContinuingDuty(models.Model):
    """What somebody still owes after leaving, and how it ends."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    person = models.ForeignKey(Person, models.PROTECT, related_name="duties")
    case = models.ForeignKey(LeavingCase, models.PROTECT, related_name="duties")
    kind = code_column(DutyKind)
    end = code_column(DutyEnd)
    begins_on = models.DateField()
    until = models.DateField(null=True, blank=True)
    """The last day, where the duty ends on one."""
    laid_at = models.DateTimeField()
    ended_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    ended_at = models.DateTimeField(null=True, blank=True)
    sealed_ground = SealedTextField(null=True, blank=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            among("kind", DutyKind, "people_duty_kind"),
            among("end", DutyEnd, "people_duty_end"),
            models.CheckConstraint(
                condition=Q(end=DutyEnd.DATE.value, until__isnull=False, until__gte=F("begins_on"))
                | (~Q(end=DutyEnd.DATE.value) & Q(until=None)),
                name="people_duty_until",
            ),
            models.CheckConstraint(
                condition=Q(ended_at=None, sealed_ground=None)
                | Q(ended_at__isnull=False, ended_at__gte=F("laid_at"), sealed_ground__isnull=False),
                name="people_duty_ended_why",
            ),
            models.UniqueConstraint(
                fields=["case", "kind"], condition=Q(ended_at=None), name="people_duty_one_of_a_kind"
            ),
        ]

    @property
    def kind_code(self) -> DutyKind:
        """The kind as the member it is, which has words."""
        return DutyKind(self.kind)

    @property
    def end_code(self) -> DutyEnd:
        """How it ends, as the member it is."""
        return DutyEnd(self.end)

    @property
    def ground(self) -> str:
        """On what ground it was ended; "" while it stands."""
        return open_text(self.sealed_ground, self.context) if self.sealed_ground else ""

    @property
    def context(self) -> str:
        """The context under which the ground is sealed."""
        return f"people.duty.ground:{self.id}"
