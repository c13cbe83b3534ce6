"""Registering over the screens: what is typed stays, what is refused leaves nothing behind."""

from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from tests.cast import CONSOLE, Cast, last_day, registered
from tests.regime.documents.conftest import SignIn

from shoumi.regime.accounts.actions.factors import add_totp, new_secret
from shoumi.regime.documents.models import Document, Reading, Version
from shoumi.regime.documents.vocabulary import Event
from shoumi.regime.journal.models import Event as Recorded
from shoumi.regime.vault.models import SealedObject

pytestmark = pytest.mark.django_db


def _file(content: bytes = "采购底价：一百万。\n".encode(), name: str = "底价.txt") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def _fields(**changes: object) -> dict[str, object]:
    return {
        "title": "采购底价",
        "kind": "contract",
        "level": "ordinary",
        "influence": "对手知悉即可压价",
        "readers-TOTAL_FORMS": "2",
        "readers-INITIAL_FORMS": "0",
        "readers-0-who": "王晓雨",
        "readers-0-until": last_day(30).isoformat(),
        "readers-0-purpose": "参加谈判",
        "readers-1-who": "",
        "readers-1-until": last_day(30).isoformat(),
        "readers-1-purpose": "",
    } | changes


def _objects() -> set[Path]:
    return {path for path in (Path(settings.INSTALLATION.home) / "objects").rglob("*") if path.is_file()}


@pytest.fixture
def classifier(browser_of: SignIn) -> Client:
    return browser_of("classifier")


def test_a_file_is_registered_with_its_reader(cast: Cast, classifier: Client) -> None:
    answer = classifier.post("/documents/new", {**_fields(), "file": _file()})
    assert answer.status_code == 302, answer.text
    document = Document.objects.get()
    assert answer.headers["Location"] == f"/documents/{document.number}"
    assert document.title == "采购底价"
    assert document.level.code == "ordinary"
    assert Version.objects.get().name == "底价.txt"
    assert Reading.objects.get().person_id == cast.holder
    assert "对手知悉即可压价" in document.level_decisions.get().ground


def test_a_script_is_told_where_to_go(classifier: Client) -> None:
    answer = classifier.post("/documents/new", {**_fields(), "file": _file()}, headers={"HX-Request": "true"})
    assert answer.status_code == 204
    assert answer.headers["HX-Redirect"] == f"/documents/{Document.objects.get().number}"


@pytest.mark.parametrize(
    ("changes", "file", "said"),
    [
        ({"title": ""}, _file(), "请重新选择文件"),
        ({"level": "nonsense"}, _file(), "请重新选择文件"),
        ({"readers-0-who": "没有这个人"}, _file(), "没有找到所填的人员"),
        ({"readers-0-who": "孙可"}, _file(), "涉密等级低于"),
        ({"readers-0-until": "2020-01-01"}, _file(), "截止日期已过"),
        ({"custodian": "没有这个人"}, _file(), "没有找到"),
        ({"title": "a\u202eb"}, _file(), "控制字符"),
        ({}, _file(b""), "文件是空的"),
        ({}, _file(b"%PDF-1.7 nothing", "a.pdf"), "文件"),
        ({}, None, "没有收到文件"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_stays(
    classifier: Client, changes: dict[str, object], file: SimpleUploadedFile | None, said: str
) -> None:
    before = _objects()
    fields = _fields(**changes)
    if file is not None:
        file.seek(0)
        fields["file"] = file
    answer = classifier.post("/documents/new", fields)
    assert answer.status_code == 422
    assert said in answer.text
    assert "对手知悉即可压价" in answer.text  # what was typed is still there
    assert "参加谈判" in answer.text
    assert not Document.objects.exists()
    assert not SealedObject.objects.exists()
    assert _objects() == before


def test_a_rejected_file_is_in_the_ledger(cast: Cast, classifier: Client) -> None:
    classifier.post("/documents/new", {**_fields(), "file": _file(b"")})
    assert Recorded.objects.get(code=Event.FILE_REJECTED).actor == f"person:{cast.classifier}"


def test_who_is_no_classifier_reads_why_and_nothing_stays(browser_of: SignIn) -> None:
    before = _objects()
    answer = browser_of("holder").post("/documents/new", {**_fields(), "file": _file()})
    assert answer.status_code == 403
    assert "无定密授权" in answer.text
    assert "对手知悉即可压价" in answer.text
    assert _objects() == before


def test_files_besides_the_one_asked_for_are_given_up(classifier: Client) -> None:
    before = len(_objects())
    fields = {**_fields(), "file": _file(), "other": _file(b"x", "x.txt")}
    assert classifier.post("/documents/new", fields).status_code == 302
    assert len(_objects()) == before + 1


def test_the_custodian_adds_a_version(cast: Cast, classifier: Client) -> None:
    document = registered(cast)
    address = f"/documents/{document.number}/versions"
    assert classifier.post(address, {"file": _file(b"\n".join([b"line"] * 500), "v2.txt")}).status_code == 302
    document.refresh_from_db()
    assert document.version == 2
    assert document.pages > 1
    empty = classifier.post(address, {"file": _file(b"")})
    assert empty.status_code == 422
    assert "文件是空的" in empty.text


def test_others_add_no_version(cast: Cast, browser_of: SignIn) -> None:
    document = registered(cast)
    before = _objects()
    answer = browser_of("holder").post(f"/documents/{document.number}/versions", {"file": _file()})
    assert answer.status_code == 403
    assert _objects() == before
    document.refresh_from_db()
    assert document.version == 1


def test_people_are_suggested_by_name(browser_of: SignIn) -> None:
    answer = browser_of("classifier").get("/documents/people", {"readers-0-who": "王"})
    assert 'value="王晓雨' in answer.text
    assert "赵明远" not in answer.text


def test_the_factor_is_confirmed_before_the_form_is_filled_in(cast: Cast, browser_of: SignIn) -> None:
    add_totp(actor=CONSOLE, account_id=cast.classifier, secret=new_secret())
    answer = browser_of("classifier", fresh=False).get("/documents/new")
    assert answer.headers["Location"] == f"{reverse('accounts:confirm')}?next=%2Fdocuments%2Fnew"
    assert browser_of("classifier").get("/documents/new").status_code == 200


def test_a_stale_factor_registers_nothing_and_keeps_what_was_typed(browser_of: SignIn) -> None:
    before = _objects()
    answer = browser_of("classifier", fresh=False).post("/documents/new", _fields(file=_file()))
    assert answer.status_code == 403
    assert "采购底价" in answer.text
    assert not Document.objects.exists()
    assert _objects() == before


def test_what_people_are_told_stands_in_no_cookie(cast: Cast, browser_of: SignIn) -> None:
    fields = {"number": registered(cast).number, "purpose": "投标", "until": last_day(3).isoformat()}
    answer = browser_of("outsider").post("/documents/ask", fields)
    assert answer.status_code == 302
    assert "messages" not in answer.cookies
