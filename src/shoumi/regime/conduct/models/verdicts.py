"""What was judged at each stage: the findings, the proposal, the decision, the appeal and what became of it."""

from typing import ClassVar
from uuid import uuid4

from django.db import models
from django.db.models import Q

from shoumi.regime.conduct.models.cases import ConductCase
from shoumi.regime.conduct.models.scale import Measure, SeverityGrade
from shoumi.regime.conduct.rules.grading import HIGHEST, LOWEST, Findings
from shoumi.regime.conduct.vocabulary import Consequence, Decider, Intent, Outcome, Remedy, Stage
from shoumi.regime.people.models import Person
from shoumi.regime.people.models.columns import among, code_column
from shoumi.regime.vault.models import SealedTextField
from shoumi.regime.vault.values import open_text


class Verdict(models.Model):
    """What somebody judged at one stage; a proposal that was sent back stays beside the one that stands."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    case = models.ForeignKey(ConductCase, models.PROTECT, related_name="verdicts")
    stage = code_column(Stage)
    body = code_column(Decider)
    """Who decides what was proposed, or has decided."""
    grade = models.ForeignKey(SeverityGrade, models.PROTECT, null=True, blank=True, related_name="+")
    """None for a reward, and where an appeal lifted everything."""
    outcome = code_column(Outcome, null=True, blank=True)
    sealed_ground = SealedTextField(null=True, blank=True)
    union_told_on = models.DateField(null=True, blank=True)
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    sent_back_at = models.DateTimeField(null=True, blank=True)
    sealed_return = SealedTextField(null=True, blank=True)
    """Why the proposal was sent back."""

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            among("stage", Stage, "conduct_verdict_stage"),
            among("body", Decider, "conduct_verdict_body"),
            models.CheckConstraint(
                condition=Q(stage=Stage.APPEAL.value, outcome__in=[one.value for one in Outcome])
                | (~Q(stage=Stage.APPEAL.value) & Q(outcome=None)),
                name="conduct_verdict_outcome",
            ),
            models.CheckConstraint(
                condition=Q(sent_back_at=None) | Q(stage=Stage.PROPOSAL.value), name="conduct_verdict_sent_back"
            ),
            models.UniqueConstraint(
                fields=["case", "stage"], condition=Q(sent_back_at=None), name="conduct_verdict_one_a_stage"
            ),
        ]

    @property
    def stage_code(self) -> Stage:
        """The stage as the member it is."""
        return Stage(self.stage)

    @property
    def body_code(self) -> Decider:
        """The body as the member it is."""
        return Decider(self.body)

    @property
    def outcome_code(self) -> Outcome | None:
        """What became of the appeal, as the member it is."""
        return Outcome(self.outcome) if self.outcome else None

    @property
    def ground(self) -> str:
        """The ground in writing; "" once erased."""
        return open_text(self.sealed_ground, self.context("ground")) if self.sealed_ground else ""

    @property
    def why_returned(self) -> str:
        """Why it was sent back; "" for one that was not."""
        return open_text(self.sealed_return, self.context("return")) if self.sealed_return else ""

    def context(self, column: str) -> str:
        """Return the context under which the sealed ``column`` of this row is sealed."""
        return f"conduct.verdict.{column}:{self.id}"


class VerdictMeasure(models.Model):
    """One measure of a verdict, in the version that was chosen."""

    verdict = models.ForeignKey(Verdict, models.PROTECT, related_name="chosen")
    measure = models.ForeignKey(Measure, models.PROTECT, related_name="chosen")

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["verdict", "measure"], name="conduct_verdict_measure_once"),
        ]


class Assessment(models.Model):
    """The findings a proposal rests on, and the rank the rule made of them."""

    verdict = models.OneToOneField(Verdict, models.PROTECT, related_name="assessment")
    intent = code_column(Intent)
    consequence = code_column(Consequence)
    remedy = code_column(Remedy)
    repetition = models.PositiveSmallIntegerField()
    """How many records stood on the file on that day."""
    rank = models.PositiveSmallIntegerField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            among("intent", Intent, "conduct_assessment_intent"),
            among("consequence", Consequence, "conduct_assessment_consequence"),
            among("remedy", Remedy, "conduct_assessment_remedy"),
            models.CheckConstraint(condition=Q(rank__gte=LOWEST, rank__lte=HIGHEST), name="conduct_assessment_rank"),
        ]

    @property
    def findings(self) -> Findings:
        """The findings as the rule takes them."""
        return Findings(
            intent=Intent(self.intent),
            consequence=Consequence(self.consequence),
            remedy=Remedy(self.remedy),
            repetition=self.repetition,
        )


class Appeal(models.Model):
    """The appeal against a decision, to the body above the one that decided."""

    case = models.OneToOneField(ConductCase, models.PROTECT, related_name="appeal")
    body = code_column(Decider)
    made_on = models.DateField()
    on_paper = models.BooleanField()
    sealed_text = SealedTextField(null=True, blank=True)
    recorded_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            among("body", Decider, "conduct_appeal_body"),
        ]

    @property
    def body_code(self) -> Decider:
        """The body as the member it is."""
        return Decider(self.body)

    @property
    def text(self) -> str:
        """What the person says against the decision; "" once erased."""
        return open_text(self.sealed_text, self.context) if self.sealed_text else ""

    @property
    def context(self) -> str:
        """The context under which the text is sealed."""
        return f"conduct.appeal.text:{self.case_id}"
