"""Documents many at a time: which of them the viewer may open now, and what of each is shown.

The list form of the gates answers for a whole page at once, in a number of queries that does not grow with its rows.
"""

from collections import defaultdict
from collections.abc import Sequence
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
    now = clock.now()
    by_gates: defaultdict[tuple[str, ...], list[HandlingRules]] = defaultdict(list)
    for rules in handling_by_level(now).values():
        by_gates[tuple(rules.gates)].append(rules)
    condition = Q(pk__in=())
    for codes, handled in by_gates.items():
        if codes:
            condition |= Q(pk__in=_narrowed(viewer, now, codes, handled).values("pk"))
    return condition


def handling_by_level(at: datetime) -> dict[UUID, HandlingRules]:
    """Return the handling rules that hold at ``at``, by the id of their level."""
    return {rules.level_id: rules for rules in HandlingRules.objects.holding(at).order_by("recorded_at", "pk")}


def _narrowed(
    viewer: Person, now: datetime, codes: tuple[str, ...], handled: list[HandlingRules]
) -> QuerySet[Document]:
    minutes = [When(level=rules.level_id, then=Value(rules.fresh_minutes)) for rules in handled]
    things = Document.objects.filter(level__in=[rules.level_id for rules in handled]).annotate(
        rank=F("level__rank"), fresh_minutes=Case(*minutes, default=Value(1), output_field=IntegerField())
    )
    gates = [gate for gate in registry.gates() if gate.always or gate.code in codes]
    for gate in gates:
        things = gate.narrow(things, viewer, now)
    return things


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
    ids = [one.pk for one in documents]
    readable = set(Document.objects.filter(openable(viewer), pk__in=ids).values_list("pk", flat=True))
    handling = handling_by_level(clock.now())

    def shown(one: Document) -> Listed:
        rules = handling.get(one.level_id)
        sealed = one.pk not in readable and (rules is None or rules.title_sealed)
        return Listed(one, None if sealed else one.title, one.pk in readable)

    return [shown(one) for one in documents]
