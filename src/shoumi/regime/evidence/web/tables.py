"""The tables of the ledger: entries and checkpoints."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from django import forms
from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from shoumi.regime.access.actors import Person
from shoumi.regime.evidence.words import Names, details_of, event_label, event_labels
from shoumi.regime.journal import models
from shoumi.regime.kit.badges import Wording
from shoumi.regime.kit.cells import NOTHING
from shoumi.regime.kit.filters import Filter, search, since, until
from shoumi.regime.kit.tables import Column, Empty, Table
from shoumi.regime.people import queries as people

_MOST_TOLD = 4
_LONGEST_VALUE = 40
_LARGEST_INDEX = 15  # digits


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry as it is listed."""

    event: models.Event
    names: Names

    @property
    def index(self) -> int | None:
        """Its place in the tree; None while it is pending."""
        leaf = getattr(self.event, "leaf", None)
        return leaf.index if leaf is not None else None

    @property
    def told(self) -> str:
        """The first details that say something to people, in a line."""
        lines = details_of(self.event, self.names)
        if lines is None:
            return str(_("erased"))
        plain = [
            one for one in lines if not one.depth and one.value not in {"", NOTHING} and not Names.is_id(one.value)
        ]
        return " · ".join(f"{one.name} {_short(one.value)}" for one in plain[:_MOST_TOLD]) or NOTHING


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST_VALUE else f"{text[:_LONGEST_VALUE]}…"


def _by_code(text: str) -> Q:
    found = [code for code, words in event_labels().items() if text in {code, words.zh, words.en}]
    return Q(code__in=found)


def _searched(viewer: Person) -> Callable[[QuerySet[models.Event], str], QuerySet[models.Event]]:
    def apply(query: QuerySet[models.Event], text: str) -> QuerySet[models.Event]:
        text = text.strip()
        wanted = _by_code(text)
        if text.isascii() and text.isdigit() and len(text) <= _LARGEST_INDEX:
            wanted |= Q(leaf__index=int(text))
        elif ":" in text and "@" not in text:
            wanted |= Q(subject=text) | Q(actor=text)
        else:
            persons = people.directory(viewer).filter(Q(name=text) | Q(email=text.lower())).values_list("id", flat=True)
            references = [f"{kind}:{one}" for one in persons[:20] for kind in ("person", "account")]
            wanted |= Q(actor__in=references) | Q(subject__in=references)
        return query.filter(wanted)

    return apply


def _events() -> Iterable[tuple[str, Wording]]:
    return sorted(event_labels().items(), key=lambda pair: pair[0])


def _event_filter() -> Filter[models.Event]:
    def field() -> forms.Field:
        offered = [("", _("All")), *((code, f"{words} ({code})") for code, words in _events())]
        return forms.ChoiceField(required=False, label=_("Event"), choices=offered)

    return Filter(name="event", field=field, apply=lambda query, value: query.filter(code=value))


def entries_table(viewer: Person) -> Table[models.Event]:
    """Return the table of entries as ``viewer`` may see them."""

    def present(events: Sequence[models.Event]) -> Sequence[Entry]:
        names = Names.among(viewer, events)
        return [Entry(event, names) for event in events]

    return Table(
        name="entries",
        title=_("Ledger"),
        order=("-id",),
        present=present,
        columns=(
            Column(name="index", label=_("Entry no."), number=True),
            Column(name="at", label=_("Time"), value=lambda row: row.event.at, whole=True),
            Column(
                name="event",
                label=_("Event"),
                value=lambda row: str(event_label(row.event.code)),
                link=lambda row: reverse("evidence:entry", args=(row.event.uid,)),
                head=True,
            ),
            Column(name="actor", label=_("By"), value=lambda row: row.names.reference(row.event.actor), whole=True),
            Column(
                name="subject",
                label=_("About"),
                value=lambda row: row.names.reference(row.event.subject),
                whole=True,
            ),
            Column(name="details", label=_("Details"), value=lambda row: row.told),
        ),
        filters=(
            search(_searched(viewer), placeholder=_("Entry number, person, or kind:id")),
            _event_filter(),
            since("since", _("From"), lookup="at"),
            until("until", _("To"), lookup="at"),
        ),
        empty=Empty(title=_("Nothing has been recorded yet"), icon="stack-2"),
    )


CHECKPOINTS: Table[models.Checkpoint] = Table(
    name="checkpoints",
    title=_("Checkpoints"),
    order=("-log", "-size"),
    columns=(
        Column(name="size", label=_("Entries"), sort=("log", "size"), number=True, head=True),
        Column(name="at", label=_("Signed"), whole=True),
        Column(name="root", label=_("Root"), value=lambda row: bytes(row.root).hex()),
        Column(name="origin", label=_("Log"), value=lambda row: row.log.origin),
    ),
    empty=Empty(title=_("Nothing has been recorded yet"), icon="stack-2"),
)
