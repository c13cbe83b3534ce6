"""Places on pages that parts fill without being known to the page: navigation, the home page, panels.

A `Slot` belongs to whoever shows it; a part contributes in its app's ``ready()``. Once Django has started the registry
is closed, so that what a process shows does not depend on which module happened to be imported later.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, Protocol, TypeVar

from django.apps import apps
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from shoumi.regime.kit.badges import Wording


class _Placed(Protocol):
    """What a slot can hold: something with a name and a place in the order."""

    @property
    def name(self) -> str: ...

    @property
    def order(self) -> int: ...


Item = TypeVar("Item", bound=_Placed)
Placed = TypeVar("Placed")
Subject = TypeVar("Subject")


class SlotError(Exception):
    """A contribution came too late, or under a name that is taken: a mistake in the program."""


class Slot(Generic[Item]):
    """A registry of contributions, each name once, open until start-up is over."""

    def __init__(self, title: str, *, closed: Callable[[], bool] = lambda: apps.ready) -> None:
        """``title`` names the slot in error messages; ``closed`` tells whether start-up is over."""
        self._title = title
        self._closed = closed
        self._items: dict[str, Item] = {}

    def add(self, item: Item) -> Item:
        """Contribute ``item``. Raises SlotError when start-up is over or the name is taken."""
        if self._closed():
            message = f"{self._title}: {item.name} came after start-up; contribute it in ready()"
            raise SlotError(message)
        if item.name in self._items:
            message = f"{self._title}: {item.name} is already there"
            raise SlotError(message)
        self._items[item.name] = item
        return item

    def items(self) -> tuple[Item, ...]:
        """Return what was contributed, by ``order`` and then by name."""
        return tuple(sorted(self._items.values(), key=lambda item: (item.order, item.name)))


class Menu(StrEnum):
    """The menus of the navigation, in the order they are shown; ACCOUNT is the one behind the person's own name."""

    DOCUMENTS = "documents"
    PEOPLE = "people"
    PREMISES = "premises"
    MONITORING = "monitoring"
    GOVERNANCE = "governance"
    EVIDENCE = "evidence"
    OPERATIONS = "operations"
    ACCOUNT = "account"


def everybody(_request: HttpRequest) -> bool:
    """Show to everybody who is signed in."""
    return True


def none_waiting(_request: HttpRequest) -> int:
    """Count nothing."""
    return 0


@dataclass(frozen=True, kw_only=True)
class NavigationItem:
    """One entry of a menu: its name (unique), words, address, icon, and to whom it is shown.

    ``shown`` only spares people entries that they cannot use; the page behind it decides for itself. ``waiting`` counts
    what waits behind the entry for the person who asks; none is not shown.
    """

    name: str
    menu: Menu
    label: Wording
    url_name: str
    icon: str
    order: int = 100
    shown: Callable[[HttpRequest], bool] = everybody
    waiting: Callable[[HttpRequest], int] = none_waiting


@dataclass(frozen=True, kw_only=True)
class HomeCard:
    """One card of the home page, "what waits for me today".

    ``gather`` returns the context of ``template`` for the person who asks, or None when the card has nothing for them.
    ``wide`` takes the whole row. Cards with the smallest ``order`` come first; what is urgent should be under 50.
    """

    name: str
    template: str
    gather: Callable[[HttpRequest], Mapping[str, object] | None]
    order: int = 100
    wide: bool = False


@dataclass(frozen=True, kw_only=True)
class Panel(Generic[Subject]):
    """A piece that a higher part shows on a lower part's page, about that page's subject.

    ``gather`` returns the context of ``template``, or None when there is nothing to show to this person.
    """

    name: str
    title: Wording
    template: str
    gather: Callable[[HttpRequest, Subject], Mapping[str, object] | None]
    order: int = 100


NAVIGATION: Slot[NavigationItem] = Slot("navigation")
HOME: Slot[HomeCard] = Slot("home page")
UNKNOWN_ADDRESS: Slot[Panel[str]] = Slot("page for an unknown address")
"""What every 404 offers, real or absent alike; the subject is the address asked for."""


@dataclass(frozen=True)
class Drawn(Generic[Placed]):
    """A contribution and what it shows to this person."""

    item: Placed
    html: SafeString


def drawn_panels(request: HttpRequest, slot: Slot[Panel[Subject]], subject: Subject) -> list[Drawn[Panel[Subject]]]:
    """Return the panels of ``slot`` that have something about ``subject``, each drawn with its own template."""
    gathered = ((panel, panel.gather(request, subject)) for panel in slot.items())
    return [
        Drawn(panel, render_to_string(panel.template, dict(context), request))
        for panel, context in gathered
        if context is not None
    ]


def drawn_cards(request: HttpRequest, slot: Slot[HomeCard]) -> list[Drawn[HomeCard]]:
    """Return the cards of ``slot`` that have something for the person who asks."""
    gathered = ((card, card.gather(request)) for card in slot.items())
    return [
        Drawn(card, render_to_string(card.template, dict(context), request))
        for card, context in gathered
        if context is not None
    ]
