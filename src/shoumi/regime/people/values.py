"""What is handed to the actions of this part."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from shoumi.regime.people.vocabulary import Kind, Language


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What the directory says of a person, as it is filled in; the actions check and normalise it."""

    name: str
    kind: Kind
    email: str = ""
    staff_number: str = ""
    organisation: str = ""
    contact: UUID | None = None
    language: Language = Language.CHINESE


@dataclass(frozen=True, slots=True)
class Days:
    """The company dates from which and until the end of which something holds; None: from now on, with no end."""

    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Workplace:
    """The unit somebody works in, and the position there where it is known."""

    unit: UUID
    position: UUID | None = None


@dataclass(frozen=True, slots=True)
class InUnit:
    """An office is held in this unit."""

    unit: UUID


@dataclass(frozen=True, slots=True)
class InBody:
    """An office is held in this body."""

    body: UUID


Seat = InUnit | InBody
