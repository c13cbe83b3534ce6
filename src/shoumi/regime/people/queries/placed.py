"""Where many people worked at many instants, for figures that are derived afterwards."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from shoumi.regime.people.models import Appointment, Membership, UnitWithin
from shoumi.regime.people.vocabulary import Office

_AT_ONCE = 500
Moment = tuple[UUID, datetime]


def primary_units_at(moments: Iterable[Moment]) -> dict[Moment, UUID]:
    """Return the primary unit of each person at each instant, by what was recorded then; who had none is left out."""
    asked = set(moments)
    held = defaultdict(list)
    people = sorted({person for person, _ in asked})
    for start in range(0, len(people), _AT_ONCE):
        rows = Membership.objects.filter(person_id__in=people[start : start + _AT_ONCE], primary=True)
        for row in rows.values_list("person_id", "unit_id", "holds_from", "holds_until", "recorded_at", "replaced_at"):
            held[row[0]].append(row[1:])
    found = {}
    for person, at in asked:
        for unit, since, until, recorded, replaced in held[person]:
            if since <= at and recorded <= at and (until is None or until > at) and (replaced is None or replaced > at):
                found[person, at] = unit
    return found


def units_headed(person: UUID, at: datetime) -> frozenset[UUID]:
    """Return the units that ``person`` was head or deputy head of at ``at``, and those under them."""
    offices = (Office.HEAD, Office.DEPUTY_HEAD)
    headed = Appointment.objects.holding(at).filter(person_id=person, office__in=offices).values("unit_id")
    return frozenset(UnitWithin.objects.holding(at).filter(ancestor_id__in=headed).values_list("unit_id", flat=True))


def units_under(unit: UUID, at: datetime) -> frozenset[UUID]:
    """Return ``unit`` and the units under it at ``at``."""
    return frozenset(UnitWithin.objects.holding(at).filter(ancestor_id=unit).values_list("unit_id", flat=True))
