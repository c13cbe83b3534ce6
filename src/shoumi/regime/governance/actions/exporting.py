"""Taking a list of meetings or tasks along."""

from shoumi.regime.access.actors import Actor
from shoumi.regime.access.deciding import permitted
from shoumi.regime.governance.vocabulary import BODIES, Event, Permission
from shoumi.regime.journal.group_commit import record_alone
from shoumi.regime.kit.export import Format


def export_list(*, actor: Actor, listing: str, file_format: Format, rows: int) -> None:
    """Record that ``actor`` takes ``rows`` entries of the list ``listing`` along; called before the file leaves.

    Raises NotFound for who sees no body's work.
    """
    permitted(actor, Permission.SEE, BODIES)
    record_alone(Event.EXPORTED, actor=actor, subject=BODIES, listing=listing, file_format=file_format, rows=rows)
