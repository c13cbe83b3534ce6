"""Tasks as waits: whoever assigned one waits on its owner, and it is late from the end of its day on."""

from collections.abc import Iterator
from datetime import datetime

from django.db.models import Q
from django.urls import reverse

from shoumi.regime.governance import queries
from shoumi.regime.governance.models import Task
from shoumi.regime.governance.vocabulary import TaskState
from shoumi.regime.kit import clock
from shoumi.regime.kit.waits import WAITS, Waited, Waits
from shoumi.regime.kit.words import LocalizedText


def tasks(since: datetime) -> Iterator[Waited]:
    """Yield the open tasks, and those settled since; never what is to be done."""
    rows = Task.objects.filter(Q(state=TaskState.OPEN) | Q(settled_at__gte=since))
    columns = ("id", "assigned_by_id", "assigned_at", "settled_at", "due", "owner_id")
    for key, assigner, assigned, settled, due, owner in rows.values_list(*columns):
        yield Waited(
            id=key,
            person=assigner,
            asked_at=assigned,
            decided_at=settled,
            due_at=clock.end_of(due),
            waits_on=owner,
            address=reverse("governance:task", args=(key,)),
        )


def contribute() -> None:
    """Put the tasks into their slot; called once, while Django starts.

    Only who sees the work of every body counts them: a head would read of bodies they do not sit in.
    """
    WAITS.add(
        Waits(
            name="governance.tasks",
            words=LocalizedText("会议决定与计划事项", "Tasks of bodies"),
            of=tasks,
            counted=queries.sees_all,
            named=queries.sees_all,
            own=True,
            order=50,
        )
    )
