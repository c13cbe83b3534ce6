"""From a line to what would be entered, or to what is wrong with it. Pure: what the directory holds is handed in."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import TypeVar
from uuid import UUID

from shoumi.engines.foundation.errors import Invalid, Parameter
from shoumi.regime.people.imports.reading import Line, Sheet
from shoumi.regime.people.labels import LABELS
from shoumi.regime.people.rules import entries
from shoumi.regime.people.rules.identities import identity_number
from shoumi.regime.people.rules.standing import MOST_YEARS, is_far, is_outsider
from shoumi.regime.people.values import Days, Entry
from shoumi.regime.people.vocabulary import Column, ImportProblem, Kind, Language, Problem

T = TypeVar("T")
_DATE = re.compile(r"(\d{4})(?:[-/.](\d{1,2})[-/.](\d{1,2})|年(\d{1,2})月(\d{1,2})日)")


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with one line: where, and the code with its parameters; ``column`` None for the whole line."""

    line: int
    column: Column | None
    problem: StrEnum
    parameters: Mapping[str, Parameter] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Draft:
    """A line that can be entered."""

    line: int
    entry: Entry
    days: Days
    unit: UUID | None
    position: UUID | None
    identity: str = ""
    """The identity number; kept apart from the entry, because it is sealed."""


@dataclass(frozen=True, slots=True)
class Known:
    """What the directory holds, by the words that a file may name it with."""

    units: Mapping[str, UUID]
    """By code, and by path in either language (``unit_key``)."""
    positions: Mapping[str, UUID]
    emails: Mapping[str, UUID]
    staff_numbers: frozenset[str]
    insiders: frozenset[UUID]
    has_identity: Callable[[str], bool] = lambda _number: False
    """Whether somebody has this identity number already."""


@dataclass(frozen=True, slots=True)
class Checked:
    """A whole file looked at: what can be entered, what cannot, in the order of the lines."""

    drafts: tuple[Draft, ...]
    faults: tuple[Fault, ...]


def unit_key(path: str) -> str:
    """Return ``path`` as units are looked up: parts between slashes, whatever the slash, spaces and case."""
    parts = re.split(r"[/／\\>＞›]", path)
    return "/".join(" ".join(part.split()).casefold() for part in parts if part.strip())


def check(sheet: Sheet, known: Known, today: date) -> Checked:
    """Return what of ``sheet`` can be entered, and every fault of the other lines.

    Of two lines with one address or staff number the second is at fault and names the first.
    """
    drafts: list[Draft] = []
    faults: list[Fault] = []
    seen: dict[tuple[Column, str], int] = {}
    for line in sheet.lines:
        checked = _Line(line, known, today)
        draft = checked.draft()
        if draft is not None:
            checked.faults += _repeated(draft, seen)
        if draft is not None and not checked.faults:
            drafts.append(draft)
        faults += checked.faults
    return Checked(tuple(drafts), tuple(faults))


def _repeated(draft: Draft, seen: dict[tuple[Column, str], int]) -> Iterable[Fault]:
    for column, value, problem in (
        (Column.EMAIL, draft.entry.email, ImportProblem.EMAIL_TWICE),
        (Column.STAFF_NUMBER, draft.entry.staff_number, ImportProblem.STAFF_NUMBER_TWICE),
        (Column.IDENTITY_NUMBER, draft.identity, ImportProblem.IDENTITY_TWICE),
    ):
        if value:
            before = seen.setdefault((column, value), draft.line)
            if before != draft.line:
                yield Fault(draft.line, column, problem, {"line": before})


class _Line:
    """One line under examination: each field is read, and what is wrong with it noted."""

    def __init__(self, line: Line, known: Known, today: date) -> None:
        self.faults: list[Fault] = []
        self._line = line
        self._known = known
        self._today = today

    def draft(self) -> Draft | None:
        """Return what would be entered, or None with at least one fault noted."""
        if self._line.fault is not None:
            self.faults.append(Fault(self._line.number, None, self._line.fault))
            return None
        kind = self._read(Column.KIND, lambda value: code_said(Kind, value, Kind.EMPLOYEE, ImportProblem.KIND_UNKNOWN))
        organisation = self._read(Column.ORGANISATION, lambda value: entries.text(value, entries.NAME_LENGTH))
        if kind is not None and organisation is not None:
            self._note(Column.ORGANISATION, lambda: entries.check_organisation(kind, organisation))
        entry = Entry(
            name=self._read(Column.NAME, entries.name) or "",
            kind=kind or Kind.EMPLOYEE,
            email=self._read(Column.EMAIL, self._free_email) or "",
            staff_number=self._read(Column.STAFF_NUMBER, self._free_staff_number) or "",
            organisation=organisation or "",
            contact=self._read(Column.CONTACT, self._contact),
            language=self._read(Column.LANGUAGE, _language) or Language.CHINESE,
        )
        days = self._days()
        unit = self._read(Column.UNIT, self._unit)
        position = self._read(Column.POSITION, self._position)
        if position is not None and unit is None:
            self._fault(Column.POSITION, ImportProblem.POSITION_WITHOUT_UNIT)
        if unit is not None and kind is not None and is_outsider(kind):
            self._fault(Column.UNIT, Problem.OUTSIDER)
        identity = self._read(Column.IDENTITY_NUMBER, self._free_identity) or ""
        return None if self.faults else Draft(self._line.number, entry, days, unit, position, identity)

    def _read(self, column: Column, parse: Callable[[str], T]) -> T | None:
        value = self._line.fields.get(column, "")
        if "\ufffd" in value:
            self._fault(column, ImportProblem.CHARACTERS_BROKEN)
            return None
        try:
            return parse(value)
        except Invalid as wrong:
            self._fault(column, wrong.code, **wrong.parameters)
            return None

    def _note(self, column: Column, examine: Callable[[], None]) -> None:
        try:
            examine()
        except Invalid as wrong:
            self._fault(column, wrong.code, **wrong.parameters)

    def _fault(self, column: Column, problem: StrEnum, **parameters: Parameter) -> None:
        self.faults.append(Fault(self._line.number, column, problem, parameters))

    def _free_email(self, value: str) -> str:
        address = entries.email(value) or ""
        if address in self._known.emails:
            raise Invalid(Problem.EMAIL_TAKEN, email=address)
        return address

    def _free_staff_number(self, value: str) -> str:
        number = entries.text(value, entries.CODE_LENGTH)
        if number in self._known.staff_numbers:
            raise Invalid(Problem.STAFF_NUMBER_TAKEN, number=number)
        return number

    def _free_identity(self, value: str) -> str:
        number = identity_number(value)
        if number and self._known.has_identity(number):
            raise Invalid(Problem.IDENTITY_TAKEN)
        return number

    def _contact(self, value: str) -> UUID | None:
        address = entries.email(value)
        if address is None:
            return None
        contact = self._known.emails.get(address)
        if contact is None:
            raise Invalid(ImportProblem.CONTACT_UNKNOWN)
        if contact not in self._known.insiders:
            raise Invalid(Problem.CONTACT_OUTSIDE)
        return contact

    def _unit(self, value: str) -> UUID | None:
        return _found(self._known.units, unit_key(value), ImportProblem.UNIT_UNKNOWN)

    def _position(self, value: str) -> UUID | None:
        return _found(self._known.positions, unit_key(value), ImportProblem.POSITION_UNKNOWN)

    def _days(self) -> Days:
        since = self._read(Column.SINCE, day_said)
        until = self._read(Column.UNTIL, day_said)
        for column, day in ((Column.SINCE, since), (Column.UNTIL, until)):
            if is_far(day, self._today):
                self._fault(column, Problem.DAY_TOO_FAR, years=MOST_YEARS)
        if until is not None and until < (since or self._today):
            self._fault(Column.UNTIL, Problem.SPAN_BACKWARDS)
        elif until is not None and until < self._today:
            self._fault(Column.UNTIL, Problem.SPAN_OVER)
        return Days(since, until)


def _found(table: Mapping[str, UUID], key: str, problem: ImportProblem) -> UUID | None:
    if not key:
        return None
    if key not in table:
        raise Invalid(problem)
    return table[key]


C = TypeVar("C", bound=StrEnum)


def code_said(codes: type[C], value: str, default: C, problem: ImportProblem) -> C:
    """Return the member of ``codes`` that ``value`` names by its code or its label in either language."""
    said = " ".join(value.casefold().split())
    if not said:
        return default
    for code in codes:
        label = LABELS[code]
        if said in {code.value.casefold(), label.zh.casefold(), label.en.casefold()}:
            return code
    raise Invalid(problem)


def _language(value: str) -> Language:
    return code_said(Language, value, Language.CHINESE, ImportProblem.LANGUAGE_UNKNOWN)


def day_said(value: str) -> date | None:
    """Return the day that ``value`` names, None for an empty one. Raises Invalid when it is none."""
    said = value.strip()
    if not said:
        return None
    found = _DATE.fullmatch(said)
    if found is None:
        raise Invalid(ImportProblem.DATE_MALFORMED)
    year, month, day = (int(part) for part in found.groups() if part is not None)
    try:
        return date(year, month, day)
    except ValueError as wrong:
        raise Invalid(ImportProblem.DATE_MALFORMED) from wrong
