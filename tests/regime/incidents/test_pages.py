from uuid import UUID

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from tests.cast import Cast, level, registered
from tests.regime.incidents.pictures import content, leaked, unmarked, viewed
from tests.regime.incidents.visiting import browser_of, program_of

from shoumi.regime.access.actors import Scope
from shoumi.regime.incidents.models import TraceCase
from shoumi.regime.incidents.vocabulary import Conclusion, Outcome

pytestmark = pytest.mark.django_db
TRACES = "/incidents/traces"
API = "/api/v1/traces"


def picture(data: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile("leak.jpg", data, "image/jpeg")


def leak(cast: Cast) -> tuple[str, int, bytes]:
    document = registered(cast, content=content())
    page = viewed(cast.acting("holder"), document.number)
    return document.number, page.view, leaked(page.jpeg, crop=(0.0, 0.1, 1.0, 0.9))


def test_the_officer_hands_in_a_picture_reads_the_lead_and_concludes(cast: Cast) -> None:
    number, view, data = leak(cast)
    officer = browser_of(cast, "officer")
    answer = officer.post(TRACES, {"image": picture(data)})
    address = answer["Location"]
    page = officer.get(address).content.decode()
    for shown in ("此页发给了 王晓雨", number, str(view), "分之一", "水印与页面相符", "不说明是谁外泄"):
        assert shown in page
    assert "style=" not in page
    assert "待认定的溯源线索" in officer.get("/").content.decode()
    unwritten = officer.post(f"{address}/conclusion", {"conclusion": "confirmed", "reason": ""})
    assert unwritten.status_code == 422
    officer.post(f"{address}/conclusion", {"conclusion": "confirmed", "reason": "本人承认拍摄"})
    closed = officer.get(address).content.decode()
    assert "本人承认拍摄" in closed
    assert "已确认" in closed
    assert "待认定的溯源线索" not in officer.get("/").content.decode()
    assert number in officer.get(TRACES, {"conclusion": "confirmed"}).content.decode()
    assert number not in officer.get(TRACES, {"conclusion": "open"}).content.decode()


def test_concluding_leads_to_the_second_factor_when_it_is_not_fresh(cast: Cast) -> None:
    _number, _view, data = leak(cast)
    address = browser_of(cast, "officer").post(TRACES, {"image": picture(data)})["Location"]
    stale = browser_of(cast, "officer", factor_minutes_ago=30)
    stale.post(f"{address}/conclusion", {"conclusion": "confirmed", "reason": "已核实"})
    assert TraceCase.objects.get().conclusion == Conclusion.OPEN


@pytest.mark.parametrize(("data", "said"), [(b"", "图片"), (b"text", "图片")], ids=["empty", "text"])
def test_a_bad_picture_is_told_on_the_page(cast: Cast, data: bytes, said: str) -> None:
    officer = browser_of(cast, "officer")
    answer = officer.post(TRACES, {"image": picture(data)})
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert officer.post(TRACES, {}).status_code == 422
    assert not TraceCase.objects.exists()


def test_a_picture_without_a_mark_clears_nobody(cast: Cast) -> None:
    officer = browser_of(cast, "officer")
    page = officer.get(officer.post(TRACES, {"image": picture(unmarked())})["Location"]).content.decode()
    assert "这不等于排除任何人" in page


@pytest.mark.parametrize("part", ["holder", "outsider", "auditor", "system_admin", "security_admin"])
def test_others_get_no_page_no_entry_and_no_answer(cast: Cast, part: str) -> None:
    browser = browser_of(cast, part)
    assert browser.get(TRACES).status_code == 403
    assert browser.post(TRACES, {"image": picture(unmarked())}).status_code == 403
    assert TRACES not in browser.get("/").content.decode()
    program = program_of(cast, part, Scope.TRACE)
    assert program.post(API, {"image": picture(unmarked())}).status_code == 403
    assert program.get(API).status_code == 403
    assert not TraceCase.objects.exists()


def test_a_program_traces_with_a_token(cast: Cast) -> None:
    number, view, data = leak(cast)
    program = program_of(cast, "officer", Scope.TRACE)
    told = program.post(API, {"image": picture(data)}).json()
    assert {name: told[name] for name in ("found", "view", "person", "person_email", "document", "page")} == {
        "found": True,
        "view": view,
        "person": "王晓雨",
        "person_email": "holder@xinghe.example",
        "document": number,
        "page": 1,
    }
    assert told["z"] > 9.5
    assert told["bound"] < 1e-10
    assert told["binding"] == "agrees"
    assert told["proof"]["leaf"].count(told["event"]) == 1
    listed = program.get(API).json()
    assert (listed["count"], listed["items"][0]["case"]) == (1, told["case"])
    assert program.get(f"{API}/{told['case']}").json()["entry"] == told["entry"]
    auditor = program_of(cast, "auditor", Scope.AUDIT)
    entry = auditor.get("/api/v1/ledger/entries", {"after": told["entry"] - 1, "limit": 1}).json()["items"][0]
    assert (entry["id"], entry["index"], entry["details"]["view"]) == (told["event"], told["entry"], view)


def test_a_token_learns_nothing_of_what_is_above_its_ceiling(cast: Cast) -> None:
    _number, view, data = leak(cast)
    rank = level("ordinary").rank
    below, within = (program_of(cast, "officer", Scope.TRACE, ceiling=ceiling) for ceiling in (rank - 1, rank))
    above, nothing = (below.post(API, {"image": picture(one)}).json() for one in (data, unmarked()))
    cases = [above.pop("case"), nothing.pop("case")]
    assert above.pop("opened")
    assert nothing.pop("opened")
    assert above == nothing
    assert below.get(API).json() == {"items": [], "count": 0}
    answers = [below.get(f"{API}/{one}") for one in (*cases, UUID(int=5))]
    assert [one.status_code for one in answers] == [404] * 3
    assert len({one.content for one in answers}) == 1
    assert TraceCase.objects.get(pk=cases[0]).mark_id == view, "the case itself is opened as for anybody"
    assert within.get(API).json()["count"] == 1
    assert within.get(f"{API}/{cases[0]}").json()["view"] == view
    assert within.post(API, {"image": picture(data)}).json()["view"] == view
    assert browser_of(cast, "officer").get(f"{TRACES}/{cases[0]}").status_code == 200


def test_the_api_tells_nothing_found_bad_pictures_and_missing_scopes(cast: Cast) -> None:
    program = program_of(cast, "officer", Scope.TRACE)
    told = program.post(API, {"image": picture(unmarked())}).json()
    assert (told["found"], told["outcome"]) == (False, Outcome.NOTHING)
    assert {told[name] for name in ("view", "person", "document", "page", "time", "z", "bound", "entry")} == {None}
    assert program.post(API, {"image": picture(b"text")}).status_code == 422
    assert program.post(API, {}).json()["code"] == "incidents.no_image"
    assert program.get(f"{API}/{UUID(int=5)}").status_code == 404
    refused = program_of(cast, "officer", Scope.READ).post(API, {"image": picture(unmarked())})
    assert (refused.status_code, refused.json()[0]["code"]) == (403, "accounts.within_token")
