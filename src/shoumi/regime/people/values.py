"""What is handed to the actions of this part."""

from dataclasses import dataclass
from datetime import date
from typing import Self
from uuid import UUID

from shoumi.regime.journal.acting import Subject
from shoumi.regime.people.vocabulary import (
    CaseKind,
    CheckResult,
    DutyEnd,
    DutyKind,
    Kind,
    Language,
    LeavingReason,
    NoticeMode,
    Office,
    ScreeningState,
    SubjectKind,
)


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


class Clearing(Subject):
    """A person as the subject of being cleared at ``grade``: what is asked depends on the grade, too."""

    grade: UUID

    def __new__(cls, person: UUID, grade: UUID) -> Self:
        """Return the subject; as a reference it is the person."""
        made = super().__new__(cls, SubjectKind.PERSON, person)
        made.grade = grade
        return made


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """What a check of a screening showed, as HR fills it in."""

    kind: UUID
    result: CheckResult
    on: date
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What a screening found, as HR fills it in; ``until`` is the last day on which it is valid."""

    state: ScreeningState
    until: date | None = None
    conditions: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaving:
    """What a leaving case is opened with; ``to`` only when somebody moves."""

    kind: CaseKind
    reason: LeavingReason
    announced_on: date
    last_day: date
    mode: NoticeMode
    successor: UUID | None = None
    to: Workplace | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose an item is: whoever holds an office, or one person."""

    office: Office | None = None
    person: UUID | None = None


@dataclass(frozen=True, slots=True)
class Duty:
    """A duty to be laid; ``until`` is the last day, where it ends on one."""

    kind: DutyKind
    end: DutyEnd
    until: date | None = None
