"""What pushed users and groups mean to the directory."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from shoumi.engines.foundation.errors import Invalid
from shoumi.regime.people.imports.checking import code_said
from shoumi.regime.people.models import Source
from shoumi.regime.people.queries.provisioned import body_of, provisioned
from shoumi.regime.people.rules.standing import is_outsider
from shoumi.regime.people.sync.files import paths_above
from shoumi.regime.people.sync.values import ForeignPerson, ForeignUnit, Snapshot
from shoumi.regime.people.sync.vocabulary import Provisioned, SettingName
from shoumi.regime.people.vocabulary import ImportProblem, Kind

ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"
GROUPS = "groups"


def read_snapshot(source: Source) -> Snapshot:
    """Return everything that was pushed to ``source``. Units are departments as paths, or the groups."""
    users = [(str(row.id), body_of(row)) for row in provisioned(source.id, Provisioned.USER)]
    if source.settings.get(SettingName.UNITS_FROM) == GROUPS:
        groups = [(str(row.id), body_of(row)) for row in provisioned(source.id, Provisioned.GROUP)]
        units = tuple(ForeignUnit(id=id_, name=str(body.get("displayName", ""))) for id_, body in groups)
        places = _members(groups)
    else:
        departments = {id_: paths_above(_enterprise(body, "department")) for id_, body in users}
        units = tuple(
            ForeignUnit(id=path, name=path.rpartition("/")[2], parent=path.rpartition("/")[0] or None)
            for path in sorted({path for paths in departments.values() for path in paths})
        )
        places = {id_: tuple(paths[-1:]) for id_, paths in departments.items()}
    return Snapshot(units, tuple(_person(id_, body, places.get(id_, ())) for id_, body in users))


def _members(groups: list[tuple[str, Mapping[str, Any]]]) -> dict[str, tuple[str, ...]]:
    found: defaultdict[str, tuple[str, ...]] = defaultdict(tuple)
    for id_, body in groups:
        for member in body.get("members") or ():
            found[str(member.get("value", ""))] += (id_,)
    return found


def _person(id_: str, body: Mapping[str, Any], units: tuple[str, ...]) -> ForeignPerson:
    try:
        kind = code_said(Kind, str(body.get("userType") or ""), Kind.EMPLOYEE, ImportProblem.KIND_UNKNOWN)
    except Invalid:
        kind = Kind.EMPLOYEE
    return ForeignPerson(
        id=id_,
        name=next(_names(body), ""),
        kind=kind,
        email=_email(body),
        staff_number=_enterprise(body, "employeeNumber"),
        organisation=_enterprise(body, "organization") if is_outsider(kind) else "",
        units=units,
        title=str(body.get("title") or ""),
        active=body.get("active") is not False,
    )


def _names(body: Mapping[str, Any]) -> Iterator[str]:
    """Yield the names a user may be called by, the best first; a family name stands in front where it is Chinese."""
    name = body.get("name") or {}
    family, given = str(name.get("familyName") or ""), str(name.get("givenName") or "")
    whole = f"{given} {family}".strip() if (family + given).isascii() else family + given
    for each in (body.get("displayName"), name.get("formatted"), whole, body.get("userName")):
        if each:
            yield str(each)


def _email(body: Mapping[str, Any]) -> str:
    emails = [each for each in body.get("emails") or () if each.get("value")]
    primary = next((each for each in emails if each.get("primary")), emails[0] if emails else None)
    if primary is not None:
        return str(primary["value"])
    user_name = str(body.get("userName") or "")
    return user_name if "@" in user_name else ""


def _enterprise(body: Mapping[str, Any], name: str) -> str:
    return str((body.get(ENTERPRISE) or {}).get(name) or "")
