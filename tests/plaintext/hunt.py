"""Looks for words where they must not stand: in the database, the home, temporary folders and logs."""

import base64
import json
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.db import connection

LARGEST_FILE = 64 << 20


def forms(word: str) -> dict[str, bytes]:
    """Return the byte strings by which ``word`` would be recognised, however it was written down."""
    utf8 = word.encode()
    return {
        "utf-8": utf8,
        "utf-16-le": word.encode("utf-16-le"),
        "utf-16-be": word.encode("utf-16-be"),
        "gb18030": word.encode("gb18030"),
        "json": json.dumps(word)[1:-1].encode(),
        "hex": utf8.hex().encode(),
        # The middle of its base64 text, wherever in a longer one it begins.
        **{f"base64+{shift}": base64.b64encode(bytes(shift) + utf8)[4:-4] for shift in range(3)},
    }


def find(words: dict[str, str], places: Iterator[tuple[str, bytes]]) -> list[str]:
    """Return every word found, as what it is, how it was written, and where."""
    wanted = [(name, form, value) for name, word in words.items() for form, value in forms(word).items()]
    return [f"{name} as {form} in {place}" for place, data in places for name, form, value in wanted if value in data]


def in_database() -> Iterator[tuple[str, bytes]]:
    """Yield every value of every table as bytes, table by table; of SQLite also the bytes of its files."""
    with connection.cursor() as cursor:
        tables = connection.introspection.table_names(cursor)
    for table in tables:
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")  # noqa: S608 - a name the database gave
            rows = cursor.fetchall()
        yield f"table {table}", b"\n".join(_bytes(value) for row in rows for value in row)
    if connection.vendor == "sqlite":
        path = Path(connection.settings_dict["NAME"])
        for file in path.parent.glob(f"{path.name}*"):
            yield f"file {file.name}", file.read_bytes()


def in_home() -> Iterator[tuple[str, bytes]]:
    """Yield every file of the home folder: settings, keys, sealed objects, databases."""
    yield from _files(settings.INSTALLATION.home, 0.0)


def in_temporary_folders(since: float) -> Iterator[tuple[str, bytes]]:
    """Yield every file changed after ``since`` (seconds since the epoch) where programs leave temporary files."""
    for folder in {Path(tempfile.gettempdir()), Path("/tmp"), Path("/var/tmp"), Path("/dev/shm")}:  # noqa: S108 - looked at
        if folder.is_dir():
            yield from _files(folder, since)


def _files(folder: Path, since: float) -> Iterator[tuple[str, bytes]]:
    # os.walk passes over folders that vanish while it looks, which those of other programs do.
    for path in (Path(where) / name for where, _, names in os.walk(folder) for name in names):
        try:
            if path.is_symlink() or not path.is_file():
                continue
            status = path.stat()
            if status.st_mtime >= since and status.st_size <= LARGEST_FILE:
                yield str(path), path.name.encode() + b"\n" + path.read_bytes()
        except (FileNotFoundError, PermissionError):
            continue  # another program's, or gone meanwhile


def _bytes(value: object) -> bytes:
    if isinstance(value, bytes | memoryview):
        return bytes(value)
    return str(value).encode()
