"""A memory mapping as the file object that libraries ask for."""

import errno
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
        """Yes."""
        return True

    def seekable(self) -> bool:
        """Yes."""
        return True

    def tell(self) -> int:
        """Return the place of the next byte."""
        return self._place

    def seek(self, offset: int, whence: int = os.SEEK_SET, /) -> int:
        """Move; places behind the end read as nothing."""
        base = {os.SEEK_SET: 0, os.SEEK_CUR: self._place, os.SEEK_END: len(self._source)}[whence]
        if base + offset < 0:
            raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))
        self._place = base + offset
        return self._place

    def readinto(self, buffer: "WriteableBuffer", /) -> int:
        """Copy the next bytes into ``buffer`` and return how many."""
        with memoryview(buffer).cast("B") as room:
            part = self._source[self._place : self._place + len(room)]
            room[: len(part)] = part
        self._place += len(part)
        return len(part)


def mapped_file(source: mmap.mmap) -> io.BufferedReader:
    """Return ``source`` as a buffered binary file at its beginning."""
    return io.BufferedReader(MappedFile(source))
