"""The directory of WeCom (企业微信): ``department/list`` and ``user/list`` of each department.

A self-built application sees the departments in its visible range (应用可见范围); what is not seen does not exist.
Since 2022 WeCom tells such applications no e-mail address unless people authorise it: one that is entered here stays.
"""

from collections.abc import Iterator, Mapping

from shoumi.regime.accounts.single.calling import Asked, Json
from shoumi.regime.accounts.single.platforms import WeCom, listed, members
from shoumi.regime.people.sync.platforms.reading import once, placed, text, told_as_a_source, under_known
from shoumi.regime.people.sync.values import ForeignPerson, ForeignUnit, Snapshot
from shoumi.regime.people.sync.vocabulary import SettingName

ROOT = "1"
"""The department that is the company."""
_GONE = (2, 5)
"""Values of ``status``: disabled, and left the company; 1 is active, 4 not activated yet."""


def read_snapshot(settings: Mapping[str, str], secret: str) -> Snapshot:
    """Return everything the application sees. Raises Unavailable when any of it does not come."""
    platform = WeCom(settings[SettingName.URL].rstrip("/"), settings[SettingName.CORP_ID], secret)
    with told_as_a_source():
        told = listed(platform, platform.ask("/cgi-bin/department/list"), "department")
        units = under_known(_unit(each) for each in told if str(each.get("id")) != ROOT)
        known = frozenset(unit.id for unit in units)
        number = settings.get(SettingName.NUMBER_FIELD, "")
        people = once(_people(platform, [str(each.get("id")) for each in told], known, number))
    return Snapshot(units, people)


def _unit(told: Json) -> ForeignUnit:
    return ForeignUnit(id=text(told, "id"), name=text(told, "name"), parent=text(told, "parentid") or None)


def _people(platform: WeCom, departments: list[str], known: frozenset[str], number: str) -> Iterator[ForeignPerson]:
    for department in departments:
        answer = platform.ask("/cgi-bin/user/list", Asked(query={"department_id": department}))
        for told in listed(platform, answer, "userlist"):
            within = told.get("department")
            yield ForeignPerson(
                id=text(told, "userid"),
                name=text(told, "name"),
                email=text(told, "biz_mail", "email"),
                staff_number=_extra(told, number),
                units=placed(
                    within if isinstance(within, list) else [], first=told.get("main_department"), known=known
                ),
                title=text(told, "position"),
                active=told.get("status") not in _GONE and told.get("enable") != 0,
            )


def _extra(told: Json, name: str) -> str:
    """Return the company's own field ``name`` of a member, which is where staff numbers stand in WeCom."""
    fields = told.get("extattr")
    attributes = members(fields, "attrs") if isinstance(fields, dict) else []
    return next((text(each, "value") for each in attributes if name and each.get("name") == name), "")
