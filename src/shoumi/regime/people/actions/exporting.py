"""Taking a list of people along."""

from shoumi.regime.access.actors import Actor
from shoumi.regime.access.deciding import permitted
from shoumi.regime.journal.group_commit import record_alone
from shoumi.regime.kit.export import Format
from shoumi.regime.people.rulebook import DIRECTORY
from shoumi.regime.people.vocabulary import Event, Permission


def export_list(*, actor: Actor, listing: str, file_format: Format, rows: int) -> None:
    """Record that ``actor`` takes ``rows`` entries of the list ``listing`` along; called before the file leaves.

    Raises Refused when ``actor`` neither keeps nor oversees the directory.
    """
    permitted(actor, Permission.EXPORT, DIRECTORY)
    record_alone(Event.EXPORTED, actor=actor, subject=DIRECTORY, listing=listing, file_format=file_format, rows=rows)
