"""The work a worker does again and again, and the sign of life by which others see that it does.

The sign stands in the shared cache, sealed, and is written every ten seconds: a worker that hangs, dies at once or
cannot reach the database is told from one that has nothing to do.
"""

import logging
import math
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.core.cache import cache
from django.db import DatabaseError, connection

from shoumi.regime.accounts import sessions
from shoumi.regime.accounts.actions.upkeep import forget_attempts, mail_aside, remind_of_tokens
from shoumi.regime.conduct import jobs as conduct
from shoumi.regime.convenience.folding import collect_waits, fold_refusals
from shoumi.regime.journal.sequencing import sequence
from shoumi.regime.kit import clock
from shoumi.regime.operations.values import Ran, Worker
from shoumi.regime.operations.vocabulary import Job
from shoumi.regime.people.actions import propose_erasures
from shoumi.regime.vault.cache import forget_expired
from shoumi.regime.vault.objects import sweep

BEAT_SECONDS = 10
HOUR = 3600
DAY = 24 * HOUR
MAIL_SECONDS = 20
FOLD_SECONDS = 30
COLLECT_SECONDS = 300
_PLACE = "operations.worker"
_KEPT = 90 * 24 * HOUR
"""Seconds for which the last sign is kept, so that a worker long gone is told from one that never was."""

logger = logging.getLogger("shoumi.worker")


@dataclass(frozen=True, slots=True)
class Work:
    """One job: what it does, and how many seconds lie between two times at least."""

    job: Job
    do: Callable[[], int]
    every: float = 0.0


WORK = (
    Work(Job.SEQUENCE, sequence),
    Work(Job.SWEEP_STORE, sweep, HOUR),
    Work(Job.SWEEP_CACHE, forget_expired, HOUR),
    Work(Job.SWEEP_SESSIONS, sessions.forget_expired, HOUR),
    Work(Job.MAIL_ALERTS, mail_aside, MAIL_SECONDS),
    Work(Job.REMIND_OF_TOKENS, remind_of_tokens, HOUR),
    Work(Job.FORGET_ATTEMPTS, forget_attempts, HOUR),
    Work(Job.KEEP_TERMS, conduct.keep_terms, conduct.EVERY_SECONDS),
    Work(Job.FOLD_REFUSALS, fold_refusals, FOLD_SECONDS),
    Work(Job.PROPOSE_ERASURES, propose_erasures, DAY),
    Work(Job.COLLECT_WAITS, collect_waits, COLLECT_SECONDS),
)


class Rounds:
    """What one worker does: call `go` a few times a second."""

    def __init__(self, work: Sequence[Work] = WORK) -> None:
        self._began_at = clock.now()
        self._work = work
        self._ran = {one.job: Ran(one.job) for one in work}
        self._tried = {one.job: -math.inf for one in work}
        self._beat_at = -math.inf

    def go(self) -> None:
        """Do what is due. What fails for the database's or the disk's sake is told in the log and tried again."""
        for one in self._work:
            if time.monotonic() - self._tried[one.job] >= one.every:
                self._tried[one.job] = time.monotonic()
                self._attempt(one)
        if time.monotonic() - self._beat_at >= BEAT_SECONDS:
            self._beat_at = time.monotonic()
            self._beat()

    def _attempt(self, work: Work) -> None:
        before = self._ran[work.job]
        try:
            work.do()
        except (DatabaseError, OSError):
            logger.exception("%s failed and is tried again", work.job.value)
            connection.close()
            self._ran[work.job] = replace(before, failed_at=clock.now(), failures=before.failures + 1)
        else:
            self._ran[work.job] = replace(before, done_at=clock.now(), failures=0)

    def _beat(self) -> None:
        sign = {
            "seen_at": clock.now().isoformat(),
            "began_at": self._began_at.isoformat(),
            "jobs": [_put_aside(ran) for ran in self._ran.values()],
        }
        try:
            cache.set(_PLACE, sign, _KEPT)
        except DatabaseError:
            logger.exception("the sign of life could not be written")
            connection.close()


def last_sign() -> Worker:
    """Return the last sign of life that a worker of this installation gave; an empty one when there is none."""
    sign = cache.get(_PLACE)
    if sign is None:
        return Worker()
    return Worker(_instant(sign["seen_at"]), _instant(sign["began_at"]), tuple(_ran(one) for one in sign["jobs"]))


def _put_aside(ran: Ran) -> dict[str, Any]:
    return {
        "job": ran.job.value,
        "done_at": ran.done_at.isoformat() if ran.done_at else None,
        "failed_at": ran.failed_at.isoformat() if ran.failed_at else None,
        "failures": ran.failures,
    }


def _ran(put: dict[str, Any]) -> Ran:
    return Ran(Job(put["job"]), _instant(put["done_at"]), _instant(put["failed_at"]), put["failures"])


def _instant(written: str | None) -> datetime | None:
    return datetime.fromisoformat(written) if written else None
