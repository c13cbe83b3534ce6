"""Importing people: look at a file, then enter its lines in steps of at most 500, each a transaction of its own."""

from collections.abc import Sequence
from uuid import UUID

from django.db import transaction

from shoumi.engines.foundation.errors import Conflict, Invalid, NotFound
from shoumi.regime.access.actors import Actor
from shoumi.regime.access.deciding import authorised, permitted
from shoumi.regime.journal.group_commit import record_alone
from shoumi.regime.journal.recording import record
from shoumi.regime.kit import clock
from shoumi.regime.people.actions.entering import Arrival, enter_many
from shoumi.regime.people.actions.facts import hand_of
from shoumi.regime.people.imports import reports
from shoumi.regime.people.imports.checking import Checked, Draft, Fault, check
from shoumi.regime.people.imports.reading import MOST_BYTES, MOST_MIB, Sheet, read
from shoumi.regime.people.models import ImportRun, Person
from shoumi.regime.people.queries import identities, importing
from shoumi.regime.people.rulebook import DIRECTORY
from shoumi.regime.people.values import Workplace
from shoumi.regime.people.vocabulary import Column, Event, ImportProblem, ImportState, Permission, Problem
from shoumi.regime.vault import objects
from shoumi.regime.vault.keys import store
from shoumi.regime.vault.objects import Sealing
from shoumi.regime.vault.values import open_text, seal_text

MOST_IN_ONE_STEP = 500
_OPEN = (ImportState.CHECKED, ImportState.UNDER_WAY)


def check_import(*, actor: Actor, sealing: Sealing) -> ImportRun:
    """Look at the uploaded file ``sealing`` and keep it with a report a line; nobody is entered yet.

    Raises Refused when ``actor`` does not keep the directory, and Invalid when the file as a whole cannot be read; that
    attempt is recorded, and the file given up.
    """
    with sealing:
        permitted(actor, Permission.IMPORT, DIRECTORY)
        try:
            sheet = _read(sealing)
        except Invalid as wrong:
            record_alone(Event.IMPORT_REJECTED, actor=actor, subject=DIRECTORY, problem=wrong.code)
            raise
        checked = check(sheet, importing.known(), clock.today())
        return _keep(actor, sealing, sheet, checked)


def apply_import(*, actor: Actor, run: UUID, most_steps: int | None = None) -> ImportRun:
    """Enter the people of the import ``run``, going on where an earlier step stopped.

    Lines at fault are left out, and so are lines whose address or number was taken since they were looked at. With
    ``most_steps``, stop after so many steps of 500 lines. Raises Conflict when the import is over, Refused as
    `check_import` does.
    """
    permitted(actor, Permission.IMPORT, DIRECTORY)
    row = _open(run)
    file = row.file
    if file is None:
        raise Conflict(ImportProblem.OVER)
    checked = check(read(objects.read(file)), importing.known(), clock.today())
    # Lines entered by an earlier step are in the directory by now and would be told as taken: they are behind.
    _note_late(actor, run, [fault for fault in checked.faults if fault.line > row.done_to])
    drafts = [draft for draft in checked.drafts if draft.line > row.done_to]
    steps = -(-len(drafts) // MOST_IN_ONE_STEP)
    for number in range(min(steps, most_steps or steps)):
        step = drafts[number * MOST_IN_ONE_STEP : (number + 1) * MOST_IN_ONE_STEP]
        _enter(actor, run, step)
    if most_steps is None or steps <= most_steps:
        _finish(actor, run)
    return ImportRun.objects.get(id=run)


def discard_import(*, actor: Actor, run: UUID) -> ImportRun:
    """Give the import ``run`` up: what was entered stays, the file goes. Raises as `apply_import` does."""
    with authorised(actor, Permission.IMPORT, DIRECTORY):
        row = _open(run, lock=True)
        _close(row, ImportState.DISCARDED)
        record(Event.IMPORT_DISCARDED, actor=actor, subject=DIRECTORY, run=run, registered=row.registered)
    return row


def _read(sealing: Sealing) -> Sheet:
    if sealing.plain_size > MOST_BYTES:
        raise Invalid(ImportProblem.TOO_LARGE, limit=MOST_MIB)
    with sealing.reading() as opener:
        return read(opener.read())


def _keep(actor: Actor, sealing: Sealing, sheet: Sheet, checked: Checked) -> ImportRun:
    with authorised(actor, Permission.IMPORT, DIRECTORY) as decision:
        row = ImportRun(
            file=sealing.keep(level=""),
            begun_by_id=hand_of(actor),
            begun_at=decision.question.at,
            encoding=sheet.encoding,
            ignored_columns=list(sheet.ignored),
            lines=len(sheet.lines),
            faulty=len(sheet.lines) - len(checked.drafts),
        )
        row.report = seal_text(reports.packed(checked.faults), row.context)
        row.save(force_insert=True)
        record(Event.IMPORT_BEGUN, actor=actor, subject=DIRECTORY, run=row.id, lines=row.lines, faulty=row.faulty)
    return row


def _note_late(actor: Actor, run: UUID, faults: Sequence[Fault]) -> None:
    """Add to the report what was right when the file was looked at and is not any more."""
    with authorised(actor, Permission.IMPORT, DIRECTORY):
        row = _open(run, lock=True)
        told = {fault.line for fault in reports.unpacked(open_text(row.report, row.context))}
        _add_faults(row, [fault for fault in faults if fault.line not in told])
        row.save(update_fields=["faulty", "report"])


def _enter(actor: Actor, run: UUID, drafts: Sequence[Draft]) -> None:
    """Enter one step of lines: all of them with their events, or none."""
    with authorised(actor, Permission.IMPORT, DIRECTORY) as decision:
        row = _open(run, lock=True)
        now = decision.question.at
        free, taken = _still_free([draft for draft in drafts if draft.line > row.done_to])
        people = enter_many(actor, [_arrival(draft, run) for draft in free], now) if free else []
        row.state = ImportState.UNDER_WAY
        row.registered += len(people)
        row.done_to = max(row.done_to, drafts[-1].line)  # another request may be ahead
        _add_faults(row, taken)
        row.save(update_fields=["state", "registered", "done_to", "faulty", "report"])


def _still_free(drafts: Sequence[Draft]) -> tuple[list[Draft], list[Fault]]:
    """Return the drafts whose address and number nobody has meanwhile, and the faults of the others."""
    emails = set(Person.objects.filter(email__in=[each.entry.email for each in drafts]).values_list("email", flat=True))
    asked = [each.entry.staff_number for each in drafts if each.entry.staff_number]
    numbers = set(Person.objects.filter(staff_number__in=asked).values_list("staff_number", flat=True))
    identified = identities.persons_with(each.identity for each in drafts)
    free: list[Draft] = []
    taken: list[Fault] = []
    for draft in drafts:
        if draft.entry.email in emails:
            taken.append(Fault(draft.line, Column.EMAIL, Problem.EMAIL_TAKEN, {"email": draft.entry.email}))
        elif draft.entry.staff_number in numbers:
            number = {"number": draft.entry.staff_number}
            taken.append(Fault(draft.line, Column.STAFF_NUMBER, Problem.STAFF_NUMBER_TAKEN, number))
        elif draft.identity in identified:
            taken.append(Fault(draft.line, Column.IDENTITY_NUMBER, Problem.IDENTITY_TAKEN))
        else:
            free.append(draft)
    return free, taken


def _arrival(draft: Draft, run: UUID) -> Arrival:
    places = (Workplace(draft.unit, draft.position),) if draft.unit else ()
    return Arrival(draft.entry, draft.days, places, draft.identity, {"run": run, "line": draft.line})


def _add_faults(row: ImportRun, more: Sequence[Fault]) -> None:
    if more:
        before = reports.unpacked(open_text(row.report, row.context))
        together = sorted([*before, *more], key=lambda fault: fault.line)
        row.report = seal_text(reports.packed(together), row.context)
        row.faulty = len({fault.line for fault in together})


def _finish(actor: Actor, run: UUID) -> None:
    with authorised(actor, Permission.IMPORT, DIRECTORY):
        row = _open(run, lock=True)
        _close(row, ImportState.FINISHED)
        record(
            Event.IMPORT_FINISHED,
            actor=actor,
            subject=DIRECTORY,
            run=run,
            registered=row.registered,
            faulty=row.faulty,
        )


def _open(run: UUID, *, lock: bool = False) -> ImportRun:
    rows = ImportRun.objects.select_for_update() if lock else ImportRun.objects.select_related("file")
    row = rows.filter(id=run).first()
    if row is None:
        raise NotFound(ImportProblem.NO_SUCH_IMPORT)
    if row.state not in _OPEN:
        raise Conflict(ImportProblem.OVER)
    return row


def _close(row: ImportRun, state: ImportState) -> None:
    """End the import and destroy its file: without the keybox row nothing can open it, the bytes go on commit."""
    file = row.file
    row.state, row.file = state, None
    row.save(update_fields=["state", "file"])
    if file is not None:
        sealed = file.id
        file.delete()
        transaction.on_commit(lambda: store().delete(sealed))
