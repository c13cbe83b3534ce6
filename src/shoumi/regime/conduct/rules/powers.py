"""Who may do what in a case: one line a verb."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from shoumi.regime.access.actors import Scope
from shoumi.regime.accounts.vocabulary import GateCode as AccountsGate
from shoumi.regime.conduct.vocabulary import GateCode, Permission
from shoumi.regime.people.vocabulary import GateCode as PeopleGate
from shoumi.regime.people.vocabulary import Office

KEEPERS = frozenset({Office.HR, Office.OFFICER})
"""Who opens and keeps cases, and reads every file but their own."""
SEES_OUTCOMES = frozenset({Office.HEAD, Office.DEPUTY_HEAD})
"""Who sees how cases of their own people ended, and no more."""
LISTING = KEEPERS | SEES_OUTCOMES | {Office.COMMITTEE_MEMBER, Office.PRESIDENT, Office.BOARD}
"""Whom the list is offered to; what stands in it is told by `queries.known`."""


@dataclass(frozen=True, slots=True)
class Power:
    """What a verb asks of the person who does it."""

    gates: tuple[StrEnum, ...]
    offices: frozenset[StrEnum] = frozenset()
    scope: Scope = Scope.WRITE
    fresh: bool = False
    by_console: bool = False


# What is done to people is done by people: in a browser, with a factor just confirmed, never by a token.
_HANDS = (GateCode.IN_CHARGE, GateCode.IMPARTIAL, AccountsGate.IN_PERSON, AccountsGate.FACTOR_FRESH)
_KEEPING = Power(_HANDS, KEEPERS, fresh=True)
# The offices are those of the body that decides, which the case knows.
_JUDGING = Power(_HANDS, fresh=True)
_OWN = Power((GateCode.CONCERNED, AccountsGate.IN_PERSON, AccountsGate.FACTOR_FRESH), fresh=True)

POWERS: Mapping[StrEnum, Power] = {
    Permission.LIST: Power((PeopleGate.HOLDS_OFFICE,), LISTING, Scope.READ),
    Permission.EXPORT: Power((PeopleGate.HOLDS_OFFICE, AccountsGate.FACTOR_FRESH), KEEPERS, Scope.READ, fresh=True),
    Permission.CONFIGURE: Power(
        (PeopleGate.HOLDS_OFFICE, AccountsGate.FACTOR_FRESH), frozenset({Office.OFFICER}), fresh=True, by_console=True
    ),
}
"""What concerns the part as a whole."""

FILE_POWERS: Mapping[StrEnum, Power] = {
    Permission.OPEN: _KEEPING,
    Permission.READ_FILE: Power((PeopleGate.PRESENT,), scope=Scope.READ),
}
"""What is done to a file; who does not know of it does not come this far."""

CASE_POWERS: Mapping[StrEnum, Power] = {
    Permission.READ: Power((PeopleGate.PRESENT,), scope=Scope.READ),
    Permission.NOTIFY: _KEEPING,
    Permission.RECORD_HEARING: _KEEPING,
    Permission.PROPOSE: _KEEPING,
    Permission.SERVE: _KEEPING,
    Permission.RECORD_APPEAL: _KEEPING,
    Permission.DROP: _KEEPING,
    Permission.SEND_BACK: _JUDGING,
    Permission.DECIDE: _JUDGING,
    Permission.DECIDE_APPEAL: _JUDGING,
    Permission.STATE_SIDE: _OWN,
    Permission.ACKNOWLEDGE: _OWN,
    Permission.APPEAL: _OWN,
}
"""What is done to one case."""

ON_APPEAL = frozenset({Permission.DECIDE_APPEAL})
