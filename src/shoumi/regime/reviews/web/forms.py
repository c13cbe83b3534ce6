"""The forms of reviews."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from shoumi.engines.foundation.errors import Conflict, Invalid, NotFound, ShoumiError
from shoumi.regime.access.actors import Person
from shoumi.regime.documents import queries as documents
from shoumi.regime.documents.vocabulary import Problem as DocumentProblem
from shoumi.regime.documents.web.forms import day_field, person_field
from shoumi.regime.documents.web.people import meant
from shoumi.regime.kit import clock
from shoumi.regime.kit.forms import Form
from shoumi.regime.kit.words import label
from shoumi.regime.people.queries import organisation
from shoumi.regime.reviews import rules
from shoumi.regime.reviews.models import Campaign
from shoumi.regime.reviews.values import Plan, Schedule
from shoumi.regime.reviews.vocabulary import EscalatesTo, Problem, Reach

_ALL = [("", _("All"))]
DUE, ESCALATES, SUSPENDS = 14, 17, 21
"""Days after the first one that are proposed."""


class PlanForm(Form):
    """A campaign; the fields for what it goes over depend on its reach."""

    submit_label = _("Save the plan")
    mendable: ClassVar[tuple[type[ShoumiError], ...]] = (Invalid, Conflict)
    told_at: ClassVar[Mapping[str, str]] = {
        Problem.NAME_MISSING: "name",
        Problem.BEGINS_PAST: "starts_on",
        Problem.DATES_ORDER: "due_on",
        Problem.TOO_LONG: "suspends_on",
        Problem.REMINDER_OUTSIDE: "remind_days",
        Problem.UNUSED_DAYS: "unused_days",
        Problem.REPEAT_TOO_OFTEN: "repeat_months",
        DocumentProblem.UNKNOWN_READER: "who",
    }

    name = forms.CharField(label=_("Name of the review"), max_length=rules.LONGEST_NAME)
    level = forms.ChoiceField(label=_("Level"), required=False)
    kind = forms.ChoiceField(label=_("Kind of secret"), required=False)
    number = forms.CharField(
        label=_("Number of one secret"), max_length=40, required=False, help_text=_("Empty: all that fit the above.")
    )
    unit = forms.ChoiceField(label=_("Unit"), help_text=_("With the units under it."))
    who = person_field("review-people", label=_("Person"), help_text=_("Name or e-mail address."))
    starts_on = day_field(
        label=_("Begins on"), help_text=_("On this day it begins by itself; until then it can be changed.")
    )
    due_on = day_field(label=_("To be decided by"))
    remind_days = forms.CharField(
        label=_("Reminders"), max_length=40, required=False, help_text=_("Days before that date, such as 7, 1.")
    )
    escalates_on = day_field(
        label=_("Escalated on"), help_text=_("What nobody decided by then, somebody else may decide as well.")
    )
    escalates_to = forms.TypedChoiceField(label=_("Escalated to"), coerce=EscalatesTo)
    suspends_on = day_field(
        label=_("Suspended on"),
        help_text=_("Rights nobody decided about end on this day. Their reviewer restores them with one press."),
    )
    unused_days = forms.IntegerField(
        label=_("Unused means not opened for, in days"), min_value=rules.UNUSED_DAYS[0], max_value=rules.UNUSED_DAYS[1]
    )
    repeat_months = forms.IntegerField(
        label=_("Repeat every, in months"),
        required=False,
        min_value=rules.REPEAT_MONTHS[0],
        max_value=rules.REPEAT_MONTHS[1],
        help_text=_("Empty: once. The next one is planned when this one begins."),
    )

    def __init__(self, *args: Any, viewer: Person, reach: Reach, **options: Any) -> None:  # noqa: ANN401 - Django's
        super().__init__(*args, **options)
        self.viewer, self.reach = viewer, reach
        used = {Reach.DOCUMENTS: {"level", "kind", "number"}, Reach.UNIT: {"unit"}, Reach.PERSON: {"who"}}[reach]
        for name in {"level", "kind", "number", "unit", "who"} - used:
            del self.fields[name]
        self._offer("escalates_to", [(one.value, str(label(one))) for one in EscalatesTo])
        self._offer("level", [*_ALL, *((one.code, str(one.name)) for one in documents.levels())])
        self._offer("kind", [*_ALL, *((one.code, str(one.name)) for one in documents.kinds())])
        self._offer("unit", [(str(one.unit.pk), str(one.path)) for one in organisation.paths(viewer)])

    def _offer(self, name: str, choices: list[Any]) -> None:
        field = self.fields.get(name)
        if isinstance(field, forms.ChoiceField):
            field.choices = choices

    def clean_remind_days(self) -> tuple[int, ...]:
        """Read the days, with Chinese or Western commas or spaces between them."""
        parts = self.cleaned_data["remind_days"].replace("，", " ").replace("、", " ").replace(",", " ").split()
        if not all(part.isascii() and part.isdigit() and len(part) <= 3 for part in parts):  # noqa: PLR2004 - days of a year
            raise forms.ValidationError(_("Write whole numbers with commas between them, such as 7, 1."))
        return tuple(int(part) for part in parts)

    def plan(self) -> Plan:
        """Return what was filled in. Raises Invalid for a person nobody is."""
        told = self.cleaned_data
        return Plan(
            name=told["name"],
            reach=self.reach,
            kind=told.get("kind", ""),
            level=told.get("level", ""),
            number=told.get("number", ""),
            unit=told.get("unit") or None,
            person=meant(self.viewer, told["who"]) if "who" in told else None,
            unused_days=told["unused_days"],
            schedule=Schedule(
                starts_on=told["starts_on"],
                due_on=told["due_on"],
                escalates_on=told["escalates_on"],
                suspends_on=told["suspends_on"],
                remind_days=told["remind_days"],
            ),
            escalates_to=told["escalates_to"],
            repeat_months=told["repeat_months"],
        )


def proposed() -> dict[str, Any]:
    """Return what a new campaign is proposed to be: three weeks from tomorrow, so that the plan can be looked at."""
    first = clock.today() + timedelta(days=1)
    return {
        "starts_on": first,
        "due_on": first + timedelta(days=DUE),
        "escalates_on": first + timedelta(days=ESCALATES),
        "suspends_on": first + timedelta(days=SUSPENDS),
        "remind_days": "7, 1",
        "escalates_to": EscalatesTo.SUPERIOR.value,
        "unused_days": 90,
    }


def as_planned(row: Campaign) -> dict[str, Any]:
    """Return what the form says of a campaign that is planned already."""
    return {
        "name": row.name,
        "level": row.level.code if row.level else "",
        "kind": row.kind.code if row.kind else "",
        "number": row.document.number if row.document else "",
        "unit": str(row.unit_id) if row.unit_id else "",
        "who": row.person.email or row.person.name if row.person else "",
        "starts_on": row.starts_on,
        "due_on": row.due_on,
        "escalates_on": row.escalates_on,
        "suspends_on": row.suspends_on,
        "remind_days": ", ".join(str(days) for days in row.remind_days),
        "escalates_to": row.escalates_to,
        "unused_days": row.unused_days,
        "repeat_months": row.repeat_months,
    }


class ConfirmForm(Form):
    """The right is still needed, until a day that may be another one."""

    submit_label = _("Keep the right")
    mendable: ClassVar[tuple[type[ShoumiError], ...]] = (Invalid, Conflict)
    told_at: ClassVar[Mapping[str, str]] = {DocumentProblem.UNTIL_PAST: "until", DocumentProblem.UNTIL_FAR: "until"}
    until = day_field(
        label=_("Another last day"),
        required=False,
        help_text=_("Empty: as it is. Only who keeps the secret can choose a later day."),
    )


class RevokeForm(Form):
    """The right is no longer needed."""

    submit_label = _("Revoke the right")
    mendable: ClassVar[tuple[type[ShoumiError], ...]] = (Invalid, Conflict, NotFound)
    told_at: ClassVar[Mapping[str, str]] = {Problem.REASON_MISSING: "reason"}
    reason = forms.CharField(
        label=_("Reason for revoking"),
        max_length=rules.LONGEST_REASON,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        help_text=_("Kept sealed. The right ends at once; you can restore it while the review runs."),
    )
