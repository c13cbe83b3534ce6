"""The form of a source: what all have, and the settings of its kind."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from shoumi.regime.kit.words import label
from shoumi.regime.people.actions.sources import MOST_MINUTES, Wanted
from shoumi.regime.people.models import Source
from shoumi.regime.people.models.columns import NAME_LENGTH
from shoumi.regime.people.sync.settings import LONGEST, SETTINGS, Setting
from shoumi.regime.people.sync.vocabulary import SettingName, SourceKind
from shoumi.regime.people.web.form import Form

_HELP = {
    SettingName.FILE: _("In the folder “sources” of the home folder; XLSX or CSV, replaced as a whole each time."),
    SettingName.URL: _("Such as ldaps://ldap.example.com; plain ldap:// only with STARTTLS or on this machine."),
    SettingName.AUTHORITY: _("Path on the server; empty for the authorities of the system."),
    SettingName.PEOPLE_FILTER: _("Who is not found by it any more begins to leave."),
    SettingName.UNITS_BASE: _("Empty: no units are taken from the directory."),
    SettingName.CORP_ID: _("Of the company, as its administrators find it in the platform."),
    SettingName.NUMBER_FIELD: _("Its name in WeCom, such as 工号; empty where there is none."),
    SettingName.ID_ATTRIBUTE: _("One that never changes: entryUUID, or objectGUID in Active Directory."),
}
_PLATFORMS = frozenset({SourceKind.WECOM, SourceKind.DINGTALK, SourceKind.FEISHU})
_WITH_SECRET = frozenset({SourceKind.LDAP}) | _PLATFORMS


class SourceForm(Form):
    """A source of one kind."""

    submit_label = _("Save")
    name = forms.CharField(label=_("Name of the source"), max_length=NAME_LENGTH)
    share = forms.IntegerField(
        label=_("Share that may vanish at once, in per cent"),
        min_value=1,
        max_value=100,
        initial=5,
        help_text=_("More, and at least five people: the sync stops and asks."),
    )
    every_minutes = forms.IntegerField(
        label=_("Interval in minutes"),
        min_value=0,
        max_value=MOST_MINUTES,
        initial=60,
        help_text=_("0: only when somebody runs it."),
    )
    on = forms.BooleanField(label=_("Switched on"), required=False, initial=True)

    def __init__(self, *arguments: Any, kind: SourceKind, source: Source | None = None, **named: Any) -> None:  # noqa: ANN401 - as in Django
        super().__init__(*arguments, **named)
        self._kind = kind
        told = source.settings if source else {}
        if source:
            self.initial.update({name: getattr(source, name) for name in ("name", "share", "every_minutes", "on")})
        for setting in SETTINGS[kind]:
            self.fields[_field(setting)] = _input(kind, setting)
            self.initial[_field(setting)] = told.get(setting.name, setting.default)
        if kind in _WITH_SECRET:
            self.fields["secret"] = forms.CharField(
                label=_("Application secret") if kind in _PLATFORMS else _("Password"),
                required=source is None and kind in _PLATFORMS,
                strip=False,
                max_length=LONGEST,
                help_text=_("Kept sealed and never shown. Leave empty to keep the present one.")
                if source
                else _("Kept sealed and never shown."),
                widget=forms.PasswordInput(attrs={"autocomplete": "off"}),
            )

    def wanted(self) -> Wanted:
        """Return what was filled in."""
        told = self.cleaned_data
        return Wanted(
            name=told["name"],
            settings={setting.name: told[_field(setting)] for setting in SETTINGS[self._kind]},
            secret=told.get("secret") or None,
            share=told["share"],
            every_minutes=told["every_minutes"],
            on=told["on"],
        )


def _field(setting: Setting) -> str:
    return setting.name.value.removeprefix("setting.")


def _input(kind: SourceKind, setting: Setting) -> forms.Field:
    name, hint = str(label(setting.name)), _HELP.get(setting.name, "")
    if kind in _PLATFORMS and setting.name is SettingName.URL:
        hint = _("Where the platform's interfaces are; another only for an installation of one's own.")
    if setting.choices:
        choices = [(one, _CHOICES[one]) for one in setting.choices]
        return forms.ChoiceField(choices=choices, label=name, help_text=hint)
    return forms.CharField(required=setting.required, max_length=LONGEST, label=name, help_text=hint)


_CHOICES = {
    "department": _("Department of each user (parts between slashes)"),
    "groups": _("Groups"),
    "tls": _("TLS from the start"),
    "starttls": _("STARTTLS"),
    "none": _("None"),
    "active_directory": _("userAccountControl (Active Directory)"),
    "ppolicy": _("pwdAccountLockedTime (OpenLDAP)"),
    "nsaccountlock": _("nsAccountLock (389 Directory Server)"),
}
