"""record(), the sequencer, group commit and the triggers, on a real database."""

import json
import threading
from collections.abc import Callable
from typing import Never
from uuid import uuid4

import pytest
from django.db import DatabaseError, OperationalError, connection, connections, transaction

from shoumi.engines.foundation.canonical import canonical_bytes
from shoumi.engines.foundation.errors import Corrupt, Unavailable
from shoumi.engines.ledger.checkpoints import open_note
from shoumi.engines.ledger.commitments import check
from shoumi.engines.ledger.merkle import inclusion_proof, leaf_hash, verify_inclusion
from shoumi.regime.access.actors import Console, Person
from shoumi.regime.journal import group_commit, models, triggers
from shoumi.regime.journal.acting import Subject
from shoumi.regime.journal.opening import open_journal
from shoumi.regime.journal.recording import Drafted, draft, record
from shoumi.regime.journal.sequencing import current_log, entry_of, node_reader, sequence, signing_key
from shoumi.regime.journal.vocabulary import Event

pytestmark = pytest.mark.django_db

CONSOLE = Console("tester")


def record_some(count: int) -> None:
    for number in range(count):
        with transaction.atomic():
            record(Event.LOG_BEGUN, actor=CONSOLE, subject=Subject("log", uuid4()), number=number)


def test_an_event_needs_the_transaction_of_its_act() -> None:
    with pytest.raises(RuntimeError, match="transaction of its act"):
        record(Event.LOG_BEGUN, actor=CONSOLE)
    assert not models.Event.objects.exists()


def record_and_fail() -> None:
    with transaction.atomic():
        record(Event.LOG_BEGUN, actor=CONSOLE)
        message = "undo"
        raise ValueError(message)


def test_an_act_undone_leaves_no_record() -> None:
    with pytest.raises(ValueError, match="undo"):
        record_and_fail()
    assert not models.Event.objects.exists()
    assert not models.Pending.objects.exists()


def test_details_match_their_commitment_and_say_from_where() -> None:
    person = Person(uuid4(), origin={"address": "10.1.2.3"})
    with transaction.atomic():
        uid = record(Event.LOG_BEGUN, actor=person, number=5, who=person.id)
    event = models.Event.objects.select_related("details").get(uid=uid)
    body = json.loads(event.details.body)
    assert body == {"number": 5, "who": str(person.id), "origin": {"address": "10.1.2.3"}}
    check(body, bytes(event.details.salt), bytes(event.commitment))
    assert canonical_bytes(body).decode() == event.details.body


@pytest.mark.parametrize("batches", [[1], [1, 1, 1], [7, 1, 9, 30]])
def test_every_event_is_provably_in_the_tree_of_the_signed_checkpoint(batches: list[int]) -> None:
    for batch in batches:
        record_some(batch)
        assert sequence() == batch
    log = current_log()
    newest = models.Checkpoint.objects.order_by("-size").first()
    assert newest is not None
    checkpoint = open_note(newest.note, [signing_key(log).verifying_key])
    assert checkpoint.size == sum(batches)
    for leaf in models.Leaf.objects.select_related("event"):
        verify_inclusion(
            leaf=leaf_hash(entry_of(leaf.event).to_bytes()),
            index=leaf.index,
            size=checkpoint.size,
            root=checkpoint.root,
            proof=inclusion_proof(leaf.index, checkpoint.size, node_reader(log)),
        )
    assert not models.Pending.objects.exists()
    assert sequence() == 0


def test_events_from_many_threads_are_all_durable_once() -> None:
    person = Person(uuid4())
    made: list[object] = []

    def read() -> None:
        made.extend(group_commit.record_alone(Event.LOG_BEGUN, actor=person) for _ in range(20))
        connections.close_all()

    threads = [threading.Thread(target=read) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(set(made)) == 160
    assert {event.uid for event in models.Event.objects.all()} == set(made)
    assert sequence() == 160


def test_an_event_alone_is_refused_inside_a_transaction() -> None:
    with transaction.atomic(), pytest.raises(RuntimeError, match="inside a transaction"):
        group_commit.record_alone(Event.LOG_BEGUN, actor=CONSOLE)


def test_rows_beside_an_event_stand_or_fall_with_it_and_spare_the_others() -> None:
    good = group_commit.record_alone(
        Event.LOG_BEGUN, actor=CONSOLE, beside=[models.Log(number=7, origin="a/7", began_at="2026-01-01T00:00Z")]
    )
    with pytest.raises(Unavailable):
        group_commit.record_alone(
            Event.LOG_BEGUN, actor=CONSOLE, beside=[models.Log(number=7, origin="a/7", began_at="2026-01-01T00:00Z")]
        )
    assert [event.uid for event in models.Event.objects.all()] == [good]


@pytest.mark.parametrize("table", triggers.UNCHANGEABLE)
def test_the_database_refuses_to_change_the_ledger(table: str) -> None:
    record_some(3)
    sequence()
    column = {"journal_log": "origin", "journal_details": "body", "journal_event": "code", "journal_checkpoint": "note"}
    with pytest.raises(DatabaseError, match="append-only"), connection.cursor() as cursor:
        cursor.execute(f"UPDATE {table} SET {column.get(table, 'hash')} = {column.get(table, 'hash')}")  # noqa: S608
    with connection.cursor() as cursor:
        if table != "journal_details":
            with pytest.raises(DatabaseError, match="append-only"):
                cursor.execute(f"DELETE FROM {table}")  # noqa: S608
        if connection.vendor == "postgresql":
            with pytest.raises(DatabaseError, match="append-only"):
                cursor.execute(f"TRUNCATE {table} CASCADE")


def test_a_missing_trigger_is_found_at_start() -> None:
    triggers.check()
    with connection.cursor() as cursor:
        on = " ON journal_event" if connection.vendor == "postgresql" else ""
        cursor.execute(f"DROP TRIGGER journal_event_no_update{on}")
    with pytest.raises(Corrupt, match="journal_event_no_update"):
        triggers.check()
    triggers.install(using="default")
    triggers.check()


def test_an_error_while_the_batch_is_taken_hands_the_lead_on(monkeypatch: pytest.MonkeyPatch) -> None:
    class Exhausted(list[object]):
        def __getitem__(self, key: object) -> Never:
            raise MemoryError

    monkeypatch.setattr(group_commit._queue, "_waiting", Exhausted())
    with pytest.raises(MemoryError):
        group_commit.record_alone(Event.LOG_BEGUN, actor=CONSOLE)
    monkeypatch.setattr(group_commit._queue, "_waiting", [])
    written = group_commit.record_alone(Event.LOG_BEGUN, actor=CONSOLE)
    assert models.Event.objects.filter(uid=written).exists()


def test_a_database_that_does_not_answer_is_asked_once_for_all_who_wait(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []

    def locked(drafts: list[object]) -> None:
        asked.append(len(drafts))
        message = "database is locked"
        raise OperationalError(message)

    monkeypatch.setattr(group_commit, "write", locked)
    waiting = [group_commit._Waiting(draft_of(number), ()) for number in range(5)]
    group_commit._write(waiting)
    assert asked == [5]
    assert all(isinstance(one.error, OperationalError) for one in waiting)


def draft_of(number: int) -> Drafted:
    return draft(Event.LOG_BEGUN, actor=CONSOLE, subject=None, details={"number": number})


def test_a_row_is_not_replaced_past_the_triggers() -> None:
    if connection.vendor != "sqlite":
        pytest.skip("only SQLite knows REPLACE")
    record_some(2)
    sequence()
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA foreign_keys=OFF")
        for table in triggers.UNCHANGEABLE:
            with pytest.raises(DatabaseError, match="append-only"):
                cursor.execute(f"REPLACE INTO {table} SELECT * FROM {table} LIMIT 1")  # noqa: S608


def test_events_queued_twice_or_taken_from_the_queue_are_placed_once() -> None:
    record_some(2)
    sequence()
    models.Pending.objects.bulk_create([models.Pending(event=event) for event in models.Event.objects.all()])
    record_some(1)
    models.Pending.objects.filter(event__leaf=None).delete()
    assert sequence() == 0
    open_journal()
    assert sequence() == 1
    assert models.Leaf.objects.count() == 3


def test_of_two_who_ask_for_the_log_at_once_one_begins_it() -> None:
    """The other has looked and found none, and waits until the first is done."""
    begun, looked = threading.Event(), threading.Event()

    def begin() -> None:
        with transaction.atomic():
            current_log()
            begun.set()
            looked.wait(30)
        connections.close_all()

    def look(execute: Callable[..., object], *query: object) -> object:
        try:
            return execute(*query)
        finally:
            looked.set()

    first = threading.Thread(target=begin)
    first.start()
    begun.wait(30)
    with connection.execute_wrapper(look):
        log = current_log()
    first.join()
    assert [one.origin for one in models.Log.objects.all()] == [log.origin]
