"""Personal data: requests to correct them, and their erasure when they are no longer needed."""

from enum import StrEnum


class CorrectionState(StrEnum):
    """What became of a request to correct what is held."""

    ASKED = "correction_asked"
    CORRECTED = "corrected"
    DECLINED = "correction_declined"


class ErasureState(StrEnum):
    """What became of the proposal to erase what is held of somebody who left."""

    PROPOSED = "erasure_proposed"
    ERASED = "erased"
    KEPT = "kept"
