"""What each kind of source is set to: names, defaults and choices, and how a filled-in form is checked."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from shoumi.engines.foundation.errors import Invalid
from shoumi.regime.people.sync.vocabulary import SettingName, SourceKind, SyncProblem

LONGEST = 500


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting: its default, "" for none, whether it has to be there, and the form it must have."""

    name: SettingName
    default: str = ""
    required: bool = True
    choices: tuple[str, ...] = ()
    form: str = r".+"


_ADDRESS = r"https?://[^/\s]+/?"
_FILE = r"[^/\\\x00-\x1f.][^/\\\x00-\x1f]*\.(?:csv|xlsx)"
_ID = r"[A-Za-z0-9_-]+"
_ATTRIBUTE = r"[A-Za-z][A-Za-z0-9-]*(?:;[A-Za-z0-9-]+)*"

SETTINGS: Mapping[SourceKind, tuple[Setting, ...]] = {
    SourceKind.FILE: (Setting(SettingName.FILE, form=_FILE),),
    SourceKind.SCIM: (Setting(SettingName.UNITS_FROM, "department", choices=("department", "groups")),),
    SourceKind.WECOM: (
        Setting(SettingName.URL, "https://qyapi.weixin.qq.com", form=_ADDRESS),
        Setting(SettingName.CORP_ID, form=_ID),
        Setting(SettingName.NUMBER_FIELD, required=False),
    ),
    SourceKind.DINGTALK: (
        Setting(SettingName.URL, "https://oapi.dingtalk.com", form=_ADDRESS),
        Setting(SettingName.CORP_ID, form=_ID),
        Setting(SettingName.APP_ID, form=_ID),
    ),
    SourceKind.FEISHU: (
        Setting(SettingName.URL, "https://open.feishu.cn", form=_ADDRESS),
        Setting(SettingName.APP_ID, form=_ID),
    ),
    SourceKind.LDAP: (
        Setting(SettingName.URL, "ldaps://", form=r"ldaps?://[^/\s]+"),
        Setting(SettingName.SECURITY, "tls", choices=("tls", "starttls", "none")),
        Setting(SettingName.AUTHORITY, required=False),
        Setting(SettingName.BIND_NAME, required=False),
        Setting(SettingName.PEOPLE_BASE),
        Setting(SettingName.PEOPLE_FILTER, "(objectClass=inetOrgPerson)", form=r"\(.+\)"),
        Setting(SettingName.UNITS_BASE, required=False),
        Setting(SettingName.UNITS_FILTER, "(objectClass=organizationalUnit)", form=r"\(.+\)"),
        Setting(SettingName.ID_ATTRIBUTE, "entryUUID", form=_ATTRIBUTE),
        Setting(SettingName.NAME_ATTRIBUTE, "cn", form=_ATTRIBUTE),
        Setting(SettingName.EMAIL_ATTRIBUTE, "mail", form=_ATTRIBUTE),
        Setting(SettingName.NUMBER_ATTRIBUTE, "employeeNumber", required=False, form=_ATTRIBUTE),
        Setting(SettingName.TITLE_ATTRIBUTE, "title", required=False, form=_ATTRIBUTE),
        Setting(SettingName.SINCE_ATTRIBUTE, required=False, form=_ATTRIBUTE),
        Setting(SettingName.DISABLED_BY, "none", choices=("none", "active_directory", "ppolicy", "nsaccountlock")),
        Setting(SettingName.PAGE_SIZE, "500", form=r"[1-9]\d{0,3}"),
    ),
}


def checked(kind: SourceKind, told: Mapping[str, str]) -> dict[str, str]:
    """Return the settings of a source of ``kind``, by name, with defaults where nothing was said.

    Raises Invalid naming the first that is missing or of the wrong form; what the kind does not know is left out.
    """
    settings: dict[str, str] = {}
    for setting in SETTINGS[kind]:
        value = told.get(setting.name, "").strip() or setting.default
        if not value and setting.required:
            raise Invalid(SyncProblem.SETTING_MISSING, name=setting.name)
        fits = value in setting.choices if setting.choices else bool(re.fullmatch(setting.form, value))
        if value and (not fits or len(value) > LONGEST):
            raise Invalid(SyncProblem.SETTING_WRONG, name=setting.name)
        settings[setting.name] = value
    return settings
