"""The forms of this part."""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Any, ClassVar
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from shoumi.regime.access.actors import Person
from shoumi.regime.kit.badges import Wording
from shoumi.regime.kit.words import LocalizedText, label
from shoumi.regime.people import queries
from shoumi.regime.people.queries import organisation
from shoumi.regime.people.rules import entries
from shoumi.regime.people.rules.presets import MOST_RANK
from shoumi.regime.people.values import Days, Entry, InBody, InUnit, Seat, Workplace
from shoumi.regime.people.vocabulary import BodyKind, ImportProblem, Kind, Language, Office, UnitKind
from shoumi.regime.people.web.form import Form

NOTHING = ("", "—")


def codes(members: Iterable[StrEnum]) -> list[tuple[str, str]]:
    """Return the choices among ``members``, by their words."""
    return [(code.value, str(label(code))) for code in members]


def day(**named: Any) -> forms.DateField:  # noqa: ANN401 - passed through to Django
    """Return a field for a company date."""
    # A browser takes the value of a date field in this one form, whatever the language of the page.
    return forms.DateField(widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"), **named)


def of_codes(members: type[StrEnum], **named: Any) -> forms.TypedChoiceField:  # noqa: ANN401 - as above
    """Return a choice among ``members``."""
    return forms.TypedChoiceField(coerce=members, choices=lambda: codes(members), **named)


def of_rows(**named: Any) -> forms.TypedChoiceField:  # noqa: ANN401 - as above
    """Return a choice among rows that the form's `offer` fills in."""
    return forms.TypedChoiceField(coerce=UUID, empty_value=None, **named)


class ActForm(Form):
    """What ``viewer`` fills in for an act, on ``person`` where it is about one; choices are what they may see."""

    def __init__(
        self,
        *arguments: Any,  # noqa: ANN401 - as in Django
        viewer: Person,
        person: UUID | None = None,
        **named: Any,  # noqa: ANN401 - as above
    ) -> None:
        super().__init__(*arguments, **named)
        self.viewer = viewer
        self.person = person

    def offer(self, name: str, rows: Iterable[tuple[object, Wording]]) -> None:
        """Let the field ``name`` choose among ``rows``: pairs of id and word."""
        field = self.fields[name]
        if isinstance(field, forms.ChoiceField):
            empty = [] if field.required else [NOTHING]
            field.choices = [*empty, *((str(value), str(word)) for value, word in rows)]

    def units(self) -> list[tuple[UUID, Wording]]:
        """Return the units with their paths, in the order of the tree."""
        return [(one.unit.id, one.path) for one in organisation.paths(self.viewer)]

    def facts(self) -> dict[str, Any]:
        """Return what was filled in, by the names of the action's arguments."""
        return self.cleaned_data


class EntryForm(ActForm):
    """The entry of a person."""

    name = forms.CharField(label=_("Name"), max_length=entries.NAME_LENGTH)
    kind = of_codes(Kind, label=_("Category"))
    email = forms.CharField(
        label=_("E-mail"),
        max_length=entries.EMAIL_LENGTH,
        required=False,
        help_text=_("Needed by those who sign in."),
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )
    staff_number = forms.CharField(label=_("Staff number"), max_length=entries.CODE_LENGTH, required=False)
    organisation = forms.CharField(
        label=_("Organisation"),
        max_length=entries.NAME_LENGTH,
        required=False,
        help_text=_("For outsiders: the company or institution they come from."),
    )
    contact = forms.CharField(
        label=_("Contact’s e-mail"),
        max_length=entries.EMAIL_LENGTH,
        required=False,
        help_text=_("For outsiders: who in the company answers for them."),
    )
    language = of_codes(Language, label=_("Language"))

    def __init__(self, *arguments: Any, **named: Any) -> None:  # noqa: ANN401 - as in Django
        super().__init__(*arguments, **named)
        if self.person is not None:
            entry = queries.entry_of(self.viewer, self.person)
            contact = queries.email_of(entry.contact) if entry.contact else ""
            self.initial = {name: getattr(entry, name) for name in EntryForm.base_fields} | {"contact": contact}

    def facts(self) -> dict[str, Any]:
        """Return the entry. Raises Invalid and NotFound for a contact that is nobody."""
        told = {name: self.cleaned_data[name] for name in EntryForm.base_fields}
        return {"entry": Entry(**(told | {"contact": queries.contact_meant(told["contact"])}))}


class IdentityForm(ActForm):
    """The identity number of a person; the one that is kept is never shown whole."""

    submit_label = _("Save")
    number = forms.CharField(
        label=_("Identity number"),
        max_length=30,
        required=False,
        help_text=_("It is kept sealed and shown masked. Leave empty to take it out."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )


class RegisterForm(EntryForm):
    """A new person: the entry, from when, and where they work."""

    submit_label = _("Register")
    unit = of_rows(label=_("Unit"), required=False)
    position = of_rows(label=_("Position"), required=False)
    since = day(label=_("Begins on"), required=False, help_text=_("Leave empty for today."))
    until = day(label=_("Ends on"), required=False, help_text=_("Only for a fixed term."))

    def __init__(self, *arguments: Any, **named: Any) -> None:  # noqa: ANN401 - as in Django
        super().__init__(*arguments, **named)
        self.offer("unit", self.units())
        self.offer("position", [(row.id, row.name) for row in organisation.positions(self.viewer)])

    def facts(self) -> dict[str, Any]:
        """Return the entry, the days, and the place where one is chosen. Raises as `EntryForm.facts`."""
        told = self.cleaned_data
        place = Workplace(told["unit"], told["position"]) if told["unit"] else None
        return super().facts() | {"days": Days(told["since"], told["until"]), "place": place}


class PlaceForm(ActForm):
    """A unit for a person, and the position there."""

    submit_label = _("Place")
    unit = of_rows(label=_("Unit"))
    position = of_rows(label=_("Position"), required=False)
    primary = forms.BooleanField(label=_("Primary unit"), required=False, initial=True)

    def __init__(self, *arguments: Any, **named: Any) -> None:  # noqa: ANN401 - as in Django
        super().__init__(*arguments, **named)
        self.offer("unit", self.units())
        self.offer("position", [(row.id, row.name) for row in organisation.positions(self.viewer)])


class AppointForm(ActForm):
    """An office for a person."""

    submit_label = _("Appoint")
    office = of_codes(Office, label=_("Office to hold"))
    seat = forms.ChoiceField(label=_("In"), help_text=_("A unit, or a body of the regime."))
    since = day(label=_("Begins on"), required=False, help_text=_("Leave empty for today."))
    until = day(label=_("Ends on"), required=False)
    deputy_of = of_rows(label=_("As deputy of"), required=False)

    def __init__(self, *arguments: Any, **named: Any) -> None:  # noqa: ANN401 - as in Django
        super().__init__(*arguments, **named)
        units = [(f"unit:{unit}", word) for unit, word in self.units()]
        bodies = [(f"body:{bench.body.id}", bench.body.name) for bench in organisation.benches(self.viewer)]
        self.offer("seat", [*units, *bodies])
        holders = organisation.own_right_holders(self.viewer)
        self.offer("deputy_of", [(person, f"{name} · {label(office)}") for person, name, office in holders])

    def facts(self) -> dict[str, Any]:
        """Return the office, where and when it is held, and of whom as deputy."""
        told = self.cleaned_data
        days = Days(told["since"], told["until"])
        return {"office": told["office"], "seat": _seat(told["seat"]), "days": days, "deputy_of": told["deputy_of"]}


def _seat(chosen: str) -> Seat:
    kind, _colon, number = chosen.partition(":")
    return InUnit(UUID(number)) if kind == "unit" else InBody(UUID(number))


class ClearanceForm(ActForm):
    """A grade of clearance for a person."""

    submit_label = _("Grant clearance")
    grade = of_rows(label=_("Grade"))
    ground = forms.CharField(
        label=_("Ground for clearance"),
        max_length=entries.GROUND_LENGTH,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("What work needs this person to know of secrets? Name no secret here."),
    )
    until = day(label=_("Ends on"), required=False)

    def __init__(self, *arguments: Any, **named: Any) -> None:  # noqa: ANN401 - as in Django
        super().__init__(*arguments, **named)
        self.offer("grade", [(row.id, row.name) for row in queries.grades(self.viewer)])

    def facts(self) -> dict[str, Any]:
        """Return the grade, the ground and the days."""
        told = self.cleaned_data
        return {"grade": told["grade"], "ground": told["ground"], "days": Days(until=told["until"])}


class _NamedForm(ActForm):
    """Something with a name in both languages."""

    name = forms.CharField(label=_("Chinese name"), max_length=entries.NAME_LENGTH)
    name_en = forms.CharField(label=_("English name"), max_length=entries.NAME_LENGTH, required=False)

    def facts(self) -> dict[str, Any]:
        """Return what was filled in, with both names as one text."""
        told = dict(self.cleaned_data)
        return told | {"name": LocalizedText(told["name"], told.pop("name_en"))}


class UnitForm(_NamedForm):
    """A new unit."""

    submit_label = _("Create unit")
    kind = of_codes(UnitKind, label=_("Category"), initial=UnitKind.DEPARTMENT)
    code = forms.CharField(label=_("Code"), max_length=entries.CODE_LENGTH)
    parent = of_rows(label=_("Under"), required=False)

    def __init__(self, *arguments: Any, **named: Any) -> None:  # noqa: ANN401 - as in Django
        super().__init__(*arguments, **named)
        self.offer("parent", self.units())


class MoveForm(ActForm):
    """Another place for a unit."""

    submit_label = _("Move")
    unit = of_rows(label=_("Unit"))
    parent = of_rows(label=_("Under"))

    def __init__(self, *arguments: Any, **named: Any) -> None:  # noqa: ANN401 - as in Django
        super().__init__(*arguments, **named)
        self.offer("unit", self.units()[1:])
        self.offer("parent", self.units())


class RenameForm(_NamedForm):
    """Another name for a unit."""

    submit_label = _("Rename")
    unit = of_rows(label=_("Unit"))
    field_order = ("unit", "name", "name_en")

    def __init__(self, *arguments: Any, **named: Any) -> None:  # noqa: ANN401 - as in Django
        super().__init__(*arguments, **named)
        self.offer("unit", self.units())


class PositionForm(_NamedForm):
    """A new position."""

    submit_label = _("Create position")
    code = forms.CharField(label=_("Code"), max_length=entries.CODE_LENGTH)
    grade = of_rows(label=_("Grade its work asks for"), required=False)

    def __init__(self, *arguments: Any, **named: Any) -> None:  # noqa: ANN401 - as in Django
        super().__init__(*arguments, **named)
        self.offer("grade", [(row.id, row.name) for row in queries.grades(self.viewer)])


class BodyForm(_NamedForm):
    """A new body of the regime."""

    submit_label = _("Create body")
    kind = of_codes(BodyKind, label=_("Category"))


class GradeForm(_NamedForm):
    """A new grade of clearance."""

    submit_label = _("Create grade")
    code = forms.CharField(label=_("Code"), max_length=entries.CODE_LENGTH)
    rank = forms.IntegerField(label=_("Rank"), min_value=1, max_value=MOST_RANK, help_text=_("1 is the lowest."))


class ImportForm(Form):
    """A file of people."""

    told_at: ClassVar[Mapping[str, str]] = dict.fromkeys(ImportProblem, "file")
    submit_label = _("Check the file")
    file = forms.FileField(
        label=_("XLSX or CSV file"),
        allow_empty_file=True,  # the action refuses it, so that the attempt is recorded
        help_text=_("Nobody is entered yet: first you see what every line would do."),
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv,text/csv,text/plain"}),
    )
