"""What the figures mean: which offices read them, what counts as stuck, and how a refusal is told from its entry."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from shoumi.regime.access.vocabulary import Event as Access
from shoumi.regime.access.vocabulary import Problem as AccessProblem
from shoumi.regime.accounts.vocabulary import GateCode as Accounts
from shoumi.regime.conduct.vocabulary import GateCode as Conduct
from shoumi.regime.conduct.vocabulary import ReasonCode as ConductReason
from shoumi.regime.convenience.vocabulary import Cause
from shoumi.regime.documents.vocabulary import Event as Documents
from shoumi.regime.documents.vocabulary import GateCode as DocumentGate
from shoumi.regime.documents.vocabulary import Permission as OnDocuments
from shoumi.regime.documents.vocabulary import Problem as DocumentProblem
from shoumi.regime.governance.vocabulary import GateCode as Governance
from shoumi.regime.people.vocabulary import Office, ReasonCode
from shoumi.regime.reviews.vocabulary import GateCode as Review
from shoumi.regime.reviews.vocabulary import ReasonCode as ReviewReason

COMPANY_WIDE = frozenset({Office.OFFICER, Office.SUPERVISOR, Office.PRESIDENT})
"""Whose figures cover everybody."""
READING = COMPANY_WIDE | {Office.HEAD, Office.DEPUTY_HEAD}
"""Who reads figures at all: heads and their deputies those of their own units."""
PERIODS = (30, 90, 365)
"""Days that figures cover."""
FEW = 5
"""Below this heads are told a number of refusals as a range: it would be about somebody."""
_UNKNOWN: tuple[str, ...] = (AccessProblem.NOT_FOUND,)

CAUSE_OF: Mapping[str, Cause] = {
    AccessProblem.NOT_FOUND: Cause.NOT_KNOWN,
    AccessProblem.NO_RULE: Cause.NO_RULE,
    AccessProblem.RULE_FAILED: Cause.NO_RULE,
    AccessProblem.NOT_FOR_MACHINES: Cause.MACHINE,
    DocumentGate.NAMED: Cause.NOT_NAMED,
    DocumentGate.CLEARED: Cause.CLEARANCE,
    DocumentGate.KEEPER: Cause.KEEPER,
    DocumentGate.ANSWERS: Cause.KEEPER,
    DocumentGate.CLASSIFIER: Cause.RANGE,
    DocumentGate.WITHIN_NOTICE: Cause.NOTICE,
    DocumentProblem.TOO_MANY_REQUESTS: Cause.TOO_MANY,
    DocumentProblem.TOO_MANY_NUMBERS: Cause.TOO_MANY,
    Accounts.ACTIVE: Cause.ACCOUNT,
    Accounts.WITHIN_TOKEN: Cause.OUT_OF_SCOPE,
    Accounts.FACTOR_FRESH: Cause.FACTOR,
    Accounts.IN_PERSON: Cause.IN_PERSON,
    Accounts.ADMINISTRATOR: Cause.OFFICE,
    Accounts.VOUCHES: Cause.OFFICE,
    Governance.IN_CHARGE: Cause.OFFICE,
    Review.REVIEWER: Cause.OFFICE,
    ReviewReason.NOT_REVIEWER: Cause.OFFICE,
    ReviewReason.OWN_RIGHT: Cause.ONESELF,
    # Under causes that other acts give too: one of their own would tell heads that there is a case.
    Conduct.IN_CHARGE: Cause.OFFICE,
    Conduct.IMPARTIAL: Cause.ONESELF,
    Conduct.CONCERNED: Cause.IN_PERSON,
    ConductReason.NOT_IN_CHARGE: Cause.OFFICE,
    ConductReason.OWN_CASE: Cause.ONESELF,
    ConductReason.SUBORDINATE: Cause.ONESELF,
    ConductReason.PROPOSED_IT: Cause.ONESELF,
    ConductReason.DECIDED_IT: Cause.ONESELF,
    ConductReason.NOT_CONCERNED: Cause.IN_PERSON,
    ReasonCode.NOT_YET_PRESENT: Cause.ABSENT,
    ReasonCode.LEAVING: Cause.ABSENT,
    ReasonCode.LEFT: Cause.ABSENT,
    ReasonCode.OFFICE_MISSING: Cause.OFFICE,
    ReasonCode.OUT_OF_REACH: Cause.OFFICE,
    ReasonCode.NOT_ITEMS_OWNER: Cause.OFFICE,
    ReasonCode.ONESELF: Cause.ONESELF,
    ReasonCode.SOMEBODY_ELSE: Cause.IN_PERSON,
    ReasonCode.SCREENING_MISSING: Cause.SCREENING,
    ReasonCode.SCREENING_OVER: Cause.SCREENING,
    ReasonCode.SCREENING_FAILED: Cause.SCREENING,
}
"""The cause that each reason code is counted under; a code of another version of the product is OTHER."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """What an entry says of a refusal: never whose, and of what."""

    verb: str
    reasons: tuple[str, ...]
    known: bool


LIMITED: Mapping[str, tuple[str, tuple[str, ...]]] = {
    Documents.REQUEST_LIMITED: (OnDocuments.ASK, (DocumentProblem.TOO_MANY_REQUESTS,)),
    Documents.NUMBERS_LIMITED: (OnDocuments.READ_CARD, (DocumentProblem.TOO_MANY_NUMBERS,)),
}
"""Events that say that somebody asked too often: for what, and the problem they were told."""
REFUSING: tuple[str, ...] = (Access.REFUSED, Documents.NUMBER_ASKED, *LIMITED)
"""The events that are refusals."""


def refusal(code: str, details: Mapping[str, object]) -> Refusal:
    """Return what the event ``code``, one of `REFUSING`, says with its ``details``.

    Where nobody could tell any more whether the thing was known, it counts as not known.
    """
    if code == Documents.NUMBER_ASKED:
        return Refusal(OnDocuments.READ_CARD, _UNKNOWN, known=False)
    if code in LIMITED:
        return Refusal(*LIMITED[code], known=False)
    told = details.get("reasons")
    reasons = tuple(str(one) for one in told) if isinstance(told, list) else ()
    return Refusal(str(details.get("verb", "")), reasons or _UNKNOWN, known=details.get("known") is True)


def cause(reason: str) -> Cause:
    """Return what ``reason`` is counted under."""
    return CAUSE_OF.get(reason, Cause.OTHER)


def week_of(day: date) -> int:
    """Return the number of the week of ``day``: weeks begin on Monday, the first on 0001-01-01."""
    return (day.toordinal() - 1) // 7


def monday_of(week: int) -> date:
    """Return the first day of a week that `week_of` counted."""
    return date.fromordinal(week * 7 + 1)


def quantile(ordered: Sequence[int], share: float) -> int | None:
    """Return the value below or at which ``share`` of ``ordered`` lie (nearest rank); None of none."""
    return ordered[max(0, math.ceil(share * len(ordered)) - 1)] if ordered else None


def hours(minutes: int | None) -> float | None:
    """Return minutes as hours with one decimal, which is as exact as anybody reads them."""
    return None if minutes is None else round(minutes / 60, 1)
