"""Who reads which figures, and what nobody can read off them."""

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest
from django.conf import settings
from django.test import override_settings
from tests.cast import CONSOLE, Cast, last_day, office, registered, unit
from tests.regime.incidents.visiting import browser_of, program_of

from shoumi.engines.foundation.errors import Invalid, NotFound
from shoumi.regime.access.actors import Person, Scope
from shoumi.regime.access.deciding import ActRefused
from shoumi.regime.convenience import folding
from shoumi.regime.convenience.actions import Read, read_figures
from shoumi.regime.convenience.vocabulary import Cause, Event
from shoumi.regime.documents import queries as documents
from shoumi.regime.documents.actions.requesting import decide_request, request_to_know
from shoumi.regime.documents.models import Document, KnowRequest
from shoumi.regime.governance.actions.tasks import plan_task
from shoumi.regime.governance.values import NewTask
from shoumi.regime.journal.models import Event as Recorded
from shoumi.regime.journal.sequencing import sequence
from shoumi.regime.kit import clock
from shoumi.regime.people import actions as people
from shoumi.regime.people.models import ClearanceGrade
from shoumi.regime.people.values import InBody, InUnit, Leaving
from shoumi.regime.people.vocabulary import BodyKind, CaseKind, LeavingReason, NoticeMode, Office

pytestmark = pytest.mark.django_db
ABSENT = "JS-2026-ABSENT99"
PAGE, API = "/convenience", "/api/v1/convenience"


@pytest.fixture
def document(cast: Cast) -> Document:
    return registered(cast)


def head(cast: Cast, part: str, code: str) -> Person:
    people.appoint(actor=CONSOLE, person=getattr(cast, part), office=Office.HEAD, seat=InUnit(unit(code).id))
    return cast.acting(part)


def supervisor(cast: Cast, part: str) -> Person:
    body = people.create_body(actor=CONSOLE, kind=BodyKind.SUPERVISION, name=office().name)
    people.appoint(actor=CONSOLE, person=getattr(cast, part), office=Office.SUPERVISOR, seat=InBody(body.id))
    return cast.acting(part)


def ask(cast: Cast, number: str, part: str = "outsider") -> KnowRequest:
    return request_to_know(actor=cast.acting(part), number=number, purpose="评审", until=last_day(9))


def screen(person: UUID) -> None:
    grade = ClearanceGrade.objects.get(rank=1).id
    people.request_screening(actor=CONSOLE, person=person, grade=grade, reason="岗位需要")


def fold() -> None:
    sequence()
    folding.fold_refusals()
    folding.collect_waits()


def told(read: Read) -> object:
    """Return everything a viewer reads, as values that can be compared."""
    late = [(row.kind, row.person_id, row.waits_on_id) for row in read.stuck]
    return (
        [(pace.kind, pace.decided, pace.open, pace.stuck, dict(pace.units)) for pace in read.figures.paces],
        [(one.cause, one.count, one.few) for one in read.figures.refusals],
        late,
    )


@pytest.mark.parametrize("part", ["holder", "uncleared", "auditor", "system_admin", "security_admin", "partner"])
def test_nobody_else_reads_figures(cast: Cast, part: str) -> None:
    with pytest.raises(ActRefused):
        read_figures(actor=cast.acting(part), days=90)


def test_a_head_cannot_tell_a_number_that_exists_from_one_that_does_not(cast: Cast, document: Document) -> None:
    """Asked for, looked for, granted, declined or left lying: the figures of heads stay as they were."""
    viewer = head(cast, "outsider", "sales")
    fold()
    later = clock.now() + timedelta(days=8)
    before = told(read_figures(actor=viewer, days=90))
    for number in (document.number, ABSENT):
        asked = ask(cast, number)
        with pytest.raises(NotFound):
            documents.document(viewer, number)
        fold()
        assert told(read_figures(actor=viewer, days=90)) == before
        if asked.document_id:
            decide_request(actor=cast.acting("classifier"), request_id=asked.id, grant=False)
            fold()
        with clock.at(later):
            assert told(read_figures(actor=cast.acting("outsider"), days=90)) == before


def test_only_the_register_right_counts_requests_to_know(cast: Cast, document: Document) -> None:
    ask(cast, document.number)
    ask(cast, ABSENT)
    watching = supervisor(cast, "holder")
    fold()
    officer = read_figures(actor=cast.acting("officer"), days=30).figures
    pace = next(one for one in officer.paces if one.kind == "documents.requests")
    assert (pace.open, pace.decided) == (1, 0)
    assert Recorded.objects.filter(code=Event.FIGURES_READ, actor=f"person:{cast.officer}").count() == 1
    others = read_figures(actor=watching, days=30).figures
    assert "documents.requests" not in {one.kind for one in others.paces}
    assert not Recorded.objects.filter(code=Event.FIGURES_READ, actor=f"person:{cast.holder}").exists()
    below = program_of(cast, "officer", Scope.READ, ceiling=1).get(API).json()
    assert "documents.requests" not in {one["kind"] for one in below["waits"]}


def test_refusals_of_what_was_not_known_are_for_the_company_and_alike_for_any_number(
    cast: Cast, document: Document
) -> None:
    viewer = head(cast, "outsider", "sales")
    counts = []
    for number in (document.number, ABSENT):
        with pytest.raises(NotFound):
            documents.document(cast.acting("outsider"), number)
        fold()
        whole = read_figures(actor=cast.acting("officer"), days=30).figures.refusals
        counts.append([(one.cause, one.count) for one in whole])
        assert read_figures(actor=viewer, days=30).figures.refusals == []
    assert counts == [[(Cause.NOT_KNOWN, 1)], [(Cause.NOT_KNOWN, 2)]]


def test_heads_are_told_no_small_number_of_refusals(cast: Cast) -> None:
    viewer = head(cast, "classifier", "rd")
    for times in (4, 1):
        for _ in range(times):
            with pytest.raises(ActRefused):
                read_figures(actor=cast.acting("holder"), days=30)
        fold()
        seen = {one.cause: (one.count, one.few) for one in read_figures(actor=viewer, days=30).figures.refusals}
        assert seen == {Cause.OFFICE: (4, True) if times == 4 else (5, False)}
        whole = read_figures(actor=cast.acting("officer"), days=30).figures.refusals
        assert [(one.cause, one.few) for one in whole] == [(Cause.OFFICE, False)]


def test_a_head_reads_of_their_own_unit_only(cast: Cast) -> None:
    viewer = head(cast, "classifier", "rd")
    for person in (cast.holder, cast.outsider):
        screen(person)
    fold()
    with clock.at(clock.now() + timedelta(days=4)):
        own = read_figures(actor=cast.acting("classifier"), days=30)
        assert [row.person_id for row in own.stuck] == [cast.holder]
        assert {code for _, code, _ in own.figures.units} == {"rd"}
        everybody = read_figures(actor=cast.acting("officer"), days=30)
        assert {row.person_id for row in everybody.stuck} == {cast.holder, cast.outsider}
        of_sales = read_figures(actor=cast.acting("officer"), days=30, unit="sales")
        assert [row.person_id for row in of_sales.stuck] == [cast.outsider]
        with pytest.raises(NotFound):
            read_figures(actor=cast.acting("classifier"), days=30, unit="sales")
    with pytest.raises(Invalid):
        read_figures(actor=viewer, days=31)


def test_tasks_that_are_late_are_told_to_who_sees_every_body_and_to_no_head(cast: Cast) -> None:
    officer, boss = cast.acting("officer"), head(cast, "classifier", "rd")
    new = NewTask(text="检查出入登记", owner=cast.holder, due=last_day(0))
    plan_task(actor=officer, body=office().id, year=last_day(0).year, new=new)
    with clock.at(clock.now() + timedelta(days=1)):
        fold()
        late = read_figures(actor=cast.acting("officer"), days=30).stuck.get(kind="governance.tasks")
        assert (late.person_id, late.waits_on_id) == (cast.officer, cast.holder)
        of_heads = read_figures(actor=replace(boss, factor_at=clock.now()), days=30)
    assert "governance.tasks" not in {pace.kind for pace in of_heads.figures.paces}
    assert not of_heads.stuck.filter(kind="governance.tasks").exists()


def test_nobody_reads_here_that_they_are_to_leave(cast: Cast) -> None:
    viewer = head(cast, "classifier", "rd")
    case = Leaving(
        kind=CaseKind.LEAVING,
        reason=LeavingReason.DISMISSAL,
        announced_on=last_day(0),
        last_day=last_day(8),
        mode=NoticeMode.NARROWED,
    )
    before = told(read_figures(actor=viewer, days=30))
    people.open_case(actor=CONSOLE, person=cast.classifier, leaving=case)
    fold()
    with clock.at(clock.now() + timedelta(days=4)):
        assert told(read_figures(actor=cast.acting("classifier"), days=30)) == before


def test_who_oversees_the_company_reads_how_many_screenings_wait_and_not_whose(cast: Cast) -> None:
    screen(cast.uncleared)
    supervisor(cast, "holder")
    fold()
    with clock.at(clock.now() + timedelta(days=4)):
        read = read_figures(actor=cast.acting("holder"), days=30)
        assert next(one.stuck for one in read.figures.paces if one.kind == "people.screenings") == 1
        assert not read.stuck


def test_the_page_and_the_program_tell_the_same_and_the_list_is_taken_along(cast: Cast, document: Document) -> None:
    asked = ask(cast, document.number)
    decide_request(actor=cast.acting("classifier"), request_id=asked.id, grant=True)
    for _ in range(2):
        ask(cast, document.number)
    fold()
    with override_settings(INSTALLATION=replace(settings.INSTALLATION, stuck_after_days=0)):
        officer = browser_of(cast, "officer")
        page = officer.get(PAGE, {"days": "30", "unit": "sales"}).content.decode()
        for shown in ("知悉申请", "赵明远", "陈立行", "已超过 0 天"):
            assert shown in page, shown
        assert document.number not in page
        assert "style=" not in page
        assert officer.get(PAGE, {"unit": "nowhere"}).status_code == 404
        assert officer.get(PAGE, {"days": "31"}).status_code == 422
        listed = b"".join(officer.get(PAGE, {"days": "30", "export": "csv"})).decode()
        assert listed.count("赵明远") == 2
        answer = program_of(cast, "officer", Scope.READ).get(API, {"days": 30}).json()
        waits = next(one for one in answer["waits"] if one["kind"] == "documents.requests")
        assert (waits["decided"], waits["open"], waits["late"]) == (1, 2, 2)
        assert program_of(cast, "holder", Scope.READ).get(API).status_code == 403
    assert Recorded.objects.filter(code=Event.LIST_EXPORTED).count() == 1
