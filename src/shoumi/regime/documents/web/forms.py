"""The forms of documents."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any, ClassVar

from django import forms
from django.conf import settings
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _

from shoumi.engines.foundation.errors import Unavailable
from shoumi.regime.documents import queries, rules
from shoumi.regime.documents.models import Kind, Level
from shoumi.regime.documents.vocabulary import Category, Problem
from shoumi.regime.documents.web.form import Form
from shoumi.regime.kit import clock
from shoumi.regime.kit.words import explanation, label

LONGEST_TEXT = 2000


def a_year_on() -> date:
    """Return the day until which a reader is named unless another is chosen."""
    return clock.today() + timedelta(days=365)


def day_field(**options: Any) -> forms.DateField:  # noqa: ANN401 - Django's own options
    """Return a field for a company date."""
    return forms.DateField(widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"), **options)


def person_field(list_id: str, **options: Any) -> forms.CharField:  # noqa: ANN401 - as above
    """Return a field in which a person is typed, with suggestions put into the list ``list_id`` beside it."""
    attributes = {
        "list": list_id,
        "autocomplete": "off",
        "hx-get": reverse_lazy("documents:people"),
        "hx-trigger": "input changed delay:250ms",
        "hx-target": f"#{list_id}",
        "hx-swap": "innerHTML",
    }
    return forms.CharField(max_length=200, widget=forms.TextInput(attrs=attributes), **options)


class _KindField(forms.ModelChoiceField):  # type: ignore[type-arg]  # generic to the checker only
    """Kinds by group, each named in the reader's language."""

    def label_from_instance(self, obj: Kind) -> str:
        return f"{label(Category(obj.category))} · {obj.name}"


class _LevelField(forms.ModelChoiceField):  # type: ignore[type-arg]  # as above
    """Levels of the scheme in use."""

    def label_from_instance(self, obj: Level) -> str:
        return str(obj.name)


class _NamedField(forms.ModelChoiceField):  # type: ignore[type-arg]  # as above
    """Units or positions by their names."""

    def label_from_instance(self, obj: Any) -> str:  # noqa: ANN401 - a unit or a position
        return str(obj.name)


def level_field(**options: Any) -> _LevelField:  # noqa: ANN401 - as above
    """Return the choice of a level, by its code."""
    return _LevelField(queryset=queries.levels(), to_field_name="code", **options)


class FileForm(Form):
    """A file to be sealed."""

    mendable = (*Form.mendable, Unavailable)  # trying again later is up to the person
    file = forms.FileField(
        label=_("File"),
        allow_empty_file=True,  # the action refuses it, so that the attempt is recorded
        help_text=_("PDF, Office, image, Markdown, text or source code. It is sealed while it is sent."),
    )

    def __init__(self, *args: Any, **options: Any) -> None:  # noqa: ANN401 - Django's signature
        super().__init__(*args, **options)
        limit = settings.INSTALLATION.upload_limit_mib
        # Told before the file is sent, too: a browser does not show an answer that comes before its request is over.
        self.fields["file"].widget.attrs |= {
            "data-most": limit * rules.MEBIBYTE,
            "data-too-large": str(explanation(Problem.FILE_TOO_LARGE, {"limit": limit})),
        }


class RegisterForm(FileForm):
    """Registering a secret: the file first, then what it is, how secret, and why."""

    told_at: ClassVar[Mapping[str, str]] = {**Form.told_at, Problem.NOT_PRESENT: "custodian"}

    title = forms.CharField(
        label=_("Title"),
        max_length=rules.LONGEST_TITLE,
        help_text=_("What people will find it by. Do not tell the secret in its title."),
    )
    kind = _KindField(label=_("Kind of secret"), queryset=None, to_field_name="code")
    level = level_field(label=_("Level"))
    influence = forms.CharField(
        label=_("Influence on the company’s interest"),
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("What advantage does the company have because others do not know this?"),
    )
    damage = forms.CharField(
        label=_("Possible damage"),
        max_length=LONGEST_TEXT,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("What would be lost, and about how much, if it became known?"),
    )
    risk = forms.CharField(
        label=_("Risk of leaking"),
        max_length=LONGEST_TEXT,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Who handles it, and where could it get out?"),
    )
    custodian = person_field(
        "custodian-people", label=_("Custodian"), required=False, help_text=_("Empty: you keep it yourself.")
    )

    def __init__(self, *args: Any, **options: Any) -> None:  # noqa: ANN401 - Django's signature
        super().__init__(*args, **options)
        self.fields["kind"].queryset = queries.kinds()  # type: ignore[attr-defined]  # a choice among models
        self.fields["level"].queryset = queries.levels()  # type: ignore[attr-defined]  # as above

    @property
    def ground(self) -> str:
        """The ground in writing: the three grounds under their names (S03)."""
        told = ((self.fields[name].label, self.cleaned_data[name]) for name in ("influence", "damage", "risk"))
        return "\n".join(f"{name}: {text}" for name, text in told if text)


class ReaderForm(Form):
    """One person to be named while registering; a line left empty counts for nothing."""

    who = person_field("reader-people", label=_("Name or e-mail address"), required=False)
    until = day_field(label=_("Until"), required=False, initial=a_year_on)
    purpose = forms.CharField(label=_("Purpose"), max_length=500, required=False)

    def clean(self) -> dict[str, Any]:
        """Ask for day and purpose where a person is named."""
        data = super().clean() or self.cleaned_data
        for name in ("until", "purpose"):
            if data.get("who") and not data.get(name) and name not in self.errors:
                self.add_error(name, self.fields[name].default_error_messages["required"])
        return data


Readers = forms.formset_factory(ReaderForm, extra=1, max_num=50, absolute_max=50)
"""The lines of readers in the form of registering."""


class GrantForm(Form):
    """Naming a reader on the document's page: a person, or all of a unit or a position."""

    submit_label = _("Name as reader")
    who = person_field("grant-people", label=_("Person"), required=False, help_text=_("Name or e-mail address."))
    unit = _NamedField(label=_("or a whole unit"), queryset=None, required=False)
    position = _NamedField(label=_("or all in a position"), queryset=None, required=False)
    until = day_field(label=_("Until"), initial=a_year_on)
    purpose = forms.CharField(label=_("Purpose"), max_length=500, help_text=_("For which work is it needed?"))

    def __init__(self, *args: Any, units: Any, positions: Any, **options: Any) -> None:  # noqa: ANN401 - as above
        super().__init__(*args, **options)
        self.fields["unit"].queryset = units  # type: ignore[attr-defined]  # a choice among models
        self.fields["position"].queryset = positions  # type: ignore[attr-defined]  # as above

    def clean(self) -> dict[str, Any]:
        """Ask for exactly one of person, unit, position."""
        data = super().clean() or self.cleaned_data
        if sum(bool(data.get(name)) for name in ("who", "unit", "position")) != 1:
            self.add_error("who", _("Choose one: a person, a unit or a position."))
        return data


class LevelForm(Form):
    """Another level for a document."""

    submit_label = _("Change the level")
    level = level_field(label=_("New level"))
    until = day_field(label=_("Secret until"))
    ground = forms.CharField(
        label=_("Ground"), max_length=LONGEST_TEXT, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Influence, possible damage and risk as they are now."),
    )  # fmt: skip

    def __init__(self, *args: Any, **options: Any) -> None:  # noqa: ANN401 - as above
        super().__init__(*args, **options)
        self.fields["level"].queryset = queries.levels()  # type: ignore[attr-defined]  # a choice among models


class AskForm(Form):
    """Asking to be named, whether or not the number exists."""

    submit_label = _("Ask to be named")
    number = forms.CharField(label=_("Number"), max_length=60, help_text=_("As you were told it."))
    purpose = forms.CharField(
        label=_("Purpose"), max_length=500, help_text=_("For which work do you need it? The custodian reads this.")
    )
    until = day_field(label=_("Until"), initial=a_year_on)


class HandOverForm(Form):
    """Handing custody over."""

    submit_label = _("Hand over")
    who = person_field(
        "keeper-people",
        label=_("New custodian"),
        help_text=_("Somebody present and cleared for the level. From then on they decide who may read it, not you."),
    )
