"""What the verifier accepts, and that one changed byte anywhere is found and placed."""

import hashlib
import json
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from tests.engines.ledger.ledgers import WITNESS, files_of, grown, log_key
from tests.tools.ledger_verifier import TOOL, judge, run

from shoumi.engines.foundation.canonical import canonical_bytes

KEY = log_key().verifying_key.to_text()
PINNED = ("--key", KEY, "--origin", "shoumi.example/log/1", "--witness", WITNESS.verifying_key.to_text())
SIZE = 300


@pytest.fixture(scope="module")
def pristine(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("pristine") / "export"
    assert grown(SIZE).export(folder).agrees
    return folder


@pytest.fixture
def export(pristine: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(pristine, tmp_path / "export"))


def rehash(folder: Path) -> None:
    """Do what anyone without the key can do: make the manifest fit the files again."""
    path = folder / "manifest.json"
    manifest = json.loads(path.read_bytes())
    for file in manifest["files"]:
        data = (folder / file["name"]).read_bytes()
        file |= {"size": len(data), "sha256": hashlib.sha256(data).hexdigest()}
    path.write_bytes(canonical_bytes(manifest))
    note = folder / "manifest.note"
    head, origin, _digest, *rest = note.read_text("utf-8").split("\n")
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    note.write_text("\n".join([head, origin, digest, *rest]), "utf-8")


def flipped(path: Path, position: int, mask: int = 1) -> bytes:
    data = bytearray(path.read_bytes())
    data[position] ^= mask
    path.write_bytes(data)
    return bytes(data)


def positions(length: int, wanted: int) -> list[int]:
    """Spread ``wanted`` positions over a file, its first and last byte among them."""
    step = max(1, (length - 1) // wanted)
    return sorted({*range(0, length, step), length - 1})


def test_an_untouched_export_is_verified(pristine: Path) -> None:
    verdict = judge(pristine, *PINNED)
    assert (verdict.code, verdict.told["findings"], verdict.told["notices"]) == (0, [], [])
    assert verdict.told["size"] == SIZE
    assert verdict.told["details_opened"] == SIZE
    assert verdict.told["witnesses"][WITNESS.name]["count"] == 1


def test_without_a_pinned_key_it_says_what_that_is_worth(pristine: Path) -> None:
    verdict = judge(pristine)
    assert verdict.code == 0
    assert verdict.notices == {"key_unpinned", "no_witness"}


@pytest.mark.parametrize("size", [0, 1, 255, 256, 257])
def test_sizes_at_the_edges_of_tiles(tmp_path: Path, size: int) -> None:
    grown(size).export(tmp_path / "export")
    assert judge(tmp_path / "export", *PINNED).code == 0


def test_sizes_beyond_one_bundle_and_two_levels_of_tiles(tmp_path: Path) -> None:
    grown(4100, every=1000).export(tmp_path / "export.zip")
    assert judge(tmp_path / "export.zip", *PINNED).code == 0


@pytest.mark.parametrize("mask", [0x01, 0x80])
def test_one_changed_byte_of_any_file_is_found_and_placed(export: Path, mask: int) -> None:
    for path in files_of(export):
        original, name = path.read_bytes(), path.relative_to(export).as_posix()
        for position in positions(len(original), 12):
            flipped(path, position, mask)
            verdict = judge(export, *PINNED)
            assert verdict.code == 1, (name, position)
            if name.startswith(("entries/", "details/")):
                assert verdict.entry == original[:position].count(b"\n"), (name, position, verdict.told)
            else:
                assert (verdict.entry, verdict.file) == (None, name), (position, verdict.told)
            path.write_bytes(original)


@pytest.mark.parametrize("mask", [0x01, 0x40])
def test_mending_the_manifest_does_not_help(export: Path, mask: int) -> None:
    untouched = {path: path.read_bytes() for path in files_of(export)}
    for path, original in untouched.items():
        name = path.relative_to(export).as_posix()
        if name.startswith("manifest"):
            continue
        for position in positions(len(original), 6):
            flipped(path, position, mask)
            rehash(export)
            verdict = judge(export, *PINNED)
            assert verdict.code == 1, (name, position)
            assert "manifest_unsigned" in verdict.codes
            if name.startswith(("entries/", "details/")):
                assert verdict.entry == original[:position].count(b"\n"), (name, position, verdict.told)
            for each in (path, export / "manifest.json", export / "manifest.note"):
                each.write_bytes(untouched[each])


def test_one_changed_byte_anywhere_in_the_zip(tmp_path: Path) -> None:
    path = tmp_path / "export.zip"
    grown(20).export(path)
    original = path.read_bytes()
    for position in positions(len(original), 500):
        flipped(path, position, 0x04)
        assert judge(path, *PINNED).code == 1, position
        path.write_bytes(original)
    assert judge(path, *PINNED).code == 0


def test_other_programs_read_the_zip(tmp_path: Path, pristine: Path) -> None:
    grown(SIZE).export(tmp_path / "export.zip")
    with zipfile.ZipFile(tmp_path / "export.zip") as archive:
        assert archive.testzip() is None
        archive.extractall(tmp_path / "unpacked")
    names = {path.relative_to(pristine): path.read_bytes() for path in files_of(pristine)}
    assert names == {p.relative_to(tmp_path / "unpacked"): p.read_bytes() for p in files_of(tmp_path / "unpacked")}


def entry_lines(folder: Path) -> list[bytes]:
    return (folder / "entries/000000.jsonl").read_bytes().splitlines(keepends=True)


@pytest.mark.parametrize("mended", [False, True])
@pytest.mark.parametrize(
    ("change", "first"),
    [
        ("remove", 120),
        ("repeat", 121),
        ("swap", 120),
        ("insert", 120),
        ("truncate", 299),
        ("extend", 300),
        ("empty", 0),
    ],
)
def test_removed_repeated_and_reordered_entries(export: Path, change: str, first: int, *, mended: bool) -> None:
    lines = entry_lines(export)
    match change:
        case "remove":
            del lines[120]
        case "repeat":
            lines.insert(120, lines[120])
        case "swap":
            lines[120], lines[121] = lines[121], lines[120]
        case "insert":
            lines.insert(120, lines[3])
        case "truncate":
            del lines[-1]
        case "extend":
            lines.append(lines[-1])
        case "empty":
            lines = []
    (export / "entries/000000.jsonl").write_bytes(b"".join(lines))
    if mended:
        rehash(export)
    verdict = judge(export, *PINNED)
    assert (verdict.code, verdict.entry) == (1, first), verdict.told


@pytest.mark.parametrize(
    "name", ["entries/000000.jsonl", "details/000000.jsonl", "tile/0/000", "checkpoint", "keys.txt"]
)
def test_a_file_cut_off_or_missing(export: Path, name: str) -> None:
    path = export / name
    path.write_bytes(path.read_bytes()[:-10])
    assert judge(export, *PINNED).code == 1
    path.unlink()
    verdict = judge(export, *PINNED)
    assert verdict.code == 1
    assert "file_missing" in verdict.codes


def test_a_file_too_many(export: Path) -> None:
    (export / "notes.txt").write_text("hello")
    verdict = judge(export, *PINNED)
    assert (verdict.code, verdict.file, verdict.codes) == (1, "notes.txt", {"file_unlisted"})


def test_as_a_program_of_its_own_it_needs_nothing_and_speaks_both_languages(export: Path) -> None:
    good = run(export, *PINNED, "--language", "both")
    assert (good.returncode, good.stderr) == (0, "")
    assert "VERIFIED" in good.stdout
    assert "核验通过" in good.stdout
    flipped(export / "entries/000000.jsonl", 5000)
    index = (export / "entries/000000.jsonl").read_bytes()[:5000].count(b"\n")
    bad = run(export, *PINNED, "--language", "zh")
    assert (bad.returncode, bad.stderr) == (1, "")
    assert bad.stdout.startswith("核验不通过")
    assert f"第一条有问题的条目：第 {index} 号" in bad.stdout
    english = run(export, "--language", "en")
    assert english.stdout.startswith("NOT VERIFIED")
    assert f"First bad entry: number {index}" in english.stdout


@pytest.mark.parametrize(
    ("language", "answers"),
    [("zh_CN.UTF-8", ["核验通过"]), ("en_US.UTF-8", ["VERIFIED"]), ("", ["VERIFIED", "核验通过"])],
)
def test_the_terminal_says_which_language(pristine: Path, language: str, answers: list[str]) -> None:
    printed = run(pristine, environment={"LANG": language, "PYTHONUTF8": "1"}).stdout
    assert [word for word in ("VERIFIED", "核验通过") if word in printed] == answers


def test_a_terminal_without_chinese_does_not_stop_it(pristine: Path) -> None:
    command = [sys.executable, "-S", str(TOOL), str(pristine), "--language", "zh"]
    ended = subprocess.run(command, capture_output=True, check=False, env={"PYTHONIOENCODING": "ascii"})
    assert (ended.returncode, ended.stderr) == (0, b"")


@pytest.mark.parametrize("options", [[], ["x", "--key", "nonsense"], ["x", "--language", "fr"]])
def test_a_wrong_command_line_is_told_apart(options: list[str]) -> None:
    ended = subprocess.run([sys.executable, "-I", str(TOOL), *options], capture_output=True, check=False)
    assert ended.returncode == 2
    assert b"Traceback" not in ended.stderr
