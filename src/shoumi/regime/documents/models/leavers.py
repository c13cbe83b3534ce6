"""Lines of need-to-know lists that custodians left standing although the reader moves or is under notice (P07)."""

from typing import ClassVar

from django.db import models

from shoumi.regime.documents.models.register import Document


class LineKept(models.Model):
    """A custodian confirmed a line for a leaving case: it goes with a move, or stays open for a notice period."""

    case = models.ForeignKey("people.LeavingCase", models.PROTECT, related_name="+")
    document = models.ForeignKey(Document, models.PROTECT, related_name="+")
    grant = models.UUIDField()
    """Of the line (`Reading.grant`); once that is ended, keeping it means nothing."""
    kept_by = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    kept_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["case", "grant"], name="documents_line_kept_once"),
        ]
