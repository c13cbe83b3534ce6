"""Events without a change of state – views, refusals, attempts – written many in one transaction.

The caller waits until its event is durable; meanwhile events of other requests join the next commit, so that a hundred
people reading cost a few disk flushes instead of a hundred. Whoever comes first writes for all who wait (leader and
followers): a lone event passes through no other thread. It refuses to be called inside a transaction, because the event
would be durable whatever became of that transaction.
"""

import threading
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from uuid import UUID

from django.db import DatabaseError, DataError, IntegrityError, connection, transaction
from django.db.models import Model

from shoumi.engines.foundation.errors import Unavailable
from shoumi.regime.journal.acting import Acting, Subject
from shoumi.regime.journal.recording import Detail, Drafted, draft, write
from shoumi.regime.journal.vocabulary import Problem

MOST_IN_ONE_COMMIT = 500


def _taken() -> threading.Lock:
    lock = threading.Lock()
    lock.acquire()
    return lock


@dataclass(slots=True, eq=False)
class _Waiting:
    """An event on its way: its thread sleeps on ``turn`` until the event is written, or is its to write."""

    drafted: Drafted
    beside: Sequence[Model]
    turn: threading.Lock = field(default_factory=_taken)
    leads: bool = False
    error: BaseException | None = field(default_factory=lambda: DatabaseError("not written"))


class _Queue:
    """The events that wait, and whether somebody is writing."""

    def __init__(self) -> None:
        self._guard = threading.Lock()
        self._waiting: list[_Waiting] = []
        self._led = False

    def pass_through(self, one: _Waiting) -> None:
        """Return when ``one`` is written, or failed to be; ``one.error`` tells which."""
        with self._guard:
            self._waiting.append(one)
            one.leads, self._led = not self._led, True
        if not one.leads:
            one.turn.acquire()
        if one.leads:
            self._lead(one)

    def _lead(self, leader: _Waiting) -> None:
        """Write the next batch, wake those it held, and hand the lead to the first of those who came meanwhile.

        Whatever goes wrong here, the lead is handed on and nobody is left asleep; what was not written says so.
        """
        batch: list[_Waiting] = []
        try:
            with self._guard:
                batch = self._waiting[:MOST_IN_ONE_COMMIT]
                del self._waiting[:MOST_IN_ONE_COMMIT]
            _write(batch)
        finally:
            with self._guard:
                if leader in self._waiting:
                    self._waiting.remove(leader)
                successor = self._waiting[0] if self._waiting else None
                self._led = successor is not None
            if successor is not None:
                successor.leads = True
                successor.turn.release()
            for one in batch:
                if one.turn.locked():
                    one.turn.release()


_queue = _Queue()


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
    _queue.pass_through(waiting)
    if waiting.error is not None:
        raise Unavailable(Problem.NOT_WRITTEN) from waiting.error
    return waiting.drafted.uid


def _write(batch: Sequence[_Waiting]) -> None:
    """Write ``batch`` in one transaction; where a row of it is at fault, each alone, so that it takes no other down.

    A database that does not answer fails the whole batch at once: asking it again for each would only wait longer.
    """
    try:
        with transaction.atomic():
            write([one.drafted for one in batch])
            _insert([row for one in batch for row in one.beside])
    except (IntegrityError, DataError) as error:
        if len(batch) == 1:
            batch[0].error = error
            return
        for one in batch:
            _write([one])
    except DatabaseError as error:
        connection.close_if_unusable_or_obsolete()
        for one in batch:
            one.error = error
    else:
        for one in batch:
            one.error = None


def _insert(rows: Sequence[Model]) -> None:
    by_model: dict[type[Model], list[Model]] = {}
    for row in rows:
        by_model.setdefault(type(row), []).append(row)
    for model, same in by_model.items():
        model._default_manager.bulk_create(same)
