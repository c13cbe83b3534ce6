"""Every read of governance: meetings and tasks of the bodies somebody sits in, and one's own tasks."""

from datetime import datetime
from uuid import UUID

from django.db.models import Prefetch, Q, QuerySet

from shoumi.engines.foundation.errors import NotFound
from shoumi.regime.access.actors import Actor, may_read
from shoumi.regime.access.actors import Person as Viewer
from shoumi.regime.governance.models import Attendance, Meeting, Resolution, Task
from shoumi.regime.governance.vocabulary import MeetingState, Problem, TaskState, Tie
from shoumi.regime.kit import clock
from shoumi.regime.people.models import Appointment, Body, Person
from shoumi.regime.people.queries import standing as people
from shoumi.regime.people.rules.offices import BODY_OF
from shoumi.regime.people.vocabulary import Office

SEEING_ALL = frozenset({Office.OFFICER, Office.PRESIDENT, Office.SUPERVISOR})
"""Whose office sees what every body does."""


def sees_all(viewer: Actor) -> bool:
    """Return whether ``viewer`` sees what every body does."""
    return may_read(viewer) and bool(people.offices_of(viewer.id, clock.now()) & SEEING_ALL)


def _seats(person: UUID, at: datetime) -> "QuerySet[Appointment]":
    held: QuerySet[Appointment] = Appointment.objects.holding(at).filter(person=person, body__isnull=False)
    return held


def ties_to_body(person: UUID, body: UUID, at: datetime) -> frozenset[Tie]:
    """Return how ``person`` is tied to what ``body`` does at ``at``; empty for somebody who may not know of it."""
    return _ties(person, _seats(person, at).filter(body=body).exists(), at)


def ties_to_any(person: UUID, at: datetime) -> frozenset[Tie]:
    """Return how ``person`` is tied to the bodies at ``at``, whichever; empty for somebody who sees none."""
    return _ties(person, bool(people.offices_of(person, at) & set(BODY_OF)), at)


def _ties(person: UUID, seated: bool, at: datetime) -> frozenset[Tie]:  # noqa: FBT001 - whether there is a seat
    offices = people.offices_of(person, at)
    found = {
        Tie.MEMBER: seated,
        Tie.OVERSEER: bool(offices & SEEING_ALL),
        Tie.OFFICER: Office.OFFICER in offices,
    }
    return frozenset(tie for tie, holds in found.items() if holds)


def bodies(viewer: Actor) -> "QuerySet[Body]":
    """Return the bodies whose work ``viewer`` sees."""
    if not may_read(viewer):
        return Body.objects.none()
    rows = Body.objects.order_by("name_zh")
    return rows if sees_all(viewer) else rows.filter(id__in=_seats(viewer.id, clock.now()).values("body"))


def members(body: UUID, at: datetime) -> list[UUID]:
    """Return who sits in ``body`` at ``at`` and is present in the company."""
    seats = Appointment.objects.holding(at).filter(body=body).values_list("person_id", flat=True)
    return sorted(people.present_among(set(seats), at))


def meetings(viewer: Actor) -> "QuerySet[Meeting]":
    """Return the meetings of the bodies whose work ``viewer`` sees, the latest first."""
    rows = Meeting.objects.select_related("body", "called_by", "ended_by").order_by("-begins_at", "-id")
    return rows.filter(body__in=bodies(viewer))


def meeting(viewer: Actor, meeting_id: UUID) -> Meeting:
    """Return one meeting. Raises NotFound for none, and for one ``viewer`` may not know of."""
    found = meetings(viewer).filter(id=meeting_id).first()
    if found is None:
        raise NotFound(Problem.NO_SUCH_MEETING)
    return found


def attendances(row: Meeting) -> "QuerySet[Attendance]":
    """Return who was called to a meeting that was found for a viewer."""
    return Attendance.objects.filter(meeting=row).select_related("person").order_by("person__name")


def resolutions(row: Meeting) -> list[tuple[Resolution, list[Task]]]:
    """Return the resolutions of a meeting that was found for a viewer, in their order, each with what follows."""
    following = Prefetch("tasks", Task.objects.select_related("owner").order_by("due", "id"))
    decided = Resolution.objects.filter(meeting=row).order_by("number").prefetch_related(following)
    return [(one, list(one.tasks.all())) for one in decided]


def resolution(viewer: Actor, resolution_id: UUID) -> Resolution:
    """Return one resolution. Raises NotFound for none, and for one ``viewer`` may not know of."""
    rows = Resolution.objects.filter(body__in=bodies(viewer)).select_related("meeting", "meeting__body")
    found = rows.filter(id=resolution_id).first()
    if found is None:
        raise NotFound(Problem.NO_SUCH_RESOLUTION)
    return found


def to_come(viewer: Viewer) -> "QuerySet[Meeting]":
    """Return the meetings ``viewer`` is called to that were neither held nor cancelled, the next first."""
    called = Attendance.objects.filter(person=viewer.id).values("meeting")
    return meetings(viewer).filter(id__in=called, state=MeetingState.CALLED).order_by("begins_at")


def tasks(viewer: Actor) -> "QuerySet[Task]":
    """Return the tasks of the bodies whose work ``viewer`` sees and those ``viewer`` owns, the next due first."""
    if not may_read(viewer):
        return Task.objects.none()
    rows = Task.objects.select_related("body", "owner", "resolution").order_by("due", "id")
    return rows.filter(Q(owner=viewer.id) | Q(body__in=bodies(viewer)))


def task(viewer: Actor, task_id: UUID) -> Task:
    """Return one task. Raises NotFound for none, and for one ``viewer`` may not know of."""
    found = tasks(viewer).filter(id=task_id).first()
    if found is None:
        raise NotFound(Problem.NO_SUCH_TASK)
    return found


def waiting_tasks(viewer: Viewer) -> "QuerySet[Task]":
    """Return the open tasks ``viewer`` owns, the next due first."""
    return tasks(viewer).filter(owner=viewer.id, state=TaskState.OPEN)


def overdue(rows: "QuerySet[Task]") -> "QuerySet[Task]":
    """Return those of ``rows`` that are open past their day."""
    return rows.filter(state=TaskState.OPEN, due__lt=clock.today())


def owners(viewer: Viewer) -> "QuerySet[Person]":
    """Return who owns a task that ``viewer`` may know of, for the filter of the list."""
    return Person.objects.filter(id__in=tasks(viewer).order_by().values("owner")).order_by("name")
