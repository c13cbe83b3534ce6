import json
from pathlib import Path

import pytest
from django.db import transaction
from tests.cast import CONSOLE, Cast, registered
from tests.regime.evidence.tampering import flip
from tests.tools.ledger_verifier import judge, run

from shoumi.engines.foundation.errors import Conflict, Invalid
from shoumi.regime.evidence import actions, queries
from shoumi.regime.evidence.vocabulary import Event, Problem
from shoumi.regime.journal import models
from shoumi.regime.journal.acting import Subject
from shoumi.regime.journal.recording import record
from shoumi.regime.journal.sequencing import sequence
from shoumi.regime.journal.vocabulary import Event as JournalEvent

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("cast")]


@pytest.mark.parametrize("name", ["ledger.zip", "ledger"])
def test_an_outsider_verifies_the_export(cast: Cast, tmp_path: Path, name: str) -> None:
    registered(cast)
    auditor = cast.acting("auditor")
    summary = actions.export_ledger(auditor, tmp_path / "exports" / name)
    assert summary.agrees
    ran = run(tmp_path / "exports" / name, "--key", queries.log_key(auditor).to_text())
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert [path.name for path in (tmp_path / "exports").iterdir()] == [name]
    body = json.loads(models.Details.objects.get(event__code=Event.EXPORTED).body)
    assert (body["entries"], body["root"], body["agrees"]) == (summary.size, summary.root.hex(), True)


def test_details_can_be_withheld(tmp_path: Path) -> None:
    actions.export_ledger(CONSOLE, tmp_path / "bare", with_details=False)
    assert run(tmp_path / "bare").returncode == 0
    assert not (tmp_path / "bare" / "details").exists()


def test_the_export_of_a_damaged_ledger_is_written_and_the_verifier_says_so(tmp_path: Path) -> None:
    sequence()
    event = models.Leaf.objects.get(index=9).event_id
    flip("journal_event", "actor", "id", event)
    summary = actions.export_ledger(CONSOLE, tmp_path / "damaged.zip")
    assert not summary.agrees
    verdict = judge(tmp_path / "damaged.zip")
    assert (verdict.code, verdict.codes) == (1, {"root_differs"})


def test_an_erasure_that_waits_for_its_place_is_placed_first(tmp_path: Path) -> None:
    sequence()
    event = models.Leaf.objects.select_related("event").get(index=4).event
    with transaction.atomic():
        models.Details.objects.filter(event=event).delete()
        record(JournalEvent.DETAILS_ERASED, actor=CONSOLE, subject=Subject("entry", event.uid))
    actions.export_ledger(CONSOLE, tmp_path / "ledger.zip")
    verdict = judge(tmp_path / "ledger.zip")
    assert (verdict.code, verdict.codes) == (0, set())


def test_a_target_that_is_there_or_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "there").mkdir()
    with pytest.raises(Invalid) as there:
        actions.export_ledger(CONSOLE, tmp_path / "there")
    assert there.value.code is Problem.TARGET_EXISTS
    (tmp_path / "file").touch()
    with pytest.raises(Invalid) as unwritable:
        actions.export_ledger(CONSOLE, tmp_path / "file" / "ledger.zip")
    assert unwritable.value.code is Problem.TARGET_UNWRITABLE
    assert not models.Event.objects.filter(code=Event.EXPORTED).exists()


def test_a_download_is_the_same_export_and_has_a_limit(
    cast: Cast, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file, summary = actions.download_ledger(cast.acting("auditor"))
    with file:
        (tmp_path / "download.zip").write_bytes(file.read())
    assert judge(tmp_path / "download.zip").code == 0
    monkeypatch.setattr(actions, "LARGEST_DOWNLOAD", summary.size)
    with pytest.raises(Conflict) as large:
        actions.download_ledger(cast.acting("auditor"))
    assert large.value.code is Problem.TOO_LARGE_FOR_BROWSER


def test_nothing_is_left_behind_where_the_record_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_facts: object, **_details: object) -> None:
        message = "the ledger cannot be written"
        raise OSError(message)

    monkeypatch.setattr(actions, "_record_export", fail)
    with pytest.raises(Invalid):
        actions.export_ledger(CONSOLE, tmp_path / "ledger")
    assert list(tmp_path.iterdir()) == []
