"""Deriving the figures: refusals from the ledger, leaf by leaf, and waits from the parts that know of them.

Periodic and idempotent: each step is one short transaction that also moves the place reached on, so that a worker
killed in the middle loses nothing and counts nothing twice. `rebuild` makes everything anew.
"""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import TypeVar
from uuid import UUID

from django.db import transaction
from django.db.models import Max, Q

from shoumi.regime.convenience import rules
from shoumi.regime.convenience.models import Reached, Tally, Wait
from shoumi.regime.journal.models import Leaf, Log
from shoumi.regime.kit import clock
from shoumi.regime.kit.waits import WAITS, Waited, Waits
from shoumi.regime.people.queries.placed import primary_units_at

STEP = 5_000
"""Leaves that are read in one transaction."""
STEPS = 4
"""Steps of one round of the worker, which has other work to do."""
ROWS = 500
OVERLAP = timedelta(days=1)
"""How far back waits that were decided are asked for again: acts that were still under way are not missed."""
_BEGINNING = datetime(1970, 1, 1, tzinfo=UTC)
_PERSON = "person:"

Row = tuple[str, str, datetime, str | None]
T = TypeVar("T")
Key = tuple[date, UUID | None, str, str, bool]


def fold_refusals() -> int:
    """Count the refusals of the next leaves, in their order; return how many leaves were read."""
    read = 0
    for _ in range(STEPS):
        step = _fold_some()
        if step is None:
            break
        read += step
    return read


def _fold_some() -> int | None:
    """Count what one step reads; None when there is nothing left."""
    with transaction.atomic():
        reached = Reached.objects.select_for_update().first() or Reached(log=1, next=0)
        reached.at = clock.now()
        leaves = Leaf.objects.filter(log=reached.log, index__gte=reached.next, index__lt=reached.next + STEP)
        last: int | None = leaves.aggregate(last=Max("index"))["last"]
        if last is None:
            return _turn_over(reached)
        rows = leaves.filter(event__code__in=rules.REFUSING)
        _add(rows.values_list("event__code", "event__actor", "event__at", "event__details__body"))
        read = last + 1 - reached.next
        reached.next = last + 1
        reached.save()
    return read


def _turn_over(reached: Reached) -> int | None:
    """Go on with the next log, which a restore began, once this one is read to its end; None when there is none."""
    later = Log.objects.filter(number__gt=reached.log).order_by("number").first()
    if later is not None:
        reached.log, reached.next = later.number, 0
    reached.save()
    return None if later is None else 0


def _add(rows: Iterable[Row]) -> None:
    counted = _counted(rows)
    if not counted:
        return
    kept = {
        (row.day, row.unit_id, row.verb, row.reason, row.known): row
        for row in Tally.objects.filter(day__in={key[0] for key in counted})
    }
    new, more = [], []
    for key, count in counted.items():
        row = kept.get(key)
        if row is None:
            day, unit, verb, reason, known = key
            new.append(Tally(day=day, unit_id=unit, verb=verb, reason=reason, known=known, count=count))
        else:
            row.count += count
            more.append(row)
    Tally.objects.bulk_create(new)
    Tally.objects.bulk_update(more, ["count"])


def _counted(rows: Iterable[Row]) -> Counter[Key]:
    """Return how often each reason was given, by day, unit and verb; what was erased from the ledger is not counted."""
    told = [(actor, at, rules.refusal(code, json.loads(body))) for code, actor, at, body in rows if body is not None]
    units = primary_units_at((UUID(actor[len(_PERSON) :]), at) for actor, at, _ in told if actor.startswith(_PERSON))
    counted: Counter[Key] = Counter()
    for actor, at, refusal in told:
        unit = units.get((UUID(actor[len(_PERSON) :]), at)) if actor.startswith(_PERSON) else None
        for reason in refusal.reasons:
            counted[clock.day_of(at), unit, refusal.verb, reason, refusal.known] += 1
    return counted


def collect_waits() -> int:
    """Ask every part for its waits, and keep what is new or has changed; return how many rows were written."""
    return sum(_collect(kind) for kind in WAITS.items())


def _collect(kind: Waits) -> int:
    rows = Wait.objects.filter(kind=kind.name)
    newest: datetime | None = rows.aggregate(newest=Max("decided_at"))["newest"]
    since = newest - OVERLAP if newest else _BEGINNING
    told = {one.id: one for one in kind.of(since)}
    kept = {row.source: row for row in rows.filter(Q(decided_at=None) | Q(decided_at__gte=since))}
    changed = [one for one in told.values() if one.id not in kept or not _same(kept[one.id], one)]
    for some in _parted(changed):
        _write(kind.name, some, kept)
    gone = [row.pk for source, row in kept.items() if source not in told]
    for keys in _parted(gone):
        Wait.objects.filter(pk__in=keys).delete()
    return len(changed) + len(gone)


def _parted(rows: Sequence[T]) -> Iterator[Sequence[T]]:
    return (rows[start : start + ROWS] for start in range(0, len(rows), ROWS))


def _write(kind: str, some: Sequence[Waited], kept: dict[UUID, Wait]) -> None:
    with transaction.atomic():
        units = primary_units_at((one.person, one.asked_at) for one in some)
        old = [kept[one.id].pk for one in some if one.id in kept]
        Wait.objects.filter(pk__in=old).delete()
        Wait.objects.bulk_create(_row(kind, one, units.get((one.person, one.asked_at))) for one in some)


def _row(kind: str, told: Waited, unit: UUID | None) -> Wait:
    decided = told.decided_at
    return Wait(
        kind=kind,
        source=told.id,
        person_id=told.person,
        unit_id=unit,
        asked_at=told.asked_at,
        due_at=told.due_at,
        decided_at=decided,
        minutes=None if decided is None else int((decided - told.asked_at).total_seconds()) // 60,
        week=None if decided is None else rules.week_of(clock.day_of(decided)),
        waits_on_id=told.waits_on,
        office=told.office.value if told.office else "",
        deputy_id=told.deputy,
        address=told.address,
    )


def _same(row: Wait, told: Waited) -> bool:
    fresh = _row(row.kind, told, row.unit_id)
    return all(getattr(row, name) == getattr(fresh, name) for name in _TOLD)


_TOLD = ("person_id", "asked_at", "due_at", "decided_at", "waits_on_id", "office", "deputy_id", "address")


def rebuild() -> int:
    """Throw both tables away and derive them anew from the ledger and the parts; return how many leaves were read."""
    with transaction.atomic():
        Reached.objects.all().delete()
        Tally.objects.all().delete()
        Wait.objects.all().delete()
    read = 0
    while (step := _fold_some()) is not None:
        read += step
    collect_waits()
    return read
