"""What is held about a person: all of it listed, shown to them, corrected, and erased when it is not needed."""

import io
import json
from collections import Counter
from datetime import date, datetime, timedelta
from uuid import UUID

import pytest
from django.apps import apps
from openpyxl import load_workbook
from tests.regime.people.company import CONSOLE, Company, signed_in
from tests.regime.people.conftest import BrowserOf

from shoumi.engines.foundation.errors import Conflict, Invalid, NotFound
from shoumi.regime.access.actors import Person, Scope, TokenLimits
from shoumi.regime.access.deciding import ActRefused
from shoumi.regime.journal.models import Details, Event
from shoumi.regime.kit import clock
from shoumi.regime.kit.holdings import HOLDINGS
from shoumi.regime.kit.waits import WAITS
from shoumi.regime.people import actions
from shoumi.regime.people.models import CorrectionRequest, Erasure, Identity, Screening
from shoumi.regime.people.queries import personal_data as reading
from shoumi.regime.people.queries.identities import shown_identity
from shoumi.regime.people.rules.identities import check_character
from shoumi.regime.people.values import Leaving
from shoumi.regime.people.vocabulary import (
    CaseKind,
    CorrectionState,
    ErasureState,
    LeavingReason,
    NoticeMode,
    Office,
    Problem,
    ScreeningState,
)

pytestmark = pytest.mark.django_db

SPAN = {"holds_from", "holds_until", "recorded_at", "replaced_at"}
"""When a fact held and was known: part of the fact."""
NOT_ABOUT_PEOPLE = {
    "people.Unit": "the company's structure",
    "people.UnitWithin": "the company's structure",
    "people.Position": "the company's structure",
    "people.Body": "the company's structure",
    "people.ClearanceGrade": "the company's policy",
    "people.CheckKind": "the company's policy",
    "people.GradeScreening": "the company's policy",
    "people.Retention": "the company's policy",
    "people.Source": "a system outside; its entries about people are listed",
    "people.SyncRun": "counts of a run, and who began and decided it",
    "accounts.Separation": "the company's policy",
    "accounts.IdentityProvider": "a system outside; what it says about people is listed",
    "conduct.SeverityGrade": "the company's policy",
    "conduct.Measure": "the company's policy",
}
NUMBER = "11010519491231002"
NUMBER += check_character(NUMBER)


@pytest.fixture
def hr(company: Company) -> Person:
    return signed_in(company.holding("许静", Office.HR))


@pytest.fixture
def member(company: Company, hr: Person) -> UUID:
    person = company.member("何去", company.team)
    actions.set_identity(actor=hr, person=person, number=NUMBER)
    actions.request_screening(actor=hr, person=person, grade=company.grades[1].id, reason="接触核心代码")
    signed_in(person)
    return person


def events(code: str, person: UUID) -> int:
    return Event.objects.filter(code=code, subject=f"person:{person}").count()


def leave(person: UUID) -> date:
    """Let ``person`` have left; return their last day."""
    screening = Screening.objects.filter(person=person).first()
    if screening is not None:
        actions.drop_screening(actor=CONSOLE, screening=screening.id)
    actions.begin_leaving(actor=CONSOLE, person=person, last_day=clock.today())
    return clock.today()


def years_later(years: int) -> datetime:
    return clock.now() + timedelta(days=366 * years + 2)


def test_every_column_about_people_stands_in_the_register_of_personal_data() -> None:
    listed = Counter(column for holding in HOLDINGS.items() for column in holding.columns)
    there = {
        (model._meta.label, field.name)
        for app in ("people", "accounts", "conduct")
        for model in apps.get_app_config(app).get_models()
        for field in model._meta.concrete_fields
        if not field.primary_key and field.name not in SPAN and model._meta.label not in NOT_ABOUT_PEOPLE
    }
    assert there - set(listed) == set(), "say in holdings.py what it is for, how long it is kept, and who reads it"
    assert set(listed) - there == set(), "named in the register, and not there"
    assert [column for column, times in listed.items() if times > 1] == []
    assert {label for label in NOT_ABOUT_PEOPLE if not apps.get_model(label)} == set()


def test_people_see_their_own_data_masked_until_they_prove_who_they_are(member: UUID, browser_of: BrowserOf) -> None:
    page = browser_of(member).get("/people/me/data").content.decode()
    assert "何去" in page
    assert "平台组" in page
    assert NUMBER not in page
    assert "接触核心代码" not in page
    clear = browser_of(member).get("/people/me/data/shown").content.decode()
    assert NUMBER in clear
    assert "接触核心代码" in clear
    assert events("people.data.shown", member) == 1
    stale = browser_of(member, fresh=False)
    assert stale.get("/people/me/data/shown").status_code == 403
    with pytest.raises(ActRefused):
        actions.take_own_data(actor=Person(member), file_format="json")
    token = TokenLimits(frozenset({Scope.READ}), None)
    with pytest.raises(ActRefused):
        actions.take_own_data(actor=Person(member, token=token, factor_at=clock.now()), file_format="json")


def test_people_take_their_data_along_and_nobody_elses(company: Company, member: UUID, browser_of: BrowserOf) -> None:
    other = company.member("沈越", company.sales)
    browser = browser_of(member)
    told = json.loads(browser.get("/people/me/data/json").content)
    values = {value["name"]: value["value"] for holding in told for value in holding["values"]}
    assert values["姓名"] == "何去"
    assert values["身份证号码"] == NUMBER
    sheet = load_workbook(io.BytesIO(browser.get("/people/me/data/xlsx").content)).active
    assert sheet is not None
    assert NUMBER in {row[2] for row in sheet.iter_rows(values_only=True)}
    paper = browser.get("/people/me/data/pdf")
    assert paper["Cache-Control"] == "no-store, private"
    assert events("people.data.exported", member) == 3
    assert browser.get("/people/me/data/exe").status_code == 404
    assert "何去" not in json.dumps(
        json.loads(browser_of(other).get("/people/me/data/json").content), ensure_ascii=False
    )


def test_leavers_keep_the_right_to_their_data(member: UUID) -> None:
    leave(member)
    with clock.at(clock.now() + timedelta(days=3)):
        held = actions.take_own_data(actor=Person(member, factor_at=clock.now()), file_format="json")
    assert any(line.value == NUMBER for one in held for line in one.lines)


def test_a_request_to_correct_gets_an_answer_and_counts_as_a_wait(
    company: Company, hr: Person, member: UUID, browser_of: BrowserOf
) -> None:
    own = Person(member, factor_at=clock.now())
    asked = actions.ask_for_correction(actor=own, holding="people.entry", text="姓名应为何趣")
    with pytest.raises(Conflict) as again:
        actions.ask_for_correction(actor=own, holding="people.entry", text="再说一次")
    assert again.value.code is Problem.CORRECTION_UNDER_WAY
    with pytest.raises(NotFound):
        actions.ask_for_correction(actor=own, holding="people.nothing", text="x")
    waiting = next(kind for kind in WAITS.items() if kind.name == "people.corrections")
    assert [(one.person, one.decided_at, one.office) for one in waiting.of(clock.now())] == [(member, None, Office.HR)]
    officer = signed_in(company.holding("林静", Office.OFFICER))
    for somebody in (own, officer):
        with pytest.raises(NotFound):
            actions.answer_correction(actor=somebody, correction=asked.id, corrected=True, answer="好")
    browser = browser_of(hr.id)
    assert "何去" in browser.get("/").content.decode()
    assert "何去" in browser.get("/people/corrections").content.decode()
    page = f"/people/corrections/{asked.id}"
    assert "姓名应为何趣" in browser.get(page).content.decode()
    assert browser.post(page, {"corrected": "yes", "answer": ""}).status_code == 422
    browser.post(page, {"corrected": "yes", "answer": "已按身份证更正"})
    assert CorrectionRequest.objects.get().state_code is CorrectionState.CORRECTED
    assert "已按身份证更正" in browser_of(member).get("/people/me/data").content.decode()
    with pytest.raises(Conflict):
        actions.answer_correction(actor=hr, correction=asked.id, corrected=False, answer="不再更正")
    own_request = actions.ask_for_correction(actor=hr, holding="people.entry", text="本人姓名")
    with pytest.raises(NotFound):
        actions.answer_correction(actor=hr, correction=own_request.id, corrected=True, answer="好")
    assert "何趣" not in "".join(Details.objects.values_list("body", flat=True))


def test_what_is_past_its_retention_is_proposed_and_goes_only_when_hr_says_so(
    company: Company, hr: Person, member: UUID
) -> None:
    stays = company.member("沈越", company.team)
    actions.set_identity(actor=hr, person=stays, number="")
    leave(member)
    with clock.at(years_later(1)):
        assert actions.propose_erasures() == 0
    with clock.at(years_later(2)):
        assert actions.propose_erasures() == 2
        assert actions.propose_erasures() == 0
        assert Identity.objects.filter(person=member).exists()
        acting = Person(hr.id, factor_at=clock.now())
        proposals = {row.holding: row for row in reading.erasures(acting)}
        assert set(proposals) == {"people.identity", "people.screening"}
        with pytest.raises(NotFound):
            actions.erase(actor=Person(stays, factor_at=clock.now()), erasure=proposals["people.identity"].id)
        for row in proposals.values():
            assert actions.erase(actor=acting, erasure=row.id) == 1
        assert shown_identity(CONSOLE, member) == ""
        assert Screening.objects.get(person=member).reason == ""
        assert Screening.objects.get(person=member).state == ScreeningState.DROPPED
        assert events("people.data.erased", member) == 2
        assert actions.propose_erasures() == 0
        with pytest.raises(Conflict):
            actions.erase(actor=acting, erasure=proposals["people.identity"].id)


def test_a_company_keeps_things_longer_or_shorter(hr: Person, member: UUID, browser_of: BrowserOf) -> None:
    browser = browser_of(hr.id)
    browser.post("/people/data/people.identity/retention", {"years": "5"})
    assert reading.retention(clock.now())["people.identity"] == 5
    assert "离职或合作结束后 5 年" in browser.get("/people/data").content.decode()
    with pytest.raises(Invalid):
        actions.set_retention(actor=hr, holding="people.entry", years=2)
    leave(member)
    with clock.at(years_later(3)):
        actions.propose_erasures()
        assert not Erasure.objects.filter(holding="people.identity").exists()


def test_nothing_is_erased_that_somebody_still_needs(company: Company, hr: Person, member: UUID) -> None:
    leave(member)
    with clock.at(years_later(2)):
        actions.propose_erasures()
        acting = Person(hr.id, factor_at=clock.now())
        first, second = reading.erasures(acting).order_by("holding")
        until = clock.today() + timedelta(days=100)
        actions.put_off_erasure(actor=acting, erasure=first.id, until=until, reason="劳动争议未结")
        assert actions.propose_erasures() == 0
        actions.take_back(actor=CONSOLE, person=member)
        with pytest.raises(Conflict) as needed:
            actions.erase(actor=acting, erasure=second.id)
        assert needed.value.code is Problem.STILL_NEEDED
        assert Erasure.objects.get(id=first.id).state == ErasureState.KEPT
        case = Leaving(
            kind=CaseKind.LEAVING,
            reason=LeavingReason.RESIGNATION,
            announced_on=clock.today(),
            last_day=clock.today() + timedelta(days=9),
            mode=NoticeMode.NARROWED,
        )
        actions.open_case(actor=CONSOLE, person=member, leaving=case)
        assert reading.kept_for(member)
        assert Identity.objects.filter(person=member).exists()
    del company


def test_the_register_is_for_who_keeps_the_directory(
    company: Company, hr: Person, member: UUID, browser_of: BrowserOf
) -> None:
    for page in ("/people/data", "/people/corrections", "/people/erasures"):
        assert browser_of(member).get(page).status_code == 403
    for reader in (hr.id, company.holding("林静", Office.OFFICER)):
        page = browser_of(reader).get("/people/data").content.decode()
        assert "个人信息保护法第十三条" in page
        assert NUMBER not in page
        assert ("更正申请</a>" in page) == (
            reader == hr.id
        )  # the officer answers none, and is not led to an empty list
