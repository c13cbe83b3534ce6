"""A source that is a file: a list of people that another system writes into the home folder again and again.

The file is one that the import reads (XLSX or CSV); its units are paths, and their ids the paths themselves. A line's
id is its staff number, else its address. Any line at fault makes the whole file no answer: left out, its person would
have vanished.
"""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from django.conf import settings as django_settings

from shoumi.engines.foundation.errors import Invalid, Unavailable
from shoumi.regime.people.imports.checking import code_said, day_said
from shoumi.regime.people.imports.reading import MOST_BYTES, Line, read
from shoumi.regime.people.imports.workbook import is_workbook
from shoumi.regime.people.sync.values import ForeignPerson, ForeignUnit, Snapshot
from shoumi.regime.people.sync.vocabulary import SettingName, SyncProblem
from shoumi.regime.people.vocabulary import Column, ImportProblem, Kind

FOLDER = "sources"
"""The folder of the home folder that files of sources lie in; nothing outside it is read."""


def read_snapshot(settings: Mapping[str, str]) -> Snapshot:
    """Return what the file holds. Raises Unavailable when it is not there, and Invalid when a line is at fault."""
    path = Path(django_settings.INSTALLATION.home) / FOLDER / settings[SettingName.FILE]
    try:
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError as gone:
        raise Unavailable(SyncProblem.GONE) from gone
    if not is_workbook(data) and not data.endswith((b"\n", b"\r")):
        # A list that does not end with its line is still being written.
        raise Unavailable(SyncProblem.HALF_ANSWERED)
    lines = read(data).lines
    people = tuple(_person(line) for line in lines)
    paths = {path for line in lines for path in paths_above(line.fields.get(Column.UNIT, ""))}
    units = tuple(
        ForeignUnit(id=path, name=path.rpartition("/")[2], parent=path.rpartition("/")[0] or None)
        for path in sorted(paths)
    )
    return Snapshot(units, people)


def _person(line: Line) -> ForeignPerson:
    told = {column: line.fields.get(column, "").strip() for column in Column}
    unit = paths_above(told[Column.UNIT])
    if line.fault is not None or "\ufffd" in "".join(told.values()):
        raise Invalid(SyncProblem.FILE_FAULTY, line=line.number)
    try:
        kind = code_said(Kind, told[Column.KIND], Kind.EMPLOYEE, ImportProblem.KIND_UNKNOWN)
        since: date | None = day_said(told[Column.SINCE])
    except Invalid as wrong:
        raise Invalid(SyncProblem.FILE_FAULTY, line=line.number) from wrong
    return ForeignPerson(
        id=told[Column.STAFF_NUMBER] or told[Column.EMAIL],
        name=told[Column.NAME],
        kind=kind,
        email=told[Column.EMAIL],
        staff_number=told[Column.STAFF_NUMBER],
        organisation=told[Column.ORGANISATION],
        identity=told[Column.IDENTITY_NUMBER],
        units=tuple(unit[-1:]),
        title=told[Column.POSITION],
        since=since,
    )


def paths_above(path: str) -> list[str]:
    """Return the paths of the unit that ``path`` names and of those above it, from the top."""
    parts = [part.strip() for part in path.replace("／", "/").split("/") if part.strip()]
    return ["/".join(parts[: depth + 1]) for depth in range(len(parts))]
