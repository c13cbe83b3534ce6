"""A memory mapping as the file object that libraries ask for."""

import io
import mmap
import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer


class MappedFile(io.RawIOBase):
    """Reads a mapping without copying it whole, with a position of its own."""

    def __init__(self, source: mmap.mmap) -> None:
        super().__init__()
        self._source = source
        self._place = 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._place

    def seek(self, offset: int, whence: int = os.SEEK_SET, /) -> int:
        base = {os.SEEK_SET: 0, os.SEEK_CUR: self._place, os.SEEK_END: len(self._source)}[whence]
        if base + offset < 0:
            raise OSError("before the beginning")
        self._place = base + offset
        return self._place

    def readinto(self, buffer: "WriteableBuffer", /) -> int:
        with memoryview(buffer).cast("B") as room:
            part = self._source[self._place : self._place + len(room)]
            room[: len(part)] = part
        self._place += len(part)
        return len(part)


def mapped_file(source: mmap.mmap) -> io.BufferedReader:
    """Return ``source`` as a buffered binary file at its beginning."""
    return io.BufferedReader(MappedFile(source))
