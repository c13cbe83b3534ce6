"""Compound files: the container of .doc, .xls and .ppt, and of Office files under a password.

Source: [MS-CFB] for the container, [MS-DOC] 2.5.2 and [MS-XLS] 2.4.117 for the signs of a password.
Only what tells format, password and macros is read.
"""

import struct
from dataclasses import dataclass
from itertools import islice

from shoumi.engines.foundation.errors import Invalid
from shoumi.engines.rendering.formats import Format
from shoumi.engines.rendering.problems import Problem

SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HEADER = 512
_ENTRY = 128
_LAST_SECTOR = 0xFFFFFFFA
_MAX_ENTRIES = 20_000
_STREAMS = {"worddocument": Format.DOC, "workbook": Format.XLS, "book": Format.XLS, "powerpoint document": Format.PPT}
_ENCRYPTED = frozenset({"encryptedpackage", "encryptedsummary", "\x06dataspaces"})
_MACROS = frozenset({"_vba_project", "_vba_project_cur", "vba", "macros"})
_WORD_FLAGS = 0x0A  # of the file information block
_WORD_ENCRYPTED = 0x0100
_XLS_FILEPASS = 0x002F
_XLS_RECORDS = 50  # FilePass stands right behind the first record


@dataclass(frozen=True, slots=True)
class _Entry:
    name: str
    start: int
    size: int


class CompoundFile:
    """A compound file's directory. Raises Invalid when it is malformed or cut off."""

    def __init__(self, data: memoryview) -> None:
        self._data = data
        try:
            self._sector: int = 1 << struct.unpack_from("<H", data, 30)[0]
            if self._sector not in {512, 4096}:
                raise Invalid(Problem.MALFORMED, format="ole")
            self._table = self._allocation()
            self._entries = self._directory()
        except (struct.error, IndexError) as error:
            raise Invalid(Problem.TRUNCATED, format="ole") from error

    @property
    def format(self) -> Format | None:
        """What the file is, or None when it is none of the three."""
        found = (_STREAMS.get(entry.name) for entry in self._entries)
        return next((format for format in found if format), None)

    def check(self) -> None:
        """Refuse what stands under a password or carries macros."""
        names = {entry.name for entry in self._entries}
        told = self.format.value if self.format else "office"
        if names & _ENCRYPTED or self._says_encrypted():
            raise Invalid(Problem.ENCRYPTED, format=told)
        if names & _MACROS:
            raise Invalid(Problem.MACROS, format=told)

    def _allocation(self) -> list[int]:
        """Return the sector allocation table: for each sector the next of its chain."""
        first, count = struct.unpack_from("<II", self._data, 68)
        tables = list(struct.unpack_from("<109I", self._data, 76))
        per_sector = self._sector // 4
        for _ in range(min(count, len(self._data) // self._sector)):
            if first >= _LAST_SECTOR:
                break
            *more, first = struct.unpack_from(f"<{per_sector}I", self._data, self._offset(first))
            tables.extend(more)
        allocation: list[int] = []
        for sector in tables:
            if sector < _LAST_SECTOR:
                allocation.extend(struct.unpack_from(f"<{per_sector}I", self._data, self._offset(sector)))
        return allocation

    def _offset(self, sector: int) -> int:
        return (sector + 1) * self._sector

    def _chain(self, start: int, length: int) -> bytes:
        """Return the first ``length`` bytes of a chain of sectors; a chain that runs in a circle ends by length."""
        parts: list[bytes] = []
        while start < _LAST_SECTOR and len(parts) * self._sector < length:
            offset = self._offset(start)
            part = bytes(self._data[offset : offset + self._sector])
            if not part:
                raise IndexError
            parts.append(part)
            start = self._table[start]
        return b"".join(parts)[:length]

    def _directory(self) -> tuple[_Entry, ...]:
        (start,) = struct.unpack_from("<I", self._data, 48)
        raw = self._chain(start, min(len(self._data), _MAX_ENTRIES * _ENTRY))
        entries = (raw[place : place + _ENTRY] for place in range(0, len(raw) - _ENTRY + 1, _ENTRY))
        return tuple(_entry(entry) for entry in islice(entries, _MAX_ENTRIES) if entry[66])

    def _head(self, name: str, length: int) -> bytes:
        entry = next((entry for entry in self._entries if entry.name == name), None)
        # Streams under 4096 bytes stand in the mini stream; the ones asked for are always longer.
        if entry is None or entry.size < 4096:  # noqa: PLR2004 -- the cutoff of [MS-CFB] 2.2
            return b""
        try:
            return self._chain(entry.start, length)
        except IndexError as error:
            raise Invalid(Problem.TRUNCATED, format="ole") from error

    def _says_encrypted(self) -> bool:
        word = self._head("worddocument", 64)
        if len(word) > _WORD_FLAGS + 1:
            return bool(struct.unpack_from("<H", word, _WORD_FLAGS)[0] & _WORD_ENCRYPTED)
        return _has_filepass(self._head("workbook", 4096) or self._head("book", 4096))


def _entry(raw: bytes) -> _Entry:
    length = min(64, struct.unpack_from("<H", raw, 64)[0])
    start, size = struct.unpack_from("<II", raw, 116)
    name = raw[: max(0, length - 2)].decode("utf-16-le", errors="replace").lower()
    return _Entry(name, start, size)


def _has_filepass(stream: bytes) -> bool:
    place = 0
    for _ in range(_XLS_RECORDS):
        if place + 4 > len(stream):
            return False
        kind, length = struct.unpack_from("<HH", stream, place)
        if kind == _XLS_FILEPASS:
            return True
        place += 4 + length
    return False
