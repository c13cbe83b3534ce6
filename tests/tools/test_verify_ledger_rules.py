"""The rules of the ledger that the verifier checks beyond bytes: erasures, times, continuation, witnesses, forks."""

import json
import shutil
from base64 import b64decode, b64encode
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest
from tests.engines.ledger.ledgers import WITNESS, Log, continued, grown, log_key
from tests.tools.ledger_verifier import Verdict, judge

from shoumi.engines.foundation.canonical import canonical_bytes
from shoumi.engines.ledger.checkpoints import Checkpoint, cosign, sign
from shoumi.engines.ledger.entries import LATE_BY_AT_MOST, LOG_CONTINUED
from shoumi.engines.ledger.keys import KeyKind, SigningKey

KEY = log_key().verifying_key.to_text()


def judged(log: Log, folder: Path, *options: str) -> Verdict:
    log.export(folder / "export")
    return judge(folder / "export", "--key", log.key.verifying_key.to_text(), *options)


def test_details_erased_on_record_are_accounted_for(tmp_path: Path) -> None:
    log = grown(50)
    log.erase(20)
    log.checkpoint()
    verdict = judged(log, tmp_path)
    assert verdict.code == 0
    assert (verdict.told["details_erased"], verdict.told["details_opened"]) == (1, 50)


def test_details_missing_without_a_record_name_the_entry(tmp_path: Path) -> None:
    log = grown(50)
    log.erase(20, recorded=False)
    log.erase(30)
    log.checkpoint()
    verdict = judged(log, tmp_path)
    assert (verdict.code, verdict.entry, verdict.codes) == (1, 20, {"details_missing"})


def test_the_record_of_an_erasure_may_lose_its_own_details(tmp_path: Path) -> None:
    log = grown(5)
    log.erase(2)
    log.erase(5)
    log.checkpoint()
    assert judged(log, tmp_path).code == 0


def test_an_erasure_cannot_be_recorded_beforehand(tmp_path: Path) -> None:
    log = Log()
    log.append("journal.details.erased", f"entry:{UUID(int=0)}")
    later = json.loads(log.records[0].leaf) | {"id": str(UUID(int=0)), "event": "documents.version.open"}
    log.append_leaf(canonical_bytes(later), None)
    log.checkpoint()
    verdict = judged(log, tmp_path)
    assert (verdict.code, verdict.entry, verdict.codes) == (1, 1, {"details_missing"})


def test_details_that_are_still_there_after_their_erasure_are_mentioned(tmp_path: Path) -> None:
    log = grown(5)
    kept = log.records[2]
    log.erase(2)
    log.records[2] = kept
    log.checkpoint()
    verdict = judged(log, tmp_path)
    assert verdict.code == 0
    assert "erased_present" in verdict.notices


def test_details_withheld_by_the_exporter(tmp_path: Path) -> None:
    grown(300).export(tmp_path / "export", with_details=False)
    verdict = judge(tmp_path / "export", "--key", KEY)
    assert (verdict.code, verdict.told["details_withheld"]) == (0, 300)
    assert "withheld" in verdict.notices


def test_details_withheld_by_whoever_passes_the_export_on(tmp_path: Path) -> None:
    grown(300).export(tmp_path / "export")
    shutil.rmtree(tmp_path / "export/details")
    assert judge(tmp_path / "export", "--key", KEY).codes == {"file_missing"}
    verdict = judge(tmp_path / "export", "--key", KEY, "--withheld")
    assert (verdict.code, verdict.told["details_withheld"]) == (0, 300)


def test_details_of_another_entry_do_not_open_a_commitment(tmp_path: Path) -> None:
    log = grown(50)
    log.records[10], log.records[11] = (
        type(log.records[10])(log.records[10].leaf, log.records[11].opening),
        type(log.records[11])(log.records[11].leaf, log.records[10].opening),
    )
    verdict = judged(log, tmp_path)
    assert (verdict.code, verdict.entry, verdict.codes) == (1, 10, {"details_differ"})


@pytest.mark.parametrize(("back", "codes"), [(60, set()), (61, {"entry_early"})])
def test_times_go_forward_but_for_a_minute(tmp_path: Path, back: int, codes: set[str]) -> None:
    assert timedelta(seconds=60) == LATE_BY_AT_MOST
    log = Log()
    log.append()
    log.append(at=log.now - timedelta(seconds=back))
    log.now -= timedelta(seconds=7)
    log.append()
    log.checkpoint()
    verdict = judged(log, tmp_path)
    assert verdict.codes == codes
    assert verdict.entry == (1 if codes else None)


def test_an_entry_of_another_version_or_shape(tmp_path: Path) -> None:
    log = grown(3)
    entry = json.loads(log.records[0].leaf)
    shapes = [
        {"v": 2},
        {"v": True},
        {"more": 1},
        {"at": "2026-13-01T00:00:00.000000Z"},
        {"actor": "someone"},
        {"id": 5},
    ]
    for number, change in enumerate(shapes):
        log = grown(3)
        log.append_leaf(canonical_bytes(entry | change), log.records[0].opening)
        log.checkpoint()
        log.export(tmp_path / str(number))
        verdict = judge(tmp_path / str(number), "--key", KEY)
        assert (verdict.code, verdict.entry, verdict.codes) == (1, 3, {"entry_malformed"}), change


def test_the_same_entry_twice(tmp_path: Path) -> None:
    log = grown(3)
    log.append_leaf(log.records[1].leaf, log.records[1].opening)
    log.checkpoint()
    verdict = judged(log, tmp_path)
    assert (verdict.code, verdict.entry, verdict.codes) == (1, 3, {"entry_repeated"})


# ------------------------------------------------------------------------------------------- an operator who rewrites


def test_entries_rewritten_after_a_checkpoint_are_placed_between_checkpoints(tmp_path: Path) -> None:
    honest, forged = grown(100), Log()
    for index in range(100):
        forged.append("documents.version.deleted" if index == 57 else "documents.version.open")
    forged.checkpoint()
    forged.notes = honest.notes[:2] + forged.notes
    verdict = judged(forged, tmp_path)
    assert (verdict.code, verdict.entry, verdict.told["first_bad_range"]) == (1, None, [40, 79])
    assert verdict.codes == {"root_differs"}


def test_two_trees_of_one_size_are_a_fork(tmp_path: Path) -> None:
    log = grown(50)
    log.notes.insert(-1, sign(Checkpoint(log.key.name, 50, b"\1" * 32), log.key))
    assert "checkpoint_fork" in judged(log, tmp_path).codes


def test_checkpoints_do_not_shrink(tmp_path: Path) -> None:
    log = grown(100)
    log.notes[0], log.notes[1] = log.notes[1], log.notes[0]
    assert judged(log, tmp_path).codes == {"checkpoint_order"}


def test_another_key_of_the_same_name_is_not_the_log(tmp_path: Path) -> None:
    log = grown(10)
    log.export(tmp_path / "export")
    other = SigningKey(log.key.name, KeyKind.NOTE, b"x" * 32).verifying_key.to_text()
    verdict = judge(tmp_path / "export", "--key", other)
    assert verdict.code == 1
    assert verdict.codes >= {"key_differs", "manifest_unsigned", "checkpoint_unsigned"}


def test_a_pinned_witness_must_have_signed(tmp_path: Path) -> None:
    witness = WITNESS.verifying_key.to_text()
    assert judged(grown(10), tmp_path, "--witness", witness).code == 0
    shutil.rmtree(tmp_path / "export")
    verdict = judged(grown(10, witnessed=False), tmp_path, "--witness", witness)
    assert (verdict.code, verdict.codes) == (1, {"witness_absent"})


def test_a_false_co_signature_is_found(tmp_path: Path) -> None:
    log = grown(10, witnessed=False)
    impostor = SigningKey(WITNESS.name, KeyKind.COSIGNATURE, b"i" * 32)
    line = cosign(log.notes[-1], impostor, log.now).splitlines()[-1]
    theirs, ours = impostor.verifying_key.id, WITNESS.verifying_key.id
    name, data = line.rsplit(" ", 1)
    assert b64decode(data).startswith(theirs)
    log.notes[-1] += f"{name} {b64encode(ours + b64decode(data)[4:]).decode()}\n"
    assert judged(log, tmp_path).codes == {"checkpoint_cosignature"}


def kept(folder: Path, note: str) -> str:
    path = folder / "kept.txt"
    path.write_text(note, "utf-8")
    return str(path)


def test_a_kept_checkpoint_that_the_export_still_contains(tmp_path: Path) -> None:
    log = grown(100)
    assert judged(log, tmp_path, "--checkpoint", kept(tmp_path, log.notes[1])).code == 0


def test_a_log_rewritten_and_signed_anew_contradicts_a_kept_checkpoint(tmp_path: Path) -> None:
    honest, forged = grown(100), Log()
    for index in range(100):
        forged.append("documents.version.deleted" if index == 57 else "documents.version.open")
        if index % 40 == 39:
            forged.checkpoint()
    forged.checkpoint()
    assert judged(forged, tmp_path).code == 0, "alone, nothing shows it"
    note = kept(tmp_path, honest.notes[1])
    verdict = judge(tmp_path / "export", "--key", KEY, "--checkpoint", note)
    assert (verdict.code, verdict.codes) == (1, {"kept_differs"})


def test_a_kept_checkpoint_between_those_of_the_export(tmp_path: Path) -> None:
    honest, forged = grown(100, every=10), Log()
    for index in range(100):
        forged.append("documents.version.deleted" if index == 57 else "documents.version.open")
    forged.checkpoint()
    verdict = judged(forged, tmp_path, "--checkpoint", kept(tmp_path, honest.notes[6]))
    assert (verdict.code, verdict.codes, verdict.told["first_bad_range"]) == (1, {"root_differs"}, [0, 69])


def test_a_log_cut_off_is_shorter_than_a_kept_checkpoint(tmp_path: Path) -> None:
    verdict = judged(grown(80), tmp_path, "--checkpoint", kept(tmp_path, grown(100).notes[-1]))
    assert (verdict.code, verdict.codes) == (1, {"kept_longer"})


@pytest.mark.parametrize(
    "note", ["", "hello", grown(3, number=2).notes[0], "\n".join(grown(3).notes[0].split("\n")[:4])]
)
def test_what_is_no_checkpoint_of_the_log(tmp_path: Path, note: str) -> None:
    verdict = judged(grown(3), tmp_path, "--checkpoint", kept(tmp_path, note))
    assert (verdict.code, verdict.codes) == (1, {"kept_malformed"})


def test_a_kept_checkpoint_that_is_not_there(tmp_path: Path) -> None:
    assert judged(grown(3), tmp_path, "--checkpoint", str(tmp_path / "absent")).codes == {"unreadable"}


# ------------------------------------------------------------------------------------------------------ continuation


def test_a_log_continues_another_after_a_restore(tmp_path: Path) -> None:
    old = grown(60)
    old.export(tmp_path / "old")
    continued(Checkpoint(old.key.name, 60, old.frontier.root())).export(tmp_path / "new.zip")
    alone = judge(tmp_path / "new.zip")
    assert (alone.code, "previous_unseen" in alone.notices) == (0, True)
    both = judge(tmp_path / "new.zip", "--previous", str(tmp_path / "old"), "--previous-key", KEY)
    assert (both.code, both.told["previous"]["ok"], both.told["previous"]["size"]) == (0, True, 60)


def test_what_a_restore_cut_off_is_mentioned(tmp_path: Path) -> None:
    old = grown(60)
    named = old.checkpoint()
    old.append()
    old.checkpoint()
    old.export(tmp_path / "old")
    continued(named).export(tmp_path / "new")
    both = judge(tmp_path / "new", "--previous", str(tmp_path / "old"))
    assert both.code == 0
    assert "cut_off" in {notice["code"] for notice in both.told["previous"]["notices"]}


def test_a_log_that_names_another_past_is_refused(tmp_path: Path) -> None:
    grown(60).export(tmp_path / "old")
    continued(Checkpoint(log_key(1).name, 50, b"\7" * 32)).export(tmp_path / "new")
    assert judge(tmp_path / "new").code == 0, "alone, nothing shows it"
    both = judge(tmp_path / "new", "--previous", str(tmp_path / "old"))
    assert (both.code, both.told["ok"], both.told["previous"]["ok"]) == (1, True, False)


@pytest.mark.parametrize(
    ("old", "codes", "notices"),
    [
        ("shoumi.example/log/2", set(), set()),
        ("shoumi.example/log/1", set(), {"skipped_log"}),
        ("shoumi.example/log/3", {"continuation_wrong"}, set()),
        ("other.example/log/2", {"continuation_wrong"}, set()),
    ],
)
def test_only_an_earlier_log_of_the_same_place_is_continued(
    tmp_path: Path, old: str, codes: set[str], notices: set[str]
) -> None:
    verdict = judged(continued(Checkpoint(old, 5, b"\7" * 32), number=3), tmp_path)
    assert verdict.codes == codes
    assert verdict.notices - {"no_witness", "previous_unseen"} == notices


def test_a_second_log_that_continues_nothing_is_refused(tmp_path: Path) -> None:
    verdict = judged(grown(3, number=2), tmp_path)
    assert (verdict.entry, verdict.codes) == (0, {"continuation_missing"})


def test_only_the_first_entry_continues(tmp_path: Path) -> None:
    log = grown(3)
    log.append(LOG_CONTINUED, Checkpoint(log_key(1).name, 3, b"\7" * 32).reference())
    log.checkpoint()
    verdict = judged(log, tmp_path)
    assert (verdict.entry, verdict.codes) == (3, {"continuation_misplaced"})
