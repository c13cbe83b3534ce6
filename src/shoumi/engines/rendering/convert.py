"""A converter process: shuts itself in and becomes LibreOffice."""

import json
import os
import shutil
import sys
from pathlib import Path

from shoumi.engines.rendering import landlock
from shoumi.engines.rendering.fence import FenceError, fence_converter
from shoumi.engines.rendering.limits import Limits

NO_FENCE = 3
"""Exit code when the fence cannot be set."""
NOTHING = ""
"""In place of the ending of a document: only make the profile."""
PROFILE = "profile"
"""The name of LibreOffice's own folder in the directory it is given."""
READABLE = (
    "/usr", "/lib", "/lib64", "/bin", "/opt", "/etc/fonts", "/etc/libreoffice", "/etc/ld.so.cache", "/etc/localtime",
    "/etc/alternatives", "/var/cache/fontconfig", "/var/lib/libreoffice", "/var/spool/libreoffice", "/proc/self",
    "/proc/meminfo", "/proc/cpuinfo", "/sys/devices/system/cpu",
)  # fmt: skip
_DEVICES = ("/dev/null", "/dev/zero", "/dev/urandom", "/dev/random")
# Macros never run, links to other files are never followed, nothing is asked of the network.
_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
{items}
</oor:items>
"""
_ITEM = (
    '<item oor:path="/org.openoffice.Office.{path}">'
    '<prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>'
)
_CHOSEN = (
    ("Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Common/Security/Scripting", "DisableActiveContent", "true"),
    ("Writer/Content/Update", "Link", "0"),
    ("Calc/Content/Update", "Link", "2"),
    ("Common/Java", "Enabled", "false"),
    ("Setup/Office", "ooSetupInstCompleted", "true"),
)


def main() -> None:
    """Run as ``main`` of a fresh interpreter.

    Arguments are the directory, the format's ending or `NOTHING`, and the limits as JSON.
    """
    room, ending, limits = Path(sys.argv[1]), sys.argv[2], Limits(**json.loads(sys.argv[3]))
    _write_settings(room)
    try:
        fence_converter(limits)
        landlock.restrict(read=[Path(path) for path in READABLE], write=[room, *(Path(path) for path in _DEVICES)])
    except (FenceError, landlock.LandlockError):
        sys.exit(NO_FENCE)
    program = _program()
    task = (
        ["--terminate_after_init"]
        if ending == NOTHING
        else ["--convert-to", "pdf", "--outdir", f"{room}/out", f"{room}/document.{ending}"]
    )
    os.execv(program, [  # noqa: S606 -- becoming LibreOffice is what this process is for
        program, "--headless", "--invisible", "--nologo", "--norestore", "--nolockcheck", "--nodefault",
        f"-env:UserInstallation=file://{room / PROFILE}", *task,
    ])  # fmt: skip


def _program() -> str:
    """Return LibreOffice itself: the script in front of it would start helpers that only find it again."""
    found = shutil.which("soffice")
    if found is None:
        sys.exit(1)
    binary = Path(found).resolve().with_name("soffice.bin")
    return str(binary if binary.is_file() else found)


def _write_settings(room: Path) -> None:
    user = room / PROFILE / "user"
    if user.exists():  # started again: LibreOffice has taken the settings over
        return
    user.mkdir(parents=True)
    items = "\n".join(_ITEM.format(path=path, name=name, value=value) for path, name, value in _CHOSEN)
    (user / "registrymodifications.xcu").write_text(_SETTINGS.format(items=items), encoding="utf-8")
