"""Screening: what can be checked, which grades ask for it, and what was found of a person (P02)."""

from typing import ClassVar
from uuid import uuid4

from django.db import models
from django.db.models import F, Q

from shoumi.regime.kit.asof import Held
from shoumi.regime.kit.words import LocalizedText
from shoumi.regime.people.models.clearance import ClearanceGrade
from shoumi.regime.people.models.columns import CODE_LENGTH, Named, among, code_column
from shoumi.regime.people.models.persons import Person
from shoumi.regime.people.rules.screening import PASSING
from shoumi.regime.people.vocabulary import CheckResult, ScreeningState
from shoumi.regime.vault.models import SealedTextField
from shoumi.regime.vault.values import open_text

HINT_LENGTH = 200


class CheckKind(Named):
    """One thing a screening may look at, as the company decides it; kept when retired, since findings name it."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    code = models.CharField(max_length=CODE_LENGTH, unique=True)
    sensitive = models.BooleanField(default=False)
    """Whether it looks at sensitive personal data, so that nothing is recorded without consent (PIPL 29)."""
    hint_zh = models.CharField(max_length=HINT_LENGTH, blank=True)
    hint_en = models.CharField(max_length=HINT_LENGTH, blank=True)
    order = models.PositiveSmallIntegerField(default=100)
    retired = models.BooleanField(default=False)

    @property
    def hint(self) -> LocalizedText:
        """How it is done, and within which limits."""
        return LocalizedText(zh=self.hint_zh, en=self.hint_en or self.hint_zh)


class GradeScreening(Held):
    """A grade of clearance is granted only to people screened for it. Kept as of: past grants rest on it."""

    grade = models.ForeignKey(ClearanceGrade, models.PROTECT, related_name="screenings_asked")

    class Meta(Held.Meta):
        constraints: ClassVar[list[models.BaseConstraint]] = [
            *Held.Meta.constraints,
            models.UniqueConstraint(
                fields=["grade"], condition=Q(replaced_at=None, holds_until=None), name="people_grade_screening_once"
            ),
        ]


class Screening(models.Model):
    """One screening of a person for a grade. Once decided it never changes; a new one takes its place."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    person = models.ForeignKey(Person, models.PROTECT, related_name="screenings")
    grade = models.ForeignKey(ClearanceGrade, models.PROTECT, related_name="screenings")
    state = code_column(ScreeningState, default=ScreeningState.REQUESTED.value)
    sealed_reason = SealedTextField()
    requested_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    """None for an operator at the console."""
    requested_at = models.DateTimeField()
    decided_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)
    valid_until = models.DateField(null=True, blank=True)
    """The last company date on which the finding holds."""
    sealed_conditions = SealedTextField(null=True, blank=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            among("state", ScreeningState, "people_screening_state"),
            models.CheckConstraint(
                condition=Q(state=ScreeningState.REQUESTED.value, decided_at=None)
                | (
                    ~Q(state=ScreeningState.REQUESTED.value)
                    & Q(decided_at__isnull=False, decided_at__gte=F("requested_at"))
                ),
                name="people_screening_decided",
            ),
            models.CheckConstraint(
                condition=Q(state__in=sorted(PASSING), valid_until__isnull=False)
                | (~Q(state__in=sorted(PASSING)) & Q(valid_until=None)),
                name="people_screening_validity",
            ),
            models.CheckConstraint(
                condition=~Q(state=ScreeningState.CONDITIONAL.value) | Q(sealed_conditions__isnull=False),
                name="people_screening_conditions",
            ),
            models.UniqueConstraint(
                fields=["person"], condition=Q(state=ScreeningState.REQUESTED.value), name="people_screening_one_open"
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["person", "decided_at"], name="people_screening_of"),
            models.Index(fields=["state", "valid_until"], name="people_screening_ending"),
        ]

    @property
    def state_code(self) -> ScreeningState:
        """The state as the member it is, which has words."""
        return ScreeningState(self.state)

    @property
    def reason(self) -> str:
        """Why the screening was asked for."""
        return open_text(self.sealed_reason, self.context("reason"))

    @property
    def conditions(self) -> str:
        """Under which conditions it was passed; "" for none."""
        return open_text(self.sealed_conditions, self.context("conditions")) if self.sealed_conditions else ""

    def context(self, column: str) -> str:
        """Return the context under which the sealed ``column`` of this row is sealed."""
        return f"people.screening.{column}:{self.id}"


class Consent(models.Model):
    """The person agrees that sensitive data be looked at for one screening; withdrawn at will."""

    screening = models.ForeignKey(Screening, models.PROTECT, related_name="consents")
    given_on = models.DateField()
    on_paper = models.BooleanField(default=False)
    """Signed on paper and entered by HR, for people who do not sign in."""
    recorded_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(withdrawn_at=None) | Q(withdrawn_at__gte=F("recorded_at")), name="people_consent_span"
            ),
            models.UniqueConstraint(fields=["screening"], condition=Q(withdrawn_at=None), name="people_consent_one"),
        ]


class ScreeningCheck(models.Model):
    """What one check showed. A correction is another row; the latest of a kind counts."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    screening = models.ForeignKey(Screening, models.PROTECT, related_name="checks")
    kind = models.ForeignKey(CheckKind, models.PROTECT, related_name="checks")
    result = code_column(CheckResult)
    checked_on = models.DateField()
    sealed_note = SealedTextField(null=True, blank=True)
    """None where there is none, and where it went with the consent."""
    recorded_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            among("result", CheckResult, "people_check_result"),
        ]

    @property
    def result_code(self) -> CheckResult:
        """The result as the member it is, which has words."""
        return CheckResult(self.result)

    @property
    def note(self) -> str:
        """What HR noted of it; "" for nothing."""
        return open_text(self.sealed_note, self.context) if self.sealed_note else ""

    @property
    def context(self) -> str:
        """The context under which the note is sealed."""
        return f"people.check.note:{self.id}"
