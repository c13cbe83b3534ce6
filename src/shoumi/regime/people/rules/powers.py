"""Who may do what in the directory: one line a verb."""

from dataclasses import dataclass
from enum import StrEnum

from shoumi.regime.access.actors import Scope
from shoumi.regime.accounts.rules.powers import administrators_with
from shoumi.regime.accounts.vocabulary import GateCode as AccountsGate
from shoumi.regime.accounts.vocabulary import Power as Administering
from shoumi.regime.people.rules.offices import DIRECTORY_OFFICES, OVERSEEING_OFFICES
from shoumi.regime.people.vocabulary import GateCode, Office, Permission


@dataclass(frozen=True, slots=True)
class Power:
    """What a verb asks of the person who does it."""

    gates: tuple[StrEnum, ...]
    offices: frozenset[StrEnum]
    scope: Scope = Scope.WRITE
    fresh: bool = False
    """Whether the second factor must have been confirmed within the installation's step-up minutes."""


def _held(offices: frozenset[Office]) -> Power:
    return Power((GateCode.HOLDS_OFFICE,), frozenset(offices))


_KEEPING = _held(DIRECTORY_OFFICES)
# Need-to-know lists name units and positions, so being put into one gives rights as an office does.
_PLACING = Power(
    (GateCode.HOLDS_OFFICE, AccountsGate.FACTOR_FRESH, GateCode.NOT_ONESELF), frozenset(DIRECTORY_OFFICES), fresh=True
)
# Whose entries they see is told by `rules.sight`; here only that they may act at all, and with a token that reads.
_SEEING = Power((GateCode.PRESENT,), frozenset(), Scope.READ)
_EXPORTING = Power((GateCode.HOLDS_OFFICE,), frozenset(OVERSEEING_OFFICES), Scope.READ)
_SECURITY = Power(
    (AccountsGate.ADMINISTRATOR, AccountsGate.FACTOR_FRESH, GateCode.NOT_ONESELF),
    frozenset(administrators_with(Administering.RIGHTS)),
    fresh=True,
)

POWERS: dict[StrEnum, Power] = {
    Permission.SEE: _SEEING,
    Permission.EXPORT: _EXPORTING,
    Permission.IMPORT: _KEEPING,
    Permission.REGISTER: _KEEPING,
    Permission.CHANGE: _KEEPING,
    Permission.PLACE: _PLACING,
    Permission.REMOVE: _PLACING,
    Permission.BEGIN_LEAVING: _KEEPING,
    Permission.FINISH_LEAVING: _KEEPING,
    Permission.CREATE_UNIT: _KEEPING,
    Permission.MOVE_UNIT: _PLACING,
    Permission.CREATE_POSITION: _KEEPING,
    Permission.CREATE_BODY: _SECURITY,
    Permission.CREATE_GRADE: _SECURITY,
    Permission.APPOINT: _SECURITY,
    Permission.END_APPOINTMENT: _SECURITY,
    Permission.GRANT_CLEARANCE: _SECURITY,
    Permission.WITHDRAW_CLEARANCE: _SECURITY,
}
"""HR and the confidentiality officer keep the entries; offices and clearance only the administrator with that power
gives. Whatever gives rights – offices, clearance, a place in a unit – nobody gives to themselves, and it takes a factor
just confirmed. Registering and importing enter people without an account, which another administrator opens."""
