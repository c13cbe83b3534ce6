"""What a page offers to whom."""

from shoumi.regime.access.actors import Person
from shoumi.regime.access.deciding import decide
from shoumi.regime.accounts.vocabulary import GateCode as AccountsGate
from shoumi.regime.accounts.vocabulary import Permission as AccountsPermission
from shoumi.regime.journal.acting import Subject
from shoumi.regime.people.vocabulary import Permission


def may(viewer: Person, verb: Permission | AccountsPermission, subject: Subject) -> bool:
    """Return whether a page should offer ``verb``: allowed, or only the second factor must be confirmed first."""
    decision = decide(viewer, verb, subject)
    return decision.known and {reason.code for reason in decision.reasons} <= {AccountsGate.FACTOR_FRESH}
