"""The company's units, its positions and the bodies of the regime."""

from typing import ClassVar
from uuid import uuid4

from django.db import models
from django.db.models import F, Q

from shoumi.regime.kit.asof import Held
from shoumi.regime.people.models.columns import CODE_LENGTH, Named, among, code_column
from shoumi.regime.people.vocabulary import BodyKind, UnitKind


class Unit(Named):
    """The company, a subsidiary, a branch or a department; every unit but the company stands under another."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    kind = code_column(UnitKind)
    code = models.CharField(max_length=CODE_LENGTH, unique=True)
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="children")
    """Where the unit stands now; where it stood on another day is told by `UnitWithin`."""

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            among("kind", UnitKind, "people_unit_kind"),
            models.CheckConstraint(condition=~Q(parent=F("id")), name="people_unit_not_under_itself"),
            # One installation serves one company: one root, and it alone has no parent.
            models.CheckConstraint(
                condition=Q(kind=UnitKind.COMPANY.value, parent=None)
                | (~Q(kind=UnitKind.COMPANY.value) & Q(parent__isnull=False)),
                name="people_unit_only_company_is_root",
            ),
            models.UniqueConstraint(fields=["kind"], condition=Q(parent=None), name="people_unit_one_root"),
            models.UniqueConstraint(fields=["parent", "name_zh"], name="people_unit_name_among_siblings"),
        ]


class UnitWithin(Held):
    """A unit lies within another: at distance 0 itself, at 1 its parent.

    Kept as of, because the rights of a unit's people and officers reach through the tree.
    """

    unit = models.ForeignKey(Unit, models.CASCADE, related_name="within")
    ancestor = models.ForeignKey(Unit, models.CASCADE, related_name="holds")
    distance = models.PositiveSmallIntegerField()

    class Meta(Held.Meta):
        constraints: ClassVar[list[models.BaseConstraint]] = [
            *Held.Meta.constraints,
            models.UniqueConstraint(
                fields=["unit", "ancestor"],
                condition=Q(replaced_at=None, holds_until=None),
                name="people_unit_within_once",
            ),
            models.CheckConstraint(
                condition=Q(distance=0, unit=F("ancestor")) | (Q(distance__gt=0) & ~Q(unit=F("ancestor"))),
                name="people_unit_within_no_circle",
            ),
        ]


class Position(Named):
    """A position somebody may hold in a unit, with the confidentiality grade its work asks for."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    code = models.CharField(max_length=CODE_LENGTH, unique=True)
    grade = models.ForeignKey("people.ClearanceGrade", models.PROTECT, null=True, blank=True, related_name="positions")
    """None for work that touches no secret."""

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["name_zh"], name="people_position_name"),
        ]


class Body(Named):
    """A body of the regime: the board, the confidentiality committee and office, the supervisory department."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    kind = code_column(BodyKind)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            among("kind", BodyKind, "people_body_kind"),
            models.UniqueConstraint(fields=["kind", "name_zh"], name="people_body_name"),
        ]
