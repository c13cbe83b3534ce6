"""Which administrator may do what, as one table.

GB/T 22239-2019 8.1.4 and the practice of 三员 ask that no one who opens accounts also grants rights or reads the
record, and that the auditor is neither of the other two. Parts above name a `Power`, never an administrator, so that
this table is the only place where powers are given out; a test shows that no power stands in two rows.
"""

from collections.abc import Mapping

from shoumi.engines.foundation.errors import Conflict
from shoumi.regime.accounts.vocabulary import Administrator, Permission, Power, Problem

POWERS: Mapping[Administrator, frozenset[Power]] = {
    Administrator.SYSTEM: frozenset({Power.ACCOUNTS, Power.OPERATIONS}),
    Administrator.SECURITY: frozenset({Power.RIGHTS}),
    Administrator.AUDIT: frozenset({Power.LEDGER}),
}

POWER_OF: Mapping[Permission, Power] = {
    Permission.LIST: Power.ACCOUNTS,
    Permission.OPEN: Power.ACCOUNTS,
    Permission.SUSPEND: Power.ACCOUNTS,
    Permission.RESTORE: Power.ACCOUNTS,
    Permission.RESET_FACTORS: Power.RIGHTS,
    Permission.RESET_PASSWORD: Power.ACCOUNTS,
}
"""The verbs of this part that need an administrator.

Password and second factors are reset by two administrators: one alone must not be able to sign in as somebody else.
"""

OWN: frozenset[Permission] = frozenset(
    {
        Permission.CHANGE_PASSWORD,
        Permission.ADD_FACTOR,
        Permission.REMOVE_FACTOR,
        Permission.MINT_TOKEN,
        Permission.REVOKE_TOKEN,
        Permission.END_SESSION,
    }
)
"""The verbs a person does with their own account, and nobody for them; but see `FOUNDING`."""

FOUNDING: frozenset[Permission] = frozenset({Permission.ADD_FACTOR, Permission.MINT_TOKEN})
"""The two of them an operator at the console also does, recorded under the operator's name: the first second factor of
an account that has none, and a token, both for founding a company that must work before anybody has signed in."""

CONSOLE_ONLY: frozenset[Permission] = frozenset({Permission.APPOINT, Permission.DISMISS})
"""The verbs that only an operator at the server's console does."""


def administrators_with(power: Power) -> frozenset[Administrator]:
    """Return the offices that carry ``power``, for `Case.offices`."""
    return frozenset(office for office, powers in POWERS.items() if power in powers)


def check_appointment(office: Administrator, held: Administrator | None) -> None:
    """Raise Conflict when someone who holds ``held`` is to be appointed to ``office``: one person, one office."""
    if held is not None:
        raise Conflict(Problem.ALREADY_ADMINISTRATOR, office=office.value, held=held.value)


def check_intervention(*, own: bool, holds: Administrator | None, by_person: bool) -> None:
    """Raise Conflict when an administrator turns on their own account or on another administrator's.

    Whoever could reset an auditor's password and factors could sign in as the auditor; that takes the console.
    """
    if own:
        raise Conflict(Problem.OWN_ACCOUNT)
    if by_person and holds is not None:
        raise Conflict(Problem.ADMINISTRATORS_ACCOUNT)
