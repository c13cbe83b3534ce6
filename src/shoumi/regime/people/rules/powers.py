"""Who may do what in the directory: one line a verb."""

from dataclasses import dataclass
from enum import StrEnum

from shoumi.regime.access.actors import Scope
from shoumi.regime.accounts.rules.powers import administrators_with
from shoumi.regime.accounts.vocabulary import GateCode as AccountsGate
from shoumi.regime.accounts.vocabulary import Power as Administering
from shoumi.regime.people.rules.offices import DIRECTORY_OFFICES, OVERSEEING_OFFICES, UNIT_OFFICES
from shoumi.regime.people.vocabulary import GateCode, Office, Permission


@dataclass(frozen=True, slots=True)
class Power:
    """What a verb asks of the person who does it."""

    gates: tuple[StrEnum, ...]
    offices: frozenset[StrEnum]
    scope: Scope = Scope.WRITE
    fresh: bool = False
    """Whether the second factor must have been confirmed within the installation's step-up minutes."""
    by_console: bool = True
    """Whether an operator at the console may do it, too; what only the person themselves may say, nobody says there."""


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

# Heads and unit officers reach their own people only, which HOLDS_OFFICE does not look at.
_ASKING = Power((GateCode.OFFICE_OVER, GateCode.NOT_ONESELF), frozenset({Office.HR, *UNIT_OFFICES}))
_SCREENING = Power(
    (GateCode.HOLDS_OFFICE, AccountsGate.FACTOR_FRESH, GateCode.NOT_ONESELF), frozenset({Office.HR}), fresh=True
)
# Whoever leaves does not tick off, waive or close their own leaving.
_LEAVING = Power((GateCode.HOLDS_OFFICE, GateCode.NOT_ONESELF), frozenset(DIRECTORY_OFFICES))
_RELEASING = Power(
    (GateCode.HOLDS_OFFICE, AccountsGate.FACTOR_FRESH, GateCode.NOT_ONESELF), frozenset({Office.OFFICER}), fresh=True
)
_OWN_LEAVING = Power((GateCode.ONLY_ONESELF,), frozenset(), Scope.READ, by_console=False)
_CONFIRMING = Power(
    (GateCode.ONLY_ONESELF, AccountsGate.IN_PERSON, AccountsGate.FACTOR_FRESH),
    frozenset(),
    fresh=True,
    by_console=False,
)
_OWN = Power((GateCode.ONLY_ONESELF, AccountsGate.IN_PERSON), frozenset(), by_console=False)

SYNCING: frozenset[StrEnum] = frozenset({*DIRECTORY_OFFICES, Office.IT})
"""Who sees sources of people and runs them. IT sets a source up, and whoever keeps the directory confirms its plans."""

POWERS: dict[StrEnum, Power] = {
    Permission.SEE: _SEEING,
    Permission.EXPORT: _EXPORTING,
    Permission.IMPORT: _KEEPING,
    Permission.REGISTER: _KEEPING,
    Permission.CHANGE: _KEEPING,
    Permission.PLACE: _PLACING,
    Permission.REMOVE: _PLACING,
    Permission.BEGIN_LEAVING: _LEAVING,
    Permission.FINISH_LEAVING: _LEAVING,
    Permission.CHANGE_LEAVING: _LEAVING,
    Permission.CERTIFY_LEAVING: _LEAVING,
    Permission.DRAW_UNDERTAKING: _LEAVING,
    Permission.RECORD_REFUSAL: _LEAVING,
    Permission.LAY_DUTY: _LEAVING,
    Permission.END_DUTY: _RELEASING,
    Permission.SEE_OWN_LEAVING: _OWN_LEAVING,
    Permission.CONFIRM_UNDERTAKING: _CONFIRMING,
    Permission.CREATE_UNIT: _KEEPING,
    Permission.MOVE_UNIT: _PLACING,
    Permission.CREATE_POSITION: _KEEPING,
    Permission.CREATE_BODY: _SECURITY,
    Permission.CREATE_GRADE: _SECURITY,
    Permission.RENAME_UNIT: _KEEPING,
    Permission.TAKE_BACK: _PLACING,
    Permission.SEE_SOURCES: Power((GateCode.HOLDS_OFFICE,), SYNCING, Scope.READ),
    Permission.CONFIGURE_SOURCE: Power(
        (GateCode.HOLDS_OFFICE, AccountsGate.FACTOR_FRESH), frozenset({Office.IT}), fresh=True
    ),
    Permission.RUN_SYNC: Power((GateCode.HOLDS_OFFICE,), SYNCING),
    Permission.CONFIRM_SYNC: Power(
        (GateCode.HOLDS_OFFICE, AccountsGate.FACTOR_FRESH), frozenset(DIRECTORY_OFFICES), fresh=True
    ),
    Permission.APPOINT: _SECURITY,
    Permission.END_APPOINTMENT: _SECURITY,
    Permission.GRANT_CLEARANCE: _SECURITY,
    Permission.WITHDRAW_CLEARANCE: _SECURITY,
    Permission.CHANGE_GRADE: _SECURITY,
    Permission.REQUEST_SCREENING: _ASKING,
    Permission.SCREEN: _SCREENING,
    Permission.CONSENT: _OWN,
    Permission.SET_CHECKS: _KEEPING,
    Permission.SEE_OWN_DATA: Power((GateCode.ONLY_ONESELF,), frozenset(), Scope.READ, by_console=False),
    Permission.EXPORT_OWN_DATA: _CONFIRMING,
    Permission.ASK_FOR_CORRECTION: _OWN,
    Permission.ANSWER_CORRECTION: Power((GateCode.HOLDS_OFFICE, GateCode.NOT_ONESELF), frozenset({Office.HR})),
    Permission.SEE_DATA_REGISTER: Power((GateCode.HOLDS_OFFICE,), frozenset(DIRECTORY_OFFICES), Scope.READ),
    Permission.SET_RETENTION: Power(
        (GateCode.HOLDS_OFFICE, AccountsGate.FACTOR_FRESH), frozenset(DIRECTORY_OFFICES), fresh=True
    ),
    Permission.ERASE: _SCREENING,
}
"""HR and the confidentiality officer keep the entries; offices and clearance only the administrator with that power
gives. Whatever gives rights – offices, clearance, a place in a unit – nobody gives to themselves, and it takes a factor
just confirmed. Registering and importing enter people without an account, which another administrator opens."""

ITEM_POWERS: dict[StrEnum, Power] = {
    Permission.SETTLE_ITEM: Power((GateCode.OWNS_ITEM, GateCode.NOT_ONESELF), frozenset()),
    Permission.WAIVE_ITEM: _RELEASING,
}
"""What is done to one item of a leaving case: its owner settles it, only the officer waives it."""

OF_LEAVERS = frozenset(
    {
        *(Permission.SEE_OWN_LEAVING, Permission.CONFIRM_UNDERTAKING),
        *(Permission.SEE_OWN_DATA, Permission.EXPORT_OWN_DATA, Permission.ASK_FOR_CORRECTION),
    }
)
"""What somebody who is leaving or has left still does: what the leaving itself asks of them, and what is theirs."""

SYNC_VERBS: frozenset[StrEnum] = frozenset(
    {
        *(Permission.REGISTER, Permission.CHANGE, Permission.PLACE, Permission.REMOVE, Permission.TAKE_BACK),
        *(
            Permission.BEGIN_LEAVING,
            Permission.CHANGE_LEAVING,
            Permission.CREATE_UNIT,
            Permission.MOVE_UNIT,
            Permission.RENAME_UNIT,
        ),
        Permission.RUN_SYNC,
    }
)
"""What the sync may do by itself, and no other job: keep entries and units, never offices, clearance or accounts."""
