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
    Administrator.SECURITY: frozenset({Power.RIGHTS, Power.WATCH}),
    Administrator.AUDIT: frozenset({Power.LEDGER}),
}

POWER_OF: Mapping[Permission, Power] = {
    Permission.LIST: Power.ACCOUNTS,
    Permission.OPEN: Power.ACCOUNTS,
    Permission.SUSPEND: Power.ACCOUNTS,
    Permission.RESTORE: Power.ACCOUNTS,
    Permission.RESET_PASSWORD: Power.ACCOUNTS,
    Permission.SIGN_OUT: Power.ACCOUNTS,
    Permission.OPEN_RECOVERY: Power.ACCOUNTS,
    Permission.STOP_RECOVERY: Power.ACCOUNTS,
    Permission.REVOKE_SERVICE: Power.ACCOUNTS,
    Permission.WATCH: Power.WATCH,
    Permission.SEE_SEPARATIONS: Power.RIGHTS,
    Permission.SEPARATE: Power.RIGHTS,
    Permission.SEE_PROVIDERS: Power.ACCOUNTS,
    Permission.REVIEW_PROVIDERS: Power.RIGHTS,
    Permission.SET_UP_PROVIDER: Power.ACCOUNTS,
    Permission.TRUST_PROVIDER: Power.RIGHTS,
    Permission.UNLINK: Power.ACCOUNTS,
}
"""The verbs of this part that need an administrator.

None of them takes away second factors: a temporary password alone signs nobody in, and somebody who lost every factor
is recovered by two people (`rules.recovery`). Nor does an identity provider: whoever sets one up could answer there as
anybody, so that its word for a second factor only counts once the security administrator trusts it.
"""

SHARED: frozenset[Permission] = frozenset(
    {Permission.SIGN_OUT, Permission.STOP_RECOVERY, Permission.REVOKE_SERVICE, Permission.UNLINK}
)
"""The verbs a person does with their own account too, not only the administrator for them."""

TWO_PEOPLE: frozenset[Permission] = frozenset({Permission.OPEN_RECOVERY, Permission.STOP_RECOVERY})
"""The administrator's verbs that no operator does at the console: it takes two people, and the console is no person."""

VOUCHED: frozenset[Permission] = frozenset({Permission.CONFIRM_RECOVERY})
"""The verbs of somebody who, by their office, knows the person of the account."""

OWN: frozenset[Permission] = frozenset(
    {
        Permission.CHANGE_PASSWORD,
        Permission.ADD_FACTOR,
        Permission.REMOVE_FACTOR,
        Permission.MINT_TOKEN,
        Permission.REVOKE_TOKEN,
        Permission.END_SESSION,
        Permission.KNOW_ALERTS,
        Permission.MINT_SERVICE,
        Permission.LINK,
    }
)
"""The verbs a person does with their own account, and nobody for them; but see `FOUNDING`."""

FOUNDING: frozenset[Permission] = frozenset({Permission.ADD_FACTOR, Permission.MINT_TOKEN})
"""The two of them an operator at the console also does, recorded under the operator's name: the first second factor of
an account that has none, and a token, both for founding a company that must work before anybody has signed in."""

CONSOLE_ONLY: frozenset[Permission] = frozenset({Permission.APPOINT, Permission.DISMISS, Permission.RESET_FACTORS})
"""The verbs that only an operator at the server's console does: the administrators' offices, and, where recovery by two
people is impossible – an administrator, a company of one – the removal of somebody's factors, recorded as such."""


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
