import json
from http import HTTPStatus
from pathlib import Path
from zipfile import ZipFile

import pytest
from django.http import FileResponse, StreamingHttpResponse
from django.test import Client
from tests.cast import Cast, registered
from tests.regime.evidence.tampering import flip
from tests.regime.incidents.visiting import browser_of, program_of
from tests.tools.ledger_verifier import judge

from shoumi.regime.access.actors import Scope
from shoumi.regime.evidence.vocabulary import Event
from shoumi.regime.journal import models
from shoumi.regime.journal.sequencing import sequence

pytestmark = pytest.mark.django_db
LEDGER = "/evidence/ledger"
API = "/api/v1/ledger"
PAGES = [LEDGER, f"{LEDGER}/checkpoints", f"{LEDGER}/verify"]


def text(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == HTTPStatus.OK, address
    return answer.content.decode()


def body(answer: object) -> bytes:
    assert isinstance(answer, FileResponse | StreamingHttpResponse)
    return b"".join(answer)


def test_the_auditor_reads_entries_in_words(cast: Cast) -> None:
    registered(cast)
    sequence()
    auditor = browser_of(cast, "auditor")
    page = text(auditor, LEDGER)
    assert "登记密件" in page
    assert "陈立行" in page
    found = text(auditor, f"{LEDGER}?q=陈立行&event=documents.document.registered")
    assert "1–1" in found
    leaf = models.Leaf.objects.select_related("event").order_by("-index")[0]
    entry = text(auditor, f"{LEDGER}/entries/{leaf.event.uid}")
    for shown in (bytes(leaf.event.commitment).hex(), "明细与条目中的承诺值相符", "包含证明"):
        assert shown in entry
    assert str(leaf.index) in text(auditor, f"{LEDGER}?q={leaf.index}")
    assert "存证日志" in text(auditor, "/")


def test_changed_details_are_told_on_the_entry(cast: Cast) -> None:
    sequence()
    leaf = models.Leaf.objects.select_related("event").get(index=5)
    flip("journal_details", "salt", "event_id", leaf.event_id)
    assert "明细被改动过" in text(browser_of(cast, "auditor"), f"{LEDGER}/entries/{leaf.event.uid}")


def test_the_auditor_verifies_step_by_step(cast: Cast) -> None:
    auditor = browser_of(cast, "auditor")
    assert "开始核验" in text(auditor, f"{LEDGER}/verify")
    address = auditor.post(f"{LEDGER}/verify/start")["Location"]
    assert "hx-post" in text(auditor, address)
    partial = auditor.post(address, headers={"HX-Request": "true"}).content.decode()
    assert "全部一致" in partial
    assert "<html" not in partial
    assert "已中断" in auditor.post(address).content.decode()
    assert "全部一致" in text(auditor, "/")


def test_what_is_wrong_is_named(cast: Cast) -> None:
    sequence()
    flip("journal_event", "actor", "id", models.Leaf.objects.get(index=6).event_id)
    auditor = browser_of(cast, "auditor")
    address = auditor.post(f"{LEDGER}/verify/start")["Location"]
    assert "第 6 号条目与写入时不一致" in auditor.post(address).content.decode()


@pytest.mark.parametrize("details", ["told", "withheld"])
def test_the_download_verifies(cast: Cast, tmp_path: Path, details: str) -> None:
    answer = browser_of(cast, "auditor").post(f"{LEDGER}/export", {"details": details})
    assert answer["Content-Type"] == "application/zip"
    (tmp_path / "ledger.zip").write_bytes(body(answer))
    assert judge(tmp_path / "ledger.zip").code == 0
    assert models.Event.objects.filter(code=Event.EXPORTED).count() == 1


def test_a_list_leaves_only_with_its_record(cast: Cast) -> None:
    answer = browser_of(cast, "auditor").get(LEDGER, {"export": "csv"})
    assert body(answer).count(b"\n") > 5
    told = json.loads(models.Details.objects.get(event__code=Event.LIST_EXPORTED).body)
    assert told["format"] == "csv"
    assert told["rows"] > 5


@pytest.mark.parametrize("part", ["holder", "officer", "system_admin", "security_admin"])
def test_others_get_nothing(cast: Cast, part: str) -> None:
    browser = browser_of(cast, part)
    for address in PAGES:
        assert browser.get(address).status_code == HTTPStatus.FORBIDDEN, address
    for address in (f"{LEDGER}/verify/start", f"{LEDGER}/export"):
        assert browser.post(address).status_code == HTTPStatus.FORBIDDEN, address
    assert LEDGER not in browser.get("/").content.decode()
    program = program_of(cast, part, Scope.AUDIT)
    for tail in ("entries", "checkpoint"):
        assert program.get(f"{API}/{tail}").status_code == HTTPStatus.FORBIDDEN, tail
    assert program.post(f"{API}/exports").status_code == HTTPStatus.FORBIDDEN


def test_strangers_are_sent_to_sign_in(cast: Cast) -> None:
    del cast
    assert Client().get(LEDGER).status_code == HTTPStatus.FOUND
    assert Client().get(f"{API}/entries").status_code == HTTPStatus.UNAUTHORIZED


def test_a_program_follows_the_ledger(cast: Cast) -> None:
    program = program_of(cast, "auditor", Scope.AUDIT)
    checkpoint = program.get(f"{API}/checkpoint").json()
    assert checkpoint["note"].startswith(f"{checkpoint['origin']}\n{checkpoint['size']}\n")
    indexes: list[int] = []
    after: int | None = -1
    while after is not None:
        answer = program.get(f"{API}/entries", {"after": after, "limit": 40}).json()
        indexes += [item["index"] for item in answer["items"]]
        after = answer["next"]
    assert indexes == list(range(checkpoint["size"]))
    narrowed = program.get(f"{API}/entries", {"event": "people.person.registered"}).json()
    assert {item["label"]["en"] for item in narrowed["items"]} == {"Person registered"}
    assert program.get(f"{API}/entries", {"event": "no.such"}).json()["code"] == "evidence.unknown_event"
    assert program.get(f"{API}/entries", {"limit": 5000}).status_code == HTTPStatus.UNPROCESSABLE_ENTITY


def test_a_program_exports_the_ledger_by_an_act(cast: Cast, tmp_path: Path) -> None:
    program = program_of(cast, "auditor", Scope.AUDIT)
    key = program.get(f"{API}/checkpoint").json()["key"]
    (tmp_path / "ledger.zip").write_bytes(body(program.post(f"{API}/exports")))
    assert judge(tmp_path / "ledger.zip", "--key", key).code == 0
    (tmp_path / "bare.zip").write_bytes(body(program.post(f"{API}/exports", {"details": "false"})))
    assert not [name for name in ZipFile(tmp_path / "bare.zip").namelist() if name.startswith("details")]
    told = [json.loads(one.body) for one in models.Details.objects.filter(event__code=Event.EXPORTED).order_by("pk")]
    assert [one["details"] for one in told] == [True, False]


def test_no_address_that_is_only_followed_exports_the_ledger(cast: Cast) -> None:
    session = Client(enforce_csrf_checks=True)
    session.cookies = browser_of(cast, "auditor").cookies
    for address in (f"{API}/exports", f"{LEDGER}/export"):
        assert session.get(address).status_code == HTTPStatus.METHOD_NOT_ALLOWED
        assert session.post(address).status_code in {HTTPStatus.FORBIDDEN, HTTPStatus.UNAUTHORIZED}
    assert not models.Event.objects.filter(code=Event.EXPORTED).exists()
