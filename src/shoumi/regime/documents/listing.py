"""Documents many at a time: which of them the viewer may open now, and what of each is shown.

The list form of the gates answers for a whole page at once, in a number of queries that does not grow with its rows.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Case, F, IntegerField, Q, QuerySet, Value, When

from shoumi.regime.access.actors import Person
from shoumi.regime.access.registry import registry
from shoumi.regime.documents import queries
from shoumi.regime.documents.models import Document, HandlingRules
from shoumi.regime.kit import clock

COUNTED = 1_000_000
"""Documents that the API counts exactly; screens stop earlier."""


def openable(viewer: Person) -> Q:
    """Return the condition under which ``viewer`` may open a document they know of now: every gate of its level.

    Levels without handling rules, or without gates, are never open.
    """
    condition = Q(pk__in=())
    for things in _open_by_gates(viewer, Document.objects.all()):
        condition |= Q(pk__in=things.values("pk"))
    return condition


def openable_among(viewer: Person, ids: Sequence[UUID]) -> set[UUID]:
    """Return which of the documents ``ids``, a page of a list, ``viewer`` may open now: `openable` for a few."""
    some = Document.objects.filter(pk__in=ids)
    return {pk for things in _open_by_gates(viewer, some) for pk in things.values_list("pk", flat=True)}


def _open_by_gates(viewer: Person, things: QuerySet[Document]) -> Iterator[QuerySet[Document]]:
    """Narrow ``things`` to what ``viewer`` may open now, one query for each set of gates that levels ask for."""
    now = clock.now()
    by_gates: defaultdict[tuple[str, ...], list[HandlingRules]] = defaultdict(list)
    for rules in handling_by_level(now).values():
        by_gates[tuple(rules.gates)].append(rules)
    for codes, handled in by_gates.items():
        if not codes:
            continue
        minutes = [When(level=rules.level_id, then=Value(rules.fresh_minutes)) for rules in handled]
        narrowed = things.filter(level__in=[rules.level_id for rules in handled]).annotate(
            rank=F("level__rank"), fresh_minutes=Case(*minutes, default=Value(1), output_field=IntegerField())
        )
        for gate in registry.asked(codes):
            narrowed = gate.narrow(narrowed, viewer, now)
        yield narrowed


def handling_by_level(at: datetime) -> dict[UUID, HandlingRules]:
    """Return the handling rules that hold at ``at``, by the id of their level."""
    return {rules.level_id: rules for rules in HandlingRules.objects.holding(at).order_by("recorded_at", "pk")}


def search(viewer: Person, found: QuerySet[Document], text: str) -> QuerySet[Document]:
    """Narrow ``found`` to a number, or to words of title and content.

    Words find only what the viewer may open now: who is refused a document must not learn what is in it by guessing.
    """
    if not text.strip():
        return found
    return found.filter(queries.by_number(text) | (queries.by_words(text) & openable(viewer)))


@dataclass(frozen=True, slots=True)
class Listed:
    """One document in a list: its title is None where it stays sealed from this viewer."""

    document: Document
    title: str | None
    readable: bool


def listed(viewer: Person, documents: Sequence[Document]) -> list[Listed]:
    """Return ``documents``, which the viewer may know of, as a list shows them, in their order."""
    readable = openable_among(viewer, [one.pk for one in documents])
    handling = handling_by_level(clock.now())

    def shown(one: Document) -> Listed:
        rules = handling.get(one.level_id)
        sealed = one.pk not in readable and (rules is None or rules.title_sealed)
        return Listed(one, None if sealed else one.title, one.pk in readable)

    return [shown(one) for one in documents]
