"""Who holds which office, kept as of."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from shoumi.regime.kit.asof import Held
from shoumi.regime.kit.words import LocalizedText
from shoumi.regime.people.models.columns import among, code_column
from shoumi.regime.people.models.persons import Person
from shoumi.regime.people.models.units import Body, Unit
from shoumi.regime.people.vocabulary import Office


class Appointment(Held):
    """A person holds an office in a body or in a unit, in their own right or as somebody's deputy."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="appointments")
    office = code_column(Office)
    body = models.ForeignKey(Body, models.PROTECT, null=True, blank=True, related_name="appointments")
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="appointments")
    deputy_of = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="deputies")
    appointed_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="appointments_made")
    """None when an operator at the console did it, which the ledger names."""

    class Meta(Held.Meta):
        constraints: ClassVar[list[models.BaseConstraint]] = [
            *Held.Meta.constraints,
            among("office", Office, "people_appointment_office"),
            models.CheckConstraint(
                condition=Q(body=None, unit__isnull=False) | Q(body__isnull=False, unit=None),
                name="people_appointment_one_place",
            ),
            models.CheckConstraint(
                condition=Q(deputy_of=None) | ~Q(deputy_of=F("person")), name="people_appointment_own_deputy"
            ),
            models.UniqueConstraint(
                fields=["person", "office", "unit"],
                condition=Q(replaced_at=None, holds_until=None, unit__isnull=False),
                name="people_appointment_once_in_unit",
            ),
            models.UniqueConstraint(
                fields=["person", "office", "body"],
                condition=Q(replaced_at=None, holds_until=None, body__isnull=False),
                name="people_appointment_once_in_body",
            ),
            # A unit has one head; deputies and deputy heads stand beside.
            models.UniqueConstraint(
                fields=["office", "unit"],
                condition=Q(
                    replaced_at=None,
                    holds_until=None,
                    deputy_of=None,
                    office__in=[Office.HEAD.value, Office.PRESIDENT.value],
                ),
                name="people_appointment_one_head",
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["office"], condition=Q(replaced_at=None), name="people_appointment_by_office"),
        ]

    @property
    def where(self) -> LocalizedText:
        """The name of the unit or body in which the office is held."""
        place = self.unit if self.body is None else self.body
        return place.name if place is not None else NOWHERE


NOWHERE = LocalizedText(zh="", en="")
"""Never shown: the database admits no appointment without a place."""
