"""Prepare a checkout so that the product runs: virtual environment, locked packages, assets, translations.

    python3 tools/setup.py            what the product needs
    python3 tools/setup.py --tests    and what its tests need
    python3 tools/setup.py --system   and the heavy optional parts

Standard library only, for any Python from 3.11 on. A second run with nothing changed takes a moment, and one after an
interruption goes on. What may not be installed here (no root, no apt) is named in one line to run. The exit code is 1
when the product cannot start, or when ``--system`` was asked for and could not be had.
"""

import argparse
import ctypes
import hashlib
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin/python"
STAMPS = VENV / "stamps"
"""What was done to the environment; gone with it, so that a new one is filled again."""
OLDEST = (3, 11)
INTERRUPTED = 130
APT_INSTALL = ("apt-get", "install", "-y", "--no-install-recommends")


class SetupError(Exception):
    """The product cannot start; the message says why, in Chinese and English, and what to do."""


@dataclass(frozen=True)
class SystemPart:
    """Something Debian provides: the programs or files of which one shows it, the packages, what its absence means."""

    name: str
    signs: tuple[str, ...]
    packages: tuple[str, ...]
    absence_zh: str
    absence_en: str

    def present(self) -> bool:
        """Whether it is here."""
        return any(shutil.which(sign) or Path(sign).exists() for sign in self.signs)


@dataclass(frozen=True)
class PythonPart(SystemPart):
    """A module of Python that Debian keeps in a package of its own."""

    def present(self) -> bool:
        """Whether it can be imported."""
        return any(find_spec(sign) for sign in self.signs)


@dataclass(frozen=True)
class LibraryPart(SystemPart):
    """A shared library."""

    def present(self) -> bool:
        """Whether it can be loaded."""
        for sign in self.signs:
            try:
                ctypes.CDLL(sign)
            except OSError:
                continue
            return True
        return False


@dataclass(frozen=True)
class Stamp:
    """The mark that a step was finished, and from what."""

    step: str
    inputs: str

    def present(self) -> bool:
        """Whether the step was finished from the same inputs."""
        path = STAMPS / self.step
        return path.is_file() and path.read_text(encoding="ascii") == self._digest()

    def leave(self) -> None:
        """Note that it was."""
        STAMPS.mkdir(exist_ok=True)
        (STAMPS / self.step).write_text(self._digest(), encoding="ascii")

    def _digest(self) -> str:
        return hashlib.sha256(self.inputs.encode()).hexdigest()


VENV_PART = PythonPart("venv", ("ensurepip",), ("python3-venv",), "无法建立虚拟环境", "the product cannot be set up")
PRODUCT_PARTS = (
    VENV_PART,
    SystemPart(
        "CA certificates",
        ("/etc/ssl/certs/ca-certificates.crt", "/etc/pki/tls/certs/ca-bundle.crt", "/etc/ssl/cert.pem"),
        ("ca-certificates",),
        "无法核对下载来源",
        "where a download comes from cannot be checked",
    ),
)
TEST_PARTS = (
    SystemPart("Chromium", ("chromium",), ("chromium",), "跳过浏览器测试", "the browser journeys are skipped"),
    LibraryPart(
        "libatomic",
        ("libatomic.so.1",),
        ("libatomic1",),
        "Playwright 无法运行，跳过浏览器测试",
        "Playwright cannot run, so the browser journeys are skipped",
    ),
    SystemPart(
        "PostgreSQL",
        tuple(f"/usr/lib/postgresql/{version}/bin/initdb" for version in range(15, 20)),
        ("postgresql",),
        "只在 SQLite 上测试",
        "the tests run on SQLite only",
    ),
    SystemPart(
        "OpenLDAP",
        ("/usr/sbin/slapd",),
        ("slapd",),
        "跳过 LDAP 来源的测试",
        "the tests of LDAP sources are skipped",
    ),
)
FONT_PART = SystemPart(
    "Noto CJK",
    ("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc",),
    ("fonts-noto-cjk",),
    "测试用的浏览器把汉字显示成方框",
    "the browser of the journeys shows Chinese as boxes",
)
OPTIONAL_PARTS = (
    SystemPart(
        "LibreOffice",
        ("soffice",),
        ("libreoffice-core", "libreoffice-writer", "libreoffice-calc", "libreoffice-impress"),
        "Office 文件按纯文字显示",
        "Office files are shown as plain text",
    ),
    SystemPart(
        "Pango",
        tuple(f"/usr/lib/{machine}-linux-gnu/libpangoft2-1.0.so.0" for machine in ("x86_64", "aarch64")),
        ("libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0"),
        "离职承诺等文书为 HTML 文件，不是 PDF",
        "papers such as exit undertakings are HTML files instead of PDF",
    ),
    SystemPart(
        "tesseract",
        ("tesseract",),
        ("tesseract-ocr", "tesseract-ocr-chi-sim"),
        "将来识别扫描件里的文字要用，目前还用不到",
        "the text of scans is to be read with it one day, not yet",
    ),
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Prepare the checkout; return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--tests", action="store_true", help="also what the tests need")
    parser.add_argument("--system", action="store_true", help="also LibreOffice, tesseract and fonts")
    asked = parser.parse_args(arguments)
    fonts = (FONT_PART,) if asked.tests or asked.system else ()
    optional = OPTIONAL_PARTS if asked.system else ()
    try:
        check_python()
        install_parts((*PRODUCT_PARTS, *(TEST_PARTS if asked.tests else ()), *fonts, *optional))
        if not VENV_PART.present():
            return 1
        make_environment()
        install_packages("dev" if asked.tests else "app")
        make_files()
        if asked.tests:
            install_provider()
    except SetupError as problem:
        print(problem, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\n已中断，重新执行即可继续。Interrupted: run it again to go on.", file=sys.stderr)
        return INTERRUPTED
    return int(asked.system and not all(part.present() for part in (*fonts, *optional)))


def check_python() -> None:
    """Raise SetupError for a Python that is too old."""
    if sys.version_info < OLDEST:
        oldest, here = ".".join(map(str, OLDEST)), sys.version.split()[0]
        zh = f"守密需要 Python {oldest} 或更新版本，这里是 {here}。"
        message = f"{zh}\nShoumi needs Python {oldest} or newer; this is {here}."
        raise SetupError(message)


def install_parts(parts: Sequence[SystemPart]) -> None:
    """Install those of ``parts`` that are missing where that is allowed; name the others in one line to run."""
    missing = [part for part in parts if not part.present()]
    if not missing:
        return
    packages = [package for part in missing for package in part.packages]
    if os.geteuid() == 0 and shutil.which("apt-get"):
        print(f"… {', '.join(part.name for part in missing)}", flush=True)
        quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive", "DEBCONF_NOWARNINGS": "yes"}
        subprocess.run(["apt-get", "update", "-qq"], check=False, env=quiet)
        done = subprocess.run([*APT_INSTALL, "-qq", *packages], check=False, env=quiet, stdout=subprocess.DEVNULL)
        if done.returncode == 0:
            return
    for part in missing:
        print(f"缺少 {part.name}：{part.absence_zh}。Missing: {part.name} – {part.absence_en}.")
    as_root = "sudo " if shutil.which("sudo") else ""
    print("请执行这一行 · Run this line:" if as_root else "请以 root 身份执行这一行 · Run this line as root:")
    print(f"  {as_root}apt-get update && {as_root}{' '.join(APT_INSTALL)} {' '.join(packages)}", flush=True)


def make_environment() -> None:
    """Make ``.venv``, afresh when it is half-made or was made elsewhere or by another Python. Raises SetupError."""
    stamp = Stamp("environment", f"{sys.version_info[0]}.{sys.version_info[1]} {VENV}")
    if not stamp.present():
        run([sys.executable, "-m", "venv", "--clear", VENV], "没有建成虚拟环境。", "No virtual environment was made.")
        stamp.leave()


def install_packages(name: str) -> None:
    """Install the locked packages of the product, or of product and tests, and the checkout itself.

    Raises SetupError.
    """
    installer = "requirements/pip.txt"
    locks = ["requirements/app.txt"] + (["requirements/dev.txt"] if name == "dev" else [])
    stamp = Stamp(
        f"packages-{name}", "".join((ROOT / lock).read_text(encoding="utf-8") for lock in (installer, *locks))
    )
    if stamp.present():
        return
    print(f"… packages-{name}", flush=True)
    pip: list[str | Path] = [PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    chosen = [part for lock in locks for part in ("-r", lock)]
    for command in (
        [*pip, "--require-hashes", "-r", installer],
        [*pip, "--require-hashes", *chosen],
        [*pip, "--no-build-isolation", "--no-deps", "--editable", "."],
    ):
        run(
            command,
            "Python 软件包没有装上，原因见上面 pip 的说明；网络或软件源不通时，恢复后重新执行即可。",
            "The Python packages were not installed; pip says why above. If the network or the package index does not"
            " answer, run this again when it does.",
        )
    stamp.leave()


def make_files() -> None:
    """Build what is not kept in the repository: front-end assets, compiled translations. Raises SetupError."""
    run(
        [PYTHON, ROOT / "tools/assets.py"],
        "前端资源没有建成，原因见上。",
        "The front-end assets were not built; why stands above.",
    )
    run(
        [PYTHON, ROOT / "tools/catalogues.py", "compile"], "界面译文没有编译成。", "The translations were not compiled."
    )


def install_provider() -> None:
    """Install the OpenID provider that single sign-on is tested against; say so where it cannot be had."""
    command: list[str | Path] = [PYTHON, ROOT / "tools/assets.py", "--only-install", ROOT / "tests/identity"]
    if subprocess.run(command, check=False, cwd=ROOT).returncode != 0:
        print("测试用的身份提供方没有装上：跳过单点登录的测试。", end="")
        print("The OpenID provider of the tests is missing – the tests of single sign-on are skipped.")


def run(command: Sequence[str | Path], failure_zh: str, failure_en: str) -> None:
    """Run ``command`` in the checkout. Raises SetupError with the two sentences when it fails."""
    # In a group of its own, so that Ctrl-C comes to this program alone: the command would answer it with a traceback.
    with subprocess.Popen(command, cwd=ROOT, process_group=0) as process:
        try:
            code = process.wait()
        except KeyboardInterrupt:
            os.killpg(process.pid, signal.SIGTERM)
            raise
    if code != 0:
        message = f"{failure_zh}\n{failure_en}"
        raise SetupError(message)


if __name__ == "__main__":
    sys.exit(main())
