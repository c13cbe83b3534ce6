"""Campaigns of access review and their lines: who had which right on the day, and what was decided about it."""

from typing import ClassVar
from uuid import uuid4

from django.db import models
from django.db.models import F, Q

from shoumi.regime.journal.acting import Subject
from shoumi.regime.people.models.columns import among, code_column
from shoumi.regime.reviews.rules import LONGEST_NAME
from shoumi.regime.reviews.values import Schedule
from shoumi.regime.reviews.vocabulary import (
    CAMPAIGN,
    LINE,
    CampaignState,
    EscalatesTo,
    Exceptional,
    LineState,
    Reach,
)
from shoumi.regime.vault.models import SealedTextField
from shoumi.regime.vault.values import open_text


class Campaign(models.Model):
    """One campaign: what it goes over, its dates, and how far it has come."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    name = models.CharField(max_length=LONGEST_NAME)
    reach = code_column(Reach)
    kind = models.ForeignKey("documents.Kind", models.PROTECT, null=True, blank=True, related_name="+")
    level = models.ForeignKey("documents.Level", models.PROTECT, null=True, blank=True, related_name="+")
    document = models.ForeignKey("documents.Document", models.PROTECT, null=True, blank=True, related_name="+")
    unit = models.ForeignKey("people.Unit", models.PROTECT, null=True, blank=True, related_name="+")
    person = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    unused_days = models.PositiveSmallIntegerField()
    starts_on = models.DateField()
    due_on = models.DateField()
    escalates_on = models.DateField()
    suspends_on = models.DateField()
    remind_days = models.JSONField(default=list)
    """Days before ``due_on`` on which reviewers are reminded."""
    escalates_to = code_column(EscalatesTo)
    repeat_months = models.PositiveSmallIntegerField(null=True, blank=True)
    follows = models.OneToOneField("self", models.PROTECT, null=True, blank=True, related_name="next")
    state = code_column(CampaignState, default=CampaignState.DRAFT.value)
    planned_by = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    planned_at = models.DateTimeField()
    begun_at = models.DateTimeField(null=True, blank=True)
    expected = models.PositiveIntegerField(default=0)
    """How many lines there were to take when it began, for showing how far that has come."""
    cursor = models.BigIntegerField(default=0)
    """The key of the last right that was taken, so that taking them goes on where it stopped."""
    opened_at = models.DateTimeField(null=True, blank=True)
    reminded_for = models.PositiveSmallIntegerField(null=True, blank=True)
    """Of which of the ``remind_days`` reviewers were reminded last."""
    escalated_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    """None where it ended by itself."""
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            among("reach", Reach, "reviews_campaign_reach"),
            among("escalates_to", EscalatesTo, "reviews_campaign_escalates_to"),
            among("state", CampaignState, "reviews_campaign_state"),
            models.CheckConstraint(
                condition=(
                    Q(reach=Reach.DOCUMENTS.value, unit=None, person=None)
                    | Q(
                        reach=Reach.UNIT.value,
                        unit__isnull=False,
                        person=None,
                        kind=None,
                        level=None,
                        document=None,
                    )
                    | Q(
                        reach=Reach.PERSON.value,
                        unit=None,
                        person__isnull=False,
                        kind=None,
                        level=None,
                        document=None,
                    )
                ),
                name="reviews_campaign_target",
            ),
            models.CheckConstraint(
                condition=Q(
                    starts_on__lt=F("due_on"), due_on__lte=F("escalates_on"), escalates_on__lt=F("suspends_on")
                ),
                name="reviews_campaign_dates",
            ),
            models.CheckConstraint(
                condition=Q(repeat_months=None) | Q(repeat_months__gte=1), name="reviews_campaign_repeat"
            ),
            models.CheckConstraint(
                condition=(
                    Q(state=CampaignState.DRAFT.value, begun_at=None, opened_at=None, ended_at=None)
                    | Q(state=CampaignState.OPENING.value, begun_at__isnull=False, opened_at=None, ended_at=None)
                    | Q(state=CampaignState.OPEN.value, opened_at__gte=F("begun_at"), ended_at=None, escalated_at=None)
                    | Q(
                        state=CampaignState.ESCALATED.value,
                        opened_at__gte=F("begun_at"),
                        ended_at=None,
                        escalated_at__gte=F("opened_at"),
                    )
                    | Q(state=CampaignState.CLOSED.value, ended_at__gte=F("opened_at"))
                    | Q(state=CampaignState.WITHDRAWN.value, ended_at__isnull=False)
                ),
                name="reviews_campaign_states",
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["state", "starts_on"], name="reviews_campaign_by_state"),
        ]

    @property
    def subject(self) -> Subject:
        """The campaign as the subject of decisions and events."""
        return Subject(CAMPAIGN, self.id)

    @property
    def state_code(self) -> CampaignState:
        """The state as the member it is, which has words."""
        return CampaignState(self.state)

    @property
    def escalates_code(self) -> EscalatesTo:
        """To whom silence is escalated, as the member it is."""
        return EscalatesTo(self.escalates_to)

    @property
    def schedule(self) -> Schedule:
        """The dates."""
        return Schedule(
            starts_on=self.starts_on,
            due_on=self.due_on,
            escalates_on=self.escalates_on,
            suspends_on=self.suspends_on,
            remind_days=tuple(self.remind_days),
        )


class Line(models.Model):
    """One right as it stood when the campaign opened, what stands out about it, and what was decided."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    campaign = models.ForeignKey(Campaign, models.PROTECT, related_name="lines", db_index=False)
    number = models.PositiveIntegerField()
    """Its place in the campaign, from 1."""
    grant = models.UUIDField()
    """Of the line of the need-to-know list (`Reading.grant`)."""
    document = models.ForeignKey("documents.Document", models.PROTECT, related_name="+", db_index=False)
    person = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+", db_index=False)
    unit = models.ForeignKey("people.Unit", models.PROTECT, null=True, blank=True, related_name="+", db_index=False)
    position = models.ForeignKey(
        "people.Position", models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )
    home = models.ForeignKey("people.Unit", models.PROTECT, null=True, blank=True, related_name="+", db_index=False)
    """The unit it is counted under: the one the holder works in, or that is named."""
    reviewer = models.ForeignKey(
        "people.Person", models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )
    """Who decides; None leaves it to the confidentiality office."""
    escalated = models.BooleanField(default=False)
    second = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+", db_index=False)
    """Who may decide as well once it is escalated; None leaves that to the confidentiality office."""
    granted_at = models.DateTimeField()
    holds_until = models.DateTimeField(null=True, blank=True)
    """Until when the right holds or, once it was taken away, would have."""
    last_opened_at = models.DateTimeField(null=True, blank=True)
    unused = models.BooleanField()
    moved = models.BooleanField()
    outside = models.BooleanField()
    wider = models.BooleanField()
    weight = models.PositiveSmallIntegerField()
    """How many of the four there are: what stands out most comes first."""
    held = models.PositiveIntegerField()
    usual = models.PositiveIntegerField(null=True, blank=True)
    state = code_column(LineState, default=LineState.OPEN.value)
    decided_by = models.ForeignKey(
        "people.Person", models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )
    """None for a right that ended by itself."""
    decided_at = models.DateTimeField(null=True, blank=True)
    took_hours = models.PositiveIntegerField(null=True, blank=True)
    """From the opening of the campaign to the decision."""
    sealed_reason = SealedTextField(null=True, blank=True)
    suspended_at = models.DateTimeField(null=True, blank=True)
    """When silence suspended the right; stays when it was restored, which confirms it."""

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            among("state", LineState, "reviews_line_state"),
            models.UniqueConstraint(fields=["campaign", "grant"], name="reviews_line_once"),
            models.UniqueConstraint(fields=["campaign", "number"], name="reviews_line_number"),
            models.CheckConstraint(
                condition=(
                    Q(person__isnull=False, unit=None, position=None)
                    | Q(person=None, unit__isnull=False, position=None)
                    | Q(person=None, unit=None, position__isnull=False)
                ),
                name="reviews_line_one_reader",
            ),
            # Nobody is asked about a right of their own.
            models.CheckConstraint(
                condition=Q(person=None) | Q(reviewer=None) | ~Q(reviewer=F("person")), name="reviews_line_own"
            ),
            models.CheckConstraint(
                condition=Q(person=None) | Q(second=None) | ~Q(second=F("person")), name="reviews_line_own_second"
            ),
            models.CheckConstraint(condition=Q(second=None) | Q(escalated=True), name="reviews_line_second"),
            models.CheckConstraint(
                condition=(
                    Q(state=LineState.OPEN.value, decided_at=None, decided_by=None, suspended_at=None)
                    | Q(state=LineState.CONFIRMED.value, decided_at__isnull=False, decided_by__isnull=False)
                    | Q(
                        state=LineState.REVOKED.value,
                        decided_at__isnull=False,
                        decided_by__isnull=False,
                        sealed_reason__isnull=False,
                    )
                    | Q(state=LineState.SUSPENDED.value, decided_at=None, decided_by=None, suspended_at__isnull=False)
                    | Q(state=LineState.LAPSED.value, decided_at__isnull=False, decided_by=None)
                ),
                name="reviews_line_decided",
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["campaign", "-weight", "number"], name="reviews_line_by_weight"),
            # The report counts these; all of them stand in the index, so that it reads no row.
            models.Index(
                fields=["campaign", "state", "unused", "moved", "outside", "wider", "took_hours"],
                name="reviews_line_counted",
            ),
            models.Index(fields=["campaign", "reviewer", "state"], name="reviews_line_by_reviewer"),
            models.Index(fields=["campaign", "home", "state"], name="reviews_line_by_home"),
            models.Index(fields=["reviewer", "state", "-weight", "number"], name="reviews_line_of_reviewer"),
            models.Index(fields=["second", "state"], condition=Q(second__isnull=False), name="reviews_line_of_second"),
            models.Index(fields=["campaign", "second"], condition=Q(escalated=True), name="reviews_line_escalated"),
            models.Index(fields=["campaign"], condition=Q(suspended_at__isnull=False), name="reviews_line_suspended"),
        ]

    @property
    def subject(self) -> Subject:
        """The line as the subject of decisions."""
        return Subject(LINE, self.id)

    @property
    def state_code(self) -> LineState:
        """The state as the member it is, which has words."""
        return LineState(self.state)

    @property
    def exceptions(self) -> tuple[Exceptional, ...]:
        """What stands out about it, in the order of the vocabulary."""
        found = {
            Exceptional.UNUSED: self.unused,
            Exceptional.MOVED: self.moved,
            Exceptional.OUTSIDE: self.outside,
            Exceptional.WIDER: self.wider,
        }
        return tuple(code for code, so in found.items() if so)

    @property
    def reason(self) -> str:
        """Why the right was revoked; "" where it was not."""
        return open_text(self.sealed_reason, self.context) if self.sealed_reason else ""

    @property
    def context(self) -> str:
        """The context under which the reason is sealed."""
        return f"reviews.reason:{self.id}"
