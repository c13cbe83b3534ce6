"""The filters of the directory: each narrows persons the viewer may see anyway."""

from uuid import UUID

from django.db.models import Q

from shoumi.regime.access.actors import Person as Viewer
from shoumi.regime.kit import clock
from shoumi.regime.people.models import Appointment, Clearance, Employment, Membership, UnitWithin
from shoumi.regime.people.queries.directory import People, detailed
from shoumi.regime.people.vocabulary import Kind, Office, State

NOT_CLEARED = "-"
"""Stands for no clearance at all; no grade has it for a code."""


def matching(people: People, words: str) -> People:
    """Return those whose name or organisation holds ``words``."""
    return people.filter(Q(name__icontains=words) | Q(organisation__icontains=words))


def in_unit(people: People, unit: UUID) -> People:
    """Return those who work in ``unit`` or under it now."""
    now = clock.now()
    within = UnitWithin.objects.holding(now).filter(ancestor_id=unit).values("unit_id")
    return people.filter(id__in=Membership.objects.holding(now).filter(unit_id__in=within).values("person_id"))


def of_kind(people: People, kind: Kind) -> People:
    """Return those of ``kind``, also those of them who have left."""
    return people.filter(id__in=Employment.objects.standing().filter(kind=kind).values("person_id"))


def in_state(people: People, state: State) -> People:
    """Return those who are in ``state`` now."""
    now = clock.now()
    holding = Employment.objects.holding(now)
    if state in {State.PRESENT, State.LEAVING}:
        return people.filter(id__in=holding.filter(state=state).values("person_id"))
    begun = Employment.objects.standing().filter(holds_from__lte=now).values("person_id")
    absent = people.exclude(id__in=holding.values("person_id"))
    return absent.filter(id__in=begun) if state is State.LEFT else absent.exclude(id__in=begun)


def in_clearance(people: People, grade: str, viewer: Viewer) -> People:
    """Return those cleared at ``grade`` now, or at none for `NOT_CLEARED`, of those whose clearance ``viewer`` sees."""
    now = clock.now()
    seen = people.filter(id__in=detailed(viewer, now).values("id"))
    cleared = Clearance.objects.holding(now)
    if grade == NOT_CLEARED:
        return seen.exclude(id__in=cleared.values("person_id"))
    return seen.filter(id__in=cleared.filter(grade__code=grade).values("person_id"))


def in_office(people: People, office: Office) -> People:
    """Return those who hold ``office`` somewhere now."""
    held = Appointment.objects.holding(clock.now()).filter(office=office)
    return people.filter(id__in=held.values("person_id"))
