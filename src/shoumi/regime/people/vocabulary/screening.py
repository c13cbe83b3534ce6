"""How far a screening has come and what its checks showed (P02)."""

from enum import StrEnum


class ScreeningState(StrEnum):
    """How far a screening has come, or what it found; DROPPED when it was called off without a finding (P02)."""

    REQUESTED = "requested"
    PASSED = "passed"
    CONDITIONAL = "conditional"
    NOT_PASSED = "not_passed"
    DROPPED = "dropped"


class CheckResult(StrEnum):
    """What one check of a screening showed."""

    CLEAR = "clear"
    REMARKS = "remarks"
    ADVERSE = "adverse"
    NOT_POSSIBLE = "not_possible"
