"""What parts above contribute to the pages of accounts: names of people, and the levels a token can be limited to."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from shoumi.regime.kit.badges import Wording
from shoumi.regime.kit.slots import Panel, Slot


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


@dataclass(frozen=True, kw_only=True)
class Vouchers:
    """Who can tell whether somebody knows a person by their office: ``knows(voucher, person, at)``."""

    name: str
    knows: Callable[[UUID, UUID, datetime], bool]
    order: int = 100


@dataclass(frozen=True, kw_only=True)
class Hats:
    """The hats of a part: which there are, and ``worn(at)`` who wears which at an instant."""

    name: str
    all: frozenset[StrEnum]
    worn: Callable[[datetime], Mapping[UUID, frozenset[StrEnum]]]
    order: int = 100


@dataclass(frozen=True, kw_only=True)
class Numbers:
    """Who can tell whose a staff number is: ``of(number)`` returns the ids of the people who have it."""

    name: str
    of: Callable[[str], Collection[UUID]]
    order: int = 100


@dataclass(frozen=True, kw_only=True)
class Directories:
    """Who can tell whom a platform's directory knows by an id: ``of(kind, company, user)`` returns their ids.

    ``company`` is what tells one company's directory from another's on that platform.
    """

    name: str
    of: Callable[[StrEnum, str, str], Collection[UUID]]
    order: int = 100


DIRECTORIES: Slot[Directories] = Slot("whose ids in a platform's directory")
NUMBERS: Slot[Numbers] = Slot("whose staff numbers")
VOUCHERS: Slot[Vouchers] = Slot("who knows whom")
HATS: Slot[Hats] = Slot("hats")
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
