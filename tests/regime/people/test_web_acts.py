"""Each form of an act and each button does what the action of its name does, with what was filled in."""

from datetime import timedelta
from uuid import uuid4

import pytest
from tests.regime.people.company import CONSOLE, Company, entry
from tests.regime.people.conftest import BrowserOf

from shoumi.regime.access.vocabulary import Event as AccessEvent
from shoumi.regime.accounts.vocabulary import Administrator
from shoumi.regime.journal.models import Event as LedgerEvent
from shoumi.regime.kit import clock
from shoumi.regime.people import actions, queries
from shoumi.regime.people.models import (
    Appointment,
    Body,
    CaseItem,
    ClearanceGrade,
    LeavingCase,
    Membership,
    Person,
    Position,
)
from shoumi.regime.people.values import InUnit
from shoumi.regime.people.vocabulary import Office, State

pytestmark = pytest.mark.django_db


def test_an_entry_is_shown_as_it_is_and_changed(company: Company, browser_of: BrowserOf) -> None:
    client = browser_of(company.holding("许静", Office.HR))
    person = company.member("沈越", company.team)
    page = client.get(f"/people/{person}/change")
    assert page.context["form"].initial["name"] == "沈越"
    entry = {"name": "沈岳", "kind": "intern", "email": "Shen@xinghe.cn", "language": "en"}
    assert client.post(f"/people/{person}/change", entry).headers["Location"] == f"/people/{person}"
    row = Person.objects.get(id=person)
    assert (row.name, row.email, row.language) == ("沈岳", "shen@xinghe.cn", "en")
    wrong = client.post(f"/people/{person}/change", entry | {"contact": "nobody@xinghe.cn"})
    assert wrong.status_code == 422
    assert list(wrong.context["form"].errors) == ["contact"]


def test_somebody_is_placed_taken_out_and_leaves(company: Company, browser_of: BrowserOf) -> None:
    client = browser_of(company.holding("许静", Office.HR))
    person = company.member("沈越", company.team)
    client.post(f"/people/{person}/place", {"unit": company.sales.id})
    second = Membership.objects.holding(clock.now()).get(person=person, unit=company.sales)
    assert not second.primary
    client.post(f"/people/{person}/units/{second.id}/end")
    assert company.sales.id not in queries.units_of(person, clock.now())
    assert client.post(f"/people/{person}/units/{second.id}/end").status_code == 404
    days = {"announced_on": clock.today(), "last_day": clock.today() + timedelta(days=9)}
    form = days | {"kind": "leaving_company", "reason": "resignation", "mode": "at_once"}
    client.post(f"/people/{person}/leaving", form)
    assert queries.state_of(person, clock.now()) is State.LEAVING
    case = LeavingCase.objects.get(person=person)
    item = CaseItem.objects.filter(case=case)[0]
    page = client.get(f"/people/leaving/{case.id}/items/{item.id}/assign").content.decode()
    assert f'value="{item.deadline.isoformat()}"' in page  # the one form that a date field takes, in any language


def test_an_appointment_holds_for_its_days_and_ends(company: Company, browser_of: BrowserOf) -> None:
    client = browser_of(company.administrator("郑安", Administrator.SECURITY))
    person = company.member("沈越", company.team)
    until = clock.today() + timedelta(days=30)
    form = {"office": Office.HR, "seat": f"unit:{company.root.id}", "until": until.isoformat()}
    client.post(f"/people/{person}/appoint", form)
    held = Appointment.objects.get(person=person)
    assert held.holds_until == clock.end_of(until)
    client.post(f"/people/{person}/offices/{held.id}/end")
    assert not queries.offices_of(person, clock.now())


def test_a_deputy_is_appointed_of_who_holds_the_office(company: Company, browser_of: BrowserOf) -> None:
    client = browser_of(company.administrator("郑安", Administrator.SECURITY))
    person, head = (company.member(name, company.sales) for name in ("沈越", "周宁"))
    actions.appoint(actor=CONSOLE, person=head, office=Office.HEAD, seat=InUnit(company.sales.id))
    form = {"office": Office.HEAD, "seat": f"unit:{company.sales.id}", "deputy_of": head}
    client.post(f"/people/{person}/appoint", form)
    assert Appointment.objects.get(person=person).deputy_of_id == head
    misplaced = client.post(f"/people/{head}/appoint", {"office": Office.OFFICER, "seat": form["seat"]})
    assert list(misplaced.context["form"].errors) == ["seat"]


def test_positions_bodies_and_grades_are_created_with_both_names(company: Company, browser_of: BrowserOf) -> None:
    keeper = browser_of(company.holding("许静", Office.HR))
    security = browser_of(company.administrator("郑安", Administrator.SECURITY))
    names = {"name": "架构师", "name_en": "Architect"}
    grade = company.grades[2].id
    assert keeper.post("/people/positions/new", names | {"code": "ARC", "grade": grade}).status_code == 302
    position = Position.objects.get(code="ARC")
    assert (position.name_zh, position.name_en, position.grade_id) == ("架构师", "Architect", grade)
    assert security.post("/people/bodies/new", {"name": "保密委员会", "kind": "committee"}).status_code == 302
    assert Body.objects.filter(name_zh="保密委员会", kind="committee").exists()
    assert security.post("/people/grades/new", {"name": "特级", "code": "S", "rank": 9}).status_code == 302
    assert ClearanceGrade.objects.get(code="S").rank == 9
    again = security.post("/people/grades/new", {"name": "特级", "code": "S", "rank": 8})
    assert list(again.context["form"].errors) == ["code"]


def test_who_may_not_act_is_refused_before_the_form_and_learns_of_nobody(
    company: Company, browser_of: BrowserOf
) -> None:
    colleague = company.member("沈越", company.team)
    other = actions.register_person(actor=CONSOLE, entry=entry("周宁", email="zhou@xinghe.cn")).id
    client = browser_of(colleague)
    form = {"name": "甲", "kind": "consultant", "organisation": "北辰", "language": "en"}
    pages = ["register", "units/new", "positions/new", f"{colleague}/change"]
    pages += [f"{other}/{act}" for act in ("change", "leaving", "screening")]
    for page in pages:
        assert client.get(f"/people/{page}").status_code == 403, page
    before = LedgerEvent.objects.filter(code=AccessEvent.REFUSED).count()
    for page in ("register", f"{colleague}/change", f"{other}/leaving"):
        answers = [
            client.post(f"/people/{page}", form | {"contact": address, "successor": address})
            for address in ("zhou@xinghe.cn", "nobody@xinghe.cn", "no address")
        ]
        assert [answer.status_code for answer in answers] == [403, 403, 403], page
    assert LedgerEvent.objects.filter(code=AccessEvent.REFUSED).count() == before + 9
    refusal = f"/people/leaving/{uuid4()}/refusal"
    answers = [client.post(refusal, {"witness": one}) for one in ("zhou@xinghe.cn", "nobody@xinghe.cn")]
    assert [answer.status_code for answer in answers] == [404, 404]


def test_who_may_open_no_account_learns_nothing_of_who_has_an_address(company: Company, browser_of: BrowserOf) -> None:
    client = browser_of(company.member("沈越", company.team))
    known = actions.register_person(actor=CONSOLE, entry=entry("周宁", email="zhou@xinghe.cn")).id
    unreachable, left = company.member("何去", company.team), company.member("何来", company.team)
    actions.mark_left(actor=CONSOLE, person=left)
    answers = [client.post(f"/people/{person}/account") for person in (known, unreachable, left, uuid4())]
    assert [answer.status_code for answer in answers] == [403, 403, 403, 403]
