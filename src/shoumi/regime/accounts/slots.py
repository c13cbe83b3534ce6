"""What parts above contribute to the pages of accounts: names of people, and the levels a token can be limited to."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest

from shoumi.regime.accounts import queries
from shoumi.regime.accounts.requests import person_in
from shoumi.regime.accounts.rules.powers import POWER_OF, administrators_with
from shoumi.regime.accounts.vocabulary import Permission
from shoumi.regime.kit import clock
from shoumi.regime.kit.badges import Wording
from shoumi.regime.kit.slots import NAVIGATION, Menu, NavigationItem, Panel, Slot
from shoumi.regime.kit.words import LocalizedText


@dataclass(frozen=True, kw_only=True)
class Names:
    """Who can tell the names of people: ``of`` returns those it knows of the ids it is given."""

    name: str
    of: Callable[[Sequence[UUID]], Mapping[UUID, str]]
    order: int = 100


@dataclass(frozen=True, kw_only=True)
class Ceilings:
    """Who can tell the levels: ``choices`` returns pairs of rank and word, the lowest first."""

    name: str
    choices: Callable[[], Sequence[tuple[int, Wording]]]
    order: int = 100


NAMES: Slot[Names] = Slot("names of people")
CEILINGS: Slot[Ceilings] = Slot("level ceilings of tokens")
ACCOUNT_PANELS: Slot[Panel[UUID]] = Slot("account page")
"""Panels on the page of one account, about the person with that id."""


def names_of(account_ids: Sequence[UUID]) -> dict[UUID, str]:
    """Return the names that are known of the given people."""
    told: dict[UUID, str] = {}
    for source in NAMES.items():
        told.update(source.of(account_ids))
    return told


def ceilings() -> list[tuple[int, Wording]]:
    """Return the levels a token can be limited to, the lowest first."""
    return [choice for source in CEILINGS.items() for choice in source.choices()]


def _keeps_accounts(request: HttpRequest) -> bool:
    viewer = person_in(request)
    if viewer is None:
        return False
    return bool(queries.offices_of(viewer.id, clock.now()) & administrators_with(POWER_OF[Permission.LIST]))


def contribute() -> None:
    """Add this part's entries to the navigation."""
    NAVIGATION.add(
        NavigationItem(
            name="accounts.register",
            menu=Menu.OPERATIONS,
            label=LocalizedText(zh="账号管理", en="Accounts"),
            url_name="accounts:register",
            icon="users",
            order=20,
            shown=_keeps_accounts,
        )
    )
    NAVIGATION.add(
        NavigationItem(
            name="accounts.security",
            menu=Menu.ACCOUNT,
            label=LocalizedText(zh="账号安全", en="Account security"),
            url_name="accounts:security",
            icon="key",
            order=90,
        )
    )
