"""Resolve requirements/*.in into lock files with versions and hashes for every platform, and no addresses."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
COMMAND = ("-m", "uv", "pip", "compile", "--quiet", "--universal", "--python-version", "3.11", "--generate-hashes")
PLAIN = ("--no-emit-index-url", "--no-header", "--no-annotate")


def main() -> None:
    """Write the lock of the installer, of the product, of the tests on top of it, and of the npm that may be wanted."""
    for name in ("pip", "app", "dev", "node"):
        files = (f"requirements/{name}.in", "--output-file", f"requirements/{name}.txt")
        subprocess.run([sys.executable, *COMMAND, *PLAIN, *files], check=True, cwd=ROOT)


if __name__ == "__main__":
    main()
