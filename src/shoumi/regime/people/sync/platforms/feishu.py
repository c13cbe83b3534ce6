"""The directory of Feishu (飞书): ``contact/v3`` departments below the root, and the members of each, page by page."""

from collections.abc import Iterator, Mapping

from shoumi.regime.accounts.single.calling import Asked, Json, unreadable
from shoumi.regime.accounts.single.platforms import Feishu, members
from shoumi.regime.people.sync.platforms.reading import day, once, pages, placed, text, told_as_a_source, under_known
from shoumi.regime.people.sync.values import ForeignPerson, ForeignUnit, Snapshot
from shoumi.regime.people.sync.vocabulary import SettingName

ROOT = "0"
"""The department that is the company."""
PAGE = "50"
"""Entries a page, the most that the interfaces give."""
_GONE = ("is_resigned", "is_frozen", "is_exited")


def read_snapshot(settings: Mapping[str, str], secret: str) -> Snapshot:
    """Return everything the application sees. Raises Unavailable when any of it does not come."""
    platform = Feishu(settings[SettingName.URL].rstrip("/"), settings[SettingName.APP_ID], secret)
    with told_as_a_source():
        units = under_known(_units(platform))
        known = frozenset(unit.id for unit in units)
        people = once(each for department in (ROOT, *known) for each in _people(platform, department, known))
    return Snapshot(units, people)


def _units(platform: Feishu) -> Iterator[ForeignUnit]:
    path = f"/open-apis/contact/v3/departments/{ROOT}/children"
    for told in _items(platform, path, {"fetch_child": "true", "department_id_type": "open_department_id"}):
        status = told.get("status")
        if not (isinstance(status, dict) and status.get("is_deleted")):
            yield ForeignUnit(
                id=text(told, "open_department_id"),
                name=text(told, "name"),
                parent=text(told, "parent_department_id") or None,
            )


def _people(platform: Feishu, department: str, known: frozenset[str]) -> Iterator[ForeignPerson]:
    query = {"department_id": department, "department_id_type": "open_department_id", "user_id_type": "user_id"}
    for told in _items(platform, "/open-apis/contact/v3/users/find_by_department", query):
        status, listed = told.get("status"), told.get("department_ids")
        main = next((each for each in members(told, "orders") if each.get("is_primary_dept")), {})
        yield ForeignPerson(
            id=text(told, "user_id"),
            name=text(told, "name"),
            email=text(told, "enterprise_email", "email"),
            staff_number=text(told, "employee_no"),
            units=placed(listed if isinstance(listed, list) else [], first=main.get("department_id"), known=known),
            title=text(told, "job_title"),
            since=day(told.get("join_time")),
            active=not (isinstance(status, dict) and any(status.get(name) for name in _GONE)),
        )


def _items(platform: Feishu, path: str, query: Mapping[str, str]) -> Iterator[Json]:
    def fetch(begin: str) -> tuple[Json, str]:
        begins = {"page_token": begin} if begin else {}
        page = platform.ask(path, Asked(query={**query, "page_size": PAGE, **begins})).get("data")
        if not isinstance(page, dict):
            unreadable(platform.address)
        return page, text(page, "page_token") if page.get("has_more") else ""

    for page in pages(fetch):
        yield from members(page, "items")
