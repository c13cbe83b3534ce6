"""Which hats one person may not wear together in this company, beside those that nobody ever may."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from shoumi.regime.kit.asof import Held


class Separation(Held):
    """Two hats that are kept apart while this holds; the first by its code comes first."""

    first = models.CharField(max_length=60)
    second = models.CharField(max_length=60)

    class Meta(Held.Meta):
        constraints: ClassVar[list[models.BaseConstraint]] = [
            *Held.Meta.constraints,
            models.CheckConstraint(condition=Q(first__lt=F("second")), name="accounts_separation_order"),
            models.UniqueConstraint(
                fields=["first", "second"],
                condition=Q(replaced_at=None, holds_until=None),
                name="accounts_separation_once",
            ),
        ]
