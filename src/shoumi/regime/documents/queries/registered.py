"""The officer's register of every document, and where what is registered belongs."""

from uuid import UUID

from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from shoumi.regime.access.actors import Person
from shoumi.regime.documents.models import Document, Reading
from shoumi.regime.kit import clock
from shoumi.regime.people.models import Membership, Unit


def register() -> QuerySet[Document]:
    """Return the officer's register: every document, for numbers, levels, custodians, holders and terms, no content.

    Only `actions.reading_register.read_register` hands this out, which asks for the right and records its use.
    """
    at = clock.now()
    lines = Reading.objects.holding(at).filter(document=OuterRef("pk")).order_by().values("document")
    holders = Subquery(lines.annotate(lines=Count("pk")).values("lines"))
    return (
        Document.objects.select_related("level", "kind", "unit", "custodian")
        .annotate(holders=Coalesce(holders, 0))
        .order_by("-registered_at", "-number")
    )


def units_with_documents() -> QuerySet[Unit]:
    """Return the units that documents belong to, for the filter of the officer's register."""
    return Unit.objects.filter(pk__in=Document.objects.exclude(unit=None).values("unit")).order_by("name_zh")


def unit_of(viewer: Person) -> UUID | None:
    """Return the primary unit ``viewer`` works in now, to which what they register belongs; None for none."""
    held = Membership.objects.holding(clock.now()).filter(person=viewer.id, primary=True)
    unit: UUID | None = held.values_list("unit_id", flat=True).first()
    return unit
