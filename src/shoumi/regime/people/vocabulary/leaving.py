"""Leaving, moving and the end of a cooperation: cases, items, undertakings, duties (P07, P09)."""

from enum import StrEnum


class CaseKind(StrEnum):
    """What a leaving case is about: leaving the company, moving inside it, or the end of a cooperation (P07, P09)."""

    LEAVING = "leaving_company"
    MOVING = "moving"
    END_OF_COOPERATION = "end_of_cooperation"


class LeavingReason(StrEnum):
    """Why somebody leaves or moves."""

    RESIGNATION = "resignation"
    DISMISSAL = "dismissal"
    CONTRACT_END = "contract_end"
    RETIREMENT = "retirement"
    AGREEMENT = "agreement"
    TRANSFER = "transfer"
    PROJECT_END = "project_end"
    OTHER = "other_reason"


class NoticeMode(StrEnum):
    """What becomes of access until the last day: it ends at once, is narrowed to what is named, or follows the move."""

    AT_ONCE = "at_once"
    NARROWED = "narrowed"
    FOLLOWS = "follows"


class CaseState(StrEnum):
    """How far a leaving case has come."""

    OPEN = "case_open"
    CLOSED = "case_closed"
    CANCELLED = "case_cancelled"


class ItemState(StrEnum):
    """Where one item of a leaving case stands; only the officer waives, and says why."""

    OPEN = "item_open"
    DONE = "done"
    WAIVED = "waived"


class UndertakingState(StrEnum):
    """What became of an exit undertaking: drawn up, confirmed, refused before a witness, or drawn up anew."""

    DRAWN = "drawn"
    CONFIRMED = "confirmed"
    REFUSED = "refused"
    SUPERSEDED = "superseded"


class DutyKind(StrEnum):
    """What somebody still owes after leaving."""

    CONFIDENTIALITY = "confidentiality"
    NON_COMPETE = "non_compete"
    RETURN = "return"


class DutyEnd(StrEnum):
    """When a continuing duty ends: when the secrets are lawfully public, on a day, or by a written release."""

    PUBLIC = "public"
    DATE = "date"
    RELEASE = "release"
