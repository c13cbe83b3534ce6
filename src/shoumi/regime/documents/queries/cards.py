"""What is shown of a document that was found for a viewer."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q, QuerySet

from shoumi.regime.access.actors import Actor
from shoumi.regime.access.deciding import decide
from shoumi.regime.access.decisions import Decision
from shoumi.regime.documents.models import Document, LevelDecision, Reading, Version
from shoumi.regime.documents.queries.schemes import handling_rules
from shoumi.regime.documents.vocabulary import Permission
from shoumi.regime.kit import clock
from shoumi.regime.people.models import Position
from shoumi.regime.people.queries import units as seen_units


def version(found: Document) -> Version:
    """Return the newest version of a document that was found for a viewer."""
    return Version.objects.select_related("original", "rendition").get(document=found, number=found.version)


def versions(found: Document) -> QuerySet[Version]:
    """Return the versions of a document that was found for a viewer, the newest first."""
    return Version.objects.filter(document=found).select_related("added_by", "original").order_by("-number")


@dataclass(frozen=True, slots=True)
class Card:
    """What a viewer sees of a document in a list or on its page: the title is None where it stays sealed."""

    document: Document
    title: str | None
    decision: Decision

    @property
    def readable(self) -> bool:
        """Whether the viewer may open it now."""
        return self.decision.allowed


def card(viewer: Actor, found: Document) -> Card:
    """Return the card of ``found`` for ``viewer``: who is refused sees no title where the level seals titles."""
    decision = decide(viewer, Permission.OPEN, found.subject)
    handling = handling_rules(found.level_id, clock.now())
    sealed = not decision.allowed and (handling is None or handling.title_sealed)
    return Card(found, None if sealed else found.title, decision)


def level_decisions(found: Document) -> QuerySet[LevelDecision]:
    """Return the decisions on the level of a document that was found for a viewer, the newest first."""
    told = LevelDecision.objects.standing().filter(document=found).select_related("level", "decided_by")
    return told.order_by("-holds_from", "-pk")


def reading_list(found: Document) -> QuerySet[Reading]:
    """Return the need-to-know list of a document, present and to come, for those who keep it."""
    return (
        Reading.objects.standing()
        .filter(Q(holds_until=None) | Q(holds_until__gt=clock.now()), document=found)
        .select_related("person", "unit", "position")
        .order_by("holds_from", "pk")
    )


def positions(viewer: Actor) -> QuerySet[Position]:
    """Return the positions ``viewer`` may name as readers: the company's own people see all, outsiders none."""
    return Position.objects.order_by("name_zh") if seen_units(viewer).exists() else Position.objects.none()


def by_ids(ids: Iterable[UUID]) -> dict[UUID, Document]:
    """Return documents by id, for parts that decided before that the viewer may know of them."""
    return {found.id: found for found in Document.objects.filter(pk__in=list(ids)).select_related("level")}
