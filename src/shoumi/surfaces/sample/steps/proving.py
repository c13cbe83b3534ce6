"""The ledger, taken out and checked by a program that knows nothing of the product."""

import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

import shoumi
from shoumi.regime.evidence.actions import verify_ledger
from shoumi.surfaces.sample.steps.step import Tour, expect

VERIFIER = Path(shoumi.__file__).parents[2] / "tools" / "verify_ledger.py"
"""The stand-alone verifier, where this is a checkout; an installed wheel does not carry it."""
OK = 200
_WITHOUT = "tools/verify_ledger.py is not here, so only the product's own check was made"


def export_and_verify(tour: Tour) -> str:
    """Let the auditor read the ledger and its checkpoint, export it, and verify the export offline."""
    entries = tour.get("auditor", "ledger/entries", limit="1").json
    checkpoint = tour.get("auditor", "ledger/checkpoint").json
    expect(entries["count"] > 0 and checkpoint["size"] > 0, "the ledger is empty")
    if not VERIFIER.exists():
        found = verify_ledger(tour.acting("auditor"))
        expect(found.sound, f"the product found {found.faults} faults in its own ledger")
        return _WITHOUT
    with tempfile.TemporaryDirectory() as folder:
        code, told = _verified(_exported(tour, Path(folder)), checkpoint["key"])
    expect(code == 0, f"the verifier ended with {code}: {told}")
    return told


def find_a_changed_byte(tour: Tour) -> str:
    """Change one byte of one entry in a copy of the export, and have it named."""
    if not VERIFIER.exists():
        return _WITHOUT
    key = tour.get("auditor", "ledger/checkpoint").json["key"]
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "copy"
        with zipfile.ZipFile(_exported(tour, Path(folder))) as packed:
            packed.extractall(copy)
        entries = min(path for path in copy.rglob("*") if path.is_file() and "entries" in str(path.relative_to(copy)))
        changed = bytearray(entries.read_bytes())
        changed[len(changed) // 2] ^= 1
        entries.write_bytes(changed)
        code, told = _verified(copy, key)
    expect(code == 1, f"the verifier ended with {code} for a changed copy: {told}")
    return told


def _exported(tour: Tour, folder: Path) -> Path:
    answer = tour.post("auditor", "ledger/exports", {})
    expect(answer.status == OK, f"the export was answered with {answer.status}")
    target = folder / "ledger.zip"
    target.write_bytes(answer.body)
    return target


def _verified(export: Path, key: str) -> tuple[int, str]:
    """Return the verifier's exit code and the verdict it printed first."""
    command = (sys.executable, "-I", str(VERIFIER), str(export), "--key", key)
    ended = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - our own tool
    lines = [line.strip() for line in (ended.stdout + ended.stderr).splitlines() if line.strip()]
    return ended.returncode, " – ".join(lines[:2])
