"""The forms of leaving and moving."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from shoumi.regime.people import queries
from shoumi.regime.people.queries import organisation
from shoumi.regime.people.rules import entries
from shoumi.regime.people.values import Duty, Leaving, Owner, Workplace
from shoumi.regime.people.vocabulary import CaseKind, DutyEnd, DutyKind, LeavingReason, NoticeMode, Office
from shoumi.regime.people.web.forms import ActForm, codes, day, of_codes, of_rows

SHORT_TEXT = forms.Textarea(attrs={"rows": 2})


class LeavingForm(ActForm):
    """The leaving case of one person; an outsider's cooperation ends, everybody else leaves or moves."""

    submit_label = _("Open the case")
    kind = forms.TypedChoiceField(label=_("Category"), coerce=CaseKind)
    reason = of_codes(LeavingReason, label=_("Why"))
    announced_on = day(label=_("Announced on"))
    last_day = day(label=_("Last day"), help_text=_("For a move: the day by which everything is handed over."))
    mode = forms.TypedChoiceField(
        label=_("Access until then"),
        coerce=NoticeMode,
        help_text=_("Narrowed: of the secrets only those that custodians keep open. For a move, access follows it."),
    )
    unit = of_rows(label=_("New unit"), required=False)
    position = of_rows(label=_("New position"), required=False)
    successor = forms.CharField(
        label=_("Successor’s e-mail"),
        required=False,
        help_text=_("Who takes over the secrets this person keeps."),
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )
    note = forms.CharField(
        label=_("Note"),
        max_length=entries.GROUND_LENGTH,
        required=False,
        widget=SHORT_TEXT,
        help_text=_("Kept sealed."),
    )

    def __init__(self, *arguments: Any, outsider: bool, **named: Any) -> None:  # noqa: ANN401 - as in Django
        super().__init__(*arguments, **named)
        kinds = [CaseKind.END_OF_COOPERATION] if outsider else [CaseKind.LEAVING, CaseKind.MOVING]
        modes = [mode for mode in NoticeMode if not (outsider and mode is NoticeMode.FOLLOWS)]
        self.offer("kind", codes(kinds))
        self.offer("mode", codes(modes))
        if outsider:
            del self.fields["unit"], self.fields["position"]
        else:
            self.offer("unit", self.units())
            self.offer("position", [(row.id, row.name) for row in organisation.positions(self.viewer)])

    def leaving(self) -> Leaving:
        """Return what was filled in. Raises NotFound for a successor that is nobody."""
        told = self.cleaned_data
        unit = told.get("unit")
        return Leaving(
            kind=told["kind"],
            reason=told["reason"],
            announced_on=told["announced_on"],
            last_day=told["last_day"],
            mode=told["mode"],
            successor=queries.contact_meant(told["successor"]),
            to=Workplace(unit, told.get("position")) if unit else None,
            note=told["note"],
        )


class AssignForm(ActForm):
    """Another owner of an item, or another deadline."""

    submit_label = _("Assign")
    office = forms.ChoiceField(label=_("Office in charge"), required=False)
    somebody = forms.CharField(
        label=_("or a person’s e-mail"), required=False, widget=forms.EmailInput(attrs={"autocomplete": "off"})
    )
    deadline = day(label=_("Deadline"))

    def __init__(self, *arguments: Any, **named: Any) -> None:  # noqa: ANN401 - as in Django
        super().__init__(*arguments, **named)
        self.offer("office", codes(Office))

    def owner(self) -> Owner:
        """Return who was chosen. Raises NotFound for an address that is nobody's."""
        office = self.cleaned_data["office"]
        return Owner(Office(office) if office else None, queries.contact_meant(self.cleaned_data["somebody"]))

    @property
    def deadline_chosen(self) -> date:
        """The day filled in."""
        chosen: date = self.cleaned_data["deadline"]
        return chosen


class DutyForm(ActForm):
    """A duty that goes on after the last day."""

    submit_label = _("Enter the duty")
    kind = of_codes(DutyKind, label=_("Duty"))
    end = of_codes(DutyEnd, label=_("How it ends"))
    until = day(label=_("Last day of the duty"), required=False, help_text=_("Only where it ends on a day."))

    def duty(self) -> Duty:
        """Return what was filled in."""
        return Duty(self.cleaned_data["kind"], self.cleaned_data["end"], self.cleaned_data["until"])


class WitnessForm(ActForm):
    """Before whom the leaver refused to confirm."""

    submit_label = _("Record the refusal")
    witness = forms.CharField(label=_("Witness’s e-mail"), widget=forms.EmailInput(attrs={"autocomplete": "off"}))
