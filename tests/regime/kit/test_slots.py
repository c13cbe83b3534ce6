from dataclasses import dataclass

import pytest
from django.http import HttpRequest
from django.test import RequestFactory
from hypothesis import given
from hypothesis import strategies as st

from shoumi.regime.kit.slots import NAVIGATION, Menu, NavigationItem, Panel, Slot, SlotError, drawn_panels


@dataclass(frozen=True)
class Thing:
    name: str
    order: int = 100


@given(st.lists(st.tuples(st.text(min_size=1), st.integers(0, 9)), unique_by=lambda one: one[0]))
def test_items_come_by_order_then_name(pairs: list[tuple[str, int]]) -> None:
    slot: Slot[Thing] = Slot("test", closed=lambda: False)
    for name, order in pairs:
        slot.add(Thing(name, order))
    assert [(one.order, one.name) for one in slot.items()] == sorted((order, name) for name, order in pairs)


def test_a_name_is_taken_once() -> None:
    slot: Slot[Thing] = Slot("test", closed=lambda: False)
    slot.add(Thing("a"))
    with pytest.raises(SlotError, match="already there"):
        slot.add(Thing("a"))


def test_nothing_is_added_after_start_up() -> None:
    item = NavigationItem(name="late", menu=Menu.PEOPLE, label="Late", url_name="late", icon="users")
    with pytest.raises(SlotError, match="after start-up"):
        NAVIGATION.add(item)


def test_panels_with_nothing_to_show_are_left_out() -> None:
    slot: Slot[Panel[str]] = Slot("test", closed=lambda: False)

    def about(_request: HttpRequest, subject: str) -> dict[str, object] | None:
        return {"field": {"label": subject}} if subject == "known" else None

    slot.add(Panel(name="one", title="One", template="kit/field.html", gather=about))
    request = RequestFactory().get("/")
    assert [one.item.name for one in drawn_panels(request, slot, "known")] == ["one"]
    assert drawn_panels(request, slot, "unknown") == []
