"""The table of the directory."""

from collections.abc import Callable, Iterable
from typing import Any, TypeVar
from uuid import UUID

from django import forms
from django.db.models import Model, QuerySet
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from shoumi.regime.access.actors import Person as Viewer
from shoumi.regime.kit.badges import Tone, Wording, state_badge
from shoumi.regime.kit.cells import listed
from shoumi.regime.kit.filters import Filter, search
from shoumi.regime.kit.tables import Column, Empty, Table
from shoumi.regime.kit.words import label
from shoumi.regime.people import queries
from shoumi.regime.people.models import Person
from shoumi.regime.people.queries import Card, narrowing, organisation
from shoumi.regime.people.vocabulary import Kind, Office, State

Choices = Callable[[], Iterable[tuple[str, Wording]]]

STATE_TONES = {
    State.EXPECTED: Tone.BLUE,
    State.PRESENT: Tone.GREEN,
    State.LEAVING: Tone.AMBER,
    State.LEFT: Tone.GREY,
}


def state_cell(card: Card) -> SafeString:
    """Return the badge of where a person stands."""
    return state_badge(label(card.state), STATE_TONES[card.state])


def directory_table(viewer: Viewer) -> Table[Person]:
    """Return the table of the directory as ``viewer`` may filter and read it."""
    return Table(
        name="people",
        title=_("People"),
        order=("name",),
        present=lambda rows: queries.cards(viewer, rows),
        columns=(
            Column(
                name="name",
                label=_("Name"),
                link=lambda card: reverse("people:person", args=(card.id,)),
                sort=("name",),
                head=True,
                whole=True,
            ),
            Column(name="kind", label=_("Category"), whole=True),
            Column(name="places", label=_("Unit"), value=_where),
            Column(name="positions", label=_("Position"), value=_positions, whole=True),
            Column(name="offices", label=_("Offices"), value=_offices),
            Column(name="clearance", label=_("Clearance"), whole=True),
            Column(name="staff_number", label=_("Staff number"), sort=("staff_number",), whole=True),
            Column(name="state", label=_("State"), cell=state_cell),
        ),
        filters=(
            search(narrowing.matching, placeholder=_("Name, organisation")),
            chosen("unit", (_("Unit"), lambda: unit_choices(viewer)), UUID, narrowing.in_unit),
            chosen("kind", (_("Category"), lambda: _codes(Kind)), Kind, narrowing.of_kind),
            chosen("state", (_("State"), lambda: _codes(State)), State, narrowing.in_state),
            chosen("office", (_("Offices"), lambda: _codes(Office)), Office, narrowing.in_office),
            *_clearance(viewer),
        ),
        empty=Empty(title=_("Nobody here yet"), hint=_("Register people one by one, or import them."), icon="users"),
    )


def _clearance(viewer: Viewer) -> tuple[Filter[Person], ...]:
    """Return the filter by clearance, for those who see anybody's."""
    offered: list[tuple[str, Wording]] = [(grade.code, str(grade.name)) for grade in queries.grades(viewer)]
    if not offered:
        return ()
    choices: list[tuple[str, Wording]] = [(narrowing.NOT_CLEARED, _("None")), *offered]
    return (
        chosen(
            "clearance",
            (_("Clearance"), lambda: choices),
            str,
            lambda people, grade: narrowing.in_clearance(people, grade, viewer),
        ),
    )


M = TypeVar("M", bound=Model)


def chosen(
    name: str,
    words: tuple[Wording, Choices],
    coerce: Callable[[str], object],
    apply: Callable[[QuerySet[M], Any], QuerySet[M]],
) -> Filter[M]:
    """Return a filter that chooses among ``words``: its label, and what gives its choices for each request."""

    def field() -> forms.Field:
        offered = [("", _("All")), *words[1]()]
        return forms.TypedChoiceField(
            required=False, label=str(words[0]), choices=offered, coerce=coerce, empty_value=None
        )

    return Filter(name=name, field=field, apply=apply)


def _codes(codes: type[Kind | State | Office]) -> Iterable[tuple[str, Wording]]:
    return [(code.value, str(label(code))) for code in codes]


def unit_choices(viewer: Viewer) -> Iterable[tuple[str, Wording]]:
    """Return the units ``viewer`` may filter by, with their paths."""
    return [(str(one.unit.id), str(one.path)) for one in organisation.paths(viewer)]


def _where(card: Card) -> str:
    return listed(place.unit for place in card.places) or card.organisation


def _positions(card: Card) -> str:
    return listed(place.position for place in card.places if place.position)


def _offices(card: Card) -> str:
    return listed(held.office for held in card.offices)
