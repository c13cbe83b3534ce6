"""The tables of lines: a reviewer's own that wait, are suspended or decided, and all of a campaign."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from shoumi.regime.access.actors import Person as Viewer
from shoumi.regime.documents import queries as documents
from shoumi.regime.documents.rules import tidy_number
from shoumi.regime.kit import clock
from shoumi.regime.kit.badges import Wording, level_badge
from shoumi.regime.kit.cells import told
from shoumi.regime.kit.filters import Filter, choice, search
from shoumi.regime.kit.tables import Column, Empty, Table
from shoumi.regime.reviews.models import Line
from shoumi.regime.reviews.queries import lines
from shoumi.regime.reviews.queries.lines import Shown
from shoumi.regime.reviews.vocabulary import Exceptional, LineState
from shoumi.regime.reviews.web import words
from shoumi.regime.reviews.web.filters import chosen

FORM = "decide"
"""The id of the form that the boxes and buttons of rows belong to; it stands outside the table."""
_FIELD = {
    Exceptional.UNUSED: "unused",
    Exceptional.MOVED: "moved",
    Exceptional.OUTSIDE: "outside",
    Exceptional.WIDER: "wider",
}


def _matching(found: QuerySet[Line], text: str) -> QuerySet[Line]:
    named = Q(person__name__icontains=text) | Q(unit__name_zh__icontains=text) | Q(position__name_zh__icontains=text)
    number = tidy_number(text)
    return found.filter(named | Q(document__number=number) if number else named)


def _standing_out(found: QuerySet[Line], code: Exceptional) -> QuerySet[Line]:
    return found.filter(**{_FIELD[code]: True})


def _levels() -> Iterable[tuple[str, Wording]]:
    return [(level.code, level.name) for level in documents.levels()]


_SEARCH: Filter[Line] = search(_matching, placeholder=_("Reader, or number"))
_CAUSE: Filter[Line] = chosen("why", _("Stands out"), Exceptional, _standing_out)
_LEVEL = choice("level", _("Level"), _levels, lookup="document__level__code")


def _secret(one: Shown) -> str:
    return " ".join(filter(None, (one.line.document.number, _title(one))))


def _title(one: Shown) -> str:
    return one.title or ""


def _secret_cell(one: Shown) -> SafeString:
    return format_html(
        '<span class="review-two"><span class="review-number">{}</span><span class="review-note">{}</span></span>',
        one.line.document.number,
        one.title if one.title is not None else gettext("Title sealed"),
    )


def _reader_cell(one: Shown) -> SafeString:
    address = reverse("reviews:line", args=(one.line.pk,))
    return format_html(
        '<span class="review-two"><a href="{}">{}</a><span class="review-note">{}</span></span>',
        address,
        words.reader(one.line),
        words.home(one.line),
    )


def _box(one: Shown) -> SafeString | str:
    if not one.waits:
        return ""
    name = gettext("Choose %(reader)s, %(number)s") % {
        "reader": words.reader(one.line),
        "number": one.line.document.number,
    }
    box = '<input class="form-check-input" type="checkbox" name="line" value="{}" form="{}" aria-label="{}">'
    return format_html(box, one.line.pk, FORM, name)


def _keep(one: Shown) -> SafeString:
    if not one.waits:
        return words.line_badge(one)
    return _button(one, "keep", gettext("Keep"))


def _restore(one: Shown) -> SafeString:
    return _button(one, "restore", gettext("Restore"))


def _button(one: Shown, act: str, word: str) -> SafeString:
    button = '<button class="btn btn-sm" type="submit" form="{}" name="{}" value="{}" aria-label="{}">{}</button>'
    name = f"{word} {words.reader(one.line)} {one.line.document.number}"
    return format_html(button, FORM, act, one.line.pk, name, word)


_READER = Column(
    name="reader",
    label=_("Reader"),
    value=lambda one: words.reader(one.line),
    cell=_reader_cell,
    sort=("person__name", "number"),
    head=True,
)
_SECRET = Column(name="secret", label=_("Secret"), value=_secret, cell=_secret_cell, sort=("document__number",))
_LEVEL_COLUMN = Column(
    name="level",
    label=_("Level"),
    value=lambda one: one.line.document.level.name,
    cell=lambda one: level_badge(one.line.document.level.name, one.line.document.level.color),
    sort=("document__level__rank",),
)
_WHY = Column(
    name="why",
    label=_("Stands out"),
    value=lambda one: words.exceptions(one.line),
    cell=lambda one: words.exception_badges(one.line),
    sort=("weight", "number"),
)
_OPENED = Column(
    name="opened",
    label=_("Last opened"),
    value=lambda one: words.last_opened(one.line),
    sort=("last_opened_at",),
    whole=True,
)
_UNTIL = Column(
    name="until",
    label=_("Holds until"),
    value=lambda one: words.last_day(one.line.holds_until),
    sort=("holds_until",),
    whole=True,
)
_STATE = Column(
    name="state", label=_("Result"), value=lambda one: one.state, cell=words.line_badge, sort=("state", "number")
)


def waiting_table(viewer: Viewer) -> Table[Line]:
    """Return the table of the lines that wait for ``viewer``, to be ticked and decided."""
    return Table(
        name="lines",
        title=_("Rights for you to review"),
        order=("-weight", "number"),
        present=lambda rows: lines.shown(viewer, rows),
        columns=(
            Column(name="choose", label=_("Choose"), value=lambda _one: "", cell=_box),
            *(_READER, _SECRET, _LEVEL_COLUMN, _WHY, _OPENED, _UNTIL),
            Column(
                name="due",
                label=_("To be decided by"),
                value=lambda one: one.line.campaign.due_on,
                sort=("campaign__due_on", "number"),
                whole=True,
            ),
            Column(name="decide", label=_("To do"), value=lambda _one: "", cell=_keep),
        ),
        filters=(_SEARCH, _CAUSE, _LEVEL, _campaign_filter(viewer)),
        empty=Empty(
            title=_("No right waits for you"),
            hint=_("When a review asks whether somebody still needs to know, it appears here."),
            icon="circle-check",
        ),
    )


def decided_table(viewer: Viewer) -> Table[Line]:
    """Return the table of all lines of ``viewer``, with what became of them."""
    return Table(
        name="lines",
        title=_("Rights you review"),
        order=("-weight", "number"),
        present=lambda rows: lines.shown(viewer, rows),
        columns=(_READER, _SECRET, _LEVEL_COLUMN, _WHY, _OPENED, _UNTIL, _STATE),
        filters=(_SEARCH, _CAUSE, _LEVEL, chosen("state", _("Result"), LineState, _in_state), _campaign_filter(viewer)),
        empty=Empty(title=_("Nothing here"), icon="inbox"),
    )


def suspended_table(viewer: Viewer) -> Table[Line]:
    """Return the table of the rights that silence suspended, each restored in one press."""
    return Table(
        name="lines",
        title=_("Suspended rights"),
        order=("-weight", "number"),
        present=lambda rows: lines.shown(viewer, rows),
        columns=(
            *(_READER, _SECRET, _LEVEL_COLUMN, _WHY, _OPENED, _UNTIL),
            Column(
                name="suspended",
                label=_("Suspended on"),
                value=lambda one: one.line.suspended_at,
                cell=lambda one: told(clock.day_of(one.line.suspended_at)),
                sort=("suspended_at",),
                whole=True,
            ),
            Column(name="decide", label=_("To do"), value=lambda _one: "", cell=_restore),
        ),
        filters=(_SEARCH, _CAUSE, _LEVEL, _campaign_filter(viewer)),
        empty=Empty(
            title=_("No right is suspended"),
            hint=_("What nobody decides by the day of suspension ends, and can be restored here."),
            icon="circle-check",
        ),
    )


def _in_state(found: QuerySet[Line], state: LineState) -> QuerySet[Line]:
    return found.filter(state=state)


def _campaign_filter(viewer: Viewer) -> Filter[Any]:
    return choice("campaign", _("Review"), lambda: lines.campaigns_of(viewer), lookup="campaign")


ALL_LINES: Table[Line] = Table(
    name="lines",
    title=_("Lines of the review"),
    order=("-weight", "number"),
    present=lines.all_shown,
    columns=(
        Column(
            name="reader",
            label=_("Reader"),
            value=lambda one: words.reader(one.line),
            cell=lambda one: format_html(
                '<span class="review-two"><span>{}</span><span class="review-note">{}</span></span>',
                words.reader(one.line),
                words.home(one.line),
            ),
            sort=("person__name", "number"),
            head=True,
        ),
        Column(
            name="secret",
            label=_("Number"),
            value=lambda one: one.line.document.number,
            sort=("document__number",),
            whole=True,
        ),
        *(_LEVEL_COLUMN, _WHY, _OPENED),
        Column(
            name="reviewer",
            label=_("Reviewer"),
            value=lambda one: _reviewer(one.line),
            sort=("reviewer__name", "number"),
        ),
        _STATE,
        Column(
            name="decided",
            label=_("Decided on"),
            value=lambda one: one.line.decided_at,
            cell=lambda one: told(one.line.decided_at and clock.day_of(one.line.decided_at)),
            sort=("decided_at",),
            whole=True,
        ),
    ),
    filters=(_SEARCH, _CAUSE, _LEVEL, chosen("state", _("Result"), LineState, _in_state)),
    empty=Empty(title=_("The review goes over no right"), icon="inbox"),
)


def _reviewer(line: Line) -> str:
    asked = line.reviewer.name if line.reviewer else gettext("Confidentiality office")
    if not line.escalated:
        return asked
    return f"{asked} → {line.second.name if line.second else gettext('Confidentiality office')}"
