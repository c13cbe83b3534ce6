"""Triggers that refuse to change the ledger, on both databases.

They are installed after every migrate and checked at start, because SQLite drops the triggers of a table that a
migration rebuilds without a word. A superuser of the database can drop them too: that is what checkpoints with
witnesses are for.
"""

from collections.abc import Iterator

from django.db import connections

from shoumi.engines.foundation.errors import Corrupt
from shoumi.regime.journal.vocabulary import Problem

APPEND_ONLY = ("journal_log", "journal_event", "journal_leaf", "journal_node", "journal_checkpoint")
UNCHANGEABLE = (*APPEND_ONLY, "journal_details")
"""Details may be erased (an event of its own), never changed."""

_KEYS = {
    "journal_log": ("number = NEW.number", "origin = NEW.origin"),
    "journal_event": ("id = NEW.id", "uid = NEW.uid"),
    "journal_leaf": ("id = NEW.id", 'log_id = NEW.log_id AND "index" = NEW."index"', "event_id = NEW.event_id"),
    "journal_node": ("id = NEW.id", 'log_id = NEW.log_id AND level = NEW.level AND "index" = NEW."index"'),
    "journal_checkpoint": ("id = NEW.id", "log_id = NEW.log_id AND size = NEW.size"),
    "journal_details": ("event_id = NEW.event_id",),
}
"""What is unique in each table. SQLite's REPLACE takes the old row away without asking delete triggers, so an insert
that meets a row is refused before it can."""

_MESSAGE = "the ledger is append-only"


def install(using: str, **_: object) -> None:
    """Install every trigger; called after each migrate."""
    connection = connections[using]
    statements = _postgresql() if connection.vendor == "postgresql" else _sqlite()
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def check(using: str = "default") -> None:
    """Raise Corrupt when a trigger is missing, naming the first: the product does not start without them."""
    connection = connections[using]
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled = 'O'")
        else:
            cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
        present = {name for (name,) in cursor.fetchall()}
    for name in _names(connection.vendor):
        if name not in present:
            raise Corrupt(Problem.TRIGGERS_MISSING, trigger=name)


def _names(vendor: str) -> Iterator[str]:
    yield "journal_event_pending"
    for table in UNCHANGEABLE:
        yield f"{table}_no_update"
    for table in APPEND_ONLY:
        yield f"{table}_no_delete"
    for table in UNCHANGEABLE:
        yield f"{table}_no_truncate" if vendor == "postgresql" else f"{table}_no_replace"


def _sqlite() -> Iterator[str]:
    yield "DROP TRIGGER IF EXISTS journal_event_pending"
    yield (
        "CREATE TRIGGER journal_event_pending AFTER INSERT ON journal_event "
        "BEGIN INSERT INTO journal_pending (event_id) VALUES (NEW.id); END"
    )
    for table in UNCHANGEABLE:
        yield from _sqlite_refusal(table, "update")
    for table in APPEND_ONLY:
        yield from _sqlite_refusal(table, "delete")
    for table, keys in _KEYS.items():
        met = " OR ".join(f"EXISTS (SELECT 1 FROM {table} WHERE {key})" for key in keys)  # noqa: S608 - constants above
        yield f"DROP TRIGGER IF EXISTS {table}_no_replace"
        yield (
            f"CREATE TRIGGER {table}_no_replace BEFORE INSERT ON {table} WHEN {met} "
            f"BEGIN SELECT RAISE(ABORT, '{_MESSAGE}'); END"
        )


def _sqlite_refusal(table: str, verb: str) -> Iterator[str]:
    yield f"DROP TRIGGER IF EXISTS {table}_no_{verb}"
    yield (
        f"CREATE TRIGGER {table}_no_{verb} BEFORE {verb.upper()} ON {table} "
        f"BEGIN SELECT RAISE(ABORT, '{_MESSAGE}'); END"
    )


def _postgresql() -> Iterator[str]:
    yield (
        "CREATE OR REPLACE FUNCTION journal_refuse() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{_MESSAGE}'; END $$"
    )
    yield (
        "CREATE OR REPLACE FUNCTION journal_pend() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN INSERT INTO journal_pending (event_id) VALUES (NEW.id); RETURN NULL; END $$"
    )
    yield (
        "CREATE OR REPLACE TRIGGER journal_event_pending AFTER INSERT ON journal_event "
        "FOR EACH ROW EXECUTE FUNCTION journal_pend()"
    )
    for table in UNCHANGEABLE:
        yield _postgresql_refusal(table, "update", "ROW")
        yield _postgresql_refusal(table, "truncate", "STATEMENT")
    for table in APPEND_ONLY:
        yield _postgresql_refusal(table, "delete", "ROW")


def _postgresql_refusal(table: str, verb: str, each: str) -> str:
    return (
        f"CREATE OR REPLACE TRIGGER {table}_no_{verb} BEFORE {verb.upper()} ON {table} "
        f"FOR EACH {each} EXECUTE FUNCTION journal_refuse()"
    )
