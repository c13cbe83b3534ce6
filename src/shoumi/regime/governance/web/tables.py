"""The tables of meetings and of tasks."""

from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from shoumi.regime.access.actors import Person
from shoumi.regime.governance import queries
from shoumi.regime.governance.models import Meeting, Task
from shoumi.regime.governance.vocabulary import MeetingState, TaskState
from shoumi.regime.kit import clock
from shoumi.regime.kit.badges import Tone, state_badge
from shoumi.regime.kit.filters import Filter, choice, since, until
from shoumi.regime.kit.tables import Column, Empty, Table
from shoumi.regime.kit.words import label
from shoumi.regime.people.web.tables import chosen

MEETING_TONES = {MeetingState.CALLED: Tone.BLUE, MeetingState.HELD: Tone.GREEN, MeetingState.CANCELLED: Tone.GREY}
TASK_TONES = {TaskState.OPEN: Tone.BLUE, TaskState.DONE: Tone.GREEN, TaskState.DROPPED: Tone.GREY}
OVERDUE = "overdue"
LONGEST_CELL = 120
"""Characters of a task that its row shows; its page shows all."""


def meeting_badge(row: Meeting) -> SafeString:
    """Return how far a meeting has come, as a badge; one whose time is over asks for its minutes."""
    if row.state_code is MeetingState.CALLED and row.begins_at < clock.now():
        return state_badge(gettext("To be recorded"), Tone.AMBER)
    return state_badge(label(row.state_code), MEETING_TONES[row.state_code])


def task_badge(row: Task) -> SafeString:
    """Return where a task stands, as a badge; an open one past its day says so."""
    if row.state_code is TaskState.OPEN and row.due < clock.today():
        return state_badge(gettext("Overdue"), Tone.RED)
    return state_badge(label(row.state_code), TASK_TONES[row.state_code])


def _bodies(viewer: Person) -> Filter[Any]:
    return chosen(
        "body",
        (_("Body"), lambda: [(str(body.id), body.name) for body in queries.bodies(viewer)]),
        UUID,
        lambda rows, body: rows.filter(body=body),
    )


def meetings_table(viewer: Person) -> Table[Meeting]:
    """Return the table of the meetings ``viewer`` may know of."""
    return Table(
        name="meetings",
        title=_("Meetings"),
        order=("-begins_at",),
        columns=(
            Column(
                name="begins_at",
                label=_("When"),
                link=lambda row: reverse("governance:meeting", args=(row.id,)),
                sort=("begins_at",),
                head=True,
                whole=True,
            ),
            Column(name="body", label=_("Body"), value=lambda row: row.body.name, sort=("body__name_zh",)),
            Column(name="place", label=_("Venue")),
            Column(name="state", label=_("State"), value=lambda row: row.state_code, cell=meeting_badge),
            Column(name="called_by", label=_("Called by"), value=lambda row: row.called_by.name, whole=True),
        ),
        filters=(
            _bodies(viewer),
            choice("state", _("State"), lambda: [(one.value, label(one)) for one in MeetingState]),
            since("since", _("From"), lookup="begins_at"),
            until("until", _("To"), lookup="begins_at"),
        ),
        empty=Empty(
            title=_("No meeting yet"),
            hint=_("Call the first one; its agenda, minutes and resolutions are kept here."),
            icon="calendar",
        ),
    )


def _shortened(row: Task) -> str:
    text = " ".join(row.text.split())
    return text if len(text) <= LONGEST_CELL else f"{text[:LONGEST_CELL]}…"


def _source(row: Task) -> str:
    if row.resolution is None:
        return gettext("Plan for %(year)s") % {"year": row.year}
    return gettext("Resolution %(number)s") % {"number": row.resolution.label}


def _by_source(rows: "QuerySet[Task]", source: str) -> "QuerySet[Task]":
    return rows.filter(resolution__isnull=source == "plan")


def _overdue(rows: "QuerySet[Task]", _chosen: str) -> "QuerySet[Task]":
    return queries.overdue(rows)


def tasks_table(viewer: Person) -> Table[Task]:
    """Return the table of the tasks ``viewer`` may know of."""
    return Table(
        name="tasks",
        title=_("Tasks"),
        order=("-state", "due"),
        columns=(
            Column(
                name="text",
                label=_("Task"),
                value=_shortened,
                link=lambda row: reverse("governance:task", args=(row.id,)),
                head=True,
            ),
            Column(name="source", label=_("From"), value=_source, whole=True),
            Column(name="body", label=_("Body"), value=lambda row: row.body.name, sort=("body__name_zh",)),
            Column(name="owner", label=_("Owner"), value=lambda row: row.owner.name, sort=("owner__name",), whole=True),
            Column(name="due", label=_("To be done by"), sort=("due",), whole=True),
            Column(name="state", label=_("State"), value=lambda row: row.state_code, cell=task_badge),
        ),
        filters=(
            _bodies(viewer),
            chosen(
                "owner",
                (_("Owner"), lambda: [(str(person.id), person.name) for person in queries.owners(viewer)]),
                UUID,
                lambda rows, owner: rows.filter(owner=owner),
            ),
            chosen(
                "source",
                (_("From"), lambda: [("plan", _("Yearly plan")), ("resolution", _("Resolutions"))]),
                str,
                _by_source,
            ),
            choice("state", _("State"), lambda: [(one.value, label(one)) for one in TaskState]),
            chosen("late", (_("Deadlines"), lambda: [(OVERDUE, _("Overdue"))]), str, _overdue),
        ),
        empty=Empty(
            title=_("No task yet"),
            hint=_("Put tasks into the plan of the year, or assign them from a resolution."),
            icon="list-check",
        ),
    )
