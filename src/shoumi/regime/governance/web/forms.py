"""The forms of governance."""

from datetime import UTC, date, datetime, time
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from shoumi.engines.foundation.errors import Invalid
from shoumi.regime.governance import queries, rules
from shoumi.regime.governance.models import Attendance
from shoumi.regime.governance.values import Minutes, NewMeeting, NewTask, Votes
from shoumi.regime.governance.vocabulary import Presence, Problem
from shoumi.regime.kit import clock
from shoumi.regime.kit.forms import Form
from shoumi.regime.people import queries as people
from shoumi.regime.people.web.forms import ActForm, codes, day, of_rows

_LONG = forms.Textarea(attrs={"rows": 6})
_SHORT = forms.Textarea(attrs={"rows": 3})


class BodyForm(ActForm):
    """What is filled in for a body whose work the viewer sees."""

    body = of_rows(label=_("Body"))

    def __init__(self, *arguments: Any, **named: Any) -> None:  # noqa: ANN401 - as in Django
        super().__init__(*arguments, **named)
        self.offer("body", [(body.id, body.name) for body in queries.bodies(self.viewer)])


class CallForm(BodyForm):
    """A meeting to be called."""

    intro = _("Everybody who sits in the body now is called, and sees it among what waits for them.")
    submit_label = _("Call the meeting")
    on = day(label=_("Day"))
    at = forms.TimeField(label=_("Time"), widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"))
    place = forms.CharField(label=_("Venue"), max_length=rules.LONGEST_PLACE)
    agenda = forms.CharField(
        label=_("Agenda"), max_length=rules.LONGEST_TEXT, widget=_LONG, help_text=_("Kept sealed. One item a line.")
    )

    def meeting(self) -> NewMeeting:
        """Return what was filled in, its time in UTC."""
        told = self.cleaned_data
        on: date = told["on"]
        at: time = told["at"]
        begins_at = datetime.combine(on, at, tzinfo=clock.zone()).astimezone(UTC)
        return NewMeeting(body=told["body"], begins_at=begins_at, place=told["place"], agenda=told["agenda"])


class MinutesForm(Form):
    """Who was there, and what was said."""

    submit_label = _("Record the meeting")
    minutes = forms.CharField(
        label=_("Minutes"),
        max_length=rules.LONGEST_TEXT,
        widget=_LONG,
        help_text=_("Kept sealed. Once recorded they are not changed any more."),
    )

    def __init__(self, *arguments: Any, called: list[Attendance], **named: Any) -> None:  # noqa: ANN401 - as above
        super().__init__(*arguments, **named)
        self._called = called
        asked = {
            f"presence-{one.person_id}": forms.TypedChoiceField(
                label=one.person.name, coerce=Presence, choices=[("", "—"), *codes(Presence)]
            )
            for one in called
        }
        self.fields = {**asked, **self.fields}

    def told(self) -> Minutes:
        """Return what was filled in."""
        presences = {one.person_id: self.cleaned_data[f"presence-{one.person_id}"] for one in self._called}
        return Minutes(presences, self.cleaned_data["minutes"])


def _count_field(label: Any) -> forms.IntegerField:  # noqa: ANN401 - lazily translated
    return forms.IntegerField(label=label, min_value=0, max_value=rules.MOST_VOTES, initial=0)


class ResolutionForm(Form):
    """What was decided, and the votes."""

    submit_label = _("Enter the resolution")
    text = forms.CharField(label=_("Resolution"), max_length=rules.LONGEST_TEXT, widget=_SHORT)
    in_favour = _count_field(_("In favour"))
    against = _count_field(_("Against"))
    abstained = _count_field(_("Abstained"))

    def votes(self) -> Votes:
        """Return the votes that were filled in."""
        return Votes(*(self.cleaned_data[name] for name in ("in_favour", "against", "abstained")))


class TaskForm(ActForm):
    """What follows from a resolution."""

    submit_label = _("Assign")
    text = forms.CharField(label=_("Task"), max_length=rules.LONGEST_TEXT, widget=_SHORT)
    owner = forms.CharField(label=_("Owner’s e-mail"), widget=forms.EmailInput(attrs={"autocomplete": "off"}))
    due = day(label=_("To be done by"))

    def task(self) -> NewTask:
        """Return what was filled in. Raises Invalid for an owner whom the viewer does not see."""
        told = self.cleaned_data
        owner = people.find_seen(self.viewer, told["owner"])
        if owner is None:
            raise Invalid(Problem.OWNER_UNFIT)
        return NewTask(text=told["text"], owner=owner.id, due=told["due"])


class PlanForm(BodyForm, TaskForm):
    """A task in a body's plan for a year."""

    intro = _("What the body sets itself for the year; everything has an owner and a day.")
    submit_label = _("Put it into the plan")
    year = forms.TypedChoiceField(label=_("Year"), coerce=int)
    field_order = ("body", "year", "text", "owner", "due")

    def __init__(self, *arguments: Any, **named: Any) -> None:  # noqa: ANN401 - as in Django
        super().__init__(*arguments, **named)
        this_year = clock.today().year
        self.offer("year", [(year, str(year)) for year in (this_year, this_year + 1)])


class SettleForm(Form):
    """What came of a task."""

    submit_label = _("Settle")
    state = forms.ChoiceField(label=_("Result"), choices=(("done", _("Done")), ("dropped", _("Dropped"))))
    note = forms.CharField(
        label=_("What came of it"),
        max_length=rules.LONGEST_TEXT,
        widget=_SHORT,
        help_text=_("Say what was done, or why it is dropped."),
    )
