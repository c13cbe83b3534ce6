import pytest
from django.db import connection, transaction
from hypothesis import given
from hypothesis import strategies as st
from tests.cast import CONSOLE, Cast
from tests.regime.evidence.tampering import flip, rewrite

from shoumi.engines.foundation.errors import Conflict
from shoumi.engines.ledger.merkle import Frontier, leaf_hash
from shoumi.regime.evidence import actions, checking
from shoumi.regime.evidence.checking import Check, Finding, Verification
from shoumi.regime.evidence.vocabulary import LEDGER, Event, Fault, Problem
from shoumi.regime.journal import models
from shoumi.regime.journal.acting import Subject
from shoumi.regime.journal.recording import record
from shoumi.regime.journal.sequencing import entry_of, sequence
from shoumi.regime.journal.vocabulary import Event as JournalEvent

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("cast")]


def checked() -> Verification:
    return actions.verify_ledger(CONSOLE)


def placed(index: int) -> models.Leaf:
    return models.Leaf.objects.select_related("event").get(index=index)


def test_an_untouched_ledger_agrees_and_the_check_is_recorded(cast: Cast) -> None:
    seen: list[tuple[int, int]] = []
    found = actions.verify_ledger(cast.acting("auditor"), lambda done, size: seen.append((done, size)))
    assert found.sound
    assert found.first is None
    assert found.entries == found.details == found.size == seen[-1][0] == seen[-1][1]
    assert found.checkpoints == models.Checkpoint.objects.filter(size__lte=found.size).count()
    event = models.Event.objects.select_related("details").get(code=Event.VERIFIED)
    assert (event.actor, event.subject) == (f"person:{cast.auditor}", LEDGER.reference)
    assert '"sound":true' in event.details.body
    assert checked().size == found.size + 1


@pytest.mark.parametrize("column", ["code", "actor", "commitment", "uid"])
def test_a_changed_event_is_named(column: str) -> None:
    sequence()
    leaf = placed(7)
    if column == "uid":
        rewrite("journal_event", "UPDATE journal_event SET uid = %s WHERE id = %s", ["0" * 32, leaf.event_id])
    else:
        flip("journal_event", column, "id", leaf.event_id)
    found = checked()
    assert found.first is not None
    assert (found.first.fault, found.first.index) == (Fault.ENTRY_DIFFERS, 7)


@pytest.mark.parametrize("column", ["body", "salt"])
def test_changed_details_are_named(column: str) -> None:
    sequence()
    flip("journal_details", column, "event_id", placed(11).event_id)
    found = checked()
    assert [(one.fault, one.index) for one in found.findings] == [(Fault.DETAILS_DIFFER, 11)]
    assert found.entries == found.size, "details do not end the check"


def test_details_written_in_another_way_are_named_although_they_mean_the_same() -> None:
    sequence()
    event = placed(5).event_id
    rewrite("journal_details", "UPDATE journal_details SET body = body || ' ' WHERE event_id = %s", [event])
    assert [(one.fault, one.index) for one in checked().findings] == [(Fault.DETAILS_DIFFER, 5)]


@pytest.mark.parametrize("index", [0, 4, 9])
def test_a_changed_leaf_is_named(index: int) -> None:
    sequence()
    flip("journal_leaf", "hash", "id", placed(index).pk)
    first = checked().first
    assert first is not None
    assert (first.fault, first.index) == (Fault.ENTRY_DIFFERS, index)


def test_a_changed_node_is_found() -> None:
    sequence()
    node = models.Node.objects.get(level=2, index=1)
    flip("journal_node", "hash", "id", node.pk)
    first = checked().first
    assert first is not None
    assert (first.fault, first.index) == (Fault.NODE_DIFFERS, 7)


def test_a_history_rewritten_with_all_its_hashes_does_not_fit_what_was_signed() -> None:
    sequence()
    leaf = placed(3)
    flip("journal_event", "actor", "id", leaf.event_id)
    event = models.Event.objects.get(pk=leaf.event_id)
    forged = leaf_hash(entry_of(event).to_bytes())
    rewrite("journal_leaf", "UPDATE journal_leaf SET hash = %s WHERE id = %s", [forged, leaf.pk])
    frontier = Frontier()
    for one in models.Leaf.objects.order_by("index"):
        for node in frontier.append(bytes(one.hash))[1:]:
            update = "UPDATE journal_node SET hash = %s WHERE level = %s AND index = %s"
            rewrite("journal_node", update.replace(" index ", ' "index" '), [node.hash, node.level, node.index])
    first = checked().first
    assert first is not None
    assert first.fault is Fault.ROOT_DIFFERS
    assert first.first is not None
    assert first.index is not None
    assert first.first <= 3 <= first.index


def test_a_forged_checkpoint_is_not_signed() -> None:
    sequence()
    checkpoint = models.Checkpoint.objects.order_by("-size")[0]
    rewrite(
        "journal_checkpoint",
        "UPDATE journal_checkpoint SET note = %s WHERE id = %s",
        [checkpoint.note.replace(f"\n{checkpoint.size}\n", f"\n{checkpoint.size - 1}\n"), checkpoint.pk],
    )
    first = checked().first
    assert first is not None
    assert (first.fault, first.index) == (Fault.CHECKPOINT_UNSIGNED, checkpoint.size - 1)


def test_an_entry_taken_out_is_named() -> None:
    sequence()
    rewrite("journal_leaf", 'DELETE FROM journal_leaf WHERE "index" = %s', [6])
    first = checked().first
    assert first is not None
    assert (first.fault, first.index) == (Fault.ENTRY_MISSING, 6)


def test_an_event_kept_out_of_the_tree_is_named() -> None:
    sequence()
    with transaction.atomic():
        uid = record(JournalEvent.LOG_BEGUN, actor=CONSOLE)
    models.Pending.objects.filter(event__uid=uid).delete()
    assert checked().findings == (Finding(Fault.ENTRY_UNPLACED, None, uid),)


def test_erased_details_need_an_entry_that_says_so() -> None:
    sequence()
    one, other = placed(2).event, placed(8).event
    models.Details.objects.filter(event__in=[one, other]).delete()
    with transaction.atomic():
        record(JournalEvent.DETAILS_ERASED, actor=CONSOLE, subject=Subject("entry", one.uid))
    found = checked()
    assert found.findings == (Finding(Fault.DETAILS_MISSING, 8, other.uid),)
    assert found.erased == 1


def test_a_row_that_cannot_even_be_read_is_named() -> None:
    sequence()
    if connection.vendor == "postgresql":
        pytest.skip("PostgreSQL checks the types of its columns itself")
    rewrite("journal_event", "UPDATE journal_event SET uid = %s WHERE id = %s", ["no identifier", placed(4).event_id])
    first = checked().first
    assert first is not None
    assert (first.fault, first.index) == (Fault.ENTRY_MALFORMED, 4)


def test_a_check_goes_on_in_steps_and_lapses_for_others(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checking, "ROWS_AT_A_TIME", 30)
    auditor = cast.acting("auditor")
    check_id = actions.start_check(auditor)
    answer = actions.carry_on(auditor, check_id)
    assert isinstance(answer, Check)
    assert answer.done == 30
    while isinstance(answer, Check):
        answer = actions.carry_on(auditor, check_id)
    assert answer.sound
    with pytest.raises(Conflict) as gone:
        actions.carry_on(auditor, check_id)
    assert gone.value.code is Problem.CHECK_GONE


@given(st.lists(st.tuples(st.integers(0, 50), st.booleans()), min_size=1, max_size=20))
def test_the_first_finding_is_the_earliest(places: list[tuple[int, bool]]) -> None:
    findings = tuple(Finding(Fault.DETAILS_DIFFER, None if outside else index) for index, outside in places)
    found = Verification("a/1", 60, "", 60, 60, 0, 1, len(findings), findings)
    inside = [index for index, outside in places if not outside]
    assert found.first is not None
    assert found.first.index == (min(inside) if inside else None)
