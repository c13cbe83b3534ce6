"""Importing a whole company: 20,000 people in units and at positions, one line in a hundred at fault.

    PYTHONPATH=.:src DJANGO_SETTINGS_MODULE=tests.settings python benchmarks/people_import.py [--folder DIR]

The file is sealed, looked at and entered through the product's own actions, steps of 500 lines with one event a person,
on SQLite (WAL, synchronous FULL, on a disk) and on a PostgreSQL server as the tests start it (no fsync, in memory).
The target is 90 s.
"""

import argparse
import csv
import io
import os
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import django
from tests import postgresql
from xlsxwriter import Workbook

UNITS, POSITIONS = 200, 40
HEADING = ["姓名", "人员类别", "邮箱", "工号", "部门", "岗位", "开始日期"]


def main() -> None:
    """Import a company on each database and tell the seconds."""
    parser = argparse.ArgumentParser(description="Measure the import of people.")
    parser.add_argument("--folder", type=Path, default=Path("/var/tmp"))  # noqa: S108 - a disk, not memory
    parser.add_argument("--people", type=int, default=20_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--form", choices=sorted(FORMS), default="csv")
    asked = parser.parse_args()
    django.setup()
    for name, database in (("SQLite", _sqlite), ("PostgreSQL", _postgresql)):
        took: dict[str, list[float]] = {"look": [], "enter": []}
        for _ in range(asked.rounds):
            with tempfile.TemporaryDirectory(dir=asked.folder) as folder, database(Path(folder)):
                _found_company()
                measure(FORMS[asked.form](asked.people), asked.people, took)
        _tell(f"{name}, {asked.people:,} people as {asked.form}", took)


def _tell(title: str, took: dict[str, list[float]]) -> None:
    print(f"\n{title}  (load {os.getloadavg()[0]:.1f}, {len(took['look'])} rounds)")
    whole = [sum(each) for each in zip(*took.values(), strict=True)]
    for name, seconds in (*took.items(), ("both", whole)):
        print(f"  {name:<6} median {statistics.median(seconds):6.1f} s   {min(seconds):6.1f} – {max(seconds):6.1f}")


@contextmanager
def _sqlite(folder: Path) -> Iterator[None]:
    from django.db import connection

    connection.close()
    connection.settings_dict["NAME"] = folder / "import.sqlite3"
    yield
    connection.close()


@contextmanager
def _postgresql(_folder: Path) -> Iterator[None]:
    from django.db import connections

    from shoumi.config.settings.data import postgresql as settings_of

    before = connections["default"]
    before.close()
    with postgresql.server() as socket:
        told = (
            before.settings_dict | {"OPTIONS": {}} | settings_of("postgresql://postgres@/postgres") | {"HOST": socket}
        )
        del connections["default"]
        connections.settings["default"] = told
        yield
        connections["default"].close()
        del connections["default"]
    connections.settings["default"] = before.settings_dict


def _found_company() -> None:
    from django.core.management import call_command

    from shoumi.regime.access.actors import Console
    from shoumi.regime.access.registry import registry
    from shoumi.regime.kit.words import LocalizedText
    from shoumi.regime.people import actions
    from shoumi.regime.people.vocabulary import UnitKind

    registry.close()
    call_command("migrate", verbosity=0, interactive=False)
    console = Console("bench")
    root = actions.create_unit(actor=console, kind=UnitKind.COMPANY, code="HQ", name=LocalizedText("星河软件", ""))
    create_places(root.id)


def create_places(root: UUID) -> None:
    """Create the units under ``root`` and the positions that the file names."""
    from shoumi.regime.access.actors import Console
    from shoumi.regime.kit.words import LocalizedText
    from shoumi.regime.people import actions
    from shoumi.regime.people.vocabulary import UnitKind

    console = Console("bench")
    for number in range(UNITS):
        name = LocalizedText(f"部门{number}", "")
        actions.create_unit(actor=console, kind=UnitKind.DEPARTMENT, code=f"U{number}", name=name, parent=root)
    for number in range(POSITIONS):
        actions.create_position(actor=console, code=f"P{number}", name=LocalizedText(f"岗位{number}", ""))


def measure(data: bytes, people: int, took: dict[str, list[float]]) -> None:
    """Import ``data``, which names ``people``, and add the seconds to ``took``."""
    from shoumi.regime.access.actors import Console
    from shoumi.regime.people import actions
    from shoumi.regime.vault.objects import seal_bytes

    console = Console("bench")
    start = time.perf_counter()
    run = actions.check_import(actor=console, sealing=seal_bytes(data))
    looked = time.perf_counter()
    done = actions.apply_import(actor=console, run=run.id)
    entered = time.perf_counter()
    if done.registered + done.faulty != people or not done.faulty:
        message = f"{done.registered} entered and {done.faulty} at fault of {people}"
        raise RuntimeError(message)
    took["look"].append(looked - start)
    took["enter"].append(entered - looked)


def _records(people: int) -> Iterator[list[str]]:
    from shoumi.regime.kit import clock

    first = (clock.today() - timedelta(days=400)).isoformat()
    for number in range(people):
        email = "坏邮箱" if number % 100 == 99 else f"e{number}@xinghe.cn"
        unit, position = f"U{number % UNITS}", f"P{number % POSITIONS}"
        yield [f"员工{number}", "正式员工", email, f"XH{number:05}", unit, position, first]


def as_csv(people: int) -> bytes:
    """Return the file of a company of ``people``."""
    written = io.StringIO()
    csv.writer(written).writerows([HEADING, *_records(people)])
    return written.getvalue().encode("gb18030")


def _xlsx(people: int) -> bytes:
    written = io.BytesIO()
    book = Workbook(written, {"in_memory": True})
    sheet = book.add_worksheet()
    for number, record in enumerate([HEADING, *_records(people)]):
        sheet.write_row(number, 0, record)
    book.close()
    return written.getvalue()


FORMS: dict[str, Callable[[int], bytes]] = {"csv": as_csv, "xlsx": _xlsx}


if __name__ == "__main__":
    main()
