"""The tables of documents: what the viewer may know of, and the officer's register."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from django import forms
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from shoumi.regime.access.actors import Person
from shoumi.regime.documents import listing, queries
from shoumi.regime.documents.listing import Listed
from shoumi.regime.documents.models import Document, KnowRequest
from shoumi.regime.documents.vocabulary import Answer
from shoumi.regime.kit import clock
from shoumi.regime.kit.badges import Tone, Wording, level_badge, state_badge
from shoumi.regime.kit.filters import Filter, choice, search, since
from shoumi.regime.kit.tables import Column, Empty, Table
from shoumi.regime.kit.words import label

ANSWER_TONES = {Answer.WAITING: Tone.AMBER, Answer.GRANTED: Tone.GREEN, Answer.OVER: Tone.GREY}


def _level_cell(row: Listed) -> SafeString:
    return level_badge(row.document.level.name, row.document.level.color)


def _title(row: Listed) -> str:
    return gettext("Title sealed") if row.title is None else row.title


def _readable_word(row: Listed) -> str:
    return gettext("Can open") if row.readable else gettext("Conditions missing")


def _readable_cell(row: Listed) -> SafeString:
    return state_badge(_readable_word(row), Tone.GREEN if row.readable else Tone.AMBER)


def _levels() -> Iterable[tuple[str, Wording]]:
    return [(level.code, level.name) for level in queries.levels()]


def _units() -> Iterable[tuple[str, Wording]]:
    return [(unit.code, unit.name) for unit in queries.units_with_documents()]


def _kinds() -> Iterable[tuple[str, Wording]]:
    return [(kind.code, kind.name) for kind in queries.kinds()]


def _address(row: Listed) -> str:
    return reverse("documents:document", args=(row.document.number,))


_KNOWN: tuple[Column, ...] = (
    Column(name="title", label=_("Title"), value=_title, link=_address, head=True),
    Column(
        name="level",
        label=_("Level"),
        value=lambda row: row.document.level.name,
        cell=_level_cell,
        sort=("level__rank",),
    ),
    Column(
        name="number",
        label=_("Number"),
        value=lambda row: row.document.number,
        sort=("number",),
        whole=True,
    ),
    Column(name="kind", label=_("Kind"), value=lambda row: row.document.kind.name, sort=("kind__order",)),
    Column(
        name="custodian",
        label=_("Custodian"),
        value=lambda row: row.document.custodian.name,
        sort=("custodian__name",),
        whole=True,
    ),
    Column(
        name="registered",
        label=_("Registered"),
        value=lambda row: row.document.registered_at,
        cell=lambda row: day(row.document.registered_at),
        sort=("registered_at", "number"),
        whole=True,
    ),
    Column(name="readable", label=_("Now"), value=_readable_word, cell=_readable_cell),
)


def known_documents(viewer: Person) -> Table[Document]:
    """Return the table of the documents ``viewer`` may know of."""

    def now_readable(query: QuerySet[Document], value: str) -> QuerySet[Document]:
        condition = listing.openable(viewer)
        return query.filter(condition) if value == "yes" else query.exclude(condition)

    def readable_field() -> forms.Field:
        offered = [("", _("All")), ("yes", _("Can open")), ("no", _("Conditions missing"))]
        return forms.ChoiceField(required=False, label=_("Readable now"), choices=offered)

    return Table(
        name="documents",
        title=_("Secrets"),
        order=("-registered_at", "-number"),
        present=lambda rows: listing.listed(viewer, rows),
        columns=_KNOWN,
        filters=(
            search(
                lambda query, text: listing.search(viewer, query, text),
                placeholder=_("Words of title or content, or number"),
            ),
            choice("kind", _("Kind"), _kinds, lookup="kind__code"),
            choice("level", _("Level"), _levels, lookup="level__code"),
            Filter(name="readable", field=readable_field, apply=now_readable),
        ),
        empty=Empty(
            title=_("No secrets you may know of yet"),
            hint=_("Secrets appear here once you are named as a reader, keep them or registered them."),
            icon="file-search",
        ),
    )


def day(instant: datetime) -> str:
    """Return the company date of ``instant`` as lists show it."""
    return clock.day_of(instant).isoformat()


REGISTER: Table[Document] = Table(
    name="register",
    title=_("Register of secrets"),
    order=("-registered_at", "-number"),
    columns=(
        Column(name="number", label=_("Number"), sort=("number",), head=True, whole=True),
        Column(
            name="level",
            label=_("Level"),
            value=lambda row: row.level.name,
            cell=lambda row: level_badge(row.level.name, row.level.color),
            sort=("level__rank",),
        ),
        Column(name="kind", label=_("Kind"), value=lambda row: row.kind.name, sort=("kind__order",)),
        Column(name="unit", label=_("Unit"), value=lambda row: row.unit and row.unit.name, sort=("unit__name_zh",)),
        Column(
            name="custodian",
            label=_("Custodian"),
            value=lambda row: row.custodian.name,
            sort=("custodian__name",),
            whole=True,
        ),
        Column(name="holders", label=_("Readers"), number=True, sort=("holders",)),
        Column(
            name="registered",
            label=_("Registered"),
            value=lambda row: row.registered_at,
            cell=lambda row: day(row.registered_at),
            sort=("registered_at",),
            whole=True,
        ),
        Column(
            name="until",
            label=_("Secret until"),
            value=lambda row: row.secret_until,
            sort=("secret_until",),
            whole=True,
        ),
    ),
    filters=(
        search(lambda query, text: query.filter(queries.by_number(text)), placeholder=_("Number")),
        choice("unit", _("Unit"), _units, lookup="unit__code"),
        choice("level", _("Level"), _levels, lookup="level__code"),
        choice("kind", _("Kind"), _kinds, lookup="kind__code"),
        since("since", _("Registered from"), lookup="registered_at"),
    ),
    empty=Empty(title=_("No secret is registered yet"), icon="file-plus"),
)


def _answer(row: KnowRequest) -> Answer:
    return row.told(clock.today())


def _answer_cell(row: KnowRequest) -> SafeString:
    return state_badge(label(_answer(row)), ANSWER_TONES[_answer(row)])


OWN_REQUESTS: Table[KnowRequest] = Table(
    name="requests",
    title=_("My requests to know"),
    order=("-made_at",),
    columns=(
        Column(name="number", label=_("Number"), head=True, whole=True),
        Column(name="purpose", label=_("Purpose")),
        Column(name="until", label=_("Until"), sort=("until",), whole=True),
        Column(name="made", label=_("Asked"), value=lambda row: row.made_at, sort=("made_at",), whole=True),
        Column(name="state", label=_("Answer"), value=_answer, cell=_answer_cell),
    ),
    empty=Empty(
        title=_("You have asked for nothing yet"),
        hint=_("With a number you were told, you can ask its custodian to name you."),
        icon="send",
    ),
)


def rows(listed: Sequence[Listed]) -> list[dict[str, object]]:
    """Return ``listed``, as `queries.granted_since` found them, as short lines for a card of the home page."""
    return [
        {
            "address": _address(one),
            "title": _title(one),
            "level": one.document.level,
            "number": one.document.number,
            "named": day(one.document.named_at),  # type: ignore[attr-defined]  # annotated by the query
        }
        for one in listed
    ]
