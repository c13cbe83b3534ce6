"""A case of reward or discipline: whom it is about, how far it is, what was found and heard. All text is sealed."""

from typing import ClassVar
from uuid import UUID, uuid4

from django.db import models
from django.db.models import F, Q

from shoumi.regime.conduct.rules.steps import OVER, UNDECIDED
from shoumi.regime.conduct.vocabulary import (
    Audience,
    ConductState,
    Decider,
    Effect,
    EvidenceKind,
    HearingForm,
    ServiceForm,
)
from shoumi.regime.people.models import Person, Unit
from shoumi.regime.people.models.columns import among, code_column
from shoumi.regime.vault.models import SealedTextField
from shoumi.regime.vault.values import open_text

REFERENCE_LENGTH = 64
_BEFORE_PROPOSAL = sorted(UNDECIDED - {ConductState.PROPOSED})
_OVER = sorted(OVER)


class ConductCase(models.Model):
    """One case. Its row stays after the record has expired, and its texts do not."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    effect = code_column(Effect)
    audience = code_column(Audience)
    person = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="conduct_cases")
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="conduct_cases")
    conduct_on = models.DateField()
    sealed_facts = SealedTextField(null=True, blank=True)
    """None once the record has expired."""
    state = code_column(ConductState, default=ConductState.OPENED.value)
    opened_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    opened_at = models.DateTimeField()
    notified_at = models.DateTimeField(null=True, blank=True)
    answer_by = models.DateField(null=True, blank=True)
    body = code_column(Decider, null=True, blank=True)
    """Who decides; known from the proposal on."""
    decided_at = models.DateTimeField(null=True, blank=True)
    served_on = models.DateField(null=True, blank=True)
    served_as = code_column(ServiceForm, null=True, blank=True)
    appeal_by = models.DateField(null=True, blank=True)
    """The last day to appeal; None where no measure admits one."""
    in_force_on = models.DateField(null=True, blank=True)
    expires_on = models.DateField(null=True, blank=True)
    """The last day on the file; None for good, and while nothing is in force."""
    ended_at = models.DateTimeField(null=True, blank=True)
    erased_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            among("effect", Effect, "conduct_case_effect"),
            among("audience", Audience, "conduct_case_audience"),
            among("state", ConductState, "conduct_case_state"),
            models.CheckConstraint(
                condition=Q(body=None) | Q(body__in=[one.value for one in Decider]), name="conduct_case_body"
            ),
            models.CheckConstraint(
                condition=Q(audience=Audience.UNIT.value, unit__isnull=False, person=None)
                | (~Q(audience=Audience.UNIT.value) & Q(unit=None, person__isnull=False)),
                name="conduct_case_about_one",
            ),
            models.CheckConstraint(
                condition=Q(notified_at=None, answer_by=None)
                | Q(notified_at__isnull=False, answer_by__isnull=False, effect=Effect.DISCIPLINE.value),
                name="conduct_case_notified",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=[ConductState.NOTIFIED.value, ConductState.HEARD.value])
                | Q(notified_at__isnull=False),
                name="conduct_case_heard_after_notice",
            ),
            models.CheckConstraint(
                condition=Q(state__in=_BEFORE_PROPOSAL, body=None, decided_at=None)
                | Q(state=ConductState.PROPOSED.value, body__isnull=False, decided_at=None)
                | Q(state__in=[ConductState.DROPPED.value, ConductState.EXPIRED.value])
                | Q(body__isnull=False, decided_at__isnull=False),
                name="conduct_case_decided",
            ),
            models.CheckConstraint(
                condition=Q(served_on=None, served_as=None, appeal_by=None)
                | Q(served_on__isnull=False, served_as__in=[one.value for one in ServiceForm]),
                name="conduct_case_served",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=[ConductState.SERVED.value, ConductState.APPEALED.value])
                | Q(served_on__isnull=False),
                name="conduct_case_appeal_after_service",
            ),
            models.CheckConstraint(
                condition=~Q(state=ConductState.IN_FORCE.value)
                | (
                    Q(in_force_on__isnull=False)
                    & (Q(served_on__isnull=False) | Q(effect=Effect.REWARD.value))
                    & (Q(expires_on=None) | Q(expires_on__gte=F("in_force_on")))
                ),
                name="conduct_case_in_force",
            ),
            models.CheckConstraint(
                condition=(Q(state__in=_OVER) & Q(ended_at__isnull=False)) | (~Q(state__in=_OVER) & Q(ended_at=None)),
                name="conduct_case_ended",
            ),
            models.CheckConstraint(
                condition=Q(erased_at=None, sealed_facts__isnull=False)
                | Q(erased_at__isnull=False, sealed_facts=None, state=ConductState.EXPIRED.value),
                name="conduct_case_erased",
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["state", "expires_on"], name="conduct_case_by_state"),
            models.Index(fields=["-opened_at"], name="conduct_case_newest"),
        ]

    @property
    def about(self) -> UUID:
        """The person or the unit the case is about."""
        found = self.person_id or self.unit_id
        assert found is not None  # noqa: S101 - the database admits no case about nobody
        return found

    @property
    def effect_code(self) -> Effect:
        """Reward or discipline, as the member it is."""
        return Effect(self.effect)

    @property
    def audience_code(self) -> Audience:
        """Whom it is about, as the member it is."""
        return Audience(self.audience)

    @property
    def state_code(self) -> ConductState:
        """The state as the member it is."""
        return ConductState(self.state)

    @property
    def body_code(self) -> Decider | None:
        """Who decides, as the member it is."""
        return Decider(self.body) if self.body else None

    @property
    def served_code(self) -> ServiceForm | None:
        """How it was served, as the member it is."""
        return ServiceForm(self.served_as) if self.served_as else None

    @property
    def facts(self) -> str:
        """What happened; "" once erased."""
        return open_text(self.sealed_facts, self.context) if self.sealed_facts else ""

    @property
    def context(self) -> str:
        """The context under which the facts are sealed."""
        return f"conduct.case.facts:{self.id}"


class Evidence(models.Model):
    """A piece of evidence by reference; what it refers to has its own rules on who may read it."""

    case = models.ForeignKey(ConductCase, models.CASCADE, related_name="evidence")
    kind = code_column(EvidenceKind)
    reference = models.CharField(max_length=REFERENCE_LENGTH)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            among("kind", EvidenceKind, "conduct_evidence_kind"),
            models.UniqueConstraint(fields=["case", "kind", "reference"], name="conduct_evidence_once"),
        ]

    @property
    def kind_code(self) -> EvidenceKind:
        """The kind as the member it is."""
        return EvidenceKind(self.kind)


class Hearing(models.Model):
    """How the person was heard: in their own session, or recorded before a witness."""

    case = models.OneToOneField(ConductCase, models.PROTECT, related_name="hearing")
    form = code_column(HearingForm)
    held_on = models.DateField()
    sealed_statement = SealedTextField(null=True, blank=True)
    witness = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    recorded_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            among("form", HearingForm, "conduct_hearing_form"),
            models.CheckConstraint(
                condition=Q(form=HearingForm.RECORDED.value, witness__isnull=False)
                | Q(form__in=[HearingForm.STATED.value, HearingForm.NO_SHOW.value], witness=None)
                | Q(form=HearingForm.WAIVED.value),
                name="conduct_hearing_witness",
            ),
        ]

    @property
    def form_code(self) -> HearingForm:
        """The form as the member it is."""
        return HearingForm(self.form)

    @property
    def statement(self) -> str:
        """What the person said; "" for nothing, and once erased."""
        return open_text(self.sealed_statement, self.context) if self.sealed_statement else ""

    @property
    def context(self) -> str:
        """The context under which the statement is sealed."""
        return f"conduct.hearing.statement:{self.case_id}"
