"""The directories of WeCom, DingTalk and Feishu, read from stand-ins (tests/standins.py), not the real ones."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

import pytest
from tests import standins
from tests.regime.people.company import CONSOLE, Company
from tests.standins import ID, SECRET, StandIn

from shoumi.engines.foundation.errors import Unavailable
from shoumi.regime.accounts.single import platforms
from shoumi.regime.kit import clock
from shoumi.regime.people import actions, queries
from shoumi.regime.people.actions.sources import Wanted
from shoumi.regime.people.models import Person, Source
from shoumi.regime.people.sync.reading import READERS, read_source
from shoumi.regime.people.sync.settings import checked
from shoumi.regime.people.sync.values import ForeignPerson, Snapshot
from shoumi.regime.people.sync.vocabulary import Ask, ChangeKind, RunState, SettingName, SourceKind, SyncProblem
from shoumi.regime.people.vocabulary import State

MANY = 7
HIRED = datetime(2024, 2, 29, 16, 0, tzinfo=UTC)
"""The first of March, in the company's zone."""


@dataclass(frozen=True)
class Case:
    """One platform with the same company in it: research and development, platform group below it, and sales."""

    kind: SourceKind
    make: Callable[[], StandIn]
    settings: dict[str, str]
    calls: int
    """How many calls a whole reading takes."""


def wecom() -> StandIn:
    return standins.WeCom(
        departments=[
            {"id": 1, "name": "星河软件", "parentid": 0},
            {"id": 2, "name": "研发部", "parentid": 1},
            {"id": 3, "name": "平台组", "parentid": 2},
            {"id": 4, "name": "销售部", "parentid": 1},
        ],
        people=[
            {
                "userid": f"u{number}",
                "name": f"员工{number}",
                "department": [2, 3],
                "main_department": 3,
                "position": "工程师",
                "status": 4 if number else 1,
                "biz_mail": f"u{number}@xinghe.example",
                "extattr": {"attrs": [{"name": "工号", "value": f"W{number}"}]},
            }
            for number in range(MANY)
        ]
        + [{"userid": "gone", "name": "离开", "department": [4], "main_department": 4, "status": 5}],
    )


def dingtalk() -> StandIn:
    return standins.DingTalk(
        departments=[
            {"dept_id": 2, "name": "研发部", "parent_id": 1},
            {"dept_id": 3, "name": "平台组", "parent_id": 2},
            {"dept_id": 4, "name": "销售部", "parent_id": 1},
        ],
        people=[
            {
                "userid": f"u{number}",
                "unionid": f"union{number}",
                "name": f"员工{number}",
                "dept_id_list": [3, 2],
                "title": "工程师",
                "job_number": f"W{number}",
                "org_email": f"u{number}@xinghe.example",
                "hired_date": int(HIRED.timestamp() * 1000),
                "active": False,
            }
            for number in range(MANY)
        ],
    )


def feishu() -> StandIn:
    return standins.Feishu(
        departments=[
            {"open_department_id": "od-2", "name": "研发部", "parent_department_id": "0"},
            {"open_department_id": "od-3", "name": "平台组", "parent_department_id": "od-2"},
            {"open_department_id": "od-4", "name": "销售部", "parent_department_id": "0"},
            {
                "open_department_id": "od-9",
                "name": "旧部门",
                "parent_department_id": "0",
                "status": {"is_deleted": True},
            },
        ],
        people=[
            {
                "user_id": f"u{number}",
                "name": f"员工{number}",
                "department_ids": ["od-2", "od-3"],
                "orders": [{"department_id": "od-3", "is_primary_dept": True}],
                "job_title": "工程师",
                "employee_no": f"W{number}",
                "enterprise_email": f"u{number}@xinghe.example",
                "join_time": int(HIRED.timestamp()),
                "status": {"is_resigned": False, "is_activated": False},
            }
            for number in range(MANY)
        ]
        + [{"user_id": "gone", "name": "离开", "department_ids": ["od-4"], "status": {"is_resigned": True}}],
    )


CASES = [
    Case(SourceKind.WECOM, wecom, {SettingName.CORP_ID: ID, SettingName.NUMBER_FIELD: "工号"}, 6),
    Case(SourceKind.DINGTALK, dingtalk, {SettingName.CORP_ID: "corp-1", SettingName.APP_ID: ID}, 15),
    Case(SourceKind.FEISHU, feishu, {SettingName.APP_ID: ID}, 13),
]
every_platform = pytest.mark.parametrize("case", CASES, ids=lambda case: case.kind.value)


@pytest.fixture
def server(case: Case) -> Iterator[StandIn]:
    with standins.serving(case.make()) as running:
        yield running


@pytest.fixture(autouse=True)
def waited(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Wait for nothing, and keep how long it would have been."""
    seconds: list[float] = []
    monkeypatch.setattr(platforms, "sleep", seconds.append)
    return seconds


def snapshot(case: Case, server: StandIn, secret: str = SECRET) -> Snapshot:
    source = Source(kind=case.kind, settings=checked(case.kind, case.settings | {SettingName.URL: server.address}))
    return READERS[case.kind](source, secret)


def failure(case: Case, server: StandIn, secret: str = SECRET) -> object:
    with pytest.raises(Unavailable) as refused:
        snapshot(case, server, secret)
    return refused.value.code


@every_platform
def test_departments_and_members_come_page_by_page_each_once(case: Case, server: StandIn) -> None:
    told = snapshot(case, server)
    names = {unit.id: unit.name for unit in told.units}
    assert sorted((unit.name, names.get(unit.parent or "", "")) for unit in told.units) == [
        ("平台组", "研发部"),
        ("研发部", ""),
        ("销售部", ""),
    ]
    people = {person.id: person for person in told.people}
    assert len(told.people) == len(people)
    assert {id_ for id_, person in people.items() if person.active} == {f"u{number}" for number in range(MANY)}
    one = people["u3"]
    assert (one.name, one.email, one.staff_number, one.title) == ("员工3", "u3@xinghe.example", "W3", "工程师")
    assert [names[unit] for unit in one.units] == ["平台组", "研发部"]
    assert one.since == (None if case.kind is SourceKind.WECOM else date(2024, 3, 1))
    assert isinstance(one, ForeignPerson)
    assert len(server.calls) == case.calls


@every_platform
def test_a_token_that_runs_out_on_the_way_is_fetched_again(case: Case, server: StandIn) -> None:
    whole = snapshot(case, server)
    server.uses, server.calls[:] = 2, []
    assert snapshot(case, server) == whole
    assert server.token > 2


@every_platform
def test_a_token_that_is_never_good_is_not_asked_for_for_ever(case: Case, server: StandIn) -> None:
    server.uses = 0
    assert failure(case, server) is SyncProblem.PLATFORM_REFUSES
    assert len(server.calls) == 4


@every_platform
def test_a_limit_on_calls_is_waited_for_and_not_for_ever(case: Case, server: StandIn, waited: list[float]) -> None:
    server.busy = 3
    assert len(snapshot(case, server).units) == 3
    assert waited == [1.0, 1.0, 1.0]
    server.busy = 10_000
    assert failure(case, server) is SyncProblem.GONE
    assert sum(waited[3:]) <= platforms.LONGEST_WAIT


@every_platform
def test_wrong_credentials_are_told_as_what_they_are(case: Case, server: StandIn) -> None:
    assert failure(case, server, "another secret") is SyncProblem.PLATFORM_REFUSES


@every_platform
@pytest.mark.parametrize("after", [0, 1, 2, 5])
def test_a_line_that_is_cut_leaves_no_part_of_an_answer(case: Case, server: StandIn, after: int) -> None:
    server.cut_after = after
    assert failure(case, server) is SyncProblem.GONE


@pytest.mark.parametrize("case", [CASES[2]], ids=["feishu"])
def test_a_platform_that_begins_a_page_again_has_not_told_everybody(
    case: Case, server: StandIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer = standins.Feishu.answer

    def stuck(self: standins.Feishu, call: standins.Call) -> tuple[int, Any, dict[str, str]]:
        status, told, headers = answer(self, call)
        if "data" in told:
            told["data"] |= {"has_more": True, "page_token": "2"}
        return status, told, headers

    monkeypatch.setattr(standins.Feishu, "answer", stuck)
    assert failure(case, server) is SyncProblem.HALF_ANSWERED


@pytest.mark.parametrize("case", [CASES[0]], ids=["wecom"])
def test_an_answer_without_its_list_is_none(case: Case, server: StandIn, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(server, "departments", None)
    assert failure(case, server) is SyncProblem.HALF_ANSWERED


@pytest.mark.parametrize("case", [CASES[1]], ids=["dingtalk"])
@pytest.mark.parametrize("odd", ["next", "9" * 5000])
def test_a_page_that_begins_nowhere_is_none(
    case: Case, server: StandIn, monkeypatch: pytest.MonkeyPatch, odd: str
) -> None:
    answer = standins.DingTalk.answer

    def lost(self: standins.DingTalk, call: standins.Call) -> tuple[int, Any, dict[str, str]]:
        status, told, headers = answer(self, call)
        if "list" in (told.get("result") or ()):
            told["result"] |= {"has_more": True, "next_cursor": odd}
        return status, told, headers

    monkeypatch.setattr(standins.DingTalk, "answer", lost)
    assert failure(case, server) is SyncProblem.HALF_ANSWERED


@pytest.mark.parametrize(
    ("case", "odd"),
    [(CASES[0], {"status": [2]}), (CASES[1], {"hired_date": 10**400}), (CASES[2], {"join_time": 10**400})],
    ids=["wecom", "dingtalk", "feishu"],
)
def test_one_odd_value_keeps_nobody_out(case: Case, server: StandIn, odd: dict[str, object]) -> None:
    everybody = len(snapshot(case, server).people)
    server.people[0] |= odd
    assert len(snapshot(case, server).people) == everybody


@every_platform
@pytest.mark.django_db
def test_a_directory_goes_through_the_sync_and_whoever_vanishes_begins_to_leave(
    case: Case, server: StandIn, company: Company
) -> None:
    del company
    wanted = Wanted(name="通讯录", settings=case.settings | {SettingName.URL: server.address}, secret=SECRET, share=5)
    source = actions.create_source(actor=CONSOLE, kind=case.kind, wanted=wanted)
    assert SECRET.encode() not in bytes(source.sealed_secret or b"")
    assert len(read_source(source).units) == 3
    first = actions.run_sync(actor=CONSOLE, source=source.id)
    assert first.asks == [Ask.FIRST]
    actions.confirm_sync(actor=CONSOLE, run=first.id)
    assert actions.apply_sync(run=first.id).state == RunState.FINISHED
    assert not first.entries.filter(problem__gt="").exists()
    one = Person.objects.get(email="u0@xinghe.example")
    everybody = list(server.people)
    server.people[:] = [each for each in everybody if each["name"] != "员工0"]
    assert actions.run_sync(actor=CONSOLE, source=source.id).counts == {ChangeKind.VANISHED.value: 1}
    assert queries.state_of(one.id, clock.now()) is State.LEAVING
    server.people[:] = everybody[:1]
    assert actions.run_sync(actor=CONSOLE, source=source.id).asks == [Ask.MANY]
