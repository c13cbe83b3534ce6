"""The auditor reads the ledger, verifies it here, and takes it out for a verifier that shares no code with us."""

import subprocess
import sys
import zipfile
from pathlib import Path

from playwright.sync_api import expect

from tests.browser import in_chromium
from tests.journeys.conftest import OpenWindow
from tests.journeys.house import ROOT
from tests.journeys.window import Window

pytestmark = in_chromium


def test_the_ledger_is_read_verified_and_taken_out(window: OpenWindow, tmp_path: Path) -> None:
    with window("ledger", "auditor") as auditor:
        auditor.go("/")
        auditor.look("home", english=True)
        page = auditor.go("/evidence/ledger")
        auditor.look("entries", english=True, image="ledger")
        page.get_by_label("事件").select_option("documents.document.registered")
        page.wait_for_url("**event=*")
        auditor.settle()
        page.locator("tbody th a").first.click()
        expect(page.get_by_text("明细与条目中的承诺值相符", exact=False)).to_be_visible()
        auditor.look("entry", english=True)
        page = auditor.go("/evidence/ledger/verify")
        key = page.get_by_label("日志公钥").inner_text()
        auditor.look("verify", english=True)
        _verify_here(auditor)
        _verify_elsewhere(auditor, key, tmp_path)
        auditor.go("/evidence/ledger/checkpoints")
        auditor.look("checkpoints", english=True)
    with window("ledger", "holder") as holder, holder.expecting(403):
        holder.go("/evidence/ledger")
        holder.look("refused")


def _verify_here(auditor: Window) -> None:
    page = auditor.page
    page.get_by_role("button", name="开始核验").click()
    expect(page.get_by_role("status").filter(has_text="全部一致")).to_be_visible(timeout=30_000)
    auditor.look("verified")


def _verify_elsewhere(auditor: Window, key: str, folder: Path) -> None:
    page = auditor.go("/evidence/ledger/verify")
    with page.expect_download() as download:
        page.get_by_role("button", name="下载 ZIP").click()
    exported = folder / "ledger.zip"
    download.value.save_as(exported)
    sound = _verifier(exported, key)
    assert sound.returncode == 0, sound.stdout
    unpacked = folder / "ledger"
    with zipfile.ZipFile(exported) as archive:
        archive.extractall(unpacked)
    entries = unpacked / "entries" / "000000.jsonl"
    told = bytearray(entries.read_bytes())
    lines = told.split(b"\n")
    place = len(b"\n".join(lines[:5])) + 1 + lines[5].index(b'"event":"') + 9
    told[place] ^= 1
    entries.write_bytes(told)
    broken = _verifier(unpacked, key)
    assert broken.returncode == 1
    assert "entry 5" in broken.stdout, broken.stdout


def _verifier(exported: Path, key: str) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-I", str(ROOT / "tools" / "verify_ledger.py"), str(exported), "--key", key]
    return subprocess.run(command, check=False, capture_output=True, text=True)
