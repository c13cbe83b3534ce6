"""Assigning tasks, by plan or by resolution, and settling them (G01)."""

from datetime import datetime
from uuid import UUID, uuid4

from shoumi.engines.foundation.errors import Conflict, Invalid, NotFound
from shoumi.regime.access.actors import Person
from shoumi.regime.access.deciding import authorised
from shoumi.regime.governance import queries, rules
from shoumi.regime.governance.models import Resolution, Task
from shoumi.regime.governance.values import NewTask
from shoumi.regime.governance.vocabulary import BODIES, Event, Permission, Problem, TaskState
from shoumi.regime.journal.recording import record
from shoumi.regime.kit import clock
from shoumi.regime.people.queries import standing as people
from shoumi.regime.people.vocabulary import Problem as PeopleProblem
from shoumi.regime.vault.values import seal_text


def plan_task(*, actor: Person, body: UUID, year: int, new: NewTask) -> Task:
    """Enter a task into the plan of ``body`` for ``year``.

    Raises Refused for who neither sits in a body nor is the officer, NotFound for a body whose work ``actor`` does not
    see, Invalid for a missing text, a day that is over or outside the year, an owner who is not present.
    """
    rules.check_due(new.due, clock.today(), year)
    with authorised(actor, Permission.ASSIGN, BODIES) as decision:
        if not queries.bodies(actor).filter(id=body).exists():
            raise NotFound(PeopleProblem.NO_SUCH_BODY)
        return _assign(actor, new, body=body, year=year, resolution=None, now=decision.question.at)


def assign_task(*, actor: Person, resolution: UUID, new: NewTask) -> Task:
    """Assign what follows from a resolution. Raises as `plan_task`, and NotFound for no such resolution."""
    rules.check_due(new.due, clock.today(), None)
    with authorised(actor, Permission.ASSIGN, BODIES) as decision:
        decided = Resolution.objects.filter(id=resolution, body__in=queries.bodies(actor)).first()
        if decided is None:
            raise NotFound(Problem.NO_SUCH_RESOLUTION)
        now = decision.question.at
        return _assign(actor, new, body=decided.body_id, year=decided.year, resolution=decided.id, now=now)


def _assign(actor: Person, new: NewTask, *, body: UUID, year: int, resolution: UUID | None, now: datetime) -> Task:
    told = rules.text(new.text)
    if not people.is_present(new.owner, now):
        raise Invalid(Problem.OWNER_UNFIT)
    task_id = uuid4()
    row = Task.objects.create(
        id=task_id,
        body_id=body,
        year=year,
        resolution_id=resolution,
        sealed_text=seal_text(told, Task.context("text", task_id)),
        owner_id=new.owner,
        due=new.due,
        assigned_by_id=actor.id,
        assigned_at=now,
    )
    record(
        Event.ASSIGNED,
        actor=actor,
        subject=row.subject,
        body=body,
        owner=new.owner,
        until=new.due,
        resolution=resolution,
    )
    return row


def settle_task(*, actor: Person, task: UUID, done: bool, note: str) -> None:
    """Settle a task as done or dropped, saying what came of it.

    Raises NotFound, Refused for anybody but its owner and the officer, Invalid without a note, Conflict when settled.
    """
    if not note.strip():
        raise Invalid(Problem.NOTE_MISSING)
    told = rules.text(note)
    known = queries.task(actor, task)
    with authorised(actor, Permission.SETTLE, known.subject) as decision:
        row = Task.objects.get(pk=task)
        if row.state_code is not TaskState.OPEN:
            raise Conflict(Problem.TASK_OVER)
        row.state = TaskState.DONE if done else TaskState.DROPPED
        row.sealed_note = seal_text(told, Task.context("note", row.id))
        row.settled_by_id, row.settled_at = actor.id, decision.question.at
        row.save(update_fields=["state", "sealed_note", "settled_by", "settled_at"])
        record(Event.SETTLED, actor=actor, subject=row.subject, outcome=row.state)
