"""Importing: nothing before it is applied, whole lines only, in steps that go on where they stopped."""

from collections.abc import Sequence
from datetime import timedelta
from uuid import UUID

import pytest
from tests.regime.people.company import CONSOLE, Company, entry, signed_in
from tests.regime.people.imports.test_workbook import book

from shoumi.engines.foundation.errors import Conflict, Invalid, NotFound
from shoumi.regime.access.actors import Actor
from shoumi.regime.access.deciding import ActRefused
from shoumi.regime.journal.models import Event as LedgerEvent
from shoumi.regime.kit import clock
from shoumi.regime.people import actions, queries
from shoumi.regime.people.actions import importing as import_actions
from shoumi.regime.people.imports.checking import Fault
from shoumi.regime.people.models import Identity, ImportRun, Person
from shoumi.regime.people.queries import identities, importing
from shoumi.regime.people.vocabulary import Column, Event, ImportProblem, ImportState, Kind, Office, Problem
from shoumi.regime.vault.models import SealedObject
from shoumi.regime.vault.objects import seal_bytes

NUMBER, TAKEN = "11010519491231002X", "440524188001010014"


def checked(text: str, encoding: str = "utf-8") -> ImportRun:
    return actions.check_import(actor=CONSOLE, sealing=seal_bytes(text.encode(encoding)))


def recorded(code: Event) -> int:
    return LedgerEvent.objects.filter(code=code).count()


def people_file(many: int) -> str:
    return "姓名,邮箱,部门\n" + "".join(f"员工{number},e{number}@xinghe.cn,研发部\n" for number in range(many))


def test_looking_enters_nobody_and_applying_enters_the_good_lines(company: Company) -> None:
    run = checked(
        "姓名,邮箱,工号,部门\n张伟,z@xinghe.cn,1,研发部/平台组\n李雷,坏邮箱,2,销售部\n韩梅,h@xinghe.cn,3,SA\n",
        "gb18030",
    )
    assert (run.lines, run.faulty, run.registered) == (3, 1, 0)
    assert not Person.objects.exists()
    (fault,) = importing.faults_of(run)
    assert (fault.line, fault.column, fault.problem) == (3, Column.EMAIL, Problem.EMAIL_MALFORMED)
    done = actions.apply_import(actor=CONSOLE, run=run.id)
    assert (done.state, done.registered, done.faulty) == (ImportState.FINISHED, 2, 1)
    entered = queries.find_by_email("z@xinghe.cn")
    assert entered is not None
    now = clock.now()
    assert queries.units_of(entered.id, now) == {company.root.id, company.development.id, company.team.id}
    assert queries.kind_of(entered.id, now) is Kind.EMPLOYEE
    assert recorded(Event.REGISTERED) == 2


def test_a_workbook_is_entered_with_identity_numbers_that_nobody_reads_off(company: Company) -> None:
    other = actions.register_person(actor=CONSOLE, entry=entry("王芳"))
    actions.set_identity(actor=CONSOLE, person=other.id, number=TAKEN)
    run = actions.check_import(
        actor=CONSOLE,
        sealing=seal_bytes(
            book(
                [
                    ["姓名", "身份证号", "部门", "开始日期", "结束日期"],
                    ["张伟", NUMBER, "RD", None, None],
                    ["李雷", NUMBER, "RD", None, None],
                    ["韩梅", TAKEN, "RD", None, None],
                    ["赵云", NUMBER[:-1] + "1", "RD", None, None],
                    ["孙可", None, "RD", "2026-03-02", "2026-03-01"],
                ]
            )
        ),
    )
    assert [(fault.line, fault.problem) for fault in importing.faults_of(run)] == [
        (3, ImportProblem.IDENTITY_TWICE),
        (4, Problem.IDENTITY_TAKEN),
        (5, Problem.IDENTITY_CHECK_DIGIT),
        (6, Problem.SPAN_BACKWARDS),
    ]
    done = actions.apply_import(actor=CONSOLE, run=run.id)
    assert (done.registered, done.faulty) == (1, 4)
    entered = Person.objects.get(name="张伟")
    row = Identity.objects.get(person=entered)
    assert NUMBER.encode() not in bytes(row.digest) + bytes(row.sealed_number)
    assert identities.persons_with([NUMBER, TAKEN]) == {NUMBER: entered.id, TAKEN: other.id}
    keeper = signed_in(company.holding("许静", Office.HR))
    colleague = signed_in(company.member("沈越", company.sales))
    assert identities.shown_identity(keeper, entered.id) == "110*************2X"
    assert identities.shown_identity(colleague, entered.id) == ""


def test_an_identity_number_belongs_to_one_person(company: Company) -> None:
    del company
    one, other = (actions.register_person(actor=CONSOLE, entry=entry(name)).id for name in ("张伟", "李雷"))
    actions.set_identity(actor=CONSOLE, person=one, number=NUMBER)
    with pytest.raises(Conflict) as taken:
        actions.set_identity(actor=CONSOLE, person=other, number=NUMBER)
    assert taken.value.code is Problem.IDENTITY_TAKEN
    actions.set_identity(actor=CONSOLE, person=one, number=TAKEN)
    actions.set_identity(actor=CONSOLE, person=one, number="")
    actions.set_identity(actor=CONSOLE, person=other, number=NUMBER)
    assert identities.persons_with([NUMBER, TAKEN]) == {NUMBER: other}


def test_the_file_is_sealed_and_destroyed_when_the_import_is_over(company: Company) -> None:
    del company
    run = checked("姓名\n张伟\n")
    assert SealedObject.objects.count() == 1
    done = actions.apply_import(actor=CONSOLE, run=run.id)
    assert done.file is None
    assert not SealedObject.objects.exists()
    with pytest.raises(Conflict):
        actions.apply_import(actor=CONSOLE, run=run.id)


def test_an_import_goes_on_where_it_stopped(company: Company, monkeypatch: pytest.MonkeyPatch) -> None:
    del company
    monkeypatch.setattr(import_actions, "MOST_IN_ONE_STEP", 7)
    run = checked(people_file(20))
    part = actions.apply_import(actor=CONSOLE, run=run.id, most_steps=1)
    assert (part.state, part.registered) == (ImportState.UNDER_WAY, 7)
    assert recorded(Event.REGISTERED) == 7
    done = actions.apply_import(actor=CONSOLE, run=run.id)
    assert (done.state, done.registered, done.faulty) == (ImportState.FINISHED, 20, 0)
    assert Person.objects.count() == 20


def test_two_requests_at_once_enter_every_line_once(company: Company, monkeypatch: pytest.MonkeyPatch) -> None:
    del company
    monkeypatch.setattr(import_actions, "MOST_IN_ONE_STEP", 2)
    run = checked("姓名\n" + "".join(f"员工{number}\n" for number in range(7)))
    noting = import_actions._note_late
    other = iter([3])

    def while_another_request_is_ahead(actor: Actor, of: UUID, faults: Sequence[Fault]) -> None:
        noting(actor, of, faults)
        for steps in other:
            actions.apply_import(actor=CONSOLE, run=run.id, most_steps=steps)

    monkeypatch.setattr(import_actions, "_note_late", while_another_request_is_ahead)
    slower = actions.apply_import(actor=CONSOLE, run=run.id, most_steps=1)
    assert (slower.registered, slower.done_to) == (6, 7)
    done = actions.apply_import(actor=CONSOLE, run=run.id)
    assert (done.state, done.registered, done.faulty) == (ImportState.FINISHED, 7, 0)
    assert Person.objects.count() == recorded(Event.REGISTERED) == 7


def test_a_line_whose_address_was_taken_meanwhile_is_left_out_and_told(company: Company) -> None:
    del company
    run = checked(people_file(3))
    actions.register_person(actor=CONSOLE, entry=entry("别人", email="e1@xinghe.cn"))
    done = actions.apply_import(actor=CONSOLE, run=run.id)
    assert (done.registered, done.faulty) == (2, 1)
    (fault,) = importing.faults_of(done)
    assert (fault.line, fault.problem) == (3, Problem.EMAIL_TAKEN)


def test_an_import_may_be_given_up(company: Company) -> None:
    del company
    run = checked("姓名\n张伟\n")
    assert actions.discard_import(actor=CONSOLE, run=run.id).state == ImportState.DISCARDED
    assert not Person.objects.exists()
    assert not SealedObject.objects.exists()


def test_a_file_that_is_none_leaves_nothing_but_a_record(company: Company) -> None:
    del company
    with pytest.raises(Invalid) as refused:
        actions.check_import(actor=CONSOLE, sealing=seal_bytes(b"PK\x03\x04"))
    assert refused.value.code is ImportProblem.WORKBOOK_BROKEN
    assert recorded(Event.IMPORT_REJECTED) == 1
    assert not ImportRun.objects.exists()
    assert not SealedObject.objects.exists()


def test_only_who_keeps_the_directory_imports(company: Company) -> None:
    keeper = signed_in(company.holding("许静", Office.HR))
    colleague = signed_in(company.member("沈越", company.sales))
    run = actions.check_import(actor=keeper, sealing=seal_bytes("姓名\n张伟\n".encode()))
    with pytest.raises(ActRefused):
        actions.check_import(actor=colleague, sealing=seal_bytes("姓名\n张伟\n".encode()))
    with pytest.raises(ActRefused):
        actions.apply_import(actor=colleague, run=run.id)
    with pytest.raises(ActRefused):
        importing.import_run(colleague, run.id)
    with pytest.raises(NotFound):
        importing.import_run(keeper, company.root.id)
    assert Person.objects.count() == 2


def test_someone_expected_is_entered_with_their_first_day(company: Company) -> None:
    del company
    first = clock.today() + timedelta(days=10)
    run = checked(f"姓名,邮箱,开始日期\n张伟,z@xinghe.cn,{first.isoformat()}\n")
    actions.apply_import(actor=CONSOLE, run=run.id)
    entered = queries.find_by_email("z@xinghe.cn")
    assert entered is not None
    assert not queries.is_present(entered.id, clock.now())
    assert queries.is_present(entered.id, clock.start_of(first))
