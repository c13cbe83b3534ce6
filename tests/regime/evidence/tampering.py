"""Changing the ledger behind the product's back, as somebody with the database would."""

import re
from collections.abc import Sequence

from django.db import connection

_TRIGGERS = ("no_update", "no_delete")


def rewrite(table: str, statement: str, values: Sequence[str | bytes | int] = ()) -> None:
    """Drop the triggers of ``table`` and run ``statement`` on it."""
    with connection.cursor() as cursor:
        for kind in _TRIGGERS:
            on = f" ON {table}" if connection.vendor == "postgresql" else ""
            cursor.execute(f"DROP TRIGGER IF EXISTS {table}_{kind}{on}")
        cursor.execute(statement, values)
        assert cursor.rowcount >= 1, statement


def flipped(value: object) -> str | bytes:
    """Return a text or bytes with one character changed to another that the column takes."""
    if isinstance(value, str):
        place = next(found.start() for found in re.finditer(r"[a-z]", value))
        return value[:place] + ("b" if value[place] == "a" else "a") + value[place + 1 :]
    assert isinstance(value, bytes | memoryview)
    data = bytearray(bytes(value))
    data[len(data) // 2] ^= 1
    return bytes(data)


def flip(table: str, column: str, key: str, row: int) -> None:
    """Change one byte of ``column`` in the row whose ``key`` is ``row``."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {column} FROM {table} WHERE {key} = %s", [row])  # noqa: S608 - names of the test itself
        (value,) = cursor.fetchone()
    rewrite(table, f"UPDATE {table} SET {column} = %s WHERE {key} = %s", [flipped(value), row])  # noqa: S608 - as above
