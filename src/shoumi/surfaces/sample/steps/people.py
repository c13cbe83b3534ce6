"""People: imported from a workbook, kept by a source, leaving when the source has them no more."""

import io
import secrets
from datetime import timedelta
from uuid import UUID

from xlsxwriter import Workbook

from shoumi.regime.kit import clock
from shoumi.regime.people import actions, queries
from shoumi.regime.people.actions.sources import Wanted
from shoumi.regime.people.queries import importing, syncing
from shoumi.regime.people.queries.identities import shown_identity
from shoumi.regime.people.rules.identities import check_character
from shoumi.regime.people.sync.files import FOLDER
from shoumi.regime.people.sync.vocabulary import Ask, RunState, SettingName, SourceKind
from shoumi.regime.people.vocabulary import Problem, State
from shoumi.regime.vault.objects import seal_bytes
from shoumi.surfaces.sample.founding import FOUNDER
from shoumi.surfaces.sample.steps.step import Tour, expect

_MANY = 12


def _identity(serial: int) -> str:
    """Return a number of valid form that nobody has: its birthday lies in the nineteenth century."""
    digits = f"11010518491231{serial:03}"
    return digits + check_character(digits)


def import_a_workbook(tour: Tour) -> str:
    """Import an XLSX file with three people, one of whom has a digit of the identity number wrong."""
    officer, mark = tour.acting("officer"), secrets.token_hex(3)
    number = _identity(secrets.randbelow(1000))
    written = io.BytesIO()
    book = Workbook(written, {"in_memory": True})
    sheet = book.add_worksheet()
    rows = (
        ("姓名", "邮箱", "身份证号码", "部门"),
        ("洪岩", f"hong.{mark}@xinghe.example", number, "质量部"),
        ("邓凯", f"deng.{mark}@xinghe.example", number[:-1] + ("0" if number[-1] != "0" else "1"), "质量部"),
        ("严青", f"yan.{mark}@xinghe.example", "", "质量部"),
    )
    for place, row in enumerate(rows):
        sheet.write_row(place, 0, row)
    book.close()
    run = actions.check_import(actor=officer, sealing=seal_bytes(written.getvalue()))
    faults = [(fault.line, fault.problem) for fault in importing.faults_of(run)]
    expect(faults == [(3, Problem.IDENTITY_CHECK_DIGIT)], f"faults: {faults}")
    done = actions.apply_import(actor=officer, run=run.id)
    expect((done.registered, done.faulty) == (2, 1), f"{done.registered} entered, {done.faulty} at fault")
    entered = queries.find_by_email(f"hong.{mark}@xinghe.example")
    expect(entered, "the person of line 2 is not in the directory")
    shown = shown_identity(officer, entered.id) if entered else ""
    expect("*" in shown and number[5:] not in shown, f"the identity number is shown as {shown}")
    # Named for nobody else's tour: they leave as they came.
    if entered:
        actions.begin_leaving(actor=officer, person=entered.id, last_day=clock.today())
    return f"2 entered, line 3 told: its check character does not fit; the number is shown as {shown}"


def vanish_from_a_source(tour: Tour) -> str:
    """Sync twelve people, let one vanish, then seven more, and let the source be gone."""
    officer, mark = tour.acting("officer"), secrets.token_hex(3)
    path = tour.home / FOLDER / f"tour-{mark}.csv"
    path.parent.mkdir(mode=0o700, exist_ok=True)

    def write(first: int) -> None:
        lines = [f"T{mark}{n:02},访客{n},t{n}.{mark}@xinghe.example,质量部" for n in range(first, _MANY)]
        path.write_text("\n".join(["工号,姓名,邮箱,部门", *lines, ""]), encoding="utf-8")

    def state(number: int) -> State:
        person = queries.find_by_email(f"t{number}.{mark}@xinghe.example")
        return queries.state_of(person.id, clock.now() + timedelta(seconds=1)) if person else State.EXPECTED

    write(0)
    wanted = Wanted(name=f"巡览 {mark}", settings={SettingName.FILE: path.name})
    source = actions.create_source(actor=FOUNDER, kind=SourceKind.FILE, wanted=wanted)
    first = actions.run_sync(actor=officer, source=source.id)
    expect(Ask.FIRST in first.asks, "a first sync did not ask")
    actions.confirm_sync(actor=officer, run=first.id)
    actions.apply_sync(run=first.id)
    expect(state(0) is State.PRESENT, "a confirmed person is not present")
    write(1)
    second = actions.run_sync(actor=officer, source=source.id)
    expect(second.state == RunState.FINISHED and state(0) is State.LEAVING, "who vanished does not leave")
    write(8)
    third = actions.run_sync(actor=officer, source=source.id)
    expect(third.asks == [Ask.MANY] and state(1) is State.PRESENT, "many vanished and nobody was asked")
    actions.discard_sync(actor=officer, run=third.id)
    path.unlink()
    gone = actions.run_sync(actor=officer, source=source.id)
    expect(gone.state == RunState.FAILED and state(1) is State.PRESENT, "a source that is gone changed something")
    _tidy(source.id)
    return "first sync asked; one vanished and leaves; seven at once stopped the run; a source gone changed nothing"


def _tidy(source: UUID) -> None:
    """Switch the source of the tour off."""
    row = syncing.source(FOUNDER, source)
    actions.change_source(actor=FOUNDER, source=source, wanted=Wanted(name=row.name, settings=row.settings, on=False))
