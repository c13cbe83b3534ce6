"""The tree of units: moves never make a circle, whatever their order."""

from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shoumi.engines.foundation.errors import Conflict
from shoumi.regime.people.rules import tree


def uid(number: int) -> UUID:
    return UUID(int=number)


@st.composite
def trees(draw: st.DrawFn) -> dict[UUID, UUID | None]:
    """Each unit but the first stands under one made before it."""
    size = draw(st.integers(1, 12))
    return {uid(0): None} | {uid(each): uid(draw(st.integers(0, each - 1))) for each in range(1, size)}


@given(trees(), st.lists(st.tuples(st.integers(0, 11), st.integers(0, 11)), max_size=20))
def test_admitted_moves_never_make_a_circle(parents: dict[UUID, UUID | None], moves: list[tuple[int, int]]) -> None:
    for unit, parent in ((uid(one % len(parents)), uid(other % len(parents))) for one, other in moves):
        within = parent in tree.descendants(unit, parents)
        if within or parents[unit] is None:
            with pytest.raises(Conflict):
                tree.check_move(unit, parent, parents)
        else:
            tree.check_move(unit, parent, parents)
            parents[unit] = parent
    assert all(tree.ancestors(unit, parents)[-1] == uid(0) for unit in parents)


@given(trees())
def test_descendants_and_ancestors_agree(parents: dict[UUID, UUID | None]) -> None:
    for unit in parents:
        for ancestor in parents:
            path = tree.ancestors(unit, parents)
            distance = tree.descendants(ancestor, parents).get(unit)
            assert (path.index(ancestor) if ancestor in path else None) == distance


def test_a_circle_from_outside_is_named_and_not_walked_for_ever() -> None:
    with pytest.raises(Conflict):
        tree.ancestors(uid(1), {uid(1): uid(2), uid(2): uid(1)})
