"""The tree of units: who lies within whom, and how a move changes that."""

from collections.abc import Mapping
from uuid import UUID

from shoumi.engines.foundation.errors import Conflict
from shoumi.regime.people.vocabulary import Problem

Parents = Mapping[UUID, UUID | None]
"""For each unit the one it stands under; None for the company."""


def ancestors(unit: UUID, parents: Parents) -> list[UUID]:
    """Return ``unit`` and what it stands under, nearest first; the position in the list is the distance.

    Raises Conflict when the tree has a circle, which the database could only show after being tampered with.
    """
    path: list[UUID] = []
    here: UUID | None = unit
    while here is not None:
        if here in path:
            raise Conflict(Problem.UNIT_CIRCLE)
        path.append(here)
        here = parents[here]
    return path


def descendants(unit: UUID, parents: Parents) -> dict[UUID, int]:
    """Return ``unit`` and everything under it with the distance to it."""
    under: dict[UUID, list[UUID]] = {}
    for child, parent in parents.items():
        if parent is not None:
            under.setdefault(parent, []).append(child)
    found = {unit: 0}
    waiting = [unit]
    while waiting:
        here = waiting.pop()
        for child in under.get(here, []):
            found[child] = found[here] + 1
            waiting.append(child)
    return found


def check_move(unit: UUID, new_parent: UUID, parents: Parents) -> None:
    """Raise Conflict when ``unit`` is the company, or would come to lie within itself."""
    if parents[unit] is None:
        raise Conflict(Problem.ROOT_MOVED)
    if unit in ancestors(new_parent, parents):
        raise Conflict(Problem.UNIT_CIRCLE)
