"""The forms of screening."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from shoumi.regime.kit.words import LocalizedText
from shoumi.regime.people import queries
from shoumi.regime.people.queries import screening as reading
from shoumi.regime.people.rules import entries
from shoumi.regime.people.rules.screening import FINDINGS
from shoumi.regime.people.values import Checked, Found
from shoumi.regime.people.vocabulary import CheckResult, ScreeningState
from shoumi.regime.people.web.forms import ActForm, codes, day, of_codes, of_rows

SHORT_TEXT = forms.Textarea(attrs={"rows": 2})


class RequestForm(ActForm):
    """For which grade somebody is screened, and why."""

    submit_label = _("Ask for the screening")
    grade = of_rows(label=_("For the grade"))
    reason = forms.CharField(
        label=_("Reason"),
        max_length=entries.GROUND_LENGTH,
        widget=SHORT_TEXT,
        help_text=_("What work is the person to take on? Read by HR and the person."),
    )

    def __init__(self, *arguments: Any, **named: Any) -> None:  # noqa: ANN401 - as in Django
        super().__init__(*arguments, **named)
        self.offer("grade", [(row.id, row.name) for row in queries.grades(self.viewer)])


class CheckForm(ActForm):
    """What one check showed."""

    submit_label = _("Record the check")
    kind = of_rows(label=_("Kind of check"))
    result = of_codes(CheckResult, label=_("Result"))
    on = day(label=_("Checked on"))
    note = forms.CharField(
        label=_("Note"),
        max_length=entries.GROUND_LENGTH,
        required=False,
        widget=SHORT_TEXT,
        help_text=_("Only what the decision needs. Kept sealed; read by HR and the person."),
    )

    def __init__(self, *arguments: Any, consented: bool, **named: Any) -> None:  # noqa: ANN401 - as in Django
        super().__init__(*arguments, **named)
        rows = reading.check_kinds()
        words = {row.id: str(row.name) if consented or not row.sensitive else f"{row.name} *" for row in rows}
        self.offer("kind", list(words.items()))
        if not consented:
            self.fields["kind"].help_text = _("* needs the person's consent first.")

    def checked(self) -> Checked:
        """Return what was filled in."""
        told = self.cleaned_data
        return Checked(kind=told["kind"], result=told["result"], on=told["on"], note=told["note"])


class FindingForm(ActForm):
    """What the screening found."""

    submit_label = _("Record the finding")
    state = forms.TypedChoiceField(
        label=_("Finding"),
        coerce=ScreeningState,
        choices=lambda: codes(state for state in ScreeningState if state in FINDINGS),
    )
    until = day(label=_("Valid until"), required=False, help_text=_("The last day; empty where it was not passed."))
    conditions = forms.CharField(
        label=_("Conditions"), max_length=entries.GROUND_LENGTH, required=False, widget=SHORT_TEXT
    )

    def found(self) -> Found:
        """Return what was filled in."""
        told = self.cleaned_data
        return Found(state=told["state"], until=told["until"], conditions=told["conditions"])


class PaperForm(ActForm):
    """The day on which the consent was signed on paper."""

    submit_label = _("Enter the consent")
    on = day(label=_("Signed on"))


class CheckKindForm(ActForm):
    """A kind of check."""

    submit_label = _("Save")
    code = forms.CharField(label=_("Code"), max_length=entries.CODE_LENGTH)
    name = forms.CharField(label=_("Chinese name"), max_length=entries.NAME_LENGTH)
    name_en = forms.CharField(label=_("English name"), max_length=entries.NAME_LENGTH, required=False)
    hint = forms.CharField(label=_("How it is done (Chinese)"), max_length=200, required=False, widget=SHORT_TEXT)
    hint_en = forms.CharField(label=_("How it is done (English)"), max_length=200, required=False, widget=SHORT_TEXT)
    sensitive = forms.BooleanField(
        label=_("Needs the person's consent"), required=False, help_text=_("For sensitive personal data.")
    )
    retired = forms.BooleanField(label=_("No longer checked"), required=False)

    def named(self) -> LocalizedText:
        """Return the names filled in."""
        return LocalizedText(self.cleaned_data["name"], self.cleaned_data["name_en"])

    def hinted(self) -> LocalizedText:
        """Return how it is done, as filled in."""
        return LocalizedText(self.cleaned_data["hint"], self.cleaned_data["hint_en"])
