"""Running a sync: look at a source, plan, ask where it must be asked, and apply the plan in steps.

Looking changes nothing, and a source that fails leaves nothing but a run that says so. Whatever is applied is applied
by the sync itself (`rulebook.SYNC_JOB`); who looked and who confirmed is in the ledger beside it.
"""

from collections import Counter
from collections.abc import Sequence
from datetime import timedelta
from uuid import UUID

from shoumi.engines.foundation.errors import Conflict, ShoumiError
from shoumi.regime.access.actors import Actor
from shoumi.regime.access.deciding import authorised
from shoumi.regime.journal.recording import record
from shoumi.regime.kit import clock
from shoumi.regime.people.actions.applying import apply_step
from shoumi.regime.people.actions.facts import found, hand_of
from shoumi.regime.people.models import Source, SyncEntry, SyncRun
from shoumi.regime.people.queries import syncing
from shoumi.regime.people.rulebook import DIRECTORY, SYNC_JOB
from shoumi.regime.people.rules.syncing import Change, Plan, plan
from shoumi.regime.people.sync.reading import read_source
from shoumi.regime.people.sync.values import packed
from shoumi.regime.people.sync.vocabulary import ChangeKind, EntryState, RunState, SyncProblem, Thing
from shoumi.regime.people.vocabulary import Event, Permission
from shoumi.regime.vault.values import seal_text

MOST_IN_ONE_STEP = 500
ASKED_AGAIN_AFTER = timedelta(minutes=1)
ABANDONED_AFTER = timedelta(hours=1)
"""A look that has not ended by then was interrupted; the next run may begin."""


def run_sync(*, actor: Actor, source: UUID, rehearse: bool = False) -> SyncRun:
    """Look at ``source`` and apply what has changed; with ``rehearse`` only tell what would change.

    Returns the run: FINISHED, ASKING when somebody has to confirm it, REHEARSED, or FAILED with the reason. Raises
    Refused, NotFound, and Conflict when another run is open or the source is off. Source: requirement P01.
    """
    return _look(actor, _begin(actor, source, rehearse=rehearse, take=True))


def ask_for_sync(*, actor: Actor, source: UUID, rehearse: bool = False) -> SyncRun:
    """Let the worker look at ``source`` as soon as it can. Returns and raises as `run_sync` does, but at once."""
    return _begin(actor, source, rehearse=rehearse, take=False)


def take_up() -> int:
    """Do what waits: runs that were asked for or interrupted, sources whose time has come. Return how many runs.

    Each is taken by one process only. The schedule is no change of the regime's state and is not recorded.
    """
    waiting = SyncRun.objects.filter(state=RunState.LOOKING, taken_at=None)
    asked = list(waiting.values_list("id", flat=True))
    taken = [run for run in asked if waiting.filter(id=run).update(taken_at=clock.now())]
    for run in taken:
        _look(SYNC_JOB, SyncRun.objects.select_related("source").get(id=run))
    under_way = list(SyncRun.objects.filter(state=RunState.UNDER_WAY).values_list("id", flat=True))
    for run in under_way:
        apply_sync(run=run)
    return len(taken) + len(under_way) + sum(_run_due(source) for source in _due())


def _due() -> list[UUID]:
    """Return the sources whose time has come, each with its next time set; what is pushed to has none by itself."""
    due = []
    for source in Source.objects.filter(on=True, next_at__lte=clock.now()):
        later = clock.now() + timedelta(minutes=source.every_minutes) if source.every_minutes else None
        if Source.objects.filter(id=source.id, next_at=source.next_at).update(next_at=later):
            due.append(source.id)
    return due


def _run_due(source: UUID) -> bool:
    try:
        run_sync(actor=SYNC_JOB, source=source)
    except Conflict:
        # An earlier run waits for a decision: what was pushed meanwhile is looked at once it is made.
        Source.objects.filter(id=source, next_at=None).update(next_at=clock.now() + ASKED_AGAIN_AFTER)
        return False
    return True


def _look(actor: Actor, run: SyncRun) -> SyncRun:
    try:
        snapshot = read_source(run.source)
        known = syncing.known_to(run.source_id, snapshot)
        made = plan(snapshot, known, share=run.source.share, confirmed=run.source.confirmed)
    except ShoumiError as failure:
        return _fail(actor, run, failure)
    run.units, run.people = len(snapshot.units), len(snapshot.people)
    for start in range(0, len(made.changes), MOST_IN_ONE_STEP):
        _note(run, made.changes[start : start + MOST_IN_ONE_STEP], start)
    _settle(actor, run, made)
    return apply_sync(run=run.id) if run.state == RunState.UNDER_WAY else run


def confirm_sync(*, actor: Actor, run: UUID) -> SyncRun:
    """Let the plan of ``run`` be applied as it was shown; with it the source's settings count as confirmed.

    Raises Refused unless ``actor`` keeps the directory, and Conflict when the run waits for nobody.
    """
    with authorised(actor, Permission.CONFIRM_SYNC, DIRECTORY):
        row = _asking(run)
        row.state, row.decided_by_id = RunState.UNDER_WAY, hand_of(actor)
        row.save(update_fields=["state", "decided_by"])
        Source.objects.filter(id=row.source_id).update(confirmed=True)
        record(Event.SYNC_CONFIRMED, actor=actor, subject=DIRECTORY, run=run, source=row.source_id, **row.counts)
    return row


def discard_sync(*, actor: Actor, run: UUID) -> SyncRun:
    """Give the plan of ``run`` up: nothing of it is applied. Raises as `confirm_sync` does."""
    with authorised(actor, Permission.CONFIRM_SYNC, DIRECTORY) as decision:
        row = _asking(run)
        row.state, row.decided_by_id, row.finished_at = RunState.DISCARDED, hand_of(actor), decision.question.at
        row.save(update_fields=["state", "decided_by", "finished_at"])
        row.entries.update(sealed_told=None)
        record(Event.SYNC_DISCARDED, actor=actor, subject=DIRECTORY, run=run, source=row.source_id)
    return row


def apply_sync(*, run: UUID, most_steps: int | None = None) -> SyncRun:
    """Apply what is left of the plan of ``run``, going on where an earlier call stopped.

    With ``most_steps``, stop after so many transactions. An entry that cannot be applied is told in its line and leaves
    the others alone.
    """
    steps = 0
    while most_steps is None or steps < most_steps:
        with authorised(SYNC_JOB, Permission.RUN_SYNC, DIRECTORY) as decision:
            row = SyncRun.objects.select_for_update().get(id=run)
            if row.state != RunState.UNDER_WAY:
                break
            if not apply_step(row, decision.question.at):
                _finish(row)
                break
        steps += 1
    return SyncRun.objects.select_related("source").get(id=run)


def _begin(actor: Actor, source: UUID, *, rehearse: bool, take: bool) -> SyncRun:
    with authorised(actor, Permission.RUN_SYNC, DIRECTORY) as decision:
        now = decision.question.at
        row = found(Source.objects.select_for_update().filter(id=source).first(), SyncProblem.NO_SUCH_SOURCE)
        if not row.on:
            raise Conflict(SyncProblem.SOURCE_OFF)
        row.runs.filter(state=RunState.LOOKING, begun_at__lt=now - ABANDONED_AFTER).delete()
        # A look that found nothing is told by the next one that finds nothing either.
        row.runs.filter(state=RunState.FINISHED, counts={}, begun_by=None).delete()
        if row.runs.filter(state__in=[RunState.LOOKING, RunState.ASKING, RunState.UNDER_WAY]).exists():
            raise Conflict(SyncProblem.RUN_OPEN)
        return SyncRun.objects.create(
            source=row,
            rehearsal=rehearse,
            begun_by_id=hand_of(actor),
            begun_at=now,
            taken_at=now if take else None,
        )


def _note(run: SyncRun, changes: Sequence[Change], first: int) -> None:
    """Keep one part of the plan; the run is still LOOKING, so that nobody sees half a plan."""
    SyncEntry.objects.bulk_create(_entry(run, number, change) for number, change in enumerate(changes, start=first + 1))


def _entry(run: SyncRun, number: int, change: Change) -> SyncEntry:
    entry = SyncEntry(run=run, number=number, thing=change.thing, change=change.kind, external_id=change.id)
    if change.thing is Thing.PERSON:
        entry.person_id = change.target
    else:
        entry.unit_id = change.target
    if change.told is not None:
        entry.sealed_told = seal_text(packed(change.told), entry.context)
    if change.fault is not None:
        problem, parameters = change.fault
        entry.state, entry.problem, entry.parameters = EntryState.FAILED, problem.value, dict(parameters)
    return entry


def _settle(actor: Actor, run: SyncRun, made: Plan) -> None:
    """Say what comes next: nothing, a question, or the work. A change of state, so it is recorded."""
    counts = Counter(change.kind for change in made.changes)
    run.counts = {kind.value: counts[kind] for kind in ChangeKind if counts[kind]}
    run.asks = [ask.value for ask in made.asks]
    with authorised(actor, Permission.RUN_SYNC, DIRECTORY) as decision:
        now = decision.question.at
        if run.rehearsal:
            run.state, run.finished_at = RunState.REHEARSED, now
        elif made.asks:
            run.state = RunState.ASKING
            record(
                Event.SYNC_PLANNED,
                actor=actor,
                subject=DIRECTORY,
                run=run.id,
                source=run.source_id,
                asks=run.asks,
                **run.counts,
            )
        elif made.changes:
            run.state = RunState.UNDER_WAY
        else:
            run.state, run.finished_at = RunState.FINISHED, now
        run.save()
        Source.objects.filter(id=run.source_id).update(looked_at=now)


def _fail(actor: Actor, run: SyncRun, failure: ShoumiError) -> SyncRun:
    with authorised(actor, Permission.RUN_SYNC, DIRECTORY) as decision:
        run.state, run.finished_at = RunState.FAILED, decision.question.at
        run.problem, run.parameters = failure.code.value, failure.parameters
        run.save()
        record(
            Event.SYNC_FAILED, actor=actor, subject=DIRECTORY, run=run.id, source=run.source_id, problem=failure.code
        )
    return run


def _finish(row: SyncRun) -> None:
    row.state, row.finished_at = RunState.FINISHED, clock.now()
    row.save(update_fields=["state", "finished_at"])
    failed = row.entries.filter(state=EntryState.FAILED).count()
    record(
        Event.SYNC_FINISHED,
        actor=SYNC_JOB,
        subject=DIRECTORY,
        run=row.id,
        source=row.source_id,
        failed=failed,
        **row.counts,
    )


def _asking(run: UUID) -> SyncRun:
    row = found(SyncRun.objects.select_for_update().filter(id=run).first(), SyncProblem.NO_SUCH_RUN)
    if row.state != RunState.ASKING:
        raise Conflict(SyncProblem.NOT_ASKING)
    return row
