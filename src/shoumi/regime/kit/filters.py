"""Filters of a table: a form field each, and what its value does to the query."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Generic, TypeVar

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db.models import Model, QuerySet
from django.utils.translation import gettext_lazy as _

from shoumi.regime.kit import clock
from shoumi.regime.kit.badges import Wording

M = TypeVar("M", bound=Model)

LONGEST_SEARCH = 200
"""Characters that are searched for; databases take no pattern of any length."""
EARLIEST, LATEST = date(1900, 1, 1), date(9000, 1, 1)
"""Days a filter takes: of those at the very ends of the calendar, the instants in UTC are no dates any more."""


@dataclass(frozen=True, kw_only=True)
class Filter(Generic[M]):
    """One filter: the name in the address, the field that reads it, and ``apply(query, value)`` for a value given.

    ``field`` is called for every request, so that its choices may come from the database.
    """

    name: str
    field: Callable[[], forms.Field]
    apply: Callable[[QuerySet[M], Any], QuerySet[M]]


def search(apply: Callable[[QuerySet[M], str], QuerySet[M]], *, placeholder: Wording = "") -> Filter[M]:
    """Return the free-text search of a table, under the name ``q``."""

    def field() -> forms.Field:
        widget = forms.TextInput(
            attrs={"type": "search", "placeholder": str(placeholder or _("Search")), "autocomplete": "off"}
        )
        return forms.CharField(required=False, max_length=LONGEST_SEARCH, label=_("Search"), widget=widget)

    return Filter(name="q", field=field, apply=apply)


def choice(
    name: str, label: Wording, choices: Callable[[], Iterable[tuple[str, Wording]]], *, lookup: str = ""
) -> Filter[Any]:
    """Return a filter that keeps the rows whose ``lookup`` (by default ``name``) is the value chosen."""

    def field() -> forms.Field:
        return forms.ChoiceField(required=False, label=str(label), choices=[("", _("All")), *choices()])

    return Filter(name=name, field=field, apply=lambda query, value: query.filter(**{lookup or name: value}))


def since(name: str, label: Wording, *, lookup: str) -> Filter[Any]:
    """Return a filter that keeps the rows whose instant ``lookup`` lies on or after the company day given."""
    return _day(name, label, f"{lookup}__gte", clock.start_of)


def until(name: str, label: Wording, *, lookup: str) -> Filter[Any]:
    """Return a filter that keeps the rows whose instant ``lookup`` lies on or before the company day given."""
    return _day(name, label, f"{lookup}__lt", clock.end_of)


def _day(name: str, label: Wording, condition: str, instant: Callable[[date], datetime]) -> Filter[Any]:
    def field() -> forms.Field:
        return forms.DateField(
            required=False,
            label=str(label),
            widget=forms.DateInput(attrs={"type": "date"}),
            validators=[MinValueValidator(EARLIEST), MaxValueValidator(LATEST)],
        )

    return Filter(name=name, field=field, apply=lambda query, day: query.filter(**{condition: instant(day)}))
