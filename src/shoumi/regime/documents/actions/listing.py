"""Taking a list out of the system as a file: it is recorded before it leaves."""

from shoumi.regime.access.actors import Person
from shoumi.regime.documents.vocabulary import Event
from shoumi.regime.journal.group_commit import record_alone
from shoumi.regime.kit.export import Format


def export_list(*, actor: Person, format: Format, rows: int) -> None:
    """Record that ``actor`` takes ``rows`` rows of the list of documents they know of as ``format``.

    Raises Unavailable when the ledger cannot be written: then no file leaves.
    """
    record_alone(Event.LIST_EXPORTED, actor=actor, format=format, rows=rows)
