"""What can be wrong with a ledger, as codes; the parts that show them hold the words."""

from enum import StrEnum


class LedgerProblem(StrEnum):
    """Every way in which ledger bytes fail to be what they claim."""

    ENTRY_MALFORMED = "ledger.entry.malformed"
    COMMITMENT_DIFFERS = "ledger.commitment.differs"
    FRONTIER_MALFORMED = "ledger.frontier.malformed"
    INCLUSION_NOT_PROVEN = "ledger.inclusion.not_proven"
    CONSISTENCY_NOT_PROVEN = "ledger.consistency.not_proven"
    KEY_MALFORMED = "ledger.key.malformed"
    NOTE_MALFORMED = "ledger.note.malformed"
    NOTE_NOT_SIGNED = "ledger.note.not_signed"
    CHECKPOINT_MALFORMED = "ledger.checkpoint.malformed"
    ORIGIN_MALFORMED = "ledger.origin.malformed"
