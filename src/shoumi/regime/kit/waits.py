"""Where people wait for somebody's decision: each part tells its own, and `convenience` measures them (O05).

A kind of wait is told as facts – who waits, since when, until when, on whom – never with what was asked for.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from shoumi.regime.kit.slots import Slot
from shoumi.regime.kit.words import LocalizedText


@dataclass(frozen=True, slots=True, kw_only=True)
class Waited:
    """One request: ``decided_at`` is None while it is open.

    It waits on a person or on whoever holds an office. ``due_at`` is when it is late, where it has a deadline of its
    own; ``deputy`` who stands in for the one it waits on. ``address`` is the page where that is seen to, "" for none
    that its readers may open.
    """

    id: UUID
    person: UUID
    asked_at: datetime
    decided_at: datetime | None = None
    due_at: datetime | None = None
    waits_on: UUID | None = None
    office: StrEnum | None = None
    deputy: UUID | None = None
    address: str = ""


def whoever_reads(_viewer: Any) -> bool:  # noqa: ANN401 - the kit knows no actors
    """Keep nothing from those who may read figures at all."""
    return True


@dataclass(frozen=True, kw_only=True)
class Waits:
    """One kind of wait.

    ``of(since)`` returns what is open and what was decided at or after ``since``, in any order. ``counted(viewer)``
    tells whether it may stand in the figures of ``viewer``, ``named(viewer)`` whether they may also see whose it is.
    Reading what is ``recorded`` leaves an entry in the ledger.
    """

    name: str
    words: LocalizedText
    of: Callable[[datetime], Iterable[Waited]]
    counted: Callable[[Any], bool] = whoever_reads
    named: Callable[[Any], bool] = whoever_reads
    recorded: bool = False
    own: bool = False
    """Whether people also read of what they wait for themselves; not where it may be news to them."""
    order: int = 100


WAITS: Slot[Waits] = Slot("where people wait")
