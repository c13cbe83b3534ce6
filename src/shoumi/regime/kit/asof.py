"""Facts that are kept as of: never overwritten, so that any past decision can be asked for again (E05).

A row says *when it holds* (``holds_from`` until before ``holds_until``) and *when it was known* (``recorded_at`` until
before ``replaced_at``). Ending a fact early closes the row as known (``replaced_at``) and writes a successor with the
shorter span; the old row stays as it was. `HeldQuerySet.holding` returns what held, and was known, at an instant.
"""

from datetime import datetime
from typing import Any, ClassVar, Self, TypeVar

from django.db import models
from django.db.models import F, Q

Row = TypeVar("Row", bound="Held")


class HeldQuerySet(models.QuerySet[Row]):
    """Rows of a kind of fact that is kept as of."""

    def holding(self, instant: datetime) -> Self:
        """Narrow to the facts that held at ``instant``, by what was recorded then."""
        return self.filter(
            Q(holds_until=None) | Q(holds_until__gt=instant),
            Q(replaced_at=None) | Q(replaced_at__gt=instant),
            holds_from__lte=instant,
            recorded_at__lte=instant,
        )

    def standing(self) -> Self:
        """Narrow to the rows that no other row has replaced."""
        return self.filter(replaced_at=None)

    def unended(self, instant: datetime) -> Self:
        """Narrow to the standing rows that hold at ``instant`` or will: the ones that can be ended."""
        return self.standing().filter(Q(holds_until=None) | Q(holds_until__gt=instant))

    def end_at(self, instant: datetime) -> int:
        """End every row of the set, as `Held.end_at`, and return how many there were."""
        rows = list(self)
        for row in rows:
            row.end_at(instant)
        return len(rows)


class Held(models.Model):
    """A fact with its span and the span in which it was known."""

    holds_from = models.DateTimeField()
    holds_until = models.DateTimeField(null=True, blank=True)
    recorded_at = models.DateTimeField()
    replaced_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[Any] = HeldQuerySet.as_manager()

    class Meta:
        abstract = True
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(holds_until=None) | Q(holds_until__gte=F("holds_from")),
                name="%(app_label)s_%(class)s_span",
            ),
        ]

    def replaced(self, instant: datetime) -> None:
        """Close this row as known at ``instant``, when another one takes its place."""
        self.replaced_at = instant
        self.save(update_fields=["replaced_at"])

    def end_at(self, instant: datetime) -> None:
        """Close this row as known at ``instant`` and write its successor, which holds until ``instant`` only.

        A fact that was to begin later never held: its successor's span is empty.
        """
        self.replaced(instant)
        self.follow(holds_until=max(instant, self.holds_from), recorded_at=instant)

    def follow(self, **changes: object) -> Self:
        """Write a further row of the same fact, standing, with ``changes`` to its columns; return it."""
        values = {
            column.attname: getattr(self, column.attname)
            for column in self._meta.concrete_fields
            if not column.primary_key
        }
        row = type(self)(**(values | {"replaced_at": None} | changes))
        row.save(force_insert=True)
        return row
