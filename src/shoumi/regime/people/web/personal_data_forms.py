"""The forms about personal data."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from shoumi.regime.kit.holdings import HOLDINGS
from shoumi.regime.people.rules import entries
from shoumi.regime.people.rules.personal_data import MOST_YEARS
from shoumi.regime.people.web.forms import ActForm, day

_TEXT = forms.Textarea(attrs={"rows": 3})


class CorrectionForm(ActForm):
    """What is wrong, and what would be right."""

    submit_label = _("Ask for a correction")
    holding = forms.ChoiceField(
        label=_("Data that are wrong"), choices=lambda: [(one.name, one.words) for one in HOLDINGS.items()]
    )
    text = forms.CharField(
        label=_("What would be right"),
        max_length=entries.GROUND_LENGTH,
        widget=_TEXT,
        help_text=_("Kept sealed; read by HR. The answer appears on this page."),
    )


class AnswerForm(ActForm):
    """What HR answers."""

    submit_label = _("Answer")
    corrected = forms.TypedChoiceField(
        label=_("Outcome"),
        coerce=lambda value: value == "yes",
        choices=[("yes", _("It is corrected")), ("no", _("It stays as it is"))],
        widget=forms.RadioSelect,
    )
    answer = forms.CharField(
        label=_("Answer"),
        max_length=entries.GROUND_LENGTH,
        widget=_TEXT,
        help_text=_("What was corrected, or why it is right as it stands; the person reads it."),
    )

    def answering(self, act: Callable[[dict[str, Any]], object]) -> Callable[[], object]:
        """Return ``act`` with what was filled in."""
        return lambda: act(self.cleaned_data)


class YearsForm(ActForm):
    """For how many years after leaving something is kept."""

    submit_label = _("Save")
    years = forms.IntegerField(
        label=_("Years after leaving"),
        min_value=1,
        max_value=MOST_YEARS,
        help_text=_("No longer than the purpose needs. What is past it is proposed to HR to be erased."),
    )


class PutOffForm(ActForm):
    """Why something past its retention is kept, and until when."""

    submit_label = _("Put off")
    until = day(label=_("Keep until"))
    reason = forms.CharField(
        label=_("Reason"),
        max_length=entries.GROUND_LENGTH,
        widget=_TEXT,
        help_text=_("Such as a dispute or an order of a court. Kept sealed."),
    )
