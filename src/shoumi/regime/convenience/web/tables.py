"""The table of late waits."""

from datetime import timedelta

from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from shoumi.regime.access.actors import Person
from shoumi.regime.convenience import queries
from shoumi.regime.convenience.models import Wait
from shoumi.regime.kit import clock
from shoumi.regime.kit.badges import Tone, state_badge
from shoumi.regime.kit.filters import choice, search
from shoumi.regime.kit.tables import Column, Empty, Table
from shoumi.regime.kit.waits import WAITS
from shoumi.regime.kit.words import LocalizedText, word_of


def _kind(row: Wait) -> LocalizedText | str:
    return next((kind.words for kind in WAITS.items() if kind.name == row.kind), row.kind)


def _person(row: Wait) -> str:
    return reverse("people:person", args=(row.person_id,))


def _days(row: Wait) -> int:
    return (clock.now() - row.asked_at) // timedelta(days=1)


def _days_cell(row: Wait) -> SafeString:
    days = _days(row)
    words = ngettext("%(days)d day", "%(days)d days", days) % {"days": days}
    return state_badge(words, Tone.RED if row.due_at or days >= _LONG else Tone.AMBER)


def _whom(row: Wait) -> LocalizedText | str | None:
    return row.waits_on.name if row.waits_on else word_of(row.office) or row.office or None


def _whom_cell(row: Wait) -> SafeString | str:
    whom = str(_whom(row) or "—")
    if row.address:
        return format_html('<a href="{}">{}</a>', row.address, whom)
    return (
        format_html('<a href="{}">{}</a>', reverse("people:person", args=(row.waits_on_id,)), whom)
        if row.waits_on_id
        else whom
    )


_LONG = 14
"""Days after which a wait without a deadline is shown as badly late."""


def stuck_table(viewer: Person) -> Table[Wait]:
    """Return the table of what is late, as ``viewer`` may filter it."""
    kinds = [(kind.name, kind.words) for kind in queries.counted(viewer) if kind.named(viewer)]
    return Table(
        name="stuck",
        title=_("Late"),
        order=("asked_at",),
        carried=("days", "unit"),
        columns=(
            Column(
                name="person",
                label=_("Who waits"),
                value=lambda row: row.person.name,
                link=_person,
                sort=("person__name",),
                head=True,
            ),
            Column(name="kind", label=_("For what"), value=_kind, sort=("kind",)),
            Column(
                name="unit",
                label=_("Unit"),
                value=lambda row: row.unit.name if row.unit else None,
                sort=("unit__name_zh",),
            ),
            Column(name="asked_at", label=_("Since"), sort=("asked_at",), whole=True),
            Column(name="days", label=_("Waiting for"), value=_days, cell=_days_cell, sort=("-asked_at",), whole=True),
            Column(
                name="due_at",
                label=_("Deadline"),
                value=lambda row: clock.day_of(row.due_at - timedelta(seconds=1)) if row.due_at else None,
                sort=("due_at",),
                whole=True,
            ),
            Column(name="whom", label=_("On whom"), value=_whom, cell=_whom_cell),
            Column(name="deputy", label=_("Deputy"), value=lambda row: row.deputy.name if row.deputy else None),
        ),
        filters=(
            search(
                lambda query, words: query.filter(person__name__icontains=words), placeholder=_("Name of who waits")
            ),
            choice("kind", _("For what"), lambda: kinds),
        ),
        empty=Empty(
            title=_("Nothing is late"),
            hint=_("Requests that are open longer than they should be are listed here, with whom they wait on."),
            icon="circle-check",
        ),
    )
