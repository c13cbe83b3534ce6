"""The screens of a case in a browser, from the finding to the appeal, and what nobody else is shown."""

from datetime import timedelta

import pytest
from django.test import Client
from tests.regime.conduct.conftest import BrowserOf
from tests.regime.conduct.court import Court
from tests.regime.conduct.tales import FACTS, GROUND, STATEMENT, opened, served, state_of

from shoumi.regime.conduct import actions
from shoumi.regime.conduct.models import ConductCase
from shoumi.regime.conduct.queries import scale
from shoumi.regime.conduct.vocabulary import ConductState, Consequence, Event, Intent, Outcome, Remedy
from shoumi.regime.journal.models import Event as LedgerEvent
from shoumi.regime.kit import clock
from shoumi.regime.people.models import Person as PersonRow

pytestmark = pytest.mark.django_db

FINDINGS = {"intent": Intent.GROSS, "consequence": Consequence.MINOR, "remedy": Remedy.HELPED}
JUDGED = {"grade": "ordinary", "ground": GROUND}


def told(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, answer.status_code
    return answer.text


def test_a_case_goes_its_way_through_the_browser(court: Court, browser_of: BrowserOf) -> None:
    hr, own = browser_of(court.hr, language="en"), browser_of(court.subject)
    assert "/conduct/new" in told(hr, "/conduct/")
    chosen = hr.post("/conduct/new", {"who": "nobody@example.com"})
    assert chosen.status_code == 422
    assert "There is no such person" in chosen.text
    PersonRow.objects.filter(pk=court.subject).update(staff_number="XH0042")
    both = {"who": "XH0042", "unit": court.company.sales.id}
    for unclear in ({"who": ""}, both):
        assert "Name one person, or choose one unit." in hr.post("/conduct/new", unclear).text
    assert (
        hr.post("/conduct/new", {"unit": court.company.sales.id})
        .headers["Location"]
        .endswith(f"/conduct/new/unit/{court.company.sales.id}")
    )
    form = {"effect": "discipline", "on": clock.today(), "what": FACTS, "evidence": "12\nnonsense!"}
    address = f"/conduct/new/person/{court.subject}"
    assert "nonsense!" in hr.post(address, form).text
    unknown = "JS-2026-7K4FQHXW"  # no document that HR may know of
    assert unknown in hr.post(address, form | {"evidence": unknown}).text
    assert not ConductCase.objects.exists()
    page = hr.post(address, form | {"evidence": "12"}).headers["Location"]
    assert own.get(page).status_code == 404
    assert hr.post(f"{page}/notice", {"answer_by": clock.today()}).status_code == 422
    hr.post(f"{page}/notice", {"answer_by": clock.today() + timedelta(days=3)})
    assert page in told(own, "/")
    assert FACTS in told(own, page)
    own.post(f"{page}/side", {"statement": STATEMENT})
    looked = hr.post(f"{page}/propose", FINDINGS | {"look": "1"}).text
    assert str(scale.grade("ordinary").name.en) in looked
    assert hr.post(f"{page}/propose", FINDINGS | JUDGED).status_code == 422
    hr.post(f"{page}/propose", FINDINGS | JUDGED | {"measures": ["demerit"]})
    member = browser_of(court.member)
    assert page in told(member, "/")
    assert STATEMENT in told(member, page)
    member.post(f"{page}/decide", JUDGED | {"measures": ["demerit"]})
    own.post(f"{page}/receipt")
    own.post(f"{page}/appeal", {"text": "处分过重"})
    president = browser_of(court.president)
    assert page in told(president, "/")
    milder = JUDGED | {"outcome": Outcome.CHANGED, "measures": ["written-warning"]}
    answer = president.post(f"{page}/appeal/decide", milder)
    assert answer.headers["Location"] == "/conduct/"  # no longer theirs to see
    assert ConductCase.objects.get().state_code is ConductState.IN_FORCE
    assert "书面警告" in told(own, "/conduct/mine")
    taken = own.get("/conduct/mine", {"export": "json"}).json()
    assert (taken[0]["my_statement"], taken[0]["decision_on_appeal"]["measures"]) == (STATEMENT, ["书面警告"])


def test_nobody_else_is_told_that_there_is_anything(court: Court, browser_of: BrowserOf) -> None:
    case = served(court, "demerit")
    for part in ("colleague", "president", "head"):
        client = browser_of(getattr(court, part))
        assert client.get(f"/conduct/{case}").status_code == 404
        absent = client.get(f"/conduct/{court.hr}")
        assert absent.status_code == 404
        assert str(case) not in client.get("/").text
    colleague = browser_of(court.colleague)
    assert colleague.get("/conduct/").status_code == 403
    assert colleague.get(f"/conduct/file/{court.subject}").status_code == 404
    assert "/conduct/file/" not in colleague.get(f"/people/{court.subject}").text
    assert str(case) not in told(browser_of(court.head), f"/conduct/file/{court.subject}")
    assert colleague.get(f"/api/v1/conduct/{case}").status_code == 404


def test_what_a_measure_calls_for_is_done_where_it_belongs(court: Court, browser_of: BrowserOf) -> None:
    case = served(court, "qualification-suspended", "written-warning", rank=3)
    hr = browser_of(court.hr)
    assert "请联系安全保密管理员办理" in told(hr, f"/conduct/{case}")
    assert court.company.grades  # the clearance itself is people's, and untouched
    listed = hr.get("/api/v1/conduct").json()
    assert [one["measures"][0]["zh"] for one in listed["items"]] == ["书面警告"]
    told_in_full = hr.get(f"/api/v1/conduct/{case}").json()
    assert (told_in_full["facts"], told_in_full["statement"]) == (FACTS, STATEMENT)
    assert hr.get("/api/v1/conduct/measures").json()[0]["code"] == "commendation"
    assert hr.get("/conduct/", {"export": "csv"}).status_code == 200
    own = browser_of(court.subject)
    assert own.get("/api/v1/conduct/mine").json()[0]["id"] == str(case)
    codes = set(LedgerEvent.objects.values_list("code", flat=True))
    assert {Event.LISTED, Event.CASE_READ, Event.EXPORTED} <= codes


def test_hearing_service_and_appeal_on_paper_are_entered(court: Court, browser_of: BrowserOf) -> None:
    case = opened(court)
    hr, witness = browser_of(court.hr), court.acting("colleague")
    address, page = f"{witness.id.hex}@example.com", f"/conduct/{case}"
    hr.post(f"{page}/notice", {"answer_by": clock.today() + timedelta(days=3)})
    paper = {"form": "recorded", "on": clock.today(), "statement": STATEMENT}
    assert hr.post(f"{page}/hearing", paper | {"witness": "nobody@xinghe.example"}).status_code == 422
    from shoumi.regime.people.models import Person

    Person.objects.filter(id=court.colleague).update(email=address)
    hr.post(f"{page}/hearing", paper | {"witness": address})
    assert state_of(case) is ConductState.HEARD
    hr.post(f"{page}/propose", FINDINGS | JUDGED | {"measures": ["written-warning"]})
    officer = browser_of(court.officer)
    officer.post(f"{page}/send-back", {"reason": "请补充依据"})
    hr.post(f"{page}/propose", FINDINGS | JUDGED | {"measures": ["written-warning"]})
    officer.post(f"{page}/decide", JUDGED | {"measures": ["written-warning"]})
    hr.post(f"{page}/service", {"form": "handed_over", "on": clock.today(), "witness": address})
    hr.post(f"{page}/appeal/paper", {"on": clock.today(), "text": "处分过重"})
    assert state_of(case) is ConductState.APPEALED
    hr.post(f"{page}/drop")
    assert state_of(case) is ConductState.APPEALED
    member = browser_of(court.member)
    assert member.post(f"{page}/appeal/decide", JUDGED | {"outcome": Outcome.LIFTED}).status_code == 302
    assert state_of(case) is ConductState.LIFTED


def test_the_officer_sets_the_scale_and_others_read_it(court: Court, browser_of: BrowserOf) -> None:
    officer, hr = browser_of(court.officer), browser_of(court.hr)
    assert "/conduct/scale/measures/demerit" in told(officer, "/conduct/scale")
    assert "/conduct/scale/measures/demerit" not in told(hr, "/conduct/scale")
    assert hr.get("/conduct/scale/measures/demerit").status_code == 403
    form = officer.get("/conduct/scale/measures/demerit").context["form"]
    filled = {name: "" if value is None else value for name, value in form.initial.items() if value is not False}
    assert officer.post("/conduct/scale/measures/demerit", filled | {"months": 0}).status_code == 422
    officer.post("/conduct/scale/measures/demerit", filled | {"months": 24})
    assert scale.measure("demerit").months == 24
    officer.post("/conduct/scale/measures/demerit/retire")
    assert not scale.measures().filter(code="demerit").exists()
    wording = {"name_zh": "特别严重", "name_en": "", "guidance_zh": "造成重大损失", "guidance_en": ""}
    officer.post("/conduct/scale/grades/grave", wording)
    assert scale.grade("grave").name_zh == "特别严重"
    assert actions.read_cases(actor=court.acting("officer")).count() == 0
