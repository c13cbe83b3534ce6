"""Leaving, moving and the end of a cooperation, from the case to what is owed afterwards (P07, P09)."""

from datetime import timedelta
from uuid import UUID

import pytest
from django.db import IntegrityError, transaction
from tests.regime.people.company import CONSOLE, Company, register, signed_in
from tests.regime.people.conftest import BrowserOf

from shoumi.engines.foundation.errors import Conflict, Invalid, NotFound
from shoumi.regime.access.actors import Person
from shoumi.regime.access.deciding import ActRefused, decide
from shoumi.regime.accounts.actions.accounts import suspend
from shoumi.regime.accounts.vocabulary import Administrator
from shoumi.regime.journal.models import Details
from shoumi.regime.kit import clock, papers
from shoumi.regime.people import actions, queries
from shoumi.regime.people.actions.facts import person_subject
from shoumi.regime.people.models import CaseItem, ContinuingDuty, LeavingCase
from shoumi.regime.people.queries import leaving as reading
from shoumi.regime.people.values import Duty, InUnit, Leaving, Owner, Workplace
from shoumi.regime.people.vocabulary import (
    CaseKind,
    CaseState,
    DutyEnd,
    DutyKind,
    FactKind,
    ItemState,
    Kind,
    LeavingReason,
    NoticeMode,
    Office,
    Permission,
    Problem,
    State,
    UndertakingState,
)

pytestmark = pytest.mark.django_db

PAPER = b"%PDF" if papers.setter() else b"<!DOCTYPE html>"
"""How a paper begins, where the system can set PDFs and where it cannot."""


@pytest.fixture
def hr(company: Company) -> Person:
    return signed_in(company.holding("许静", Office.HR))


@pytest.fixture
def officer(company: Company) -> Person:
    return signed_in(company.holding("林静", Office.OFFICER))


@pytest.fixture
def leaver(company: Company) -> UUID:
    person = company.member("何去", company.team)
    signed_in(person)
    return person


def leaving(kind: CaseKind = CaseKind.LEAVING, mode: NoticeMode = NoticeMode.AT_ONCE, days: int = 0) -> Leaving:
    today = clock.today()
    last_day = today + timedelta(days=days)
    return Leaving(kind=kind, reason=LeavingReason.RESIGNATION, announced_on=today, last_day=last_day, mode=mode)


def moving(company: Company) -> Leaving:
    today = clock.today()
    return Leaving(
        kind=CaseKind.MOVING,
        reason=LeavingReason.TRANSFER,
        announced_on=today,
        last_day=today + timedelta(days=5),
        mode=NoticeMode.FOLLOWS,
        to=Workplace(company.sales.id),
    )


def waive_all(officer: Person, case: LeavingCase) -> None:
    for item in CaseItem.objects.filter(case=case, state=ItemState.OPEN):
        actions.waive_item(actor=officer, item=item.id, reason="无此项")


def test_access_ends_with_the_case_and_comes_back_when_it_is_cancelled(hr: Person, leaver: UUID) -> None:
    before = clock.now()
    case = actions.open_case(actor=hr, person=leaver, leaving=leaving(days=9))
    assert queries.state_of(leaver, clock.now()) is State.LEAVING
    with pytest.raises(Conflict):
        actions.open_case(actor=hr, person=leaver, leaving=leaving())
    actions.cancel_case(actor=hr, case=case.id)
    states = [queries.state_of(leaver, at) for at in (before, clock.now(), clock.now() + timedelta(days=30))]
    assert states == [State.PRESENT] * 3


def test_a_narrowed_notice_leaves_the_person_present_until_the_last_day(hr: Person, leaver: UUID) -> None:
    before = clock.now()
    case = actions.open_case(actor=hr, person=leaver, leaving=leaving(mode=NoticeMode.NARROWED, days=9))
    during = clock.now()
    assert (reading.notice_of(leaver, before), reading.notice_of(leaver, during)) == (None, case.id)
    later = clock.now() + timedelta(days=11)
    assert [queries.state_of(leaver, at) for at in (during, later)] == [State.PRESENT, State.LEFT]
    actions.cancel_case(actor=hr, case=case.id)
    assert reading.notice_of(leaver, clock.now()) is None
    assert reading.notice_of(leaver, during) == case.id


def test_who_moves_stands_in_the_new_unit_only_and_keeps_no_old_office_unseen(
    company: Company, hr: Person, leaver: UUID
) -> None:
    actions.appoint(actor=CONSOLE, person=leaver, office=Office.UNIT_OFFICER, seat=InUnit(company.team.id))
    case = actions.open_case(actor=hr, person=leaver, leaving=moving(company))
    assert queries.units_of(leaver, clock.now()) == {company.sales.id, company.root.id}
    item = CaseItem.objects.get(case=case, name="people.offices")
    with pytest.raises(Conflict) as left:
        actions.settle_item(actor=hr, item=item.id)
    assert left.value.parameters == {"count": 1}
    row = next(fact for fact in queries.history(hr, leaver) if fact.kind is FactKind.APPOINTMENT)
    actions.end_appointment(actor=CONSOLE, person=leaver, appointment=row.id)
    actions.settle_item(actor=hr, item=item.id)
    assert queries.state_of(leaver, clock.now()) is State.PRESENT


def test_a_case_closes_when_every_item_is_settled_and_the_last_day_has_come(
    hr: Person, officer: Person, leaver: UUID
) -> None:
    case = actions.open_case(actor=hr, person=leaver, leaving=leaving(days=2))
    with pytest.raises(Conflict) as still:
        actions.close_case(actor=hr, case=case.id)
    assert still.value.code is Problem.ITEMS_OPEN
    waive_all(officer, case)
    with pytest.raises(Conflict) as early:
        actions.close_case(actor=hr, case=case.id)
    assert early.value.code is Problem.BEFORE_LAST_DAY
    with clock.at(clock.now() + timedelta(days=4)):
        fresh = Person(hr.id, factor_at=clock.now())
        actions.close_case(actor=fresh, case=case.id)
        assert queries.state_of(leaver, clock.now()) is State.LEFT
        assert not queries.units_of(leaver, clock.now())
        duty = ContinuingDuty.objects.get()
        assert (duty.kind_code, duty.end_code) == (DutyKind.CONFIDENTIALITY, DutyEnd.PUBLIC)
        paper = actions.issue_certificate(actor=fresh, case=case.id)
        assert paper.data.startswith(PAPER)


def test_only_the_owner_settles_and_only_the_officer_waives(
    company: Company, hr: Person, officer: Person, leaver: UUID
) -> None:
    head = signed_in(company.holding("周宁", Office.HEAD, company.development))
    other = signed_in(company.holding("马骏", Office.HEAD, company.sales))
    case = actions.open_case(actor=hr, person=leaver, leaving=leaving())
    copies = CaseItem.objects.get(case=case, name="people.copies")
    for stranger, error in ((hr, ActRefused), (other, NotFound)):
        with pytest.raises(error):
            actions.settle_item(actor=stranger, item=copies.id)
    with pytest.raises(ActRefused):
        actions.waive_item(actor=hr, item=copies.id, reason="无此项")
    with pytest.raises(Invalid):
        actions.waive_item(actor=officer, item=copies.id, reason=" ")
    assert [item.name for item in reading.waiting_items(head)] == ["people.copies"]
    actions.settle_item(actor=head, item=copies.id)
    actions.assign_item(
        actor=hr,
        item=CaseItem.objects.get(case=case, name="people.media").id,
        owner=Owner(person=other.id),
        deadline=clock.today(),
    )
    assert [item.name for item in reading.waiting_items(other)] == ["people.media"]
    with pytest.raises(Invalid):
        actions.assign_item(
            actor=hr,
            item=CaseItem.objects.get(case=case, name="people.keys").id,
            owner=Owner(person=leaver),
            deadline=clock.today(),
        )


def test_an_item_with_something_outstanding_is_not_ticked(company: Company, hr: Person, leaver: UUID) -> None:
    it = signed_in(company.holding("任刚", Office.IT))
    case = actions.open_case(actor=hr, person=leaver, leaving=leaving())
    item = CaseItem.objects.get(case=case, name="people.accounts")
    with pytest.raises(Conflict) as left:
        actions.settle_item(actor=it, item=item.id)
    assert left.value.code is Problem.ITEM_OUTSTANDING
    suspend(actor=CONSOLE, account_id=leaver, reason="离职")
    actions.settle_item(actor=it, item=item.id)
    interview = CaseItem.objects.get(case=case, name="people.interview")
    with pytest.raises(Invalid):
        actions.settle_item(actor=hr, item=interview.id)
    actions.settle_item(actor=hr, item=interview.id, note="已面谈，去向为高校")
    assert "去向为高校" not in " ".join(Details.objects.values_list("body", flat=True))
    assert CaseItem.objects.get(id=interview.id).note == "已面谈，去向为高校"


def test_the_leaver_confirms_in_person_what_they_were_shown_and_nothing_else_is_open_to_them(
    hr: Person, leaver: UUID
) -> None:
    case = actions.open_case(actor=hr, person=leaver, leaving=leaving())
    own = signed_in(leaver)
    actions.draw_undertaking(actor=hr, case=case.id)
    second = actions.draw_undertaking(actor=hr, case=case.id)
    assert actions.read_annex(actor=own, case=case.id).digest == second.digest
    with pytest.raises(Conflict) as changed:
        actions.confirm_undertaking(actor=own, case=case.id, digest="0" * 64)
    assert changed.value.code is Problem.UNDERTAKING_CHANGED
    for someone in (hr, Person(leaver, factor_at=clock.now() - timedelta(hours=2))):
        with pytest.raises(ActRefused):
            actions.confirm_undertaking(actor=someone, case=case.id, digest=second.digest)
    actions.confirm_undertaking(actor=own, case=case.id, digest=second.digest)
    item = CaseItem.objects.get(case=case, name="people.undertaking")
    assert (item.state_code, item.settled_by_id) == (ItemState.DONE, leaver)
    with pytest.raises(Conflict):
        actions.draw_undertaking(actor=hr, case=case.id)
    own_data = {Permission.SEE_OWN_DATA, Permission.EXPORT_OWN_DATA, Permission.ASK_FOR_CORRECTION}
    others = set(Permission) - {Permission.SEE_OWN_LEAVING, Permission.CONFIRM_UNDERTAKING} - own_data
    assert not [verb for verb in others if decide(own, verb, person_subject(leaver)).allowed]


def test_a_refusal_needs_a_witness_who_is_neither_of_the_two(company: Company, hr: Person, leaver: UUID) -> None:
    case = actions.open_case(actor=hr, person=leaver, leaving=leaving())
    with pytest.raises(NotFound):
        actions.refuse_undertaking(actor=hr, case=case.id, witness=hr.id)
    actions.draw_undertaking(actor=hr, case=case.id)
    for unfit in (hr.id, leaver):
        with pytest.raises(Invalid):
            actions.refuse_undertaking(actor=hr, case=case.id, witness=unfit)
    witness = company.member("沈越", company.sales)
    actions.refuse_undertaking(actor=hr, case=case.id, witness=witness)
    undertaking = reading.undertaking_of(case)
    assert undertaking is not None
    assert (undertaking.state_code, undertaking.witness_id) == (UndertakingState.REFUSED, witness)
    with pytest.raises(Conflict):
        actions.confirm_undertaking(actor=signed_in(leaver), case=case.id, digest=undertaking.digest)


def test_the_cooperation_of_an_outsider_ends_as_a_case_of_its_own_kind(hr: Person) -> None:
    partner = register("乙方", Kind.PARTNER)
    with pytest.raises(Invalid):
        actions.open_case(actor=hr, person=partner, leaving=leaving())
    case = actions.open_case(actor=hr, person=partner, leaving=leaving(CaseKind.END_OF_COOPERATION))
    assert queries.state_of(partner, clock.now()) is State.LEAVING
    names = set(CaseItem.objects.filter(case=case).values_list("name", flat=True))
    assert "people.non_compete" not in names
    assert {"people.undertaking", "documents.custody", "documents.lines"} <= names


def test_nobody_handles_their_own_leaving(company: Company, hr: Person, officer: Person) -> None:
    other = signed_in(company.holding("何梅", Office.HR))
    with pytest.raises(ActRefused):
        actions.open_case(actor=hr, person=hr.id, leaving=leaving())
    case = actions.open_case(actor=other, person=officer.id, leaving=leaving(mode=NoticeMode.NARROWED, days=3))
    assert not reading.cases(officer).exists()
    item = CaseItem.objects.get(case=case, name="documents.custody")
    with pytest.raises(NotFound):
        actions.waive_item(actor=officer, item=item.id, reason="无此项")


def test_duties_are_laid_once_tracked_and_ended_with_a_ground(hr: Person, officer: Person, leaver: UUID) -> None:
    case = actions.open_case(actor=hr, person=leaver, leaving=leaving())
    until = clock.today() + timedelta(days=90)
    laid = actions.lay_duty(actor=hr, case=case.id, duty=Duty(DutyKind.NON_COMPETE, DutyEnd.DATE, until))
    with pytest.raises(Conflict):
        actions.lay_duty(actor=hr, case=case.id, duty=Duty(DutyKind.NON_COMPETE, DutyEnd.DATE, until))
    assert not reading.due(reading.duties(hr)).exists()
    with clock.at(clock.now() + timedelta(days=91)):
        assert [duty.id for duty in reading.due(reading.duties(hr))] == [laid.id]
        fresh = Person(officer.id, factor_at=clock.now())
        with pytest.raises(ActRefused):
            actions.end_duty(actor=Person(hr.id, factor_at=clock.now()), duty=laid.id, ground="期满")
        actions.end_duty(actor=fresh, duty=laid.id, ground="期满，补偿已付清")
        assert not reading.due(reading.duties(fresh)).exists()
        with pytest.raises(Conflict):
            actions.end_duty(actor=fresh, duty=laid.id, ground="期满")


def test_the_database_admits_no_waiver_without_a_reason_and_no_case_without_an_owner(hr: Person, leaver: UUID) -> None:
    case = actions.open_case(actor=hr, person=leaver, leaving=leaving())
    for change in ({"state": ItemState.WAIVED.value, "settled_at": clock.now()}, {"office": ""}):
        with pytest.raises(IntegrityError), transaction.atomic():
            CaseItem.objects.filter(case=case).update(**change)
    with pytest.raises(IntegrityError), transaction.atomic():
        LeavingCase.objects.filter(id=case.id).update(state=CaseState.CLOSED.value)
    duty = Duty(DutyKind.RETURN, DutyEnd.RELEASE)
    actions.lay_duty(actor=hr, case=case.id, duty=duty)
    for wrong in ({"end": DutyEnd.DATE.value}, {"ended_at": clock.now()}):
        with pytest.raises(IntegrityError), transaction.atomic():
            ContinuingDuty.objects.filter(case=case).update(**wrong)


def test_who_knows_of_a_case(company: Company, hr: Person, leaver: UUID) -> None:
    case = actions.open_case(actor=hr, person=leaver, leaving=leaving())
    viewers = {
        "hr": hr,
        "head": signed_in(company.holding("周宁", Office.HEAD, company.development)),
        "it": signed_in(company.holding("任刚", Office.IT)),
        "supervisor": signed_in(company.holding("高远", Office.PRESIDENT)),
        "other head": signed_in(company.holding("马骏", Office.HEAD, company.sales)),
        "colleague": signed_in(company.member("赵明", company.team)),
        "security": signed_in(company.administrator("郑安", Administrator.SECURITY)),
        "leaver": signed_in(leaver),
    }
    knows = {who for who, viewer in viewers.items() if reading.cases(viewer).filter(id=case.id).exists()}
    assert knows == {"hr", "head", "it", "supervisor"}


def test_a_leaving_is_seen_through_in_the_browser(
    company: Company, hr: Person, leaver: UUID, browser_of: BrowserOf
) -> None:
    officer = signed_in(company.holding("林静", Office.OFFICER))
    keeper, own = browser_of(hr.id, language="en"), browser_of(leaver)
    today = clock.today()
    form = {
        "kind": "leaving_company",
        "reason": "resignation",
        "announced_on": today,
        "last_day": today,
        "mode": "at_once",
    }
    assert keeper.post(f"/people/{leaver}/leaving", form | {"mode": "follows"}).status_code == 422
    page = keeper.post(f"/people/{leaver}/leaving", form).headers["Location"]
    assert page in keeper.get("/").text
    assert page in keeper.get("/people/leaving", {"state": "case_open"}).text
    assert page not in keeper.get("/people/leaving", {"late": "overdue"}).text
    keeper.post(f"{page}/undertaking")
    assert own.get("/people/me").headers["Location"] == "/people/leaving/mine"
    mine = own.get("/people/leaving/mine").text
    undertaking = reading.undertaking_of(LeavingCase.objects.get())
    assert undertaking is not None
    assert undertaking.digest in mine
    assert "/people/leaving/mine" in own.get("/").text
    assert own.get(f"{page}/annex").content.startswith(PAPER)
    own.post("/people/leaving/mine/confirm", {"digest": undertaking.digest})
    system = browser_of(company.administrator("吴维", Administrator.SYSTEM))
    assert "何去" in system.get("/").text
    suspend(actor=CONSOLE, account_id=leaver, reason="离职")
    assert "何去" not in system.get("/").text
    clearing = browser_of(officer.id)
    for item in CaseItem.objects.filter(state=ItemState.OPEN):
        clearing.post(f"{page}/items/{item.id}/waive", {"note": "无此项"})
    assert keeper.get(f"{page}/certificate").status_code == 302
    keeper.post(f"{page}/duties", {"kind": "return", "end": "release"})
    keeper.post(f"{page}/close")
    assert LeavingCase.objects.get().state == CaseState.CLOSED
    assert keeper.get(f"{page}/certificate").content.startswith(PAPER)
    for address in (page, "/people/duties", f"/people/{leaver}"):
        assert keeper.get(address).status_code == 200
    assert browser_of(company.member("赵明", company.team)).get(page).status_code == 404
    listed = keeper.get("/api/v1/people/leaving").json()
    assert [(one["name"], one["settled"], one["steps"]) for one in listed["items"]] == [("何去", 11, 11)]
