"""The screens and routes of reviews: who is offered what, what is decided there, and what is told when it cannot be."""

from datetime import timedelta

import pytest
from django.test import Client
from tests.cast import CONSOLE, Cast, registered, unit
from tests.regime.incidents.visiting import browser_of, program_of
from tests.regime.reviews.campaigns import line_of, opened

from shoumi.regime.access.actors import Scope
from shoumi.regime.journal.models import Event
from shoumi.regime.kit import clock
from shoumi.regime.people import actions as people
from shoumi.regime.people.values import InUnit
from shoumi.regime.people.vocabulary import Office
from shoumi.regime.reviews.models import Campaign, Line
from shoumi.regime.reviews.vocabulary import CampaignState, LineState

pytestmark = pytest.mark.django_db


def fields(**changes: str) -> dict[str, str]:
    today = clock.today()
    days = {"starts_on": 0, "due_on": 14, "escalates_on": 17, "suspends_on": 21}
    dates = {name: (today + timedelta(days=count)).isoformat() for name, count in days.items()}
    told = {"name": "核心密件复核", "remind_days": "7，1", "escalates_to": "superior", "unused_days": "90"}
    return dates | told | changes


def read(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return answer.text


def test_the_officer_plans_changes_starts_and_closes(cast: Cast) -> None:
    document = registered(cast, readers=("holder",))
    officer = browser_of(cast, "officer")
    wrong = officer.post("/reviews/new/secrets", fields(due_on="2020-01-01", remind_days="soon"))
    assert wrong.status_code == 422
    assert "请填写整数" in wrong.text
    assert "依次应为" in officer.post("/reviews/new/secrets", fields(due_on="2020-01-01")).text
    assert officer.post("/reviews/new/unit", fields(unit=str(unit("rd").id))).status_code == 302
    assert officer.post("/reviews/new/person", fields(who="王晓雨")).status_code == 302
    planned = officer.post("/reviews/new/secrets", fields(number=document.number.lower()))
    campaign = Campaign.objects.get(document=document)
    assert planned.headers["Location"] == f"/reviews/{campaign.pk}"
    change = f"/reviews/{campaign.pk}/change"
    assert document.number in read(officer, change)
    officer.post(change, fields(number=document.number, repeat_months="6"))
    assert officer.post(f"/reviews/{campaign.pk}/begin").status_code == 302
    campaign.refresh_from_db()
    assert (campaign.state_code, campaign.repeat_months) == (CampaignState.OPEN, 6)
    assert "还有 1 项没有复核" in officer.post(f"/reviews/{campaign.pk}/close", follow=True).text
    assert officer.get("/reviews/new/nothing").status_code == 404
    assert officer.post(f"/reviews/{campaign.pk}/withdraw", follow=True).status_code == 200


def test_reviewers_decide_one_or_many_and_are_told_what_went_wrong(cast: Cast) -> None:
    registered(cast, readers=("holder", "outsider", "leaver"))
    opened(cast)
    reviewer = browser_of(cast, "classifier")
    assert "待我复核的权限" in read(reviewer, "/")
    held, out, left = (line_of(cast, part) for part in ("holder", "outsider", "leaver"))
    decide = "/reviews/mine/decide"
    assert "没有选择任何一项" in reviewer.post(decide, {"answer": "confirm"}, follow=True).text
    assert "没有选择任何一项" in reviewer.post(decide, {"answer": "revoke"}, follow=True).text
    assert "没有填写撤销理由" in reviewer.post(decide, {"answer": "revoke", "line": str(out.pk)}, follow=True).text
    assert (
        "已撤销 1 项"
        in reviewer.post(decide, {"answer": "revoke", "line": [str(out.pk)], "reason": "项目结束"}, follow=True).text
    )
    kept = reviewer.post(f"{decide}?q=%E7%8E%8B&page=2", {"keep": str(held.pk)})
    assert kept.headers["Location"] == "/reviews/mine?q=%E7%8E%8B"
    assert {line.person_id: line.state_code for line in Line.objects.all()} == {
        cast.holder: LineState.CONFIRMED,
        cast.outsider: LineState.REVOKED,
        cast.leaver: LineState.OPEN,
    }
    # The other reviewer's press comes too late, and is not told that the right was kept.
    assert "这一项已有结论" in reviewer.post(decide, {"keep": str(out.pk)}, follow=True).text
    assert "项目结束" in read(reviewer, f"/reviews/lines/{out.pk}")
    assert reviewer.post(f"/reviews/lines/{left.pk}/revoke", {"reason": " "}).status_code == 422
    assert reviewer.post(f"/reviews/lines/{left.pk}/confirm", {"until": "2020-01-01"}).status_code == 422
    assert reviewer.post(decide, {"keep": "nonsense"}).status_code == 404
    assert reviewer.post(f"/reviews/lines/{out.pk}/restore", follow=True).status_code == 200
    assert "这一项不能恢复" in reviewer.post(f"/reviews/lines/{out.pk}/restore", follow=True).text
    ended = reviewer.post(f"/reviews/lines/{left.pk}/revoke", {"reason": "离开项目"}, follow=True)
    assert "权限已终止；如有误，可在本页恢复。" in ended.text
    stale = browser_of(cast, "classifier", factor_minutes_ago=90)
    assert stale.post(decide, {"keep": str(left.pk)}).status_code == 403


def test_others_find_nothing_and_the_officer_reads_no_titles(cast: Cast) -> None:
    document = registered(cast, title="金丝雀算法", readers=("holder",))
    campaign = opened(cast)
    line = line_of(cast, "holder")
    addresses = ("/reviews/", f"/reviews/{campaign.pk}", f"/reviews/{campaign.pk}/lines", f"/reviews/lines/{line.pk}")
    for part in ("holder", "outsider", "security_admin"):
        visitor = browser_of(cast, part)
        assert [visitor.get(address).status_code for address in addresses] == [404] * 4
        assert "权限复核" not in read(visitor, "/")
        assert document.number not in read(visitor, "/reviews/mine")
    auditor = browser_of(cast, "auditor")
    assert [auditor.get(address).status_code for address in addresses] == [200, 200, 403, 404]
    assert auditor.get("/reviews/new/secrets").status_code == 403
    assert "按密件 · 全部密件" in read(auditor, f"/reviews/{campaign.pk}/reviewers")
    officer = browser_of(cast, "officer")
    lines = read(officer, f"/reviews/{campaign.pk}/lines")
    assert document.number in lines
    assert "金丝雀算法" not in lines
    assert Event.objects.filter(code="reviews.line.looked_through").count() == 1
    exported = officer.get(f"/reviews/{campaign.pk}/lines", {"export": "csv"})
    assert document.number in b"".join(exported).decode()
    assert auditor.get(f"/reviews/{campaign.pk}/reviewers", {"export": "xlsx"}).status_code == 200
    assert Event.objects.filter(code="reviews.report.exported").count() == 1


def test_the_title_stays_sealed_from_a_reviewer_who_could_not_open_it(cast: Cast) -> None:
    registered(cast, title="金丝雀算法", code="core", readers=("holder", "outsider"))
    people.appoint(actor=CONSOLE, person=cast.holder, office=Office.HEAD, seat=InUnit(unit("sales").id))
    campaign = opened(cast, reach="reach_unit", unit=unit("sales").id)
    assert line_of(cast, "outsider").campaign_id == campaign.pk
    reviewer = browser_of(cast, "holder")
    assert "金丝雀算法" in read(reviewer, "/reviews/mine")
    people.withdraw_clearance(actor=CONSOLE, person=cast.holder)
    page = read(reviewer, "/reviews/mine")
    assert "名称已密封" in page
    assert "金丝雀算法" not in page


def test_programs_list_and_decide(cast: Cast) -> None:
    registered(cast, readers=("holder", "outsider"))
    campaign = opened(cast)
    program = program_of(cast, "classifier", Scope.READ, Scope.WRITE)
    told = program.get("/api/v1/reviews/lines").json()
    assert told["count"] == 2
    out = line_of(cast, "outsider")
    address = f"/api/v1/reviews/lines/{out.pk}"
    assert program.post(f"{address}/revoke", {"reason": "项目结束"}, content_type="application/json").status_code == 204
    assert program.get("/api/v1/reviews/lines", {"state": "line_revoked"}).json()["count"] == 1
    assert program.post(f"{address}/restore", {}, content_type="application/json").status_code == 204
    assert program.post(f"{address}/confirm", {}, content_type="application/json").status_code == 409
    assert program.get("/api/v1/reviews").status_code == 404
    assert program_of(cast, "holder", Scope.READ).get(address).status_code in {404, 405}
    low = program_of(cast, "classifier", Scope.READ, ceiling=1)
    assert low.get("/api/v1/reviews/lines").json()["count"] == 0
    auditor = program_of(cast, "auditor", Scope.READ, Scope.AUDIT)
    assert auditor.get("/api/v1/reviews").json()["items"][0]["lines"] == 2
    report = auditor.get(f"/api/v1/reviews/{campaign.pk}").json()
    assert report["states"] == {"line_confirmed": 1, "line_open": 1}
