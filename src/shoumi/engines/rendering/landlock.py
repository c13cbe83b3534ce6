"""Which files a process and its children may still touch: Linux's Landlock, by its three system calls.

Source: the kernel's Documentation/userspace-api/landlock.rst. Unprivileged, irrevocable, inherited.
"""

import ctypes
import os
from collections.abc import Sequence
from pathlib import Path

_CREATE_RULESET = 444  # the same numbers on every architecture
_ADD_RULE = 445
_RESTRICT_SELF = 446
_VERSION_QUESTION = 1
_PATH_BENEATH = 1

_EXECUTE, _WRITE_FILE, _READ_FILE, _READ_DIRECTORY = 1 << 0, 1 << 1, 1 << 2, 1 << 3
_ALL_OF_VERSION_1 = (1 << 13) - 1
_REFER, _TRUNCATE = 1 << 13, 1 << 14  # since versions 2 and 3
_READ = _EXECUTE | _READ_FILE | _READ_DIRECTORY
_OF_FILES = _EXECUTE | _WRITE_FILE | _READ_FILE | _TRUNCATE


class LandlockError(Exception):
    """The kernel has no Landlock, or refuses the rules."""


class _Ruleset(ctypes.Structure):
    _fields_ = (("handled", ctypes.c_uint64),)


class _PathBeneath(ctypes.Structure):
    _pack_ = 1
    _fields_ = (("allowed", ctypes.c_uint64), ("parent", ctypes.c_int32))


def version() -> int:
    """Return the version of Landlock the kernel offers; 0 when it offers none."""
    return max(0, int(_libc().syscall(_CREATE_RULESET, None, 0, _VERSION_QUESTION)))


def restrict(*, read: Sequence[Path], write: Sequence[Path]) -> None:
    """Leave this process only the trees ``read`` (to read and run) and ``write`` (to do anything but run).

    What is absent is left out. Needs no_new_privs set. Raises LandlockError; the process must then end.
    """
    handled = _handled(version())
    ruleset = _Ruleset(handled)
    descriptor = _libc().syscall(_CREATE_RULESET, ctypes.byref(ruleset), ctypes.sizeof(ruleset), 0)
    if descriptor < 0:
        raise LandlockError
    try:
        for path in read:
            _allow(descriptor, path, handled & _READ)
        for path in write:
            _allow(descriptor, path, handled & ~_EXECUTE)
        if _libc().syscall(_RESTRICT_SELF, descriptor, 0) != 0:
            raise LandlockError
    finally:
        os.close(descriptor)


def _handled(offered: int) -> int:
    if offered < 1:
        raise LandlockError
    return _ALL_OF_VERSION_1 | (_REFER if offered > 1 else 0) | (_TRUNCATE if offered > 2 else 0)  # noqa: PLR2004 -- version 3


def _allow(ruleset: int, path: Path, rights: int) -> None:
    try:
        parent = os.open(path, os.O_PATH | os.O_CLOEXEC)
    except FileNotFoundError:
        return
    try:
        rule = _PathBeneath(rights if path.is_dir() else rights & _OF_FILES, parent)
        if _libc().syscall(_ADD_RULE, ruleset, _PATH_BENEATH, ctypes.byref(rule), 0) != 0:
            raise LandlockError
    finally:
        os.close(parent)


def _libc() -> ctypes.CDLL:
    return ctypes.CDLL(None, use_errno=True)
