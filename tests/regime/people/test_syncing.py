"""Syncing with a source that is a file: what it tells is applied, what it no longer tells begins to leave."""

from collections.abc import Callable, Sequence
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest
from django.conf import settings
from tests.regime.people.company import CONSOLE, Company, entry, signed_in, text

from shoumi.engines.foundation.errors import Conflict, Invalid, NotFound
from shoumi.regime.access.actors import Job
from shoumi.regime.access.deciding import ActRefused, decide
from shoumi.regime.journal.models import Event as LedgerEvent
from shoumi.regime.kit import clock
from shoumi.regime.people import actions, queries
from shoumi.regime.people.actions import applying
from shoumi.regime.people.actions.facts import person_subject
from shoumi.regime.people.actions.sources import Wanted
from shoumi.regime.people.jobs import sync_sources
from shoumi.regime.people.models import Employment, Person, Source, SyncRun, Unit
from shoumi.regime.people.queries import syncing
from shoumi.regime.people.queries.leaving import open_case_of
from shoumi.regime.people.rulebook import DIRECTORY, SYNC_JOB
from shoumi.regime.people.rules.powers import SYNC_VERBS
from shoumi.regime.people.sync.files import FOLDER
from shoumi.regime.people.sync.vocabulary import (
    Ask,
    ChangeKind,
    EntryState,
    RunState,
    SettingName,
    SourceKind,
    SyncProblem,
)
from shoumi.regime.people.vocabulary import Event, Office, Permission, Problem, State

HEADER = "工号,姓名,邮箱,部门,岗位"
Write = Callable[..., None]


def line(number: int, *, name: str = "", unit: str = "研发部/平台组", title: str = "", email: str | None = None) -> str:
    address = f"e{number}@xinghe.cn" if email is None else email
    return f"X{number},{name or f'员工{number}'},{address},{unit},{title}"


@pytest.fixture
def write() -> Write:
    folder = Path(settings.INSTALLATION.home) / FOLDER
    folder.mkdir(exist_ok=True)

    def lay(lines: Sequence[str]) -> None:
        (folder / "hr.csv").write_text("\n".join([HEADER, *lines]) + "\n", encoding="gb18030")

    lay([])
    return lay


@pytest.fixture
def source(company: Company, write: Write) -> Source:
    """A source with ten people, whose first plan was confirmed and applied."""
    del company
    made = actions.create_source(actor=CONSOLE, kind=SourceKind.FILE, wanted=wanted())
    write([line(number) for number in range(10)])
    confirmed(actions.run_sync(actor=CONSOLE, source=made.id))
    return made


def wanted(**changes: object) -> Wanted:
    told: dict[str, object] = {"name": "人事系统", "settings": {SettingName.FILE: "hr.csv"}}
    return Wanted(**told | changes)  # type: ignore[arg-type]  # fields by name


def confirmed(run: SyncRun) -> SyncRun:
    actions.confirm_sync(actor=CONSOLE, run=run.id)
    return actions.apply_sync(run=run.id)


def told(run: SyncRun) -> list[tuple[str, str, str]]:
    return [(each.external_id, each.change, each.state) for each in syncing.entries(CONSOLE, run.id).order_by("number")]


def employee(number: int) -> Person:
    return Person.objects.get(email=f"e{number}@xinghe.cn")


def state(number: int) -> State:
    return queries.state_of(employee(number).id, clock.now())


def events(code: Event) -> int:
    return LedgerEvent.objects.filter(code=code).count()


def units(person: UUID) -> set[str]:
    return {Unit.objects.get(id=one).name_zh for one in queries.units_of(person, clock.now())}


def test_the_first_plan_waits_and_a_confirmed_one_is_applied(company: Company, write: Write) -> None:
    del company
    position = actions.create_position(actor=CONSOLE, code="ENG", name=text("工程师"))
    source = actions.create_source(actor=CONSOLE, kind=SourceKind.FILE, wanted=wanted())
    write([line(1, title="eng"), line(2, unit="市场部")])
    run = actions.run_sync(actor=CONSOLE, source=source.id)
    assert (run.state, run.asks) == (RunState.ASKING, [Ask.FIRST])
    assert not Person.objects.filter(email="e1@xinghe.cn").exists()
    done = confirmed(run)
    assert (done.state, done.counts) == (RunState.FINISHED, {ChangeKind.NEW: 5})
    assert units(employee(1).id) == {"星河软件", "研发部", "平台组"}
    assert units(employee(2).id) == {"星河软件", "市场部"}
    assert queries.positions_of(employee(1).id, clock.now()) == {position.id}
    assert Unit.objects.filter(name_zh="平台组").count() == 1
    assert (events(Event.SYNC_CONFIRMED), events(Event.SYNC_FINISHED)) == (1, 1)
    assert all(each.sealed_told is None for each in syncing.entries(CONSOLE, run.id))
    again = actions.run_sync(actor=CONSOLE, source=source.id)
    assert (again.state, again.counts) == (RunState.FINISHED, {})


def test_moves_changes_departures_and_returns_are_applied_each_with_its_event(source: Source, write: Write) -> None:
    keep = employee(2).id
    write([line(0, name="改名"), line(1, unit="销售部"), *(line(number) for number in range(3, 10)), line(10)])
    run = actions.run_sync(actor=CONSOLE, source=source.id)
    assert run.state == RunState.FINISHED
    assert sorted(told(run))[:4] == [
        ("X0", ChangeKind.CHANGED, EntryState.DONE),
        ("X1", ChangeKind.MOVED, EntryState.DONE),
        ("X10", ChangeKind.NEW, EntryState.DONE),
        ("X2", ChangeKind.VANISHED, EntryState.DONE),
    ]
    assert employee(0).name == "改名"
    assert units(employee(1).id) == {"星河软件", "销售部"}
    assert state(2) is State.LEAVING
    assert events(Event.CASE_OPENED) == 1
    assert open_case_of(keep) is not None
    write([line(number) for number in range(10)])
    back = actions.run_sync(actor=CONSOLE, source=source.id)
    assert ("X2", ChangeKind.BACK, EntryState.DONE) in told(back)
    assert (state(2), employee(2).id, open_case_of(keep)) == (State.PRESENT, keep, None)


def test_a_rehired_person_keeps_the_history(source: Source, write: Write) -> None:
    person = employee(3).id
    rest = [line(number) for number in range(10) if number != 3]
    write(rest)
    actions.run_sync(actor=CONSOLE, source=source.id)
    case = open_case_of(person)
    assert case is not None
    actions.mark_left(actor=CONSOLE, person=person)
    gone = clock.now()
    assert actions.run_sync(actor=CONSOLE, source=source.id).counts == {}
    write([*rest, line(3).replace("X3", "N3")])
    run = actions.run_sync(actor=CONSOLE, source=source.id)
    assert told(run) == [("N3", ChangeKind.BACK, EntryState.DONE)]
    assert (employee(3).id, employee(3).staff_number) == (person, "N3")
    assert queries.state_of(person, gone) is State.LEFT
    assert (state(3), units(person)) == (State.PRESENT, {"星河软件", "研发部", "平台组"})
    assert Employment.objects.filter(person=person).count() > 2


def test_many_gone_at_once_stop_the_run_until_somebody_decides(source: Source, write: Write) -> None:
    write([line(number) for number in range(5)])
    run = actions.run_sync(actor=CONSOLE, source=source.id)
    assert (run.state, run.asks, run.counts) == (RunState.ASKING, [Ask.MANY], {ChangeKind.VANISHED: 5})
    assert {state(number) for number in range(10)} == {State.PRESENT}
    with pytest.raises(Conflict) as open_run:
        actions.run_sync(actor=CONSOLE, source=source.id)
    assert open_run.value.code is SyncProblem.RUN_OPEN
    actions.discard_sync(actor=CONSOLE, run=run.id)
    assert {state(number) for number in range(10)} == {State.PRESENT}
    confirmed(actions.run_sync(actor=CONSOLE, source=source.id))
    assert [state(number) for number in range(10)] == [State.PRESENT] * 5 + [State.LEAVING] * 5


def test_leaving_that_somebody_ordered_here_is_not_undone_by_the_source(source: Source, write: Write) -> None:
    everybody = [line(number) for number in range(10)]
    actions.begin_leaving(actor=CONSOLE, person=employee(4).id, last_day=clock.today() + timedelta(days=20))
    write([each for number, each in enumerate(everybody) if number != 4])
    assert told(actions.run_sync(actor=CONSOLE, source=source.id)) == [("X4", ChangeKind.VANISHED, EntryState.DONE)]
    write(everybody)
    assert actions.run_sync(actor=CONSOLE, source=source.id).counts == {}
    assert state(4) is State.LEAVING


@pytest.mark.parametrize("broken", ["gone", "empty", "half a line", "twice"])
def test_a_source_that_does_not_answer_whole_changes_nothing(source: Source, write: Write, broken: str) -> None:
    path = Path(settings.INSTALLATION.home) / FOLDER / "hr.csv"
    before = (Person.objects.count(), events(Event.CASE_OPENED))
    if broken == "gone":
        path.unlink()
    elif broken == "empty":
        write([])
    elif broken == "half a line":
        path.write_bytes(path.read_bytes()[:-30] + b'"')
    else:
        write([line(1), line(1)])
    run = actions.run_sync(actor=CONSOLE, source=source.id)
    assert run.state == RunState.FAILED
    assert run.problem
    assert (Person.objects.count(), events(Event.CASE_OPENED)) == before
    assert events(Event.SYNC_FAILED) == 1
    assert not run.entries.exists()


def test_who_was_entered_here_is_never_touched_and_asked_about_when_matched(
    company: Company, source: Source, write: Write
) -> None:
    local = company.member("本地", company.sales)
    known = actions.register_person(actor=CONSOLE, entry=entry("手工", email="e11@xinghe.cn")).id
    everybody = [line(number) for number in range(10)]
    write([*everybody, line(11)])
    run = actions.run_sync(actor=CONSOLE, source=source.id)
    assert (run.asks, told(run)) == ([Ask.LINKS], [("X11", ChangeKind.LINKED, EntryState.WAITING)])
    confirmed(run)
    assert (employee(11).id, employee(11).name, events(Event.LINKED)) == (known, "员工11", 1)
    write(everybody)
    actions.run_sync(actor=CONSOLE, source=source.id)
    assert state(11) is State.LEAVING
    assert queries.state_of(local, clock.now()) is State.PRESENT
    assert units(local) == {"星河软件", "销售部"}


def test_what_cannot_be_applied_is_told_in_its_line_alone(source: Source, write: Write) -> None:
    write([*(line(number) for number in range(9)), line(12), line(13)])
    run = actions.run_sync(actor=CONSOLE, source=source.id, rehearse=True)
    assert run.state == RunState.REHEARSED
    actions.change_source(actor=CONSOLE, source=source.id, wanted=wanted(share=6))
    waiting = actions.run_sync(actor=CONSOLE, source=source.id)
    actions.register_person(actor=CONSOLE, entry=entry("抢先", email="e12@xinghe.cn"))
    done = confirmed(waiting)
    assert (done.state, sorted(told(done))) == (
        RunState.FINISHED,
        [
            ("X12", ChangeKind.NEW, EntryState.FAILED),
            ("X13", ChangeKind.NEW, EntryState.DONE),
            ("X9", ChangeKind.VANISHED, EntryState.DONE),
        ],
    )
    (failed,) = syncing.entries(CONSOLE, done.id).filter(state=EntryState.FAILED)
    assert (failed.problem, syncing.name_told(failed)) == (Problem.EMAIL_TAKEN, "员工12")


def test_an_interrupted_run_goes_on_where_it_stopped(
    company: Company, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    del company
    monkeypatch.setattr(applying, "MOST_NEW", 4)
    source = actions.create_source(actor=CONSOLE, kind=SourceKind.FILE, wanted=wanted())
    write([line(number) for number in range(10)])
    run = actions.run_sync(actor=CONSOLE, source=source.id)
    actions.confirm_sync(actor=CONSOLE, run=run.id)
    part = actions.apply_sync(run=run.id, most_steps=2)
    assert part.state == RunState.UNDER_WAY
    assert 0 < Person.objects.count() < 10
    assert sync_sources() == 1
    assert Person.objects.count() == 10
    assert SyncRun.objects.get(id=run.id).state == RunState.FINISHED


def test_the_schedule_and_what_was_asked_for_are_taken_once(source: Source, write: Write) -> None:
    actions.change_source(actor=CONSOLE, source=source.id, wanted=wanted(every_minutes=30))
    assert sync_sources() == 0
    write([line(number) for number in range(11)])
    with clock.at(clock.now() + timedelta(minutes=31)):
        assert sync_sources() == 1
        assert sync_sources() == 0
    assert Person.objects.count() == 11
    write([line(number) for number in range(12)])
    asked = actions.ask_for_sync(actor=CONSOLE, source=source.id, rehearse=True)
    assert asked.state == RunState.LOOKING
    assert sync_sources() == 1
    assert SyncRun.objects.get(id=asked.id).state == RunState.REHEARSED
    assert Person.objects.count() == 11


def test_the_sync_may_keep_entries_and_nothing_else(company: Company) -> None:
    person = person_subject(company.member("甲", company.sales))
    for subject in (person, DIRECTORY):
        assert {verb for verb in Permission if decide(SYNC_JOB, verb, subject).allowed} == SYNC_VERBS
        assert not any(decide(Job("night"), verb, subject).allowed for verb in Permission)
    assert not SYNC_VERBS & {
        *(Permission.APPOINT, Permission.GRANT_CLEARANCE, Permission.CONFIRM_SYNC, Permission.CONFIGURE_SOURCE),
        *(Permission.IMPORT, Permission.EXPORT, Permission.SEE, Permission.FINISH_LEAVING),
    }


def test_it_sets_up_and_whoever_keeps_the_directory_confirms(company: Company, write: Write) -> None:
    it = signed_in(company.holding("卫", Office.IT))
    hr = signed_in(company.holding("许", Office.HR))
    colleague = signed_in(company.member("沈", company.sales))
    with pytest.raises(ActRefused):
        actions.create_source(actor=hr, kind=SourceKind.FILE, wanted=wanted())
    source = actions.create_source(actor=it, kind=SourceKind.FILE, wanted=wanted())
    write([line(1)])
    run = actions.run_sync(actor=it, source=source.id)
    for actor in (it, colleague):
        with pytest.raises(ActRefused):
            actions.confirm_sync(actor=actor, run=run.id)
    with pytest.raises(ActRefused):
        syncing.sources(colleague)
    actions.confirm_sync(actor=hr, run=run.id)
    with pytest.raises(Conflict):
        actions.discard_sync(actor=hr, run=run.id)
    with pytest.raises(NotFound):
        syncing.source(hr, run.id)


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"settings": {}}, SyncProblem.SETTING_MISSING),
        ({"settings": {SettingName.FILE: "../shoumi.toml"}}, SyncProblem.SETTING_WRONG),
        ({"settings": {SettingName.FILE: ".hidden.csv"}}, SyncProblem.SETTING_WRONG),
        ({"share": 0}, SyncProblem.OUT_OF_RANGE),
        ({"every_minutes": 4}, SyncProblem.OUT_OF_RANGE),
        ({"name": " "}, Problem.NAME_MISSING),
    ],
)
def test_settings_that_cannot_work_are_refused(company: Company, changes: dict[str, object], problem: Problem) -> None:
    del company
    with pytest.raises(Invalid) as wrong:
        actions.create_source(actor=CONSOLE, kind=SourceKind.FILE, wanted=wanted(**changes))
    assert wrong.value.code is problem
    assert not Source.objects.exists()
