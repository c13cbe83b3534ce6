"""The forms of the confidentiality officer: levels, how they are handled, kinds, classifiers."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from shoumi.engines.foundation.errors import Unavailable
from shoumi.regime.documents import queries, rules
from shoumi.regime.documents.actions.cataloguing import KindEntry
from shoumi.regime.documents.vocabulary import Category, LevelColor
from shoumi.regime.documents.web.form import Form
from shoumi.regime.documents.web.forms import level_field, person_field
from shoumi.regime.kit.words import label


def _code_field() -> forms.CharField:
    return forms.CharField(
        label=_("Code"),
        max_length=rules.LONGEST_CODE,
        help_text=_("Small letters, digits and hyphens, such as board-paper. It cannot be changed later."),
    )


class HandlingForm(Form):
    """How documents of a level are handled from now on."""

    submit_label = _("Let it hold from now on")
    gates = forms.MultipleChoiceField(
        label=_("Conditions of opening"), widget=forms.CheckboxSelectMultiple, help_text=_("All of them must be met.")
    )
    clearance = forms.TypedChoiceField(
        label=_("Clearance asked for"),
        coerce=int,
        help_text=_("Who is cleared to less can no longer open what they are named for."),
    )
    fresh_minutes = forms.IntegerField(
        label=_("Second factor confirmed within, in minutes"),
        min_value=0,
        max_value=720,
        help_text=_("0: signing in is enough."),
    )
    text_layer = forms.BooleanField(label=_("Text may be selected in the viewer"), required=False)
    excerpt_characters = forms.IntegerField(
        label=_("Longest excerpt, in characters"), min_value=0, max_value=5000, help_text=_("0: none may be taken.")
    )
    title_sealed = forms.BooleanField(label=_("Title hidden from those who are refused"), required=False)
    years = forms.IntegerField(label=_("Term of secrecy, in years"), min_value=1, max_value=100)

    def __init__(self, *args: Any, gates: list[tuple[str, str]], **options: Any) -> None:  # noqa: ANN401 - as above
        super().__init__(*args, **options)
        self.fields["gates"].choices = gates  # type: ignore[attr-defined]  # a choice
        self.fields["clearance"].choices = queries.clearances()  # type: ignore[attr-defined]  # as above

    def clean(self) -> dict[str, Any]:
        """Refuse excerpts without text."""
        data = super().clean() or self.cleaned_data
        if data.get("excerpt_characters") and not data.get("text_layer"):
            self.add_error("excerpt_characters", _("Excerpts can only be taken where text may be selected."))
        return data


class ClassifierForm(Form):
    """Authorising a classifier."""

    submit_label = _("Authorise")
    who = person_field("classifier-people", label=_("Person"), help_text=_("Name or e-mail address."))
    level = level_field(label=_("May decide up to"))

    def __init__(self, *args: Any, **options: Any) -> None:  # noqa: ANN401 - as above
        super().__init__(*args, **options)
        self.fields["level"].queryset = queries.levels()  # type: ignore[attr-defined]  # a choice among models


class NamingForm(Form):
    """How a level is called and marked."""

    mendable = (*Form.mendable, Unavailable)  # the server's font cannot draw the mark
    submit_label = _("Name and mark it so from now on")
    name_zh = forms.CharField(label=_("Name in Chinese"), max_length=40)
    name_en = forms.CharField(label=_("Name in English"), max_length=40)
    mark_zh = forms.CharField(
        label=_("Printed mark in Chinese"),
        max_length=rules.LONGEST_MARK,
        help_text=_(
            "Stands on every page that is shown. A level with the name of a state secret begins with 商业秘密."
        ),
    )
    mark_en = forms.CharField(label=_("Printed mark in English"), max_length=60)
    color = forms.TypedChoiceField(label=_("Colour"), coerce=LevelColor)

    def __init__(self, *args: Any, **options: Any) -> None:  # noqa: ANN401 - as above
        super().__init__(*args, **options)
        shown = [(one.value, str(label(one))) for one in LevelColor]
        self.fields["color"].choices = shown  # type: ignore[attr-defined]  # as above


class NewLevelForm(NamingForm, HandlingForm):
    """A further level for the scheme in use."""

    submit_label = _("Add the level")
    code = _code_field()
    rank = forms.IntegerField(
        label=_("Rank"),
        min_value=0,
        max_value=99,
        help_text=_("0 is public; a higher rank is a higher level. It cannot be changed later."),
    )
    field_order = ("code", "rank", "name_zh", "name_en", "mark_zh", "mark_en", "color")


class KindForm(Form):
    """What the catalogue says of a kind of secret."""

    category = forms.TypedChoiceField(label=_("Group"), coerce=Category)
    name_zh = forms.CharField(label=_("Name in Chinese"), max_length=80)
    name_en = forms.CharField(label=_("Name in English"), max_length=80)
    examples_zh = forms.CharField(label=_("Examples in Chinese"), max_length=500, required=False)
    examples_en = forms.CharField(label=_("Examples in English"), max_length=500, required=False)
    need_to_know_zh = forms.CharField(label=_("Who usually needs to know, in Chinese"), max_length=200, required=False)
    need_to_know_en = forms.CharField(label=_("Who usually needs to know, in English"), max_length=200, required=False)
    default_rank = forms.TypedChoiceField(label=_("Proposed level"), coerce=int)
    years = forms.IntegerField(label=_("Term of secrecy, in years"), min_value=1, max_value=100, initial=5)
    order = forms.IntegerField(
        label=_("Place in its group"),
        min_value=0,
        max_value=9999,
        initial=100,
        help_text=_("Small numbers come first."),
    )

    def __init__(self, *args: Any, **options: Any) -> None:  # noqa: ANN401 - as above
        super().__init__(*args, **options)
        groups = [(one.value, str(label(one))) for one in Category]
        ranks = [(level.rank, str(level.name)) for level in queries.levels()]
        self.fields["category"].choices = groups  # type: ignore[attr-defined]  # as above
        self.fields["default_rank"].choices = ranks  # type: ignore[attr-defined]  # as above

    def entry(self) -> KindEntry:
        """Return what was filled in."""
        return KindEntry(**{name: self.cleaned_data[name] for name in KindForm.base_fields})


class NewKindForm(KindForm):
    """A further kind for the catalogue."""

    submit_label = _("Add the kind")
    code = _code_field()
    field_order = ("code",)
