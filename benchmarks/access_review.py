"""Access review over 100,000 rights of 20,000 people: opening the campaign, and its pages beside the list of documents.

    PYTHONPATH=.:src DJANGO_SETTINGS_MODULE=tests.settings python benchmarks/access_review.py [--folder DIR]

Opening is what the worker does: steps of 500 rights, each with what stands out about them and who decides, in a
transaction of its own. The pages go through the same middleware in process; the peer is the product's own list of
documents for the same reviewer. Processor time is told beside the time by the clock, because that is the same on a busy
machine. The company is filled by bulk inserts.
"""

import argparse
import random
import statistics
import tempfile
import time
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import django
from benchmarks.interleaved import take_turns, tell
from benchmarks.pages import Page, asking, cast_alone, processor_ms, signed_in

PEOPLE, UNITS, DOCUMENTS, RIGHTS = 20_000, 200, 10_000, 100_000
OPENED = 30_000
"""Rights that were opened in the last weeks, as the ledger tells."""
KEPT = 400
"""Documents that the measured reviewer keeps."""


def main() -> None:
    """Fill a company, open a campaign over everything, and compare the pages."""
    parser = argparse.ArgumentParser(description="Measure access review.")
    parser.add_argument("--folder", type=Path, default=Path("/var/tmp"))  # noqa: S108 - a disk, not memory
    parser.add_argument("--rounds", type=int, default=20)
    asked = parser.parse_args()
    django.setup()
    with tempfile.TemporaryDirectory(dir=asked.folder) as folder:
        pages = _company(Path(folder) / "company.sqlite3")
        took = take_turns(pages, asked.rounds, warm=2)
        for name, page in pages.items():
            print(f"  {name:<34} processor time {processor_ms(page):6.1f} ms")
        tell(f"{RIGHTS:,} rights × {PEOPLE:,} people", took, ours="rights to review", peer="documents of the reviewer")


def _company(path: Path) -> dict[str, Page]:
    cast = cast_alone(path)
    _fill(cast.classifier)
    review = _opened(cast.acting("officer"))
    reviewer, officer = signed_in(cast.classifier), signed_in(cast.officer)
    addresses = {
        "documents of the reviewer": (reviewer, "/documents/"),
        "rights to review": (reviewer, "/reviews/mine"),
        "home page of the reviewer": (reviewer, "/"),
        "campaigns": (officer, "/reviews/"),
        "report": (officer, f"/reviews/{review}"),
        "report by reviewer": (officer, f"/reviews/{review}/reviewers"),
        "all lines": (officer, f"/reviews/{review}/lines"),
        "all lines, unused": (officer, f"/reviews/{review}/lines?why=unused"),
        "all lines, page 100": (officer, f"/reviews/{review}/lines?page=100"),
    }

    return {name: asking(*where) for name, where in addresses.items()}


def _opened(officer: object) -> UUID:
    """Open a campaign over everything as the worker does; tell how long each step took."""
    from tests.regime.reviews.campaigns import plan

    from shoumi.regime.reviews.actions.opening import take_lines
    from shoumi.regime.reviews.actions.planning import begin_campaign, plan_campaign
    from shoumi.regime.reviews.jobs import STEPS

    row = plan_campaign(actor=officer, plan=plan())  # type: ignore[arg-type]  # a person
    begin_campaign(actor=officer, campaign=row.pk)  # type: ignore[arg-type]  # as above
    took, used, more = [], time.process_time(), True
    while more:
        start = time.perf_counter()
        more = take_lines(row.pk, steps=STEPS)
        took.append(time.perf_counter() - start)
    print(
        f"{RIGHTS:,} rights were taken in {sum(took):.1f} s, {time.process_time() - used:.1f} s of processor time;"
        f" {STEPS} steps of 500 took a median of {statistics.median(took):.2f} s and {max(took):.2f} s at most"
    )
    found: UUID = row.pk
    return found


def _fill(keeper: UUID) -> None:
    """Insert people in units, documents with level and custody, and the rights, some of which were used."""
    from django.db import transaction

    from shoumi.regime.documents.models import Custody, Document, Kind, Level, LevelDecision, Reading
    from shoumi.regime.documents.rules import new_number
    from shoumi.regime.documents.vocabulary import Basis, Category, Event
    from shoumi.regime.journal.models import Event as Entry
    from shoumi.regime.kit import clock
    from shoumi.regime.people.models import Employment, Membership, Person, Position, Unit, UnitWithin
    from shoumi.regime.people.vocabulary import Kind as PersonKind
    from shoumi.regime.people.vocabulary import State, UnitKind

    dice = random.Random(11)  # noqa: S311 - the same company every time
    now = clock.now()
    since = {"holds_from": now - timedelta(days=200), "recorded_at": now - timedelta(days=200)}
    root = Unit.objects.get(parent=None)
    people = [Person(name=f"员工{number}", email=f"p{number}@xinghe.example") for number in range(PEOPLE)]
    units = [
        Unit(kind=UnitKind.DEPARTMENT, code=f"u{number}", name_zh=f"部门{number}", parent=root)
        for number in range(UNITS)
    ]
    positions = [Position(code=f"p{number}", name_zh=f"岗位{number}") for number in range(10)]
    levels, kinds = list(Level.objects.all()), list(Kind.objects.all())
    documents, rights = [], []
    for number in range(DOCUMENTS):
        custodian = keeper if number < KEPT else dice.choice(people).pk
        document = Document(
            number=f"{new_number(Category.TECHNICAL, 2026)}-{number}",
            kind=dice.choice(kinds),
            level=dice.choice(levels),
            author_id=custodian,
            custodian_id=custodian,
            unit=dice.choice(units),
            registered_at=since["holds_from"] + timedelta(seconds=number),
            pages=3,
        )
        document.seal_title(f"第{number}号设计说明")
        documents.append(document)
        readers = dice.sample(people, RIGHTS // DOCUMENTS)
        rights += [
            Reading(
                document=document,
                person=reader,
                sealed_purpose=b"",
                granted_by_id=custodian,
                holds_until=now + timedelta(days=200),
                **since,
            )
            for reader in readers
        ]
    used = dice.sample(rights, OPENED)
    with transaction.atomic():
        Person.objects.bulk_create(people, 500)
        Unit.objects.bulk_create(units, 500)
        Position.objects.bulk_create(positions, 500)
        within = [UnitWithin(unit=unit, ancestor=unit, distance=0, **since) for unit in units]
        within += [UnitWithin(unit=unit, ancestor=root, distance=1, **since) for unit in units]
        UnitWithin.objects.bulk_create(within, 500)
        employed = {"kind": PersonKind.EMPLOYEE, "state": State.PRESENT}
        Employment.objects.bulk_create([Employment(person=one, **employed, **since) for one in people], 500)
        Membership.objects.bulk_create(
            [
                Membership(person=one, unit=dice.choice(units), position=dice.choice(positions), **since)
                for one in people
            ],
            500,
        )
        Document.objects.bulk_create(documents, 500)
        Custody.objects.bulk_create(
            [Custody(document=one, person_id=one.custodian_id, **since) for one in documents], 500
        )
        LevelDecision.objects.bulk_create(
            [
                LevelDecision(
                    document=one,
                    level=one.level,
                    basis=Basis.FIRST,
                    decided_by_id=one.author_id,
                    sealed_ground=b"",
                    years=5,
                    **since,
                )
                for one in documents
            ],
            500,
        )
        Reading.objects.bulk_create(rights, 500)
        Entry.objects.bulk_create(
            [
                Entry(
                    uid=right.grant,
                    at=now - timedelta(days=dice.randrange(180)),
                    code=Event.PAGE_VIEWED.value,
                    actor=f"person:{right.person_id}",
                    subject=right.document.subject.reference,
                    commitment=bytes(32),
                )
                for right in used
            ],
            500,
        )


if __name__ == "__main__":
    main()
