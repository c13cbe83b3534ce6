"""Questions about one person at one instant, put together once and asked many times.

Every request asks the same short questions of its viewer: which units, which offices, which rank. Putting such a query
together costs Django several times what the database takes to answer it. `Prepared` does it once a process and keeps
the statement; asking again only fills in the person and the instant.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import DateTimeField, QuerySet, UUIDField
from django.db.models.expressions import RawSQL
from django.db.models.sql.compiler import SQLCompiler

Build = Callable[[UUID, datetime], "QuerySet[Any, Any]"]

# Stand for the person and the instant while the statement is put together; no real ones are like these.
_SOMEONE = UUID("5f0a1c52-8d0b-4b7e-9c55-0d6c1a9e7f21")
_SOMETIME = datetime(1, 2, 3, 4, 5, 6, 789, tzinfo=UTC)
_PERSON, _INSTANT = UUIDField(), DateTimeField()


@dataclass(frozen=True, slots=True)
class _Statement:
    sql: str
    parameters: tuple[object, ...]
    compiler: SQLCompiler

    def filled(self, person: UUID, at: datetime) -> list[Any]:
        """Return the parameters with ``person`` and ``at`` in the places of their stand-ins."""
        real = {
            _PERSON.get_db_prep_value(_SOMEONE, connection): _PERSON.get_db_prep_value(person, connection),
            _INSTANT.get_db_prep_value(_SOMETIME, connection): _INSTANT.get_db_prep_value(at, connection),
        }
        return [real.get(one, one) for one in self.parameters]


class Prepared:
    """The question that ``build(person, at)`` puts together: a query of values, the same but for these two."""

    def __init__(self, build: Build) -> None:
        self._build = build
        self._statements: dict[str, _Statement] = {}

    def rows(self, person: UUID, at: datetime) -> Iterator[Sequence[Any]]:
        """Ask now; return the rows as tuples of what ``build`` selects."""
        statement = self._statement()
        with connection.cursor() as cursor:
            cursor.execute(statement.sql, statement.filled(person, at))
            rows = cursor.fetchall()
        return statement.compiler.results_iter([rows], tuple_expected=True)

    def firsts(self, person: UUID, at: datetime) -> Iterator[Any]:
        """Ask now; return the first value of each row."""
        return (row[0] for row in self.rows(person, at))

    def within(self, person: UUID, at: datetime) -> RawSQL:
        """Return the question as a subquery, for ``field__in=``."""
        statement = self._statement()
        return RawSQL(statement.sql, statement.filled(person, at))  # noqa: S611 - the SQL is Django's own

    def _statement(self) -> _Statement:
        made = self._statements.get(connection.vendor)
        if made is None:
            compiler = self._build(_SOMEONE, _SOMETIME).query.get_compiler(connection=connection)
            sql, parameters = compiler.as_sql()
            made = self._statements[connection.vendor] = _Statement(sql, tuple(parameters), compiler)
        return made
