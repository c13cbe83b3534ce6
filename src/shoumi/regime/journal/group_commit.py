"""Events without a change of state – views, refusals, attempts – written many in one transaction.

The caller waits until its event is durable; meanwhile events of other requests join the same commit, so that a hundred
people reading cost a few disk flushes instead of a hundred. It refuses to be called inside a transaction, because the
event would be durable whatever became of that transaction.
"""

import atexit
import queue
import threading
from collections.abc import Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field
from enum import StrEnum
from uuid import UUID

from django.db import DatabaseError, connection, connections, transaction
from django.db.models import Model

from shoumi.engines.foundation.errors import Unavailable
from shoumi.regime.journal.acting import Acting, Subject
from shoumi.regime.journal.recording import Detail, Drafted, draft, write
from shoumi.regime.journal.vocabulary import Problem

MOST_IN_ONE_COMMIT = 500
WAIT_SECONDS = 30


@dataclass(frozen=True, slots=True)
class _Waiting:
    drafted: Drafted
    beside: Sequence[Model]
    durable: Future[None] = field(default_factory=Future)


class _Writer:
    """One thread with a database connection of its own."""

    def __init__(self) -> None:
        self._queue: queue.SimpleQueue[_Waiting | None] = queue.SimpleQueue()
        self._starting = threading.Lock()
        self._thread: threading.Thread | None = None

    def submit(self, waiting: _Waiting) -> None:
        with self._starting:
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name="journal-group-commit", daemon=True)
                self._thread.start()
            self._queue.put(waiting)

    def stop(self) -> None:
        """Write what waits and end the thread; the next event starts another."""
        with self._starting:
            if self._thread is not None:
                self._queue.put(None)
                self._thread.join()
                self._thread = None

    def _run(self) -> None:
        try:
            while (first := self._queue.get()) is not None:
                batch, last = self._batch(first)
                self._write(batch)
                if last:
                    break
        finally:
            connections.close_all()

    def _batch(self, first: _Waiting) -> tuple[list[_Waiting], bool]:
        batch = [first]
        while len(batch) < MOST_IN_ONE_COMMIT:
            try:
                one = self._queue.get_nowait()
            except queue.Empty:
                break
            if one is None:
                return batch, True
            batch.append(one)
        return batch, False

    def _write(self, batch: list[_Waiting]) -> None:
        try:
            with transaction.atomic():
                write([one.drafted for one in batch])
                _insert([row for one in batch for row in one.beside])
        except DatabaseError as error:
            if len(batch) > 1:
                # One bad row must not take the others down with it: each is tried alone.
                for one in batch:
                    self._write([one])
                return
            batch[0].durable.set_exception(error)
            connection.close_if_unusable_or_obsolete()
        else:
            for one in batch:
                one.durable.set_result(None)


def _insert(rows: Sequence[Model]) -> None:
    by_model: dict[type[Model], list[Model]] = {}
    for row in rows:
        by_model.setdefault(type(row), []).append(row)
    for model, same in by_model.items():
        model._default_manager.bulk_create(same)


writer = _Writer()
atexit.register(writer.stop)


def record_alone(
    code: StrEnum,
    *,
    actor: Acting,
    subject: Subject | None = None,
    beside: Sequence[Model] = (),
    uid: UUID | None = None,
    **details: Detail,
) -> UUID:
    """Write the event ``code``, wait until it is durable, and return its id.

    ``beside`` are unsaved rows that stand or fall with the event, such as the view whose page mark it records. Raises
    RuntimeError inside a transaction and Unavailable when the ledger cannot be written: then the act does not happen.
    """
    if connection.in_atomic_block:
        message = f"{code.value} is recorded alone and must not be called inside a transaction"
        raise RuntimeError(message)
    waiting = _Waiting(draft(code, actor=actor, subject=subject, details=details, uid=uid), beside)
    writer.submit(waiting)
    try:
        waiting.durable.result(timeout=WAIT_SECONDS)
    except (DatabaseError, TimeoutError) as error:
        raise Unavailable(Problem.NOT_WRITTEN) from error
    return waiting.drafted.event.uid
