"""The tables of leaving cases and of the duties that go on."""

from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from shoumi.regime.access.actors import Person as Viewer
from shoumi.regime.kit import clock
from shoumi.regime.kit.badges import Tone, state_badge
from shoumi.regime.kit.filters import choice, search
from shoumi.regime.kit.tables import Column, Empty, Table
from shoumi.regime.kit.words import label
from shoumi.regime.people.models import ContinuingDuty, LeavingCase
from shoumi.regime.people.queries import leaving as reading
from shoumi.regime.people.vocabulary import CaseKind, CaseState, DutyKind
from shoumi.regime.people.web.tables import chosen, unit_choices

TONES = {CaseState.OPEN: Tone.BLUE, CaseState.CLOSED: Tone.GREEN, CaseState.CANCELLED: Tone.GREY}
OVERDUE = "overdue"


def case_badge(one: reading.Progress) -> SafeString:
    """Return the badge of a case; an open one with an item past its deadline says so."""
    state = one.case.state_code
    late = one.next_deadline is not None and one.next_deadline < clock.today()
    if state is CaseState.OPEN and late:
        return state_badge(gettext("Overdue"), Tone.RED)
    return state_badge(label(state), TONES[state])


def _matching(rows: "QuerySet[LeavingCase]", words: str) -> "QuerySet[LeavingCase]":
    return rows.filter(Q(person__name__icontains=words) | Q(person__organisation__icontains=words))


def _overdue(rows: "QuerySet[LeavingCase]", _chosen: Any) -> "QuerySet[LeavingCase]":  # noqa: ANN401 - the one choice
    return reading.overdue(rows)


def cases_table(viewer: Viewer) -> Table[LeavingCase]:
    """Return the table of the cases ``viewer`` may know of."""
    return Table(
        name="leaving",
        title=_("Leaving and moving"),
        order=("-state", "last_day"),
        present=reading.progress,
        columns=(
            Column(
                name="person",
                label=_("Name"),
                value=lambda one: one.case.person.name,
                link=lambda one: reverse("people:leaving-case", args=(one.case.id,)),
                sort=("person__name",),
                head=True,
                whole=True,
            ),
            Column(name="kind", label=_("Category"), value=lambda one: one.case.kind_code, sort=("kind",), whole=True),
            Column(name="unit", label=_("Unit"), value=_where),
            Column(
                name="last_day",
                label=_("Last day"),
                value=lambda one: one.case.last_day,
                sort=("last_day",),
                whole=True,
            ),
            Column(name="progress", label=_("Settled"), value=lambda one: f"{one.settled} / {one.steps}", whole=True),
            Column(name="next_deadline", label=_("Next deadline"), whole=True),
            Column(name="state", label=_("State"), value=lambda one: one.case.state_code, cell=case_badge),
        ),
        filters=(
            search(_matching, placeholder=_("Name, organisation")),
            choice("kind", _("Category"), lambda: [(one.value, str(label(one))) for one in CaseKind]),
            choice("state", _("State"), lambda: [(one.value, str(label(one))) for one in CaseState]),
            chosen("unit", (_("Unit"), lambda: unit_choices(viewer)), UUID, reading.of_unit),
            chosen("late", (_("Deadlines"), lambda: [(OVERDUE, _("Overdue"))]), str, _overdue),
        ),
        empty=Empty(
            title=_("Nobody leaves or moves"), hint=_("HR opens a case on the page of the person."), icon="logout"
        ),
    )


def _where(one: reading.Progress) -> str:
    row = one.case
    former = str(row.from_unit.name) if row.from_unit else row.person.organisation
    return f"{former} → {row.to_unit.name}" if row.to_unit else former


def duty_state(row: ContinuingDuty) -> SafeString:
    """Return whether a duty stands, is due to be ended, or has ended."""
    if row.ended_at is not None:
        return state_badge(gettext("Has ended"), Tone.GREY)
    if row.until is not None and row.until <= clock.today():
        return state_badge(gettext("Due"), Tone.AMBER)
    return state_badge(gettext("Stands"), Tone.GREEN)


def _due(rows: "QuerySet[ContinuingDuty]", _chosen: Any) -> "QuerySet[ContinuingDuty]":  # noqa: ANN401 - as above
    return reading.due(rows)


def _of_person(rows: "QuerySet[ContinuingDuty]", words: str) -> "QuerySet[ContinuingDuty]":
    return rows.filter(person__name__icontains=words)


DUTIES: Table[ContinuingDuty] = Table(
    name="duties",
    title=_("Duties after leaving"),
    order=("until", "person__name"),
    columns=(
        Column(
            name="person",
            label=_("Name"),
            value=lambda row: row.person.name,
            link=lambda row: reverse("people:leaving-case", args=(row.case_id,)),
            sort=("person__name",),
            head=True,
            whole=True,
        ),
        Column(name="kind", label=_("Duty"), value=lambda row: row.kind_code, sort=("kind",), whole=True),
        Column(name="begins_on", label=_("Begins on"), sort=("begins_on",), whole=True),
        Column(
            name="end", label=_("How it ends"), value=lambda row: row.until or row.end_code, sort=("until",), whole=True
        ),
        Column(name="ended_at", label=_("Ended at"), sort=("ended_at",), whole=True),
        Column(name="state", label=_("State"), value=lambda row: row.ended_at is None, cell=duty_state),
    ),
    filters=(
        search(_of_person, placeholder=_("Name")),
        choice("kind", _("Duty"), lambda: [(one.value, str(label(one))) for one in DutyKind]),
        chosen("due", (_("State"), lambda: [("due", _("Due"))]), str, _due),
    ),
    empty=Empty(
        title=_("No duty goes on"),
        hint=_("The duty of confidence of everybody who leaves is entered when their case closes."),
        icon="signature",
    ),
)
"""The duties a viewer may know of."""
