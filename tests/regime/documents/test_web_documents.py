"""The page of a document, the viewer, and what strangers get instead."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from tests.cast import Cast, last_day, registered, until_days
from tests.regime.documents.conftest import SignIn

from shoumi.regime.access.actors import Console
from shoumi.regime.access.vocabulary import Event as AccessEvent
from shoumi.regime.documents import queries
from shoumi.regime.documents.actions.granting import grant_reading
from shoumi.regime.documents.models import KnowRequest, Reading
from shoumi.regime.documents.vocabulary import Event
from shoumi.regime.journal.models import Event as Recorded
from shoumi.regime.people import actions as people

pytestmark = pytest.mark.django_db
ABSENT = "JS-2026-ABSENT99"
ADDRESSES = ["", "/read", "/pages/1.jpg", "/pages/1/text"]


def _bare(answer: object, number: str) -> tuple[int, str, dict[str, str]]:
    """Status, body and headers without what differs between any two answers: tokens, and the number in the address."""
    body = re.sub(r'csrfmiddlewaretoken" value="[^"]+"|X-CSRFToken": "[^"]+"', "", answer.text)  # type: ignore[attr-defined]
    headers = {name: value for name, value in answer.headers.items() if name != "Content-Length"}  # type: ignore[attr-defined]
    return answer.status_code, body.replace(number, "NUMBER"), headers  # type: ignore[attr-defined]


@pytest.mark.parametrize("tail", ADDRESSES)
def test_an_unknowable_document_answers_like_an_absent_one(cast: Cast, browser_of: SignIn, tail: str) -> None:
    document = registered(cast)
    client = browser_of("outsider")
    real = _bare(client.get(f"/documents/{document.number}{tail}"), document.number)
    absent = _bare(client.get(f"/documents/{ABSENT}{tail}"), ABSENT)
    assert real == absent
    assert real[0] == 404
    assert 'name="purpose"' in real[1]  # the form that asks to be named
    assert Recorded.objects.filter(code=Event.NUMBER_ASKED).count() == 2


@pytest.mark.parametrize("tail", ["/pages/1/excerpt", "/readers", "/level", "/versions"])
def test_changes_to_an_unknowable_document_answer_like_an_absent_one(cast: Cast, browser_of: SignIn, tail: str) -> None:
    document = registered(cast)
    client = browser_of("outsider")
    answers = [_bare(client.post(f"/documents/{number}{tail}"), number) for number in (document.number, ABSENT)]
    assert answers[0] == answers[1]
    assert answers[0][0] == 404


def _uncleared_named(cast: Cast, **told: str) -> object:
    """A document whose named reader has lost the clearance it asks for."""
    document = registered(cast, readers=("leaver",), **told)  # type: ignore[arg-type]
    people.withdraw_clearance(actor=Console("tests"), person=cast.leaver)
    return document


def test_who_is_named_and_not_cleared_reads_every_failing_gate(cast: Cast, browser_of: SignIn) -> None:
    document = _uncleared_named(cast, code="core", title="绝不外传的标题")
    number = document.number  # type: ignore[attr-defined]
    client = browser_of("leaver", fresh=False)
    listed = client.get("/documents/").text
    assert number in listed
    assert "绝不外传的标题" not in listed
    page = client.get(f"/documents/{number}")
    assert page.status_code == 200
    refused = client.get(f"/documents/{number}/read")
    assert refused.status_code == 403
    for answer in (page, refused):
        assert answer.text.count('class="refusal-what"') == 2
        assert "核心涉密人员" in answer.text  # the grade that is needed, by name
        assert "绝不外传的标题" not in answer.text
    assert client.get(f"/documents/{number}/pages/1.jpg").status_code == 403
    assert Recorded.objects.filter(code=AccessEvent.REFUSED).count() == 2


def test_a_holder_reads_marked_pages(cast: Cast, browser_of: SignIn) -> None:
    document = registered(cast)
    client = browser_of("holder")
    assert f"/documents/{document.number}/pages/1.jpg" in client.get(f"/documents/{document.number}/read").text
    image = client.get(f"/documents/{document.number}/pages/1.jpg")
    assert image.headers["Content-Type"] == "image/jpeg"
    assert "no-store" in image.headers["Cache-Control"]
    assert image.content.startswith(b"\xff\xd8")
    for beyond in ("0", "2", "999999999999"):
        assert client.get(f"/documents/{document.number}/pages/{beyond}.jpg").status_code == 404


def test_text_is_selected_and_taken_within_the_limit(cast: Cast, browser_of: SignIn) -> None:
    document = registered(cast)
    client = browser_of("holder")
    layer = client.get(f"/documents/{document.number}/pages/1/text").text
    assert "style=" not in layer
    start = int(re.search(r'data-start="(\d+)">核心', layer)[1])  # type: ignore[index]
    address = f"/documents/{document.number}/pages/1/excerpt"
    taken = client.post(address, {"start": start, "length": 6})
    assert taken.json()["text"] == "核心排序算法"
    too_much = client.post(address, {"start": 0, "length": 301})
    assert too_much.status_code == 422
    assert "300" in too_much.json()["said"]
    assert client.post(address, {"start": "-1", "length": "x"}).status_code == 422
    assert Recorded.objects.filter(code=Event.EXCERPT_TAKEN).count() == 1


def test_core_secrets_give_no_text(cast: Cast, browser_of: SignIn) -> None:
    document = registered(cast, code="core")
    client = browser_of("holder")
    assert client.get(f"/documents/{document.number}/pages/1/text").status_code == 403
    assert "data-words" not in client.get(f"/documents/{document.number}/read").text


def test_the_custodian_names_and_withdraws_readers(cast: Cast, browser_of: SignIn) -> None:
    document = registered(cast, readers=())
    client = browser_of("classifier")
    address = f"/documents/{document.number}/readers"
    wrong = client.post(address, {"who": "没有这个人", "until": last_day(30), "purpose": "联调"})
    assert wrong.status_code == 422
    assert "没有这个人" in wrong.text  # what was typed stays
    assert client.post(address, {"who": "王晓雨", "until": last_day(30), "purpose": "联调"}).status_code == 302
    assert client.post(address, {"who": "孙可", "until": last_day(30), "purpose": "联调"}).status_code == 422
    line = Reading.objects.get(document=document)
    assert line.person_id == cast.holder
    assert "王晓雨" in client.get(f"/documents/{document.number}").text
    assert client.post(f"{address}/{line.grant}/withdraw").status_code == 302
    assert not queries.reading_list(document).exists()


def test_only_the_custodian_sees_the_list_of_readers(cast: Cast, browser_of: SignIn) -> None:
    document = registered(cast, readers=("holder", "leaver"))
    seen = browser_of("holder").get(f"/documents/{document.number}").text
    assert "何去" not in seen
    answer = browser_of("holder").post(
        f"/documents/{document.number}/readers", {"who": "赵明远", "until": last_day(3), "purpose": "看看"}
    )
    assert answer.status_code == 403


def test_the_classifier_changes_the_level(cast: Cast, browser_of: SignIn) -> None:
    document = registered(cast)
    client = browser_of("classifier")
    fields = {"level": "core", "until": last_day(3650), "ground": "评估后影响更大"}
    assert client.post(f"/documents/{document.number}/level", fields).status_code == 302
    document.refresh_from_db()
    assert document.level.code == "core"
    assert client.post(f"/documents/{document.number}/level", fields).status_code == 422


def test_asking_gets_the_same_answer_for_any_number(cast: Cast, browser_of: SignIn) -> None:
    document = registered(cast, readers=())
    client = browser_of("holder")
    fields = {"purpose": "联调接口", "until": last_day(30)}
    texts = []
    for number in (document.number, ABSENT):
        answer = client.post("/documents/ask", {"number": number, **fields}, follow=True)
        texts.append(_bare(answer, number)[1].count("已收到"))
    assert texts == [1, 1]
    assert KnowRequest.objects.count() == 2
    keeper = browser_of("classifier")
    assert document.number in keeper.get("/").text
    asked = KnowRequest.objects.get(document=document)
    assert "联调接口" in keeper.get("/documents/decide").text
    assert keeper.post(f"/documents/decide/{asked.id}", {"answer": "grant"}).status_code == 302
    assert client.get(f"/documents/{document.number}/read").status_code == 200
    assert document.number in client.get("/").text


def test_nobody_decides_requests_for_what_others_keep(cast: Cast, browser_of: SignIn) -> None:
    document = registered(cast, readers=())
    browser_of("holder").post("/documents/ask", {"number": document.number, "purpose": "联调", "until": last_day(30)})
    asked = KnowRequest.objects.get()
    assert browser_of("outsider").post(f"/documents/decide/{asked.id}", {"answer": "grant"}).status_code == 404


def test_who_is_not_signed_in_is_sent_to_sign_in(cast: Cast) -> None:
    document = registered(cast)
    for address in ("/documents/", f"/documents/{document.number}", f"/documents/{ABSENT}"):
        answer = Client().get(address)
        assert answer.status_code == 302
        assert "login" in answer.headers["Location"] or "sign" in answer.headers["Location"]


def test_a_reading_that_ended_is_gone(cast: Cast, browser_of: SignIn) -> None:
    document = registered(cast, readers=())
    line = until_days(cast.holder, 1)
    grant_reading(actor=cast.acting("classifier"), document=document, reading=line)
    assert browser_of("holder").get(f"/documents/{document.number}").status_code == 200
    later = Reading.objects.get(document=document)
    assert later.holds_until is not None
    assert later.holds_until - later.holds_from <= timedelta(days=2)
