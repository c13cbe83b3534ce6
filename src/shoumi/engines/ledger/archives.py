"""Where an export goes: a folder, or a ZIP file in which every byte has one permitted value.

A general ZIP has room for bytes that mean nothing (times, attributes, comments, padding behind compressed data).
Here members are stored, in the order of the manifest, with fixed fields and nothing between them, so that the verifier
can find any changed byte. Any unzip program reads it. docs/security/ledger.md, section "ZIP form".
"""

import struct
import zlib
from pathlib import Path
from typing import BinaryIO, Protocol

_LOCAL = struct.Struct("<4s5H3L2H")
_CENTRAL = struct.Struct("<4s6H3L5H2L")
_END = struct.Struct("<4s4H2LH")
_END_64 = struct.Struct("<4sQ2H2L4Q")
_LOCATOR_64 = struct.Struct("<4sLQL")
_VERSION = 20
_VERSION_64 = 45
_MADE_BY = 3 << 8 | _VERSION_64  # on a Unix-like system
_DATE = 0x21  # 1 January 1980, the first day ZIP knows
_MODE = 0o100644 << 16
_MOST_16 = 0xFFFF
_MOST_32 = 0xFFFFFFFF


class Archive(Protocol):
    """Takes the files of an export, one after another."""

    def write(self, name: str, data: bytes) -> None:
        """Add the file ``name`` (relative, forward slashes), which is not there yet."""

    def close(self) -> None:
        """Finish; nothing can be added afterwards."""


class FolderArchive:
    """Writes an export as files below a new folder."""

    def __init__(self, folder: Path) -> None:
        """Create ``folder``. Raises FileExistsError when it is there: an export is never mixed with another."""
        folder.mkdir(parents=True)
        self._folder = folder

    def write(self, name: str, data: bytes) -> None:
        """Add one file."""
        target = self._folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        with target.open("xb") as file:
            file.write(data)

    def close(self) -> None:
        """Nothing is left to do."""


class ZipArchive:
    """Writes an export as a ZIP to ``file``, which need not be seekable; the caller closes it."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._offset = 0
        self._members: list[tuple[str, int, int, int]] = []  # name, CRC-32, size, offset

    def write(self, name: str, data: bytes) -> None:
        """Add one stored member."""
        encoded, crc = name.encode("ascii"), zlib.crc32(data)
        self._members.append((name, crc, len(data), self._offset))
        self._put(
            _LOCAL.pack(b"PK\x03\x04", _VERSION, 0, 0, 0, _DATE, crc, len(data), len(data), len(encoded), 0) + encoded
        )
        self._put(data)

    def close(self) -> None:
        """Write the directory at the end."""
        start = self._offset
        for name, crc, size, offset in self._members:
            self._put(_directory_entry(name, crc, size, offset))
        self._put(_directory_end(len(self._members), self._offset - start, start))
        self._file.flush()

    def _put(self, data: bytes) -> None:
        self._file.write(data)
        self._offset += len(data)


def _directory_entry(name: str, crc: int, size: int, offset: int) -> bytes:
    far = offset >= _MOST_32  # ZIP64: the true offset stands in an extra field
    extra = struct.pack("<2HQ", 1, 8, offset) if far else b""
    encoded = name.encode("ascii")
    head = _CENTRAL.pack(
        b"PK\x01\x02",
        _MADE_BY,
        _VERSION_64 if far else _VERSION,
        0,
        0,
        0,
        _DATE,
        crc,
        size,
        size,
        len(encoded),
        len(extra),
        0,
        0,
        0,
        _MODE,
        _MOST_32 if far else offset,
    )
    return head + encoded + extra


def _directory_end(count: int, size: int, start: int) -> bytes:
    end = _END.pack(
        b"PK\x05\x06", 0, 0, min(count, _MOST_16), min(count, _MOST_16), min(size, _MOST_32), min(start, _MOST_32), 0
    )
    if count < _MOST_16 and size < _MOST_32 and start < _MOST_32:
        return end
    body = _END_64.size - 12  # the record does not count its signature and this field
    end_64 = _END_64.pack(b"PK\x06\x06", body, _MADE_BY, _VERSION_64, 0, 0, count, count, size, start)
    return end_64 + _LOCATOR_64.pack(b"PK\x06\x07", 0, start + size, 1) + end
