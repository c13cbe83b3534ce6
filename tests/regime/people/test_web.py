"""Pages of people: every page in both languages, what each viewer finds there, and what forms do."""

import csv
import io
import json
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.regime.people.company import CONSOLE, Company, register
from tests.regime.people.conftest import BrowserOf

from shoumi.regime.accounts.vocabulary import Administrator
from shoumi.regime.journal.models import Details
from shoumi.regime.kit import clock
from shoumi.regime.people import actions, queries
from shoumi.regime.people.models import ImportRun, Person, Unit
from shoumi.regime.people.vocabulary import Event, Kind, Office, State

pytestmark = pytest.mark.django_db

PAGES_OF_HR = ["", "register", "units", "units/new", "units/move", "positions/new", "offices", "imports"]
PAGES_OF_SECURITY = ["", "units", "offices", "bodies/new", "grades/new"]


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_every_page_is_shown_in_both_languages(company: Company, browser_of: BrowserOf, language: str) -> None:
    colleague = company.member("沈越", company.team)
    keeper = browser_of(company.holding("许静", Office.HR), language=language)
    security = browser_of(company.administrator("郑安", Administrator.SECURITY), language=language)
    pages_of_person = ["", "/change", "/place", "/leaving"]
    for page in [*PAGES_OF_HR, *(f"{colleague}{rest}" for rest in pages_of_person)]:
        answer = keeper.get(f"/people/{page}")
        assert answer.status_code == 200, page
        assert ('<html lang="en"' in answer.text) is (language == "en")
    for page in [*PAGES_OF_SECURITY, f"{colleague}", f"{colleague}/appoint", f"{colleague}/clearance"]:
        assert security.get(f"/people/{page}").status_code == 200, page


def test_a_stranger_is_sent_to_sign_in(company: Company, browser_of: BrowserOf) -> None:
    client = browser_of(company.member("沈越", company.team))
    client.logout()
    for page in (*PAGES_OF_HR, "bodies/new", f"{uuid4()}", f"{uuid4()}/appoint"):
        assert client.get(f"/people/{page}").status_code == 302, page


def test_a_colleague_sees_names_and_places_and_no_more(company: Company, browser_of: BrowserOf) -> None:
    other = company.member("许静", company.sales)
    actions.grant_clearance(actor=CONSOLE, person=other, grade=company.grades[3].id, ground="负责投标项目")
    client = browser_of(company.member("沈越", company.team))
    listed = client.get("/people/").text
    shown = client.get(f"/people/{other}").text
    for page in (listed, shown):
        assert "许静" in page
        assert "销售部" in page
        assert "核心涉密人员" not in page
        assert "负责投标项目" not in page
    assert "export=csv" not in listed
    assert client.get("/people/", {"export": "csv"}).headers["Content-Type"].startswith("text/html")


def test_an_outsider_finds_only_their_contact(company: Company, browser_of: BrowserOf) -> None:
    contact = company.member("许静", company.sales)
    other = company.member("沈越", company.team)
    client = browser_of(register("外部顾问", Kind.CONSULTANT, contact=contact))
    listed = client.get("/people/").text
    assert "许静" in listed
    assert "沈越" not in listed
    assert client.get(f"/people/{other}").status_code == 404
    assert client.get(f"/people/{uuid4()}").status_code == 404
    assert "研发部" not in client.get("/people/units").text


def test_filters_narrow_the_directory(company: Company, browser_of: BrowserOf) -> None:
    company.member("沈越", company.team)
    company.member("周宁", company.sales)
    left = company.member("何去", company.team)
    actions.mark_left(actor=CONSOLE, person=left)
    client = browser_of(company.holding("许静", Office.HR))

    def found(**asked: str) -> set[str]:
        text = client.get("/people/", asked).text
        return {name for name in ("沈越", "周宁", "何去", "许静") if f">{name}</a>" in text}

    assert found(unit=str(company.development.id)) == {"沈越"}
    assert found(state=State.LEFT) == {"何去"}
    assert found(state=State.PRESENT) == {"沈越", "周宁", "许静"}
    assert found(office=Office.HR) == {"许静"}
    assert found(q="周") == {"周宁"}
    assert found(kind=Kind.INTERN) == set()
    assert found(unit="不是部门") == set()


def test_an_export_is_recorded_and_is_no_formula(company: Company, browser_of: BrowserOf) -> None:
    register("=HYPERLINK(1)")
    client = browser_of(company.holding("许静", Office.HR))
    answer = client.get("/people/", {"export": "csv"})
    rows = list(csv.reader(io.StringIO(answer.getvalue().decode("utf-8-sig"))))
    assert "'=HYPERLINK(1)" in {row[0] for row in rows}
    client.get("/people/screenings", {"export": "xlsx"})
    assert browser_of(company.member("沈越", company.team)).get("/people/", {"export": "csv"}).status_code == 200
    details = Details.objects.filter(event__code=Event.EXPORTED).order_by("pk").values_list("body", flat=True)
    taken = [json.loads(body) for body in details]
    assert [(one["listing"], one["file_format"]) for one in taken] == [("people", "csv"), ("screenings", "xlsx")]


def test_hr_registers_and_places_somebody(company: Company, browser_of: BrowserOf) -> None:
    client = browser_of(company.holding("许静", Office.HR))
    entry = {"name": "沈越", "kind": "employee", "email": "Shen@xinghe.cn", "language": "zh-hans"}
    answer = client.post("/people/register", entry | {"unit": company.team.id})
    person = queries.find_by_email("shen@xinghe.cn")
    assert person is not None
    assert answer.headers["Location"] == f"/people/{person.id}"
    assert company.team.id in queries.units_of(person.id, clock.now())


def test_what_is_wrong_is_told_in_the_form_and_nothing_half_registered(company: Company, browser_of: BrowserOf) -> None:
    client = browser_of(company.holding("许静", Office.HR))
    before = Person.objects.count()
    entry = {"name": "外部顾问", "kind": "consultant", "organisation": "北辰", "language": "zh-hans"}
    outsider = client.post("/people/register", entry | {"unit": company.team.id})
    assert outsider.status_code == 422
    assert "外部人员不能担任公司职务" in outsider.text
    assert Person.objects.count() == before


def test_who_does_not_keep_the_directory_is_refused_with_the_reason(company: Company, browser_of: BrowserOf) -> None:
    client = browser_of(company.member("沈越", company.team))
    answer = client.post("/people/register", {"name": "甲", "kind": "employee", "language": "zh-hans"})
    assert answer.status_code == 403
    assert "您未担任" in answer.text
    assert client.get("/people/imports").status_code == 403


def test_the_security_administrator_clears_and_appoints(company: Company, browser_of: BrowserOf) -> None:
    person = company.member("沈越", company.team)
    client = browser_of(company.administrator("郑安", Administrator.SECURITY))
    client.post(f"/people/{person}/clearance", {"grade": company.grades[2].id, "ground": "参与核心研发"})
    client.post(f"/people/{person}/appoint", {"office": Office.HR, "seat": f"unit:{company.root.id}"})
    now = clock.now()
    assert queries.clearance_rank(person, now) == 2
    assert queries.offices_of(person, now) == {Office.HR}
    page = client.get(f"/people/{person}").text
    assert "参与核心研发" in page
    client.post(f"/people/{person}/clearance/withdraw")
    assert queries.clearance_rank(person, clock.now()) == 0


def test_a_stale_factor_is_confirmed_first(company: Company, browser_of: BrowserOf) -> None:
    person = company.member("沈越", company.team)
    administrator = company.administrator("郑安", Administrator.SECURITY)
    client = browser_of(administrator, fresh=False)
    form = {"grade": company.grades[2].id, "ground": "参与核心研发"}
    client.post(f"/people/{person}/clearance", form)
    assert queries.clearance_rank(person, clock.now()) == 0


def test_units_are_created_and_moved(company: Company, browser_of: BrowserOf) -> None:
    client = browser_of(company.holding("许静", Office.HR))
    form = {"name": "测试组", "kind": "department", "code": "QA", "parent": company.development.id}
    client.post("/people/units/new", form)
    made = Unit.objects.get(code="QA")
    client.post("/people/units/move", {"unit": made.id, "parent": company.sales.id})
    made.refresh_from_db()
    assert made.parent_id == company.sales.id
    circle = client.post("/people/units/move", {"unit": company.development.id, "parent": company.team.id})
    assert circle.status_code == 422
    assert "不能隶属于自身" in circle.text


def test_a_file_is_looked_at_then_entered(company: Company, browser_of: BrowserOf) -> None:
    client = browser_of(company.holding("许静", Office.HR))
    text = "姓名,邮箱,部门\n张伟,z@xinghe.cn,研发部\n=cmd|坏,不是邮箱,无此部门\n"
    upload = SimpleUploadedFile("人员.csv", text.encode("gb18030"), "text/csv")
    answer = client.post("/people/imports", {"file": upload})
    run = ImportRun.objects.get()
    assert answer.headers["Location"] == f"/people/imports/{run.id}"
    page = client.get(f"/people/imports/{run.id}").text
    assert "邮箱格式不正确" in page
    assert "没有这个部门" in page
    report = client.get(f"/people/imports/{run.id}/report").getvalue().decode("utf-8-sig")
    assert report.count("\n") == 3
    assert queries.find_by_email("z@xinghe.cn") is None
    client.post(f"/people/imports/{run.id}/apply")
    assert queries.find_by_email("z@xinghe.cn") is not None
    assert client.get(f"/people/imports/{run.id}").status_code == 200
    assert client.get("/people/imports/template").getvalue().decode("utf-8-sig").startswith("姓名,人员类别")


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"\xff\xfe\x00"])
def test_a_file_that_is_none_is_told_in_the_form(company: Company, browser_of: BrowserOf, content: bytes) -> None:
    client = browser_of(company.holding("许静", Office.HR))
    answer = client.post("/people/imports", {"file": SimpleUploadedFile("x.csv", content)})
    assert answer.status_code == 422
    assert not ImportRun.objects.exists()
    assert client.post("/people/imports", {}).status_code == 422


def test_the_api_answers_what_the_caller_may_see(company: Company, browser_of: BrowserOf) -> None:
    other = company.member("许静", company.sales)
    actions.grant_clearance(actor=CONSOLE, person=other, grade=company.grades[3].id, ground="负责投标项目")
    colleague = browser_of(company.member("沈越", company.team))
    keeper = browser_of(company.holding("何梅", Office.HR))
    listed = colleague.get("/api/v1/people", {"q": "许"}).json()
    assert listed["count"] == 1
    assert (listed["items"][0]["in_full"], listed["items"][0]["clearance"]) == (False, None)
    shown = keeper.get(f"/api/v1/people/{other}").json()
    assert shown["clearance"] == {"zh": "核心涉密人员", "en": "Core clearance"}
    assert keeper.get("/api/v1/people", {"unit": str(company.sales.id)}).json()["count"] == 1


def test_a_list_costs_as_many_queries_for_one_as_for_all(company: Company, browser_of: BrowserOf) -> None:
    client = browser_of(company.holding("许静", Office.HR))
    for number in range(40):
        company.member(f"员工{number}", company.team)
    with CaptureQueriesContext(connection) as few:
        client.get("/people/", {"q": "员工7"})
    with CaptureQueriesContext(connection) as many:
        client.get("/people/")
    assert len(many) == len(few)
