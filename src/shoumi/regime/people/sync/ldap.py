"""A source that is an LDAP directory: OpenLDAP, Active Directory, 389 Directory Server and the like.

Entries are read page by page (RFC 2696). A page that does not come, a size limit, a referral in place of an answer: the
whole answer is no answer, because whoever was on the missing page would have vanished. Units are the entries of the
units' filter, each standing under the nearest unit above it in the tree of names; a person belongs to the nearest unit
above them. Referrals are never followed.
"""

import re
import ssl
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from ldap3 import SUBTREE, Connection, Server, Tls
from ldap3.core.exceptions import LDAPBindError, LDAPException, LDAPInvalidFilterError
from ldap3.protocol.formatters.formatters import format_time
from ldap3.utils.dn import parse_dn

from shoumi.engines.foundation.errors import Invalid, Unavailable
from shoumi.regime.kit import clock
from shoumi.regime.people.sync.values import ForeignPerson, ForeignUnit, Snapshot
from shoumi.regime.people.sync.vocabulary import SettingName, SyncProblem

SECONDS = 20
"""How long a server may take to connect, and to answer one page."""
_PAGED = "1.2.840.113556.1.4.319"
_DISABLED = {
    "none": (),
    "active_directory": ("userAccountControl",),
    "ppolicy": ("pwdAccountLockedTime",),
    "nsaccountlock": ("nsAccountLock",),
}
_ACCOUNT_DISABLED = 0x2
"""ADS_UF_ACCOUNTDISABLE."""

Entry = tuple[str, Mapping[str, list[bytes]]]
Names = tuple[str, ...]
"""The parts of a DN, from the top, in the form in which equal ones are equal."""


def read_snapshot(settings: Mapping[str, str], secret: str) -> Snapshot:
    """Return everything the directory has.

    Raises Unavailable when the server is gone, refuses the sign-in, or answers in part.
    """
    told = {name: settings.get(name, "") for name in SettingName}
    try:
        with _connected(told, secret) as connection:
            units = _units(connection, told)
            return Snapshot(tuple(units.values()), tuple(_people(connection, told, units)))
    except LDAPInvalidFilterError as wrong:
        raise Invalid(SyncProblem.SETTING_WRONG, name=SettingName.PEOPLE_FILTER) from wrong
    except LDAPBindError as refused:
        raise Unavailable(SyncProblem.SIGN_IN_FAILED) from refused
    except (LDAPException, OSError) as gone:
        raise Unavailable(SyncProblem.GONE) from gone


@contextmanager
def _connected(told: Mapping[SettingName, str], secret: str) -> Iterator[Connection]:
    security = told[SettingName.SECURITY]
    address = told[SettingName.URL]
    if address.startswith("ldaps://") is not (security == "tls"):
        raise Invalid(SyncProblem.SETTING_WRONG, name=SettingName.SECURITY)
    tls = Tls(validate=ssl.CERT_REQUIRED, ca_certs_file=told[SettingName.AUTHORITY] or None)
    server = Server(address, tls=tls, connect_timeout=SECONDS, get_info="NO_INFO")
    connection = Connection(
        server,
        user=told[SettingName.BIND_NAME] or None,
        password=secret or None,
        authentication="SIMPLE" if told[SettingName.BIND_NAME] else "ANONYMOUS",
        auto_referrals=False,
        receive_timeout=SECONDS,
        read_only=True,
        check_names=False,
        return_empty_attributes=True,
    )
    try:
        connection.open()
        if security == "starttls" and not connection.start_tls():
            raise Unavailable(SyncProblem.GONE)
        if not connection.bind():
            raise Unavailable(SyncProblem.SIGN_IN_FAILED)
        yield connection
    finally:
        with suppress(LDAPException, OSError):
            connection.unbind()
        if connection.socket is not None:
            connection.socket.close()


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What is looked for: under which base, by which filter, with which attributes, how many a page."""

    base: str
    filter: str
    attributes: Sequence[str]
    page: int


def _search(connection: Connection, wanted: _Wanted) -> Iterator[Entry]:
    """Yield every entry that is ``wanted``. Raises Unavailable unless all of them came."""
    cookie: bytes | None = None
    while True:
        connection.search(
            wanted.base,
            wanted.filter,
            search_scope=SUBTREE,
            attributes=list(wanted.attributes),
            paged_size=wanted.page,
            paged_cookie=cookie,
        )
        result = connection.result
        if result["result"] != 0:
            raise Unavailable(SyncProblem.HALF_ANSWERED)
        for each in connection.response or ():
            if each["type"] == "searchResEntry":
                yield each["dn"], each["raw_attributes"]
        cookie = result.get("controls", {}).get(_PAGED, {}).get("value", {}).get("cookie")
        if not cookie:
            return


def _units(connection: Connection, told: Mapping[SettingName, str]) -> dict[Names, ForeignUnit]:
    """Return the units by their place in the tree of names."""
    base = told[SettingName.UNITS_BASE]
    if not base:
        return {}
    id_attribute = told[SettingName.ID_ATTRIBUTE]
    wanted = _Wanted(base, told[SettingName.UNITS_FILTER], [id_attribute], int(told[SettingName.PAGE_SIZE]))
    found = {
        _names(dn): (_id(attributes, id_attribute), _unit_name(dn))
        for dn, attributes in _search(connection, wanted)
        if _names(dn) != _names(base)
    }
    ids = {names: id_ for names, (id_, _name) in found.items()}
    return {
        names: ForeignUnit(id=id_, name=name, parent=_nearest(names[:-1], ids)) for names, (id_, name) in found.items()
    }


def _people(
    connection: Connection, told: Mapping[SettingName, str], units: Mapping[Names, ForeignUnit]
) -> Iterator[ForeignPerson]:
    ids = {names: unit.id for names, unit in units.items()}
    columns = {name: told[name] for name in _ATTRIBUTES if told[name]}
    disabled = _DISABLED[told[SettingName.DISABLED_BY]]
    attributes = list(dict.fromkeys([*columns.values(), *disabled]))
    base, page = told[SettingName.PEOPLE_BASE], int(told[SettingName.PAGE_SIZE])
    for dn, values in _search(connection, _Wanted(base, told[SettingName.PEOPLE_FILTER], attributes, page)):
        unit = _nearest(_names(dn)[:-1], ids)
        yield ForeignPerson(
            id=_id(values, told[SettingName.ID_ATTRIBUTE]),
            name=_text(values, columns.get(SettingName.NAME_ATTRIBUTE)),
            email=_text(values, columns.get(SettingName.EMAIL_ATTRIBUTE)),
            staff_number=_text(values, columns.get(SettingName.NUMBER_ATTRIBUTE)),
            title=_text(values, columns.get(SettingName.TITLE_ATTRIBUTE)),
            since=_day(_text(values, columns.get(SettingName.SINCE_ATTRIBUTE))),
            units=(unit,) if unit else (),
            active=not any(_says_disabled(name, _text(values, name)) for name in disabled),
        )


_ESCAPED = re.compile(rb"\\(?:([0-9A-Fa-f]{2})|(.))")
_ATTRIBUTES = (
    SettingName.ID_ATTRIBUTE,
    SettingName.NAME_ATTRIBUTE,
    SettingName.EMAIL_ATTRIBUTE,
    SettingName.NUMBER_ATTRIBUTE,
    SettingName.TITLE_ATTRIBUTE,
    SettingName.SINCE_ATTRIBUTE,
)


def _says_disabled(attribute: str, value: str) -> bool:
    if attribute == "userAccountControl":
        return value.lstrip("-").isdigit() and bool(int(value) & _ACCOUNT_DISABLED)
    return value.casefold() == "true" if attribute == "nsAccountLock" else bool(value)


def _values(values: Mapping[str, list[bytes]], attribute: str | None) -> list[bytes]:
    """Return the values of ``attribute``, whose name servers may write in another case."""
    wanted = (attribute or "").casefold()
    return next((found for name, found in values.items() if name.casefold() == wanted), [])


def _text(values: Mapping[str, list[bytes]], attribute: str | None) -> str:
    found = _values(values, attribute)
    return found[0].decode("utf-8", errors="replace") if found else ""


def _id(values: Mapping[str, list[bytes]], attribute: str) -> str:
    """Return the stable id: text as it stands, and the sixteen bytes of an objectGUID as that is written."""
    found = _values(values, attribute)
    if found and attribute.casefold() == "objectguid":
        return str(UUID(bytes_le=bytes(found[0])))
    return _text(values, attribute)


def _day(value: str) -> date | None:
    """Return the company date of a GeneralizedTime (RFC 4517, 3.3.13); None for none and for anything else."""
    if not value:
        return None
    instant: Any = format_time(value.encode())  # type: ignore[no-untyped-call]  # the stubs leave it out
    if not isinstance(instant, datetime):
        return None
    return clock.day_of(instant if instant.tzinfo else instant.replace(tzinfo=UTC))


def _names(dn: str) -> Names:
    return tuple(f"{kind.casefold()}={value.casefold()}" for kind, value, _separator in reversed(parse_dn(dn)))


def _unit_name(dn: str) -> str:
    """Return the name of the entry, without the escapes of a DN (RFC 4514, 2.4)."""
    value = str(parse_dn(dn, escape=False, strip=True)[0][1]).encode()
    return _ESCAPED.sub(lambda each: bytes.fromhex(each[1].decode()) if each[1] else each[2], value).decode()


def _nearest(names: Names, ids: Mapping[Names, str]) -> str | None:
    """Return the id of the nearest unit at ``names`` or above."""
    for end in range(len(names), 0, -1):
        if names[:end] in ids:
            return ids[names[:end]]
    return None
