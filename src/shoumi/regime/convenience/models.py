"""What is derived from the ledger and from the parts below; nothing here is the only place where something is kept."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from shoumi.regime.people.models import Person, Unit

CODE_LENGTH = 100


class Tally(models.Model):
    """How often acts were refused on one company day, to people of one unit, for one reason. No person, no subject."""

    day = models.DateField()
    unit = models.ForeignKey(Unit, models.CASCADE, null=True, related_name="+", db_index=False)
    """The primary unit of whoever acted, at that time; None for machines, strangers and people without one."""
    verb = models.CharField(max_length=CODE_LENGTH)
    reason = models.CharField(max_length=CODE_LENGTH)
    known = models.BooleanField()
    """Whether whoever was refused may know of the thing; what was not known is never counted for heads of units."""
    count = models.PositiveIntegerField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["day", "unit", "verb", "reason", "known"],
                condition=Q(unit__isnull=False),
                name="convenience_tally_once_in_unit",
            ),
            models.UniqueConstraint(
                fields=["day", "verb", "reason", "known"], condition=Q(unit=None), name="convenience_tally_once"
            ),
            models.CheckConstraint(condition=Q(count__gte=1), name="convenience_tally_count"),
        ]
        # Both this and the one of decided waits hold all that figures read, so that no row is looked up.
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["day", "unit", "known", "reason", "count"], name="convenience_tally_by_day"),
        ]


class Reached(models.Model):
    """How far the ledger was read: the next leaf of one log. One row at most."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    log = models.PositiveIntegerField()
    next = models.BigIntegerField()
    at = models.DateTimeField()
    """When it was read last."""

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=Q(id=1), name="convenience_reached_one"),
        ]


class Wait(models.Model):
    """One wait as its part told it when it was last asked: see `kit.waits.Waited`."""

    kind = models.CharField(max_length=60)
    """Of the contribution it comes from."""
    source = models.UUIDField()
    """What is waited for, by its id in the part it belongs to."""
    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    unit = models.ForeignKey(Unit, models.CASCADE, null=True, related_name="+", db_index=False)
    """The primary unit of the person who waits, when they asked."""
    asked_at = models.DateTimeField()
    due_at = models.DateTimeField(null=True)
    decided_at = models.DateTimeField(null=True)
    minutes = models.PositiveIntegerField(null=True)
    """Whole minutes from request to decision."""
    week = models.PositiveIntegerField(null=True)
    """The week of the decision, as `rules.week_of` counts."""
    waits_on = models.ForeignKey(Person, models.CASCADE, null=True, related_name="+", db_index=False)
    office = models.CharField(max_length=CODE_LENGTH, blank=True)
    deputy = models.ForeignKey(Person, models.CASCADE, null=True, related_name="+", db_index=False)
    address = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["kind", "source"], name="convenience_wait_once"),
            models.CheckConstraint(
                condition=Q(decided_at=None, minutes=None, week=None)
                | Q(minutes__isnull=False, week__isnull=False, decided_at__gte=F("asked_at")),
                name="convenience_wait_minutes",
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(
                fields=["decided_at", "person", "kind", "unit", "week", "minutes"], name="convenience_wait_decided"
            ),
            models.Index(fields=["kind", "asked_at"], condition=Q(decided_at=None), name="convenience_wait_open"),
        ]
