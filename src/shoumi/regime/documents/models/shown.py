"""What was shown: one row for each mark id, the key from a leaked page to person and time."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from shoumi.regime.documents.models.register import Version
from shoumi.regime.documents.vocabulary import MarkUse

MARK_BITS = 40


class Mark(models.Model):
    """One mark id: drawn at random from a single space for views and copies, and never used twice."""

    id = models.BigIntegerField(primary_key=True)
    use = models.CharField(max_length=10, choices=[(one.value, one.name) for one in MarkUse])
    event = models.UUIDField(unique=True)
    """Id of the ledger event that records the view."""
    version = models.ForeignKey(Version, models.PROTECT, related_name="+")
    page = models.PositiveIntegerField()
    person = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    at = models.DateTimeField()
    key = models.PositiveSmallIntegerField()
    """Number of the mark key."""

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=Q(id__gte=0, id__lt=2**MARK_BITS), name="documents_mark_id"),
            models.CheckConstraint(condition=Q(use__in=[one.value for one in MarkUse]), name="documents_mark_use"),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["version", "page", "at"], name="documents_mark_page"),
            models.Index(fields=["person", "at"], name="documents_mark_person"),
        ]
