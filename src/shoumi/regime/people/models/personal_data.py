"""Requests to correct what is held about a person, how long it is held after leaving, and proposals to erase it."""

from typing import ClassVar
from uuid import uuid4

from django.db import models
from django.db.models import F, Q

from shoumi.regime.kit.asof import Held
from shoumi.regime.people.models.columns import among, code_column
from shoumi.regime.people.models.persons import Person
from shoumi.regime.people.vocabulary import CorrectionState, ErasureState
from shoumi.regime.vault.models import SealedTextField
from shoumi.regime.vault.values import open_text

HOLDING_LENGTH = 60
MOST_YEARS = 30


class CorrectionRequest(models.Model):
    """A person says that something held about them is wrong; HR corrects it or says why not (PIPL 46)."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    person = models.ForeignKey(Person, models.PROTECT, related_name="corrections")
    holding = models.CharField(max_length=HOLDING_LENGTH)
    sealed_text = SealedTextField()
    state = code_column(CorrectionState, default=CorrectionState.ASKED.value)
    asked_at = models.DateTimeField()
    answered_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    answered_at = models.DateTimeField(null=True, blank=True)
    sealed_answer = SealedTextField(null=True, blank=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            among("state", CorrectionState, "people_correction_state"),
            models.CheckConstraint(
                condition=Q(state=CorrectionState.ASKED.value, answered_at=None, sealed_answer=None)
                | (
                    ~Q(state=CorrectionState.ASKED.value)
                    & Q(answered_at__isnull=False, sealed_answer__isnull=False, answered_at__gte=F("asked_at"))
                ),
                name="people_correction_answered",
            ),
            models.CheckConstraint(
                condition=Q(answered_by=None) | ~Q(answered_by=F("person")), name="people_correction_not_own"
            ),
            models.UniqueConstraint(
                fields=["person", "holding"],
                condition=Q(state=CorrectionState.ASKED.value),
                name="people_correction_one_open",
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["state", "asked_at"], name="people_correction_waiting")
        ]

    @property
    def state_code(self) -> CorrectionState:
        """The state as the member it is."""
        return CorrectionState(self.state)

    @property
    def text(self) -> str:
        """What is wrong, and what would be right."""
        return open_text(self.sealed_text, self.context("text"))

    @property
    def answer(self) -> str:
        """What HR answered; "" while it is open."""
        return open_text(self.sealed_answer, self.context("answer")) if self.sealed_answer else ""

    def context(self, column: str) -> str:
        """Return the context under which the sealed ``column`` of this row is sealed."""
        return f"people.correction.{column}:{self.id}"


class Retention(Held):
    """How many years after leaving one holding is kept in this company; without a row its default holds."""

    holding = models.CharField(max_length=HOLDING_LENGTH)
    years = models.PositiveSmallIntegerField()

    class Meta(Held.Meta):
        constraints: ClassVar[list[models.BaseConstraint]] = [
            *Held.Meta.constraints,
            models.CheckConstraint(condition=Q(years__gte=1, years__lte=MOST_YEARS), name="people_retention_years"),
            models.UniqueConstraint(
                fields=["holding"], condition=Q(replaced_at=None, holds_until=None), name="people_retention_once"
            ),
        ]


class Erasure(models.Model):
    """The proposal to erase one holding of somebody who left, and what HR made of it."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    person = models.ForeignKey(Person, models.PROTECT, related_name="erasures")
    holding = models.CharField(max_length=HOLDING_LENGTH)
    state = code_column(ErasureState, default=ErasureState.PROPOSED.value)
    proposed_at = models.DateTimeField()
    decided_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    """None for an operator at the console."""
    decided_at = models.DateTimeField(null=True, blank=True)
    keep_until = models.DateField(null=True, blank=True)
    sealed_reason = SealedTextField(null=True, blank=True)
    """Why it is kept."""

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            among("state", ErasureState, "people_erasure_state"),
            models.CheckConstraint(
                condition=Q(state=ErasureState.PROPOSED.value, decided_at=None)
                | (~Q(state=ErasureState.PROPOSED.value) & Q(decided_at__isnull=False)),
                name="people_erasure_decided",
            ),
            models.CheckConstraint(
                condition=Q(state=ErasureState.KEPT.value, keep_until__isnull=False, sealed_reason__isnull=False)
                | (~Q(state=ErasureState.KEPT.value) & Q(keep_until=None, sealed_reason=None)),
                name="people_erasure_kept_why",
            ),
            models.UniqueConstraint(
                fields=["person", "holding"],
                condition=Q(state=ErasureState.PROPOSED.value),
                name="people_erasure_one_open",
            ),
        ]

    @property
    def reason(self) -> str:
        """Why it is kept; "" where it is not."""
        return open_text(self.sealed_reason, self.context) if self.sealed_reason else ""

    @property
    def context(self) -> str:
        """The context under which the reason is sealed."""
        return f"people.erasure.reason:{self.id}"
