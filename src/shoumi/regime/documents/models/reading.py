"""The need-to-know list, and requests to be on it (S06)."""

from datetime import date
from typing import ClassVar
from uuid import uuid4

from django.db import models
from django.db.models import F, Q

from shoumi.regime.documents.models.register import Document
from shoumi.regime.documents.vocabulary import Answer, RequestState
from shoumi.regime.kit.asof import Held
from shoumi.regime.vault.models import SealedTextField
from shoumi.regime.vault.values import open_text


class Reading(Held):
    """One line of a need-to-know list: a person, or all of a unit or position, until a day, for a purpose."""

    grant = models.UUIDField(default=uuid4)
    """Stays the same when the line is ended early: the row is replaced, the grant is one."""
    document = models.ForeignKey(Document, models.PROTECT, related_name="readings")
    person = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+", db_index=False)
    unit = models.ForeignKey("people.Unit", models.PROTECT, null=True, blank=True, related_name="+", db_index=False)
    position = models.ForeignKey(
        "people.Position", models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )
    sealed_purpose = SealedTextField()
    granted_by = models.ForeignKey("people.Person", models.PROTECT, related_name="+")

    class Meta(Held.Meta):
        constraints: ClassVar[list[models.BaseConstraint]] = [
            *Held.Meta.constraints,
            models.CheckConstraint(
                condition=(
                    Q(person__isnull=False, unit=None, position=None)
                    | Q(person=None, unit__isnull=False, position=None)
                    | Q(person=None, unit=None, position__isnull=False)
                ),
                name="documents_reading_one_reader",
            ),
            # Every line has an end, so "still open" cannot be told by it: a line that is over is replaced by the next.
            *(
                models.UniqueConstraint(
                    fields=["document", reader],
                    condition=Q(replaced_at=None, **{f"{reader}__isnull": False}),
                    name=f"documents_reading_one_for_{reader}",
                )
                for reader in ("person", "unit", "position")
            ),
        ]
        # One partial index a kind of reader: each line has one, and the empty columns would mislead the planner.
        indexes: ClassVar[list[models.Index]] = [
            *(
                models.Index(
                    fields=[reader, "replaced_at", "document"],
                    condition=Q(**{f"{reader}__isnull": False}),
                    name=f"documents_reading_{reader}",
                )
                for reader in ("person", "unit", "position")
            ),
            models.Index(fields=["document", "replaced_at"], name="documents_reading_of"),
            models.Index(fields=["grant"], name="documents_reading_grant"),
        ]

    @property
    def purpose(self) -> str:
        """The work purpose for which the reader was named."""
        return open_text(self.sealed_purpose, f"documents.purpose:{self.grant}")


class KnowRequest(models.Model):
    """Someone asks to be named for a number, whether or not it exists.

    Both kinds are stored alike; only the custodian of a document that exists ever sees one. The asker sees the number
    as typed, opened from its sealed column, and of the answer what `told` says.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    asker = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    sealed_number = SealedTextField()
    sealed_purpose = SealedTextField()
    document = models.ForeignKey(Document, models.PROTECT, null=True, blank=True, related_name="requests")
    made_at = models.DateTimeField()
    until = models.DateField()
    """The day until which the asker needs to know."""
    state = models.CharField(
        max_length=20, choices=[(one.value, one.name) for one in RequestState], default=RequestState.OPEN
    )
    decided_by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_for = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    """The custodian, where a deputy decided for them."""

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(state__in=[one.value for one in RequestState]), name="documents_request_state"
            ),
            models.CheckConstraint(
                condition=Q(decided_for=None) | (Q(decided_by__isnull=False) & ~Q(decided_by=F("asker"))),
                name="documents_request_deputy",
            ),
            models.CheckConstraint(
                condition=(
                    Q(state=RequestState.OPEN, decided_by=None, decided_at=None)
                    | (~Q(state=RequestState.OPEN) & Q(decided_by__isnull=False, decided_at__isnull=False))
                ),
                name="documents_request_decided",
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["document", "state"], name="documents_request_of"),
            models.Index(fields=["asker", "-made_at"], name="documents_request_asker"),
        ]

    def told(self, today: date) -> Answer:
        """Return what the asker is told on ``today``: only a grant differs from a number that does not exist."""
        if self.state == RequestState.GRANTED:
            return Answer.GRANTED
        return Answer.WAITING if today <= self.until else Answer.OVER

    @property
    def number(self) -> str:
        """The number as the asker typed it."""
        return open_text(self.sealed_number, f"documents.request.number:{self.id}")

    @property
    def purpose(self) -> str:
        """Why the asker needs to know."""
        return open_text(self.sealed_purpose, f"documents.request.purpose:{self.id}")
