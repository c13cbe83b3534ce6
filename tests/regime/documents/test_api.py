"""Documents over the API, with personal tokens."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.cast import CONSOLE, Cast, address, registered

from shoumi.regime.access.actors import Console, Scope
from shoumi.regime.accounts.actions.tokens import mint_token
from shoumi.regime.documents.models import Document, LevelDecision
from shoumi.regime.kit import clock
from shoumi.regime.people import actions as people
from shoumi.regime.people.actions.entering import register_person
from shoumi.regime.people.values import Entry
from shoumi.regime.people.vocabulary import Kind

pytestmark = pytest.mark.django_db
ROOT = "/api/v1/documents"
Caller = Callable[..., Client]


@pytest.fixture
def calling(cast: Cast) -> Caller:
    """Return a program of one of the cast, with a token."""

    def call(part: str, *scopes: Scope, ceiling: int | None = None) -> Client:
        minted = mint_token(
            actor=cast.acting(part),
            account_id=getattr(cast, part),
            name="tests",
            scopes=scopes or (Scope.READ, Scope.WRITE),
            ceiling=ceiling,
        )
        return Client(headers={"Authorization": f"Bearer {minted.text}"})

    return call


def _upload(**changes: object) -> dict[str, Any]:
    return {
        "file": SimpleUploadedFile("底价.txt", "采购底价：一百万。".encode()),
        "title": "采购底价",
        "kind": "contract",
        "level": "ordinary",
        "ground": "泄露将使供应商知悉底价",
        "holders": [address("holder"), address("leaver")],
    } | changes


def test_a_document_is_registered_found_and_read(calling: Caller) -> None:
    made = calling("classifier").post(ROOT, _upload())
    assert made.status_code == 201, made.text
    card = made.json()
    assert (card["kind"], card["level"], card["title"]) == ("contract", "ordinary", "采购底价")
    holder = calling("holder")
    found = holder.get(ROOT, {"q": "采购底价"}).json()
    assert found["count"] == 1
    assert found["items"][0]["number"] == card["number"]
    shown = holder.get(f"{ROOT}/{card['number']}").json()
    assert shown["readable"]
    assert shown["gates"] == []
    assert shown["allowed"] == {"open": True, "text": True, "excerpt_characters": 300}
    page = holder.get(f"{ROOT}/{card['number']}/pages/1.jpg")
    assert page.headers["Content-Type"] == "image/jpeg"
    assert page.content.startswith(b"\xff\xd8")


def test_without_a_ground_the_catalogue_stands_for_it(calling: Caller) -> None:
    fields = _upload()
    del fields["ground"]
    made = calling("classifier").post(ROOT, fields)
    assert made.status_code == 201, made.text
    decision = LevelDecision.objects.get(document__number=made.json()["number"])
    assert decision.ground == "按商业秘密目录“合同”一项确定"


def test_an_unknowable_document_answers_like_an_absent_one(cast: Cast, calling: Caller) -> None:
    document = registered(cast)
    outsider = calling("outsider")
    assert outsider.get(ROOT).json() == {"items": [], "count": 0}
    assert outsider.get(ROOT, {"q": document.number}).json()["count"] == 0
    for tail in ("", "/pages/1.jpg"):
        answers = [outsider.get(f"{ROOT}/{number}{tail}") for number in (document.number, "JS-2026-ABSENT99")]
        assert [one.status_code for one in answers] == [404, 404]
        assert answers[0].json() == answers[1].json()
        assert set(answers[0].json()) == {"code", "what", "do"}


@pytest.mark.parametrize("scopes", [{Scope.WRITE}, {Scope.TRACE}, {Scope.AUDIT}, set(Scope) - {Scope.READ}])
def test_a_token_without_the_scope_of_reading_finds_nothing(cast: Cast, calling: Caller, scopes: set[Scope]) -> None:
    number, path = registered(cast).number, f"{ROOT}/JS-2026-ABSENT99"
    caller = calling("holder", *scopes)
    assert caller.get(ROOT).json() == {"items": [], "count": 0}
    assert caller.get(ROOT, {"q": number}).json()["count"] == 0
    hidden, absent = caller.get(f"{ROOT}/{number}"), caller.get(path)
    assert (hidden.status_code, hidden.content) == (absent.status_code, absent.content)
    assert caller.get(f"{ROOT}/{number}/pages/1.jpg").status_code == 404
    assert caller.get("/api/v1/people").status_code == 403


def test_who_may_not_register_learns_nothing_of_addresses(calling: Caller) -> None:
    answers = [
        calling("partner").post(ROOT, _upload(holders=[who])) for who in (address("holder"), "nobody@elsewhere.example")
    ]
    assert [answer.status_code for answer in answers] == [403, 403]
    assert answers[0].content == answers[1].content


def test_only_people_one_sees_can_be_named(cast: Cast, calling: Caller) -> None:
    stranger = register_person(
        actor=CONSOLE,
        entry=Entry(
            name="外人", kind=Kind.CLIENT, email="client@else.example", organisation="甲", contact=cast.officer
        ),
    )
    answer = calling("classifier").post(ROOT, _upload(holders=[stranger.email]))
    assert (answer.status_code, answer.json()["code"]) == (422, "documents.unknown_reader")


def test_a_day_at_the_end_of_the_calendar_is_refused(calling: Caller) -> None:
    answer = calling("classifier").post(ROOT, _upload(until="9999-12-31"))
    assert (answer.status_code, answer.json()["code"]) == (422, "documents.until_far")


def test_a_search_as_long_as_a_book_is_answered(cast: Cast, calling: Caller) -> None:
    registered(cast)
    words = "".join(chr(0x4E00 + number) for number in range(1500))
    assert calling("holder").get(ROOT, {"q": words}).json()["count"] == 0


def test_a_refusal_lists_every_failing_gate(cast: Cast, calling: Caller) -> None:
    document = registered(cast, code="core", title="绝不外传的标题", readers=("leaver",))
    people.withdraw_clearance(actor=Console("tests"), person=cast.leaver)
    leaver = calling("leaver", Scope.READ)
    card = leaver.get(f"{ROOT}/{document.number}").json()
    assert card["title"] is None
    assert [gate["code"] for gate in card["gates"]] == ["documents.cleared"]
    refused = leaver.get(f"{ROOT}/{document.number}/pages/1.jpg")
    assert refused.status_code == 403
    (gate,) = refused.json()
    assert gate["code"] == "documents.cleared"
    assert "核心涉密人员" in gate["what"]["zh"]
    assert set(gate) == {"code", "what", "do"}


def test_words_find_nothing_for_who_is_refused(cast: Cast, calling: Caller) -> None:
    document = registered(cast, readers=("leaver",))
    people.withdraw_clearance(actor=Console("tests"), person=cast.leaver)
    leaver = calling("leaver", Scope.READ)
    assert leaver.get(ROOT, {"q": "归并"}).json()["count"] == 0
    assert leaver.get(ROOT, {"q": document.number}).json()["count"] == 1


def test_a_token_reaches_no_further_than_its_ceiling_and_scope(cast: Cast, calling: Caller) -> None:
    core, ordinary = registered(cast, code="core"), registered(cast)
    low = calling("holder", Scope.READ, ceiling=2)
    assert [one["number"] for one in low.get(ROOT).json()["items"]] == [ordinary.number]
    assert low.get(f"{ROOT}/{core.number}").status_code == 404
    assert calling("classifier", Scope.READ).post(ROOT, _upload()).status_code == 403


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"file": None}, "documents.no_file"),
        ({"file": "not a file"}, "documents.no_file"),
        ({"file": SimpleUploadedFile("leer.txt", b"")}, "documents.empty_file"),
        ({"title": ""}, "documents.title_missing"),
        ({"title": "x" * 201}, "documents.title_too_long"),
        ({"kind": "nonsense"}, "documents.unknown_kind"),
        ({"level": ["ordinary", "nonsense"]}, "documents.unknown_level"),
        ({"holders": ["nobody@xinghe.example"]}, "documents.unknown_reader"),
        ({"until": "31.12.2027"}, "documents.date_unreadable"),
        ({"until": "2020-01-01"}, "documents.until_past"),
        ({"file": SimpleUploadedFile("a.pdf", b"%PDF-1.7\n")}, None),
    ],
)
def test_a_bad_upload_is_told_by_a_code_and_leaves_nothing(
    calling: Caller, changes: dict[str, Any], code: str | None
) -> None:
    store = Path(settings.INSTALLATION.home) / "objects"
    before = {path for path in store.rglob("*") if path.is_file()}
    fields = {name: value for name, value in _upload(**changes).items() if value is not None}
    for value in fields.values():
        if isinstance(value, SimpleUploadedFile):
            value.seek(0)
    answer = calling("classifier").post(ROOT, fields)
    assert answer.status_code == 422, answer.text
    assert set(answer.json()) == {"code", "what", "do"}
    assert code is None or answer.json()["code"] == code
    assert not Document.objects.exists()
    assert {path for path in store.rglob("*") if path.is_file()} == before


def test_nobody_gets_in_without_a_valid_token(cast: Cast, calling: Caller) -> None:
    document = registered(cast)
    for headers in ({}, {"Authorization": "Bearer forged"}):
        assert Client(headers=headers).get(f"{ROOT}/{document.number}").status_code == 401
    holder = calling("holder")
    with clock.at(clock.now() + timedelta(days=91)):
        assert holder.get(f"{ROOT}/{document.number}").status_code == 401


def test_pages_of_the_list_are_fifty_long(cast: Cast, calling: Caller) -> None:
    document = registered(cast)
    holder = calling("holder")
    assert len(holder.get(ROOT).json()["items"]) == 1
    assert holder.get(ROOT, {"page": 2}).json() == {"items": [], "count": 1}
    assert holder.get(ROOT, {"page": "x"}).status_code == 422
    assert document.number in holder.get(ROOT).text
