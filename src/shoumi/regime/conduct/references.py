"""Who may know of what a case refers to: parts above say so of their own things, and what nobody vouches for is hidden.

A case names documents by number. This part knows no documents, so the part that does contributes a `Known` here.
"""

from collections.abc import Callable
from dataclasses import dataclass

from shoumi.regime.access.actors import Person
from shoumi.regime.conduct.vocabulary import EvidenceKind
from shoumi.regime.kit.slots import Slot


@dataclass(frozen=True, kw_only=True)
class Known:
    """Says whether a viewer may know of what a reference of ``kind`` points at."""

    name: str
    kind: EvidenceKind
    knows: Callable[[Person, str], bool]
    order: int = 100


REFERENCES: Slot[Known] = Slot("references of cases")
_GUARDED = frozenset({EvidenceKind.DOCUMENT})
"""Kinds whose existence may be secret; entries and traces are mere numbers to whoever may not read them."""


def shown_to(viewer: Person, kind: EvidenceKind, reference: str) -> bool:
    """Return whether ``viewer`` is shown the reference; a guarded kind nobody vouches for is shown to nobody."""
    vouching = [one for one in REFERENCES.items() if one.kind is kind]
    return any(one.knows(viewer, reference) for one in vouching) if vouching else kind not in _GUARDED
