"""The worker's rounds: what fails is told and tried again, and the sign of life says so."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.db import OperationalError, transaction
from tests.cast import CONSOLE

from shoumi.regime.journal.models import Pending
from shoumi.regime.journal.recording import record
from shoumi.regime.journal.vocabulary import Event
from shoumi.regime.kit import clock
from shoumi.regime.operations import jobs
from shoumi.regime.operations.jobs import Rounds, Work, last_sign
from shoumi.regime.operations.values import Worker
from shoumi.regime.operations.vocabulary import Job
from shoumi.regime.vault.models import CachedValue

pytestmark = pytest.mark.django_db


def failing(error: Exception) -> Callable[[], int]:
    def fail() -> int:
        raise error

    return fail


def test_without_a_worker_there_is_no_sign() -> None:
    assert last_sign() == Worker()


def test_a_round_gives_events_their_place_and_a_sign_of_life() -> None:
    with transaction.atomic():
        record(Event.LOG_BEGUN, actor=CONSOLE)
    began = clock.now()
    Rounds().go()
    assert not Pending.objects.exists()
    sign = last_sign()
    assert sign.seen_at is not None
    assert began <= sign.seen_at <= clock.now()
    assert {ran.job for ran in sign.jobs} == set(Job)
    assert all(ran.done_at and not ran.failures for ran in sign.jobs)


@pytest.mark.parametrize("error", [OperationalError("locked"), OSError("no room")])
def test_a_failure_is_counted_until_the_work_succeeds_again(error: Exception, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jobs, "BEAT_SECONDS", 0)
    outcomes: list[Callable[[], int]] = [failing(error), failing(error), lambda: 0]

    def sweep() -> int:
        return outcomes.pop(0)()

    rounds = Rounds((Work(Job.SWEEP_STORE, sweep),))
    told = []
    for _ in range(3):
        rounds.go()
        told.append(last_sign().jobs[0])
    assert [ran.failures for ran in told] == [1, 2, 0]
    assert [ran.done_at is None for ran in told] == [True, True, False]
    assert told[2].failed_at == told[1].failed_at


def test_an_error_nobody_foresaw_ends_the_worker_which_is_started_again() -> None:
    with pytest.raises(ValueError, match="a mistake"):
        Rounds((Work(Job.SEQUENCE, failing(ValueError("a mistake"))),)).go()


def test_work_that_is_not_due_waits() -> None:
    times = iter(range(1, 10))
    rounds = Rounds((Work(Job.SWEEP_STORE, lambda: next(times), 3600),))
    rounds.go()
    rounds.go()
    assert next(times) == 2


def test_the_sign_is_sealed_and_outlives_the_worker() -> None:
    Rounds(()).go()
    assert not [row for row in CachedValue.objects.all() if b"seen_at" in bytes(row.sealed_value)]
    with clock.at(clock.now() + timedelta(days=30)):
        assert last_sign().seen_at is not None
    cache.clear()
    assert last_sign() == Worker()
