"""Screening from the request to the clearance it allows, its consent, its secrecy, and its pages (P02)."""

from datetime import datetime, timedelta
from uuid import UUID

import pytest
from django.db import IntegrityError, transaction
from tests.regime.people.company import CONSOLE, Company, register, signed_in
from tests.regime.people.conftest import BrowserOf

from shoumi.engines.foundation.errors import Conflict, Invalid, NotFound
from shoumi.regime.access.actors import Person
from shoumi.regime.access.deciding import ActRefused, decide
from shoumi.regime.accounts.vocabulary import Administrator
from shoumi.regime.journal.models import Details
from shoumi.regime.journal.models import Event as LedgerEvent
from shoumi.regime.kit import clock
from shoumi.regime.people import actions, queries
from shoumi.regime.people.models import CheckKind, Screening, ScreeningCheck
from shoumi.regime.people.queries import screening as reading
from shoumi.regime.people.values import Checked, Clearing, Found
from shoumi.regime.people.vocabulary import (
    CheckResult,
    Event,
    Office,
    Permission,
    Problem,
    ReasonCode,
    ScreeningState,
)

pytestmark = pytest.mark.django_db

NOTE = "证书编号与学信网一致"


@pytest.fixture
def hr(company: Company) -> Person:
    actions.adopt_preset_checks(actor=CONSOLE)
    actions.ask_for_screening(actor=CONSOLE, grade=company.grades[2].id, asked=True)
    return signed_in(company.holding("许静", Office.HR))


@pytest.fixture
def subject(company: Company) -> UUID:
    return company.member("沈越", company.team)


def kind(code: str) -> UUID:
    return CheckKind.objects.get(code=code).id


def checked(code: str = "education") -> Checked:
    return Checked(kind=kind(code), result=CheckResult.CLEAR, on=clock.today(), note=NOTE)


def asked(company: Company, hr: Person, subject: UUID, rank: int = 2) -> Screening:
    return actions.request_screening(actor=hr, person=subject, grade=company.grades[rank].id, reason="参与核心研发")


def screened(company: Company, hr: Person, subject: UUID, *, rank: int = 2, days: int = 30) -> Screening:
    row = asked(company, hr, subject, rank)
    actions.record_check(actor=hr, screening=row.id, checked=checked())
    until = clock.today() + timedelta(days=days)
    finding = Found(state=ScreeningState.PASSED, until=until)
    return actions.decide_screening(actor=hr, screening=row.id, finding=finding)


def clear(company: Company, security: Person, subject: UUID, rank: int = 2) -> None:
    grade = company.grades[rank].id
    actions.grant_clearance(actor=security, person=subject, grade=grade, ground="参与核心研发")


def test_a_grade_that_asks_for_it_is_granted_only_with_a_screening_in_force(
    company: Company, hr: Person, subject: UUID
) -> None:
    security = signed_in(company.administrator("郑安", Administrator.SECURITY))
    clear(company, security, subject, rank=1)
    with pytest.raises(ActRefused) as refused:
        clear(company, security, subject)
    reason = refused.value.decision.reasons[0]
    assert (reason.code, reason.cure is not None) == (ReasonCode.SCREENING_MISSING, True)
    with pytest.raises(NotFound):
        actions.grant_clearance(actor=CONSOLE, person=subject, grade=company.grades[2].id, ground="参与核心研发")
    screened(company, hr, subject, rank=1)
    with pytest.raises(ActRefused):
        clear(company, security, subject)
    screened(company, hr, subject)
    clear(company, security, subject)
    assert queries.clearance_rank(subject, clock.now()) == 2


def test_what_held_on_a_past_day_is_answered_for_that_day(company: Company, hr: Person, subject: UUID) -> None:
    security = company.administrator("郑安", Administrator.SECURITY)
    signed_in(security)
    before = clock.now()
    screened(company, hr, subject, days=9)
    during = clock.now()
    actions.ask_for_screening(actor=CONSOLE, grade=company.grades[2].id, asked=False)
    no_longer_asked = clock.now()

    def allowed(at: datetime) -> bool:
        actor = Person(security, factor_at=at)
        return decide(actor, Permission.GRANT_CLEARANCE, Clearing(subject, company.grades[2].id), at=at).allowed

    assert [allowed(at) for at in (before, during, no_longer_asked)] == [False, True, True]
    actions.ask_for_screening(actor=CONSOLE, grade=company.grades[2].id, asked=True)
    later = clock.now() + timedelta(days=12)
    assert not allowed(later)


def test_a_sensitive_check_waits_for_consent_and_its_note_goes_with_it(
    company: Company, hr: Person, subject: UUID
) -> None:
    row = asked(company, hr, subject)
    with pytest.raises(Conflict) as missing:
        actions.record_check(actor=hr, screening=row.id, checked=checked("identity"))
    assert missing.value.code is Problem.CONSENT_MISSING
    actions.give_consent(actor=signed_in(subject), screening=row.id)
    for code in ("identity", "education"):
        actions.record_check(actor=hr, screening=row.id, checked=checked(code))
    actions.withdraw_consent(actor=signed_in(subject), screening=row.id)
    notes = {one.kind.code: one.note for one in ScreeningCheck.objects.select_related("kind")}
    assert notes == {"identity": "", "education": NOTE}
    with pytest.raises(Conflict):
        actions.record_check(actor=hr, screening=row.id, checked=checked("criminal-record"))
    actions.record_consent(actor=hr, screening=row.id, on=clock.today())
    actions.record_check(actor=hr, screening=row.id, checked=checked("criminal-record"))


def test_only_the_person_consents_and_nobody_screens_themselves(company: Company, hr: Person, subject: UUID) -> None:
    row = asked(company, hr, subject)
    with pytest.raises(ActRefused):
        actions.give_consent(actor=hr, screening=row.id)
    with pytest.raises(ActRefused):
        actions.request_screening(actor=hr, person=hr.id, grade=company.grades[2].id, reason="岗位需要")
    other = signed_in(company.holding("何梅", Office.HR))
    own = asked(company, other, hr.id)
    with pytest.raises(ActRefused):
        actions.record_check(actor=hr, screening=own.id, checked=checked())
    with pytest.raises(NotFound):
        actions.record_check(actor=signed_in(subject), screening=own.id, checked=checked())


def test_a_decided_screening_changes_no_more(company: Company, hr: Person, subject: UUID) -> None:
    row = asked(company, hr, subject)
    with pytest.raises(Conflict) as early:
        actions.decide_screening(actor=hr, screening=row.id, finding=Found(state=ScreeningState.NOT_PASSED))
    assert early.value.code is Problem.NO_CHECK_YET
    with pytest.raises(Conflict):
        asked(company, hr, subject)
    actions.drop_screening(actor=hr, screening=row.id)
    row = screened(company, hr, subject)
    for act in (
        lambda: actions.record_check(actor=hr, screening=row.id, checked=checked()),
        lambda: actions.drop_screening(actor=hr, screening=row.id),
        lambda: actions.record_consent(actor=hr, screening=row.id, on=clock.today()),
    ):
        with pytest.raises(Conflict):
            act()
    with pytest.raises(Invalid):
        actions.request_screening(actor=hr, person=subject, grade=company.grades[1].id, reason=" ")
    for wrong in ("valid_until", "decided_at"):
        with pytest.raises(IntegrityError), transaction.atomic():
            Screening.objects.filter(id=row.id).update(**{wrong: None})


def test_a_kind_in_use_goes_on_asking_for_consent(company: Company, hr: Person, subject: UUID) -> None:
    row = asked(company, hr, subject)
    actions.give_consent(actor=signed_in(subject), screening=row.id)
    actions.record_check(actor=hr, screening=row.id, checked=checked("identity"))
    name = CheckKind.objects.get(code="identity").name
    with pytest.raises(Conflict):
        actions.set_check_kind(actor=hr, code="identity", name=name, sensitive=False)


def test_who_knows_of_a_screening_and_who_reads_it(company: Company, hr: Person, subject: UUID) -> None:
    row = screened(company, hr, subject)
    viewers = {
        "hr": hr,
        "self": signed_in(subject),
        "head": signed_in(company.holding("周宁", Office.HEAD, company.development)),
        "other head": signed_in(company.holding("马骏", Office.HEAD, company.sales)),
        "security": signed_in(company.administrator("郑安", Administrator.SECURITY)),
        "audit": signed_in(company.administrator("周慎", Administrator.AUDIT)),
        "colleague": signed_in(company.member("赵明", company.team)),
        "partner": signed_in(register("乙方")),
    }
    knows = {who for who, viewer in viewers.items() if reading.screenings(viewer).filter(id=row.id).exists()}
    reads = {who for who in knows if reading.sheet(viewers[who], row).checks}
    assert (knows, reads) == ({"hr", "self", "head", "security"}, {"hr", "self"})


def test_nothing_of_it_stands_in_the_ledger_or_in_the_clear(company: Company, hr: Person, subject: UUID) -> None:
    row = screened(company, hr, subject)
    bodies = " ".join(Details.objects.values_list("body", flat=True))
    stored = bytes(Screening.objects.get(id=row.id).sealed_reason) + bytes(
        ScreeningCheck.objects.get().sealed_note or b""
    )
    for secret in ("参与核心研发", NOTE):
        assert secret not in bodies
        assert secret.encode() not in stored
    assert Screening.objects.get(id=row.id).reason == "参与核心研发"
    codes = set(LedgerEvent.objects.values_list("code", flat=True))
    assert {Event.SCREENING_REQUESTED, Event.CHECK_RECORDED, Event.SCREENING_DECIDED} <= codes


def test_screenings_that_end_under_a_cleared_person_are_listed(company: Company, hr: Person, subject: UUID) -> None:
    security = signed_in(company.administrator("郑安", Administrator.SECURITY))
    screened(company, hr, subject, days=20)
    other = company.member("赵明", company.team)
    screened(company, hr, other, days=20)
    clear(company, security, subject)
    known = reading.screenings(hr)
    assert [one.person_id for one in reading.ending(known)] == [subject]
    screened(company, hr, subject, days=600)
    assert not reading.ending(known).exists()


def test_hr_screens_somebody_in_the_browser(company: Company, hr: Person, subject: UUID, browser_of: BrowserOf) -> None:
    keeper, own = browser_of(hr.id, language="en"), browser_of(subject)
    form = {"grade": company.grades[2].id, "reason": "参与核心研发"}
    answer = keeper.post(f"/people/{subject}/screening", form)
    page = answer.headers["Location"]
    assert page in own.get("/").text
    assert page in keeper.get("/").text
    identity = {"kind": kind("identity"), "result": CheckResult.CLEAR, "on": clock.today()}
    assert keeper.post(f"{page}/check", identity).status_code == 422
    own.post(f"{page}/consent")
    assert keeper.post(f"{page}/check", identity | {"note": NOTE}).status_code == 302
    assert keeper.post(f"{page}/decide", {"state": "passed"}).status_code == 422
    keeper.post(f"{page}/decide", {"state": "passed", "until": clock.today()})
    assert Screening.objects.get().state == ScreeningState.PASSED
    for client, text in ((keeper, keeper.get(page).text), (own, own.get("/people/screenings/mine").text)):
        assert NOTE in text
        assert client.get("/people/screenings").status_code == 200
    own.post(f"{page}/consent/withdraw")
    taken = own.get("/people/screenings/mine", {"export": "json"}).json()
    assert [one["checks"][0]["note"] for one in taken] == [""]
    assert LedgerEvent.objects.filter(code=Event.SCREENING_TAKEN).count() == 1
    colleague = browser_of(company.member("赵明", company.team))
    assert colleague.get(page).status_code == 404
    listed = keeper.get("/api/v1/people/screenings").json()
    assert [one["name"] for one in listed["items"]] == ["沈越"]


def test_what_is_checked_and_which_grades_ask_is_set_in_the_browser(
    company: Company, hr: Person, browser_of: BrowserOf
) -> None:
    keeper = browser_of(hr.id)
    assert keeper.get("/people/screenings/kinds?code=identity").status_code == 200
    form = {"code": "interests", "name": "利益冲突申报", "retired": "on"}
    keeper.post("/people/screenings/kinds", form)
    assert CheckKind.objects.get(code="interests").retired
    security = browser_of(company.administrator("郑安", Administrator.SECURITY))
    security.post(f"/people/grades/{company.grades[3].id}/screening", {"asked": "yes"})
    assert reading.asking_grades() == {company.grades[2].id, company.grades[3].id}
    assert keeper.post(f"/people/grades/{company.grades[3].id}/screening", {"asked": "no"}).status_code == 403
