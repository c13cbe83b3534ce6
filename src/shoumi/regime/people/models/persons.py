"""Persons, and the facts of their belonging to the company, kept as of."""

from typing import ClassVar
from uuid import uuid4

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower

from shoumi.regime.kit.asof import Held
from shoumi.regime.people.models.columns import CODE_LENGTH, NAME_LENGTH, among, code_column
from shoumi.regime.people.models.units import Position, Unit
from shoumi.regime.people.vocabulary import Kind, Language, State


class Person(models.Model):
    """Someone inside or outside the company whom the regime knows. A person is never deleted, only leaves.

    Who signs in has an account with the same id; there is no second key that could disagree.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    name = models.CharField(max_length=NAME_LENGTH, db_index=True)
    email = models.EmailField(max_length=254, null=True, blank=True, unique=True)
    """In lower case; None for someone who never signs in."""
    staff_number = models.CharField(max_length=CODE_LENGTH, blank=True)
    organisation = models.CharField(max_length=NAME_LENGTH, blank=True)
    """The partner, supplier or client an outsider comes from; empty for the company's own people."""
    contact = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="outsiders")
    """Who in the company answers for an outsider."""
    language = code_column(Language, default=Language.CHINESE.value)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            among("language", Language, "people_person_language"),
            models.CheckConstraint(
                condition=Q(email=None) | Q(email=Lower("email")), name="people_person_email_lower_case"
            ),
            models.CheckConstraint(condition=~Q(email=""), name="people_person_email_or_none"),
            models.CheckConstraint(condition=~Q(contact=F("id")), name="people_person_not_own_contact"),
            models.UniqueConstraint(
                fields=["staff_number"], condition=~Q(staff_number=""), name="people_person_staff_number"
            ),
        ]


class Employment(Held):
    """A person belongs to the company, or works with it, in one relation; and whether they are about to leave."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="employments")
    kind = code_column(Kind)
    state = code_column(State, default=State.PRESENT.value)

    class Meta(Held.Meta):
        constraints: ClassVar[list[models.BaseConstraint]] = [
            *Held.Meta.constraints,
            among("kind", Kind, "people_employment_kind"),
            models.CheckConstraint(
                condition=Q(state__in=[State.PRESENT.value, State.LEAVING.value]), name="people_employment_state"
            ),
            models.UniqueConstraint(
                fields=["person"],
                condition=Q(replaced_at=None, holds_until=None),
                name="people_employment_one_open",
            ),
            models.UniqueConstraint(
                fields=["person", "holds_from"],
                condition=Q(replaced_at=None) & (Q(holds_until=None) | Q(holds_until__gt=F("holds_from"))),
                name="people_employment_begins_once",
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["kind"], condition=Q(replaced_at=None), name="people_employment_by_kind"),
        ]


class Membership(Held):
    """A person works in a unit, at a position where that is known; one unit is the primary one."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="memberships")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="memberships")
    position = models.ForeignKey(Position, models.PROTECT, null=True, blank=True, related_name="memberships")
    primary = models.BooleanField(default=True)

    class Meta(Held.Meta):
        constraints: ClassVar[list[models.BaseConstraint]] = [
            *Held.Meta.constraints,
            models.UniqueConstraint(
                fields=["person", "unit"],
                condition=Q(replaced_at=None, holds_until=None),
                name="people_membership_one_in_unit",
            ),
            models.UniqueConstraint(
                fields=["person"],
                condition=Q(replaced_at=None, holds_until=None, primary=True),
                name="people_membership_one_primary",
            ),
        ]
