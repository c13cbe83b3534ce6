"""The closed vocabularies of evidence."""

from enum import StrEnum
from uuid import UUID

from shoumi.regime.journal.acting import Subject

LEDGER = Subject("ledger", UUID(int=0))
"""The ledger as a whole, as the subject of decisions and events."""


class Permission(StrEnum):
    """What one may be allowed to do with the ledger."""

    READ = "evidence.ledger.read"
    EXPORT = "evidence.ledger.export"
    VERIFY = "evidence.ledger.verify"


class Event(StrEnum):
    """Ledger events of this part."""

    EXPORTED = "evidence.ledger.exported"
    LIST_EXPORTED = "evidence.entries.exported"
    VERIFIED = "evidence.ledger.verified"


class Fault(StrEnum):
    """What a check of the ledger can find."""

    ENTRY_MALFORMED = "evidence.fault.entry_malformed"
    ENTRY_DIFFERS = "evidence.fault.entry_differs"
    ENTRY_MISSING = "evidence.fault.entry_missing"
    ENTRY_UNPLACED = "evidence.fault.entry_unplaced"
    ENTRY_UNSIGNED = "evidence.fault.entry_unsigned"
    ENTRY_EARLY = "evidence.fault.entry_early"
    DETAILS_DIFFER = "evidence.fault.details_differ"
    DETAILS_MISSING = "evidence.fault.details_missing"
    NODE_DIFFERS = "evidence.fault.node_differs"
    ROOT_DIFFERS = "evidence.fault.root_differs"
    CHECKPOINT_UNSIGNED = "evidence.fault.checkpoint_unsigned"


class Problem(StrEnum):
    """Why something asked of the ledger is not done."""

    NO_CHECKPOINT = "evidence.no_checkpoint"
    TARGET_EXISTS = "evidence.target_exists"
    TARGET_UNWRITABLE = "evidence.target_unwritable"
    TOO_LARGE_FOR_BROWSER = "evidence.too_large_for_browser"
    CHECK_GONE = "evidence.check_gone"
    UNKNOWN_EVENT = "evidence.unknown_event"
    BAD_REFERENCE = "evidence.bad_reference"
