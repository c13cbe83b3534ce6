"""What a page offers to whom."""

from collections.abc import Callable
from enum import StrEnum
from typing import Any

from shoumi.regime.access.actors import Person
from shoumi.regime.access.deciding import decide
from shoumi.regime.accounts.vocabulary import GateCode as AccountsGate
from shoumi.regime.journal.acting import Subject
from shoumi.regime.kit.export import Format
from shoumi.regime.kit.tables import Listing
from shoumi.regime.people import actions
from shoumi.regime.people.rulebook import DIRECTORY
from shoumi.regime.people.vocabulary import Permission


def may(viewer: Person, verb: StrEnum, subject: Subject) -> bool:
    """Return whether a page should offer ``verb``: allowed, or only the second factor must be confirmed first."""
    decision = decide(viewer, verb, subject)
    return decision.known and {reason.code for reason in decision.reasons} <= {AccountsGate.FACTOR_FRESH}


def taking_along(viewer: Person, listed: Listing[Any]) -> Callable[[Format], None] | None:  # rows of any kind
    """Return what records that ``viewer`` takes ``listed`` along as a file; None where they may not."""
    allowed = may(viewer, Permission.EXPORT, DIRECTORY)
    return listed.recorded_by(actions.export_list, actor=viewer) if allowed else None
