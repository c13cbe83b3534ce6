"""Grades of clearance, and who holds one, kept as of."""

from typing import ClassVar
from uuid import uuid4

from django.db import models
from django.db.models import Q

from shoumi.regime.kit.asof import Held
from shoumi.regime.people.models.columns import CODE_LENGTH, Named
from shoumi.regime.people.models.persons import Person

GROUND_LENGTH = 200


class ClearanceGrade(Named):
    """One grade of clearance as the company's policy names it. Its rank never changes: past decisions rest on it."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    code = models.CharField(max_length=CODE_LENGTH, unique=True)
    rank = models.PositiveSmallIntegerField(unique=True)
    """From 1; 0 is what a person without clearance has."""

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=Q(rank__gte=1), name="people_grade_rank"),
        ]


class Clearance(Held):
    """A person is cleared at a grade, on a ground."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="clearances")
    grade = models.ForeignKey(ClearanceGrade, models.PROTECT, related_name="clearances")
    ground = models.CharField(max_length=GROUND_LENGTH)
    granted_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="clearances_granted")
    """None when an operator at the console did it, which the ledger names."""

    class Meta(Held.Meta):
        constraints: ClassVar[list[models.BaseConstraint]] = [
            *Held.Meta.constraints,
            models.UniqueConstraint(
                fields=["person"], condition=Q(replaced_at=None, holds_until=None), name="people_clearance_one_open"
            ),
        ]
