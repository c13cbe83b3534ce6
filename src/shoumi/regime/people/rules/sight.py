"""Who sees whom in the directory."""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from enum import Enum

from shoumi.regime.accounts.rules.powers import administrators_with
from shoumi.regime.accounts.vocabulary import Administrator, Power
from shoumi.regime.people.rules.offices import OVERSEEING_OFFICES, UNIT_OFFICES
from shoumi.regime.people.rules.standing import is_outsider
from shoumi.regime.people.vocabulary import Kind, Office, State


class Names(Enum):
    """Whose name, unit and position someone sees, beside their own."""

    NOBODY = "nobody"
    CONTACT = "contact"
    COLLEAGUES = "colleagues"
    EVERYBODY = "everybody"


class Details(Enum):
    """Whose whole entry someone sees, beside their own: address, staff number, clearance, past."""

    NOBODY = "nobody"
    OWN_UNITS = "own_units"
    EVERYBODY = "everybody"


@dataclass(frozen=True, slots=True)
class Sight:
    """What someone sees of the directory."""

    names: Names
    details: Details


NONE = Sight(Names.NOBODY, Details.NOBODY)
ALL = Sight(Names.EVERYBODY, Details.EVERYBODY)


_SEES_ALL = administrators_with(Power.RIGHTS) | administrators_with(Power.LEDGER)


def grants_clearance(administrator: AbstractSet[Administrator]) -> bool:
    """Return whether someone with these administrator's roles grants clearance, and so looks at screenings."""
    return bool(administrator & administrators_with(Power.RIGHTS))


def sight(
    state: State, kind: Kind | None, offices: AbstractSet[Office], administrator: AbstractSet[Administrator]
) -> Sight:
    """Return what a person in ``state``, of ``kind``, with these offices and administrator's roles sees.

    Who is not present sees nobody. Colleagues see each other's name, unit and position; an outsider sees only who
    answers for them. Who keeps or oversees the directory sees all of it, a head or unit officer all of their own units.
    The system administrator sees every name, since accounts are theirs to keep, and no clearance.
    """
    if state is not State.PRESENT or kind is None:
        return NONE
    if offices & OVERSEEING_OFFICES or administrator & _SEES_ALL:
        return ALL
    if is_outsider(kind):
        return Sight(Names.CONTACT, Details.NOBODY)
    names = Names.EVERYBODY if administrator else Names.COLLEAGUES
    return Sight(names, Details.OWN_UNITS if offices & UNIT_OFFICES else Details.NOBODY)
