"""Prepare a checkout so that the product runs: virtual environment, locked packages, assets, translations.

    python3 tools/setup.py            what the product needs
    python3 tools/setup.py --tests    and what its tests need
    python3 tools/setup.py --system   and the heavy optional parts

Standard library only, for any Python from 3.11 on. A second run with nothing changed takes a moment. What may not be
installed here (no root, no apt) is named in one line to run, and the exit code is 1 only when the product cannot start.
"""

import argparse
import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
STAMPS = ROOT / ".stamps"
OLDEST = (3, 11)


@dataclass(frozen=True)
class SystemPart:
    """Something Debian provides: how its presence shows, the packages, and what its absence means."""

    name: str
    programs: tuple[str, ...]
    packages: tuple[str, ...]
    absence: str

    def present(self) -> bool:
        """Whether one of the programs (or files) is there."""
        return any(shutil.which(program) or Path(program).exists() for program in self.programs)


VENV_PART = SystemPart("venv", (), ("python3-venv", "ca-certificates"), "Python cannot make a virtual environment")
TEST_PARTS = (
    SystemPart("Chromium", ("chromium",), ("chromium",), "the browser journeys are skipped"),
    SystemPart(
        "PostgreSQL",
        tuple(f"/usr/lib/postgresql/{version}/bin/initdb" for version in range(15, 20)),
        ("postgresql",),
        "the tests run on SQLite only",
    ),
)
FONT_PART = SystemPart(
    "Noto CJK",
    ("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc",),
    ("fonts-noto-cjk",),
    "the browser of the journeys shows Chinese as boxes",
)
OPTIONAL_PARTS = (
    FONT_PART,
    SystemPart(
        "LibreOffice",
        ("soffice",),
        ("libreoffice-core", "libreoffice-writer", "libreoffice-calc", "libreoffice-impress"),
        "Office files are shown as plain text",
    ),
    SystemPart("tesseract", ("tesseract",), ("tesseract-ocr", "tesseract-ocr-chi-sim"), "scans are not searchable"),
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Prepare the checkout; return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--tests", action="store_true", help="also what the tests need")
    parser.add_argument("--system", action="store_true", help="also LibreOffice, tesseract and fonts")
    asked = parser.parse_args(arguments)
    if sys.version_info < OLDEST:
        print(f"Shoumi needs Python {OLDEST[0]}.{OLDEST[1]} or newer; this is {sys.version.split()[0]}.")
        return 1
    if not make_environment():
        return 1
    install_packages("dev" if asked.tests else "app")
    run_when_changed(
        "assets", [VENV / "bin/python", ROOT / "tools/assets.py"], ["package-lock.json", "tools/assets.py"]
    )
    subprocess.run([VENV / "bin/python", ROOT / "tools/catalogues.py", "compile"], check=True, cwd=ROOT)
    parts = (*(TEST_PARTS if asked.tests else ()), *((FONT_PART,) if asked.tests else ()))
    install_parts((*parts, *(OPTIONAL_PARTS if asked.system else ())))
    return 0


def make_environment() -> bool:
    """Make ``.venv``; return whether it is there. On a bare Debian, python3-venv has to come first."""
    if (VENV / "bin/pip").exists():
        return True
    if subprocess.run([sys.executable, "-m", "venv", VENV], check=False, capture_output=True).returncode == 0:
        return True
    shutil.rmtree(VENV, ignore_errors=True)
    install_parts((VENV_PART,))
    return subprocess.run([sys.executable, "-m", "venv", VENV], check=False).returncode == 0


def install_packages(name: str) -> None:
    """Install the locked packages of the product, or of product and tests, and the checkout itself."""
    pip: list[str | Path] = [VENV / "bin/python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    locks = ["requirements/app.txt"] + (["requirements/dev.txt"] if name == "dev" else [])
    chosen = [part for lock in locks for part in ("-r", lock)]
    if run_when_changed("packages-" + name, [*pip, "--require-hashes", *chosen], locks):
        subprocess.run([*pip, "--no-build-isolation", "--no-deps", "--editable", "."], check=True, cwd=ROOT)


def run_when_changed(name: str, command: Sequence[str | Path], inputs: Sequence[str]) -> bool:
    """Run ``command`` unless it ran before with the same ``inputs``; return whether it ran."""
    digest = hashlib.sha256(b"".join((ROOT / path).read_bytes() for path in inputs)).hexdigest()
    stamp = STAMPS / name
    if stamp.exists() and stamp.read_text(encoding="ascii") == digest:
        return False
    print(f"… {name}", flush=True)
    subprocess.run(command, check=True, cwd=ROOT)
    STAMPS.mkdir(exist_ok=True)
    stamp.write_text(digest, encoding="ascii")
    return True


def install_parts(parts: Sequence[SystemPart]) -> None:
    """Install those of ``parts`` that are missing where that is allowed; name the others in one line to run."""
    missing = [part for part in parts if not part.present()]
    packages = [package for part in missing for package in part.packages]
    if not packages:
        return
    if os.geteuid() == 0 and shutil.which("apt-get"):
        print(f"… {', '.join(part.name for part in missing)}", flush=True)
        quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        subprocess.run(["apt-get", "update", "-qq"], check=False, env=quiet)
        install = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages]
        if subprocess.run(install, check=False, env=quiet, stdout=subprocess.DEVNULL).returncode == 0:
            return
    for part in missing:
        print(f"Missing: {part.name} – {part.absence}.")
    print(f"Run: sudo apt-get install -y {' '.join(packages)}")


if __name__ == "__main__":
    sys.exit(main())
