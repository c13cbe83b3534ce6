"""What is wrong with an installation, read off its facts."""

from collections.abc import Iterator
from datetime import datetime

from shoumi.regime.operations.values import Facts, Found, Worker
from shoumi.regime.operations.vocabulary import Part, Problem, Severity

SILENT_AFTER = 60
"""Seconds without a sign of life after which a worker counts as gone; it gives one every ten."""
BEHIND_AFTER = 60
"""Seconds an event may wait for its place; a worker that runs gives it one within a second."""
DISK_FULL, DISK_LOW = 1 << 30, 5 << 30
"""Bytes: below the first, one large upload more may fill the disk."""
MEBIBYTE = 1 << 20

ABSENT = {
    Part.CHINESE_FONT: Problem.NO_CHINESE_FONT,
    Part.LIBREOFFICE: Problem.NO_LIBREOFFICE,
    Part.TESSERACT: Problem.NO_TESSERACT,
    Part.CODE_FONT: Problem.NO_CODE_FONT,
}
"""What the absence of a part is told as: where it shows."""

SEVERITY = {
    Problem.TRIGGER_MISSING: Severity.FAULT,
    Problem.WORKER_SILENT: Severity.FAULT,
    Problem.LEDGER_BEHIND: Severity.FAULT,
    Problem.DISK_FULL: Severity.FAULT,
    Problem.NO_CHINESE_FONT: Severity.FAULT,
    Problem.DISK_LOW: Severity.ATTENTION,
    Problem.JOB_FAILING: Severity.ATTENTION,
    Problem.OFFICE_NOT_FENCED: Severity.ATTENTION,
    Problem.NO_LIBREOFFICE: Severity.NOTE,
    Problem.NO_TESSERACT: Severity.NOTE,
    Problem.NO_CODE_FONT: Severity.NOTE,
}


def findings(facts: Facts) -> tuple[Found, ...]:
    """Return what is found in ``facts``, the worst first."""
    order = list(Severity)
    return tuple(sorted(_found(facts), key=lambda one: order.index(one.severity)))


def _found(facts: Facts) -> Iterator[Found]:
    ledger = facts.ledger
    if ledger.missing_trigger is not None:
        yield _as(Problem.TRIGGER_MISSING, trigger=ledger.missing_trigger)
    yield from _of_worker(facts.worker, facts.at)
    if ledger.waiting_since is not None and (waited := _seconds(ledger.waiting_since, facts.at)) > BEHIND_AFTER:
        yield _as(Problem.LEDGER_BEHIND, count=ledger.waiting, seconds=waited)
    free = facts.storage.free
    if free < DISK_LOW:
        yield _as(Problem.DISK_FULL if free < DISK_FULL else Problem.DISK_LOW, free=free // MEBIBYTE)
    if facts.parts[Part.LIBREOFFICE] and not facts.office_fence:
        yield _as(Problem.OFFICE_NOT_FENCED)
    yield from (_as(ABSENT[part]) for part, there in facts.parts.items() if not there)


def _of_worker(worker: Worker, at: datetime) -> Iterator[Found]:
    if worker.seen_at is None:
        yield _as(Problem.WORKER_SILENT, since="—")
    elif _seconds(worker.seen_at, at) > SILENT_AFTER:
        yield _as(Problem.WORKER_SILENT, since=worker.seen_at.strftime("%Y-%m-%d %H:%M:%SZ"))
    for ran in worker.jobs:
        if ran.failures:
            yield _as(Problem.JOB_FAILING, job=ran.job, count=ran.failures)


def _seconds(since: datetime, at: datetime) -> int:
    return int((at - since).total_seconds())


def _as(code: Problem, **parameters: str | int) -> Found:
    return Found(code, SEVERITY[code], parameters)
