"""Trace cases: the submitted picture, sealed, and what its page mark led to."""

from typing import ClassVar
from uuid import uuid4

from django.db import models
from django.db.models import Q

from shoumi.engines.marking.vocabulary import Verdict
from shoumi.regime.documents.models import Mark
from shoumi.regime.incidents.vocabulary import CASE_SUBJECT, Conclusion, Outcome
from shoumi.regime.journal.acting import Subject
from shoumi.regime.vault.models import SealedObject, SealedTextField
from shoumi.regime.vault.values import open_text


class TraceCase(models.Model):
    """One picture handed in for tracing."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    evidence = models.OneToOneField(SealedObject, models.PROTECT, related_name="+")
    opened_by = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    opened_at = models.DateTimeField(db_index=True)
    outcome = models.CharField(max_length=20, choices=[(one.value, one.name) for one in Outcome])
    mark = models.ForeignKey(Mark, models.PROTECT, null=True, blank=True, related_name="+")
    z = models.FloatField(null=True, blank=True)
    """Match of the re-encoded codeword; at most 22.6, accepted above 9.5."""
    bound = models.FloatField(null=True, blank=True)
    """Probability that a picture without this mark leads to an issued id, every trial counted."""
    trials = models.PositiveIntegerField(null=True, blank=True)
    scale = models.FloatField(null=True, blank=True)
    rotation = models.FloatField(null=True, blank=True)
    """Degrees clockwise."""
    tiles = models.JSONField(default=list)
    """z tile by tile, rows by columns: where on the picture the mark was read."""
    binding = models.CharField(max_length=20, blank=True, choices=[(one.value, one.name) for one in Verdict])
    """Whether the pattern was embedded for the page that the picture shows."""
    conclusion = models.CharField(
        max_length=20, choices=[(one.value, one.name) for one in Conclusion], default=Conclusion.OPEN
    )
    concluded_by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    concluded_at = models.DateTimeField(null=True, blank=True)
    sealed_reason = SealedTextField(null=True, blank=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=(
                    Q(outcome=Outcome.FOUND, mark__isnull=False, z__isnull=False, bound__isnull=False)
                    | Q(outcome=Outcome.UNKNOWN_ID, mark=None, z__isnull=False)
                    | Q(outcome=Outcome.NOTHING, mark=None, z=None)
                ),
                name="incidents_trace_outcome",
            ),
            models.CheckConstraint(
                condition=(
                    Q(conclusion=Conclusion.OPEN, concluded_by=None, concluded_at=None)
                    | Q(
                        conclusion__in=[Conclusion.CONFIRMED, Conclusion.DISMISSED],
                        concluded_by__isnull=False,
                        concluded_at__isnull=False,
                    )
                ),
                name="incidents_trace_conclusion",
            ),
        ]

    @property
    def subject(self) -> Subject:
        """The case as the subject of decisions and events."""
        return Subject(CASE_SUBJECT, self.id)

    @property
    def reason(self) -> str:
        """Why the case was concluded as it was; empty while it is open."""
        return open_text(self.sealed_reason, f"incidents.reason:{self.id}") if self.sealed_reason else ""
