"""What is held about a person: each part tells its own, with purpose, ground, retention, readers and erasure.

A holding is one field or a group of fields that serve one purpose. The register of personal data lists them, and a
person's own page shows them with that person's values.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from shoumi.regime.kit.badges import Wording
from shoumi.regime.kit.slots import Slot
from shoumi.regime.kit.words import LocalizedText


class Ground(StrEnum):
    """On what ground of the law on personal information something is held (PIPL, in force since 2021-11-01)."""

    CONTRACT = "ground_contract"
    CONSENT = "ground_consent"
    DUTY = "ground_duty"


@dataclass(frozen=True, slots=True)
class Line:
    """One value: what it is called and what it is.

    ``hidden`` stands in its place until the person has proved again who they are; "" shows it at once.
    """

    name: Wording
    value: object
    hidden: str = ""


@dataclass(frozen=True, kw_only=True)
class Holding:
    """One thing that is held about people.

    ``fields`` names what it covers, a table each: ``app.Model column column …``. ``of`` returns what is held of one
    person, nothing where nothing is.

    What is erased some ``years`` after somebody has left tells ``held_by``, of whom there is anything to erase, and
    ``erase``, which does it inside the caller's transaction and returns how many values went.
    """

    name: str
    words: LocalizedText
    purpose: LocalizedText
    ground: Ground
    kept: LocalizedText
    readers: LocalizedText
    erasure: LocalizedText
    fields: tuple[str, ...]
    of: Callable[[UUID], Sequence[Line]]
    sensitive: bool = False
    years: int = 0
    held_by: Callable[[], set[UUID]] | None = None
    erase: Callable[[UUID], int] | None = None
    order: int = 100

    @property
    def columns(self) -> frozenset[tuple[str, str]]:
        """The columns it covers, as pairs of ``app.Model`` and column."""
        tables = (line.split() for line in self.fields)
        return frozenset((table, column) for table, *columns in tables for column in columns)

    @property
    def is_erasable(self) -> bool:
        """Whether anything of it is erased once its retention is over."""
        return self.erase is not None and self.held_by is not None


@dataclass(frozen=True, kw_only=True)
class Hold:
    """Something for which everything about a person is kept for now: ``holds(person)`` says whether it does."""

    name: str
    words: LocalizedText
    holds: Callable[[UUID], bool]
    order: int = 100


HOLDS: Slot[Hold] = Slot("what personal data are kept for")
HOLDINGS: Slot[Holding] = Slot("what is held about a person")


def holding_named(name: str) -> Holding | None:
    """Return the holding ``name``; None when the part that contributed it is there no longer."""
    return next((one for one in HOLDINGS.items() if one.name == name), None)
