"""The forms of incidents."""

from django import forms
from django.utils.translation import gettext_lazy as _

from shoumi.regime.incidents.vocabulary import Conclusion
from shoumi.regime.kit.forms import Form
from shoumi.regime.kit.words import label

LONGEST_REASON = 2000


class ConcludeForm(Form):
    """What a person made of a lead."""

    intro = _(
        "A mark says to whom a page was issued. Who let it out is for a person to establish, with other evidence."
    )
    submit_label = _("Conclude")
    conclusion = forms.ChoiceField(label=_("Conclusion"), widget=forms.RadioSelect)
    reason = forms.CharField(
        label=_("Reason"),
        max_length=LONGEST_REASON,
        help_text=_("What else you looked at, and why it bears the lead out or not. It is sealed with the case."),
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def __init__(self, *arguments: object, **named: object) -> None:
        super().__init__(*arguments, **named)  # type: ignore[arg-type]  # passed through to Django
        field = self.fields["conclusion"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - declared above; for the type checker
        field.choices = [(one.value, str(label(one))) for one in (Conclusion.CONFIRMED, Conclusion.DISMISSED)]
