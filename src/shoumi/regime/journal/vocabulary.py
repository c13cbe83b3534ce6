"""The closed vocabularies of the journal."""

from enum import StrEnum

from shoumi.engines.ledger.entries import DETAILS_ERASED, LOG_CONTINUED


class Event(StrEnum):
    """Ledger events about the ledger itself; their values are part of the ledger's format."""

    DETAILS_ERASED = DETAILS_ERASED
    LOG_CONTINUED = LOG_CONTINUED
    LOG_BEGUN = "journal.log.begun"


class Problem(StrEnum):
    """What can be wrong with the ledger in the database."""

    TRIGGERS_MISSING = "journal.triggers_missing"
    NOT_WRITTEN = "journal.not_written"
    NO_SUCH_ENTRY = "journal.no_such_entry"
