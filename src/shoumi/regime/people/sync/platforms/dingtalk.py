"""The directory of DingTalk (钉钉): ``v2/department/listsub`` from the root down, ``v2/user/list`` of each."""

from collections.abc import Iterator, Mapping

from shoumi.regime.accounts.single.calling import Asked, Json, unreadable
from shoumi.regime.accounts.single.platforms import DingTalk, listed
from shoumi.regime.people.sync.platforms.reading import day, is_number, once, pages, placed, text, told_as_a_source
from shoumi.regime.people.sync.values import ForeignPerson, ForeignUnit, Snapshot
from shoumi.regime.people.sync.vocabulary import SettingName

ROOT = "1"
"""The department that is the company."""
PAGE = 100
"""Members a page, the most that the interface gives."""
_MILLI = 1000


def read_snapshot(settings: Mapping[str, str], secret: str) -> Snapshot:
    """Return everything the application sees. Raises Unavailable when any of it does not come."""
    platform = DingTalk(settings[SettingName.URL].rstrip("/"), settings[SettingName.APP_ID], secret)
    with told_as_a_source():
        units = tuple(_units(platform))
        known = frozenset(unit.id for unit in units)
        people = once(each for department in (ROOT, *known) for each in _people(platform, department, known))
    return Snapshot(units, people)


def _units(platform: DingTalk) -> Iterator[ForeignUnit]:
    waiting, seen = [ROOT], {ROOT}
    while waiting:
        above = waiting.pop()
        answer = platform.ask("/topapi/v2/department/listsub", Asked(json={"dept_id": int(above)}))
        for told in listed(platform, answer, "result"):
            id_ = text(told, "dept_id")
            if not is_number(id_):
                unreadable(platform.address)
            if id_ not in seen:
                seen.add(id_)
                waiting.append(id_)
                yield ForeignUnit(id=id_, name=text(told, "name"), parent=None if above == ROOT else above)


def _people(platform: DingTalk, department: str, known: frozenset[str]) -> Iterator[ForeignPerson]:
    def fetch(begin: str) -> tuple[Json, str]:
        if not is_number(begin or "0"):
            unreadable(platform.address)
        asked = {"dept_id": int(department), "cursor": int(begin or 0), "size": PAGE}
        page = platform.ask("/topapi/v2/user/list", Asked(json=asked)).get("result")
        if not isinstance(page, dict):
            unreadable(platform.address)
        return page, text(page, "next_cursor") if page.get("has_more") else ""

    for page in pages(fetch):
        for told in listed(platform, page, "list"):
            within = told.get("dept_id_list")
            yield ForeignPerson(
                id=text(told, "userid"),
                name=text(told, "name"),
                email=text(told, "org_email", "email"),
                staff_number=text(told, "job_number"),
                units=placed(within if isinstance(within, list) else [], first=None, known=known),
                title=text(told, "title"),
                since=day(told.get("hired_date"), a_second=_MILLI),
            )
