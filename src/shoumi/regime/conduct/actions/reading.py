"""Reading cases and files: whoever reads somebody else's is recorded."""

from collections.abc import Sequence
from uuid import UUID

from shoumi.regime.access.actors import Person
from shoumi.regime.access.deciding import permitted
from shoumi.regime.conduct.queries import knowing, sheets
from shoumi.regime.conduct.queries.sheets import Line, Sheet
from shoumi.regime.conduct.rulebook import case_subject, file_subject
from shoumi.regime.conduct.vocabulary import CONDUCT, Depth, Event, Permission
from shoumi.regime.journal.group_commit import record_alone
from shoumi.regime.kit.export import Format


def read_case(*, actor: Person, case: UUID) -> Sheet:
    """Return one case as ``actor`` sees it; recorded unless it is their own.

    Raises NotFound for none and for one they may not know of.
    """
    permitted(actor, Permission.READ, case_subject(case))
    sheet = sheets.sheet(actor, knowing.case(actor, case))
    if sheet.depth is not Depth.OWN:
        record_alone(Event.CASE_READ, actor=actor, subject=case_subject(case), depth=sheet.depth)
    return sheet


def read_file(*, actor: Person, person: UUID) -> Sequence[Line]:
    """Return what stands on the file of ``person``, as ``actor`` sees it; recorded unless it is their own.

    Raises NotFound for whoever is neither the person, nor HR, nor the officer, nor leads them.
    """
    permitted(actor, Permission.READ_FILE, file_subject(person))
    rows = list(knowing.about(actor, person).order_by("-conduct_on", "pk"))
    if actor.id != person:
        record_alone(Event.FILE_READ, actor=actor, subject=file_subject(person))
    return sheets.lines(actor, rows)


def read_cases(*, actor: Person) -> knowing.Cases:
    """Return the cases ``actor`` knows of, for the list; that they looked is recorded.

    Raises Refused for whoever holds no office that has to do with cases.
    """
    permitted(actor, Permission.LIST, CONDUCT)
    record_alone(Event.LISTED, actor=actor, subject=CONDUCT)
    return knowing.known(actor)


def export_cases(*, actor: Person, listing: str, file_format: Format, rows: int) -> None:
    """Record that ``actor`` takes ``rows`` lines of ``listing`` along; called before the file leaves.

    Raises Refused for anybody but HR and the officer, and without a fresh second factor.
    """
    permitted(actor, Permission.EXPORT, CONDUCT)
    record_alone(Event.EXPORTED, actor=actor, subject=CONDUCT, listing=listing, file_format=file_format, rows=rows)


def take_own_file(*, actor: Person) -> list[Sheet]:
    """Return what is held on ``actor``'s own file, to be taken along (PIPL 45); recorded."""
    permitted(actor, Permission.READ_FILE, file_subject(actor.id))
    rows = knowing.own(actor).order_by("-conduct_on", "pk")
    record_alone(Event.FILE_TAKEN, actor=actor, subject=file_subject(actor.id))
    return [sheets.sheet(actor, row) for row in rows]
