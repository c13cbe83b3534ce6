"""The sample company's source of people: a list the HR system exports, and a sync of it that waits for a decision."""

import csv
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

from shoumi.regime.kit import clock
from shoumi.regime.kit.words import label
from shoumi.regime.people import actions
from shoumi.regime.people.actions.sources import Wanted
from shoumi.regime.people.rules.standing import OUTSIDERS
from shoumi.regime.people.sync.files import FOLDER
from shoumi.regime.people.sync.vocabulary import SettingName, SourceKind
from shoumi.regime.people.vocabulary import Column, Kind
from shoumi.surfaces.sample import company
from shoumi.surfaces.sample.company import Member
from shoumi.surfaces.sample.founding import FOUNDER, Cast

FILE = "hr-system.csv"
_COLUMNS = (Column.STAFF_NUMBER, Column.NAME, Column.KIND, Column.EMAIL, Column.UNIT, Column.POSITION)


def enter_source(cast: Cast, home: Path, at: datetime) -> None:
    """Set the source up at the instant ``at``; the officer confirms that its people are those entered by hand.

    The next day its list lacks the whole of sales, which looks like a slip of whoever exported it: the sync stops and
    asks.
    """
    keeper = company.ROLES["officer"]
    with clock.at(at):
        _write(home, lambda _member: True)
        wanted = Wanted(name="人事系统（每日导出）", settings={SettingName.FILE: FILE})
        source = actions.create_source(actor=FOUNDER, kind=SourceKind.FILE, wanted=wanted)
        first = actions.run_sync(actor=cast.acting(keeper), source=source.id)
        actions.confirm_sync(actor=cast.acting(keeper), run=first.id)
        actions.apply_sync(run=first.id)
    with clock.at(at + timedelta(days=1)):
        _write(home, lambda member: member.unit != "sales")
        actions.run_sync(actor=cast.acting(keeper), source=source.id)


def _write(home: Path, listed: Callable[[Member], bool]) -> None:
    folder = home / FOLDER
    folder.mkdir(mode=0o700, exist_ok=True)
    units = {code: name.zh for code, name in company.UNITS}
    positions = {code: name.zh for code, name, _rank in company.POSITIONS}
    with (folder / FILE).open("w", encoding="utf-8", newline="") as file:
        sheet = csv.writer(file)
        sheet.writerow([label(column).zh for column in _COLUMNS])
        for number, member in enumerate(company.PEOPLE, 1):
            if member.kind in {Kind.EMPLOYEE, Kind.SECONDED} and member.kind not in OUTSIDERS and listed(member):
                place = [units.get(member.unit, ""), positions.get(member.position, "")]
                sheet.writerow([f"XH{number:04}", member.name, label(member.kind).zh, member.email, *place])
