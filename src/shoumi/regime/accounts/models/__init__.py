"""The tables of accounts."""

from shoumi.regime.accounts.models.accounts import (
    Account,
    AccountManager,
    Appointment,
    Session,
    Suspension,
    Token,
    Totp,
)
from shoumi.regime.accounts.models.alerts import Alert, SignIn
from shoumi.regime.accounts.models.providers import Identity, IdentityProvider
from shoumi.regime.accounts.models.recoveries import Recovery
from shoumi.regime.accounts.models.separations import Separation
from shoumi.regime.accounts.models.services import Service

__all__ = [
    "Account",
    "AccountManager",
    "Alert",
    "Appointment",
    "Identity",
    "IdentityProvider",
    "Recovery",
    "Separation",
    "Service",
    "Session",
    "SignIn",
    "Suspension",
    "Token",
    "Totp",
]
