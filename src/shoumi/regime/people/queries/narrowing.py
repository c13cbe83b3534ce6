"""The filters of the directory: each narrows persons the viewer may see anyway."""

from uuid import UUID

from django.db.models import Q

from shoumi.regime.kit import clock
from shoumi.regime.people.models import Appointment, Employment, Membership, UnitWithin
from shoumi.regime.people.queries.directory import People
from shoumi.regime.people.vocabulary import Kind, Office, State


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


def in_office(people: People, office: Office) -> People:
    """Return those who hold ``office`` somewhere now."""
    held = Appointment.objects.holding(clock.now()).filter(office=office)
    return people.filter(id__in=held.values("person_id"))
