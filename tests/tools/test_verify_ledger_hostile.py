"""Exports made to crash, mislead or exhaust the verifier: it answers "not verified" and never with a traceback."""

import hashlib
import json
import os
import shutil
import zipfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.engines.ledger.ledgers import files_of, grown, log_key
from tests.tools.ledger_verifier import judge, run

from shoumi.engines.foundation.canonical import canonical_bytes
from shoumi.engines.ledger.export import manifest_text
from shoumi.engines.ledger.notes import sign_text

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=10,
)


@pytest.fixture(scope="module")
def pristine(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("pristine") / "export"
    grown(5, every=2).export(folder)
    return folder


@pytest.fixture
def export(pristine: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(pristine, tmp_path / "export"))


def sign_manifest(folder: Path, manifest: Any) -> None:  # noqa: ANN401 - anything JSON can say
    """Sign whatever, as a malicious operator can."""
    data = canonical_bytes(manifest)
    (folder / "manifest.json").write_bytes(data)
    key = log_key()
    (folder / "manifest.note").write_text(sign_text(manifest_text(key.name, data), key), "utf-8")


def relist(folder: Path) -> None:
    manifest = json.loads((folder / "manifest.json").read_bytes())
    for file in manifest["files"]:
        data = (folder / file["name"]).read_bytes()
        file |= {"size": len(data), "sha256": hashlib.sha256(data).hexdigest()}
    sign_manifest(folder, manifest)


HOSTILE = [
    b"",
    b"\n" * 500,
    b"\0" * 500,
    b"\xff\xfe{}\n",
    b"\xef\xbb\xbf{}\n",
    b"[" * 100_000 + b"\n",
    b'{"a":' * 50_000 + b"\n",
    b"9" * 10_000 + b"\n",
    b"1e999\n",
    b"NaN\n",
    b'{"a":1,"a":1}\n',
    b'"\\ud800"\n',
    b"x" * 300_000,
    "— \u202e\n".encode() * 40,
    b"null\n" * 9,
    b"[]\n" * 9,
    b"{}\n" * 9,
    b'{"note":5}\n' * 9,
    b'{"details":1,"index":-1,"salt":""}\n' * 9,
]


@pytest.mark.parametrize("content", HOSTILE)
def test_any_file_may_hold_anything(export: Path, content: bytes) -> None:
    for path in files_of(export):
        original = path.read_bytes()
        if original == content:
            continue
        path.write_bytes(content)
        assert judge(export).code == 1, path.name
        path.write_bytes(original)


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_signed_manifest_may_claim_anything(pristine: Path, tmp_path: Path, data: st.DataObject) -> None:
    folder = Path(shutil.copytree(pristine, tmp_path / "export", dirs_exist_ok=True))
    manifest = json.loads((folder / "manifest.json").read_bytes())
    field = data.draw(st.sampled_from([*manifest, "more"]))
    values = [st.integers(-(2**53) + 1, 2**53 - 1), st.text(max_size=9), st.none(), st.booleans(), st.just([{}])]
    changed = manifest | {field: data.draw(st.one_of(values))}
    if changed == manifest:
        return
    sign_manifest(folder, changed)
    assert judge(folder).code == 1


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_signed_nonsense_in_any_file(pristine: Path, tmp_path: Path, data: st.DataObject) -> None:
    folder = Path(shutil.copytree(pristine, tmp_path / "export", dirs_exist_ok=True))
    names = ["entries/000000.jsonl", "details/000000.jsonl", "checkpoints/000000.jsonl", "keys.txt", "checkpoint"]
    path = folder / data.draw(st.sampled_from(names))
    lines = path.read_bytes().splitlines(keepends=True)
    # Which witnesses' keys to name is the signer's to say; everything else has one right form.
    at = data.draw(st.integers(0, 0 if path.name == "keys.txt" else len(lines) - 1))
    nonsense = st.binary(max_size=80) | JSON.map(lambda value: json.dumps(value).encode() + b"\n")
    replaced = data.draw(nonsense)
    if replaced == lines[at]:
        return
    path.write_bytes(b"".join([*lines[:at], replaced, *lines[at + 1 :]]))
    relist(folder)
    assert judge(folder).code == 1


@pytest.mark.parametrize(
    "name",
    [
        "../outside",
        "/etc/passwd",
        "a/../../outside",
        "C:\\x",
        "entries\\0",
        "a\0b",
        "",
        ".",
        "..",
        "CON ",
        "manifest.json",
    ],
)
def test_a_manifest_cannot_name_a_file_outside(export: Path, name: str) -> None:
    manifest = json.loads((export / "manifest.json").read_bytes())
    manifest["files"] = sorted(
        [*manifest["files"], {"name": name, "size": 0, "sha256": "0" * 64}], key=lambda file: str(file["name"])
    )
    sign_manifest(export, manifest)
    verdict = judge(export)
    assert (verdict.code, verdict.codes) == (1, {"manifest_malformed"})


def test_links_and_pipes_are_neither_followed_nor_opened(export: Path, tmp_path: Path) -> None:
    entries = export / "entries/000000.jsonl"
    elsewhere = tmp_path / "elsewhere"
    shutil.move(entries, elsewhere)
    entries.symlink_to(elsewhere)
    verdict = judge(export)
    assert verdict.code == 1
    assert verdict.codes >= {"file_irregular", "file_missing", "entry_missing"}
    entries.unlink()
    os.mkfifo(entries)
    assert judge(export).codes >= {"file_irregular", "file_missing"}


def test_a_name_cannot_write_to_the_terminal(export: Path) -> None:
    (export / "x\x1b[2Jy").write_text("")
    ended = run(export)
    assert ended.returncode == 1
    assert "\x1b" not in ended.stdout


def test_a_size_beyond_the_limit_is_refused_before_reading(export: Path) -> None:
    manifest = json.loads((export / "manifest.json").read_bytes())
    manifest["files"][0]["size"] = 2**52
    sign_manifest(export, manifest)
    assert judge(export).codes == {"too_large"}


def test_a_zip_of_another_program_is_not_taken_for_ours(export: Path, tmp_path: Path) -> None:
    path = tmp_path / "bomb.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("entries/000000.jsonl", b"\0" * 50_000_000)
        archive.write(export / "manifest.json", "manifest.json")
    assert judge(path).codes == {"zip_irregular"}


@pytest.mark.parametrize("content", [b"", b"PK", b"PK\3\4" + b"\xff" * 200, b"PK\5\6" + b"\0" * 18, b"hello" * 100])
def test_what_is_no_zip(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "export.zip"
    path.write_bytes(content)
    ended = run(path)
    assert (ended.returncode, ended.stderr) == (1, "")


@pytest.mark.parametrize("name", ["absent", "empty"])
def test_nothing_there(tmp_path: Path, name: str) -> None:
    (tmp_path / "empty").mkdir()
    ended = run(tmp_path / name)
    assert (ended.returncode, ended.stderr) == (1, "")


@settings(max_examples=80, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_mangled_zip(tmp_path: Path, data: st.DataObject) -> None:
    path = tmp_path / "export.zip"
    if not path.exists():
        grown(3).export(path)
    original = path.read_bytes()
    start = data.draw(st.integers(0, len(original) - 1))
    stop = data.draw(st.integers(start, min(len(original), start + 200)))
    changed = original[:start] + data.draw(st.binary(max_size=50)) + original[stop:]
    if changed != original:
        (tmp_path / "mangled.zip").write_bytes(changed)
        assert judge(tmp_path / "mangled.zip").code == 1


def test_a_key_signs_for_the_log_of_its_name_only(export: Path) -> None:
    manifest = json.loads((export / "manifest.json").read_bytes()) | {"origin": "shoumi.example/log/7"}
    data = canonical_bytes(manifest)
    (export / "manifest.json").write_bytes(data)
    note = sign_text(manifest_text("shoumi.example/log/7", data), log_key())
    (export / "manifest.note").write_text(note, "utf-8")
    verdict = judge(export)
    assert (verdict.code, verdict.file) == (1, "manifest.json")
    assert verdict.codes >= {"manifest_unsigned", "checkpoint_last"}
