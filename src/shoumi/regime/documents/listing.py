"""Documents many at a time: which of them the viewer may open now, and what of each is shown.

The list form of the gates answers for a whole page at once, in a number of queries that does not grow with its rows.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Case, F, IntegerField, Q, QuerySet, Value, When

from shoumi.regime.access.actors import Person
from shoumi.regime.access.decisions import Gate, Question, judge
from shoumi.regime.access.registry import registry
from shoumi.regime.documents import queries
from shoumi.regime.documents.models import Document, HandlingRules
from shoumi.regime.documents.rulebook import opening_case, opening_gates
from shoumi.regime.documents.vocabulary import Permission
from shoumi.regime.kit import clock

Handling = Mapping[UUID, HandlingRules]

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


def openable_among(viewer: Person, documents: Sequence[Document], handling: Handling) -> set[UUID]:
    """Return the ids of those of ``documents``, a page of a list, that ``viewer`` may open now: `openable` for a few.

    What a gate says of the viewer and a level is asked once a level; only gates that differ from document to document
    are asked of the database.
    """
    now = clock.now()
    left: defaultdict[tuple[Gate, ...], list[UUID]] = defaultdict(list)
    for level in {document.level for document in documents}:
        case = opening_case(level, handling.get(level.id))
        question = Question(viewer, Permission.OPEN, level.subject, now)
        gates = registry.asked(case.gates)
        loaded = [(gate, gate.load(question, case)) for gate in gates if not gate.of_subject]
        if not judge(question, case, loaded).reasons:
            asked = tuple(gate for gate in gates if gate.of_subject)
            left[asked] += [document.pk for document in documents if document.level_id == level.id]
    found: set[UUID] = set()
    for gates_left, ids in left.items():
        things = Document.objects.filter(pk__in=ids)
        for gate in gates_left:
            things = gate.narrow(things, viewer, now)
        found.update(things.values_list("pk", flat=True))
    return found


def _open_by_gates(viewer: Person, things: QuerySet[Document]) -> Iterator[QuerySet[Document]]:
    """Narrow ``things`` to what ``viewer`` may open now, one query for each set of gates that levels ask for."""
    now = clock.now()
    by_gates: defaultdict[tuple[str, ...], list[HandlingRules]] = defaultdict(list)
    for rules in handling_by_level(now).values():
        by_gates[opening_gates(rules)].append(rules)
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


def handling_by_level(at: datetime) -> Handling:
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
    handling = handling_by_level(clock.now())
    readable = openable_among(viewer, documents, handling)

    def shown(one: Document) -> Listed:
        rules = handling.get(one.level_id)
        sealed = one.pk not in readable and (rules is None or rules.title_sealed)
        return Listed(one, None if sealed else one.title, one.pk in readable)

    return [shown(one) for one in documents]
