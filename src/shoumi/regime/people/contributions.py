"""What the parts contribute to the leaving of a person (P07): the items to settle, and what was opened (E09).

An item with a ``measure`` shows how much is still outstanding and cannot be ticked while that is not zero. People
contribute the items of their own and those of parts that have no means to measure them yet.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from shoumi.regime.kit.slots import Slot
from shoumi.regime.kit.words import LocalizedText
from shoumi.regime.people.vocabulary import CaseKind, Office


@dataclass(frozen=True, slots=True)
class Leaver:
    """Whose leaving it is, as items are measured for: the case, the person, the kind, and when it began."""

    case: UUID
    person: UUID
    kind: CaseKind
    since: datetime


NO_PAGE = ""


@dataclass(frozen=True, kw_only=True)
class LeavingItem:
    """One item of the checklist: its words, to which kinds of case it belongs, and whose it is by default.

    ``days`` counts from the last day to the deadline. ``measure`` returns how much is outstanding; ``page`` is the name
    of the address, with the case's id, where that is seen to. ``by_itself`` items settle with another act.
    """

    name: str
    label: LocalizedText
    hint: LocalizedText
    kinds: frozenset[CaseKind]
    office: Office
    days: int = 0
    measure: Callable[[Leaver], int] | None = None
    page: str = NO_PAGE
    note_needed: bool = False
    by_itself: bool = False
    order: int = 100


@dataclass(frozen=True, slots=True)
class Opening:
    """One thing a person really opened: its number and level, first and last time, how often; never its content."""

    number: str
    level: LocalizedText
    first: datetime
    last: datetime
    count: int


@dataclass(frozen=True, kw_only=True)
class Openings:
    """Who can tell what a person opened: ``of`` reads it off the ledger."""

    name: str
    of: Callable[[UUID], Sequence[Opening]]
    order: int = 100


LEAVING_ITEMS: Slot[LeavingItem] = Slot("items of leaving")
OPENINGS: Slot[Openings] = Slot("what a person opened")


def items_of(kind: CaseKind) -> list[LeavingItem]:
    """Return the items a case of ``kind`` has, in their order."""
    return [item for item in LEAVING_ITEMS.items() if kind in item.kinds]


def item_named(name: str) -> LeavingItem | None:
    """Return the item ``name``; None when the part that contributed it is there no longer."""
    return next((item for item in LEAVING_ITEMS.items() if item.name == name), None)


def opened_by(person: UUID) -> list[Opening]:
    """Return what ``person`` really opened, by the ledger, the latest first."""
    found = [opening for source in OPENINGS.items() for opening in source.of(person)]
    return sorted(found, key=lambda opening: (opening.last, opening.number), reverse=True)
