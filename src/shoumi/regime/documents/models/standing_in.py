"""Who answers requests to know for a custodian who is away, kept as of."""

from datetime import date, timedelta
from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from shoumi.regime.kit import clock
from shoumi.regime.kit.asof import Held


class StandingIn(Held):
    """``deputy`` answers for ``custodian``, as far as the deputy may know of the documents themself."""

    custodian = models.ForeignKey("people.Person", models.PROTECT, related_name="+", db_index=False)
    deputy = models.ForeignKey("people.Person", models.PROTECT, related_name="+", db_index=False)

    class Meta(Held.Meta):
        constraints: ClassVar[list[models.BaseConstraint]] = [
            *Held.Meta.constraints,
            models.CheckConstraint(condition=~Q(custodian=F("deputy")), name="documents_standing_in_another"),
            models.CheckConstraint(condition=Q(holds_until__isnull=False), name="documents_standing_in_ends"),
            # Every span has an end: one that is over is replaced by the next.
            models.UniqueConstraint(
                fields=["custodian"], condition=Q(replaced_at=None), name="documents_standing_in_one_for"
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["deputy", "replaced_at", "custodian"], name="documents_standing_in_by"),
            models.Index(fields=["custodian", "recorded_at"], name="documents_standing_in_of"),
        ]

    @property
    def last_day(self) -> date:
        """The last company date on which it holds."""
        return clock.day_of(self.holds_until - timedelta(seconds=1)) if self.holds_until else date.max
