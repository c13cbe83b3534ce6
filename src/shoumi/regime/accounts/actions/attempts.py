"""Attempts that failed, recorded without the address or the code that was typed."""

from uuid import UUID

from shoumi.regime.access.actors import Stranger
from shoumi.regime.accounts.subjects import account_subject
from shoumi.regime.accounts.vocabulary import Event, FactorKind
from shoumi.regime.journal.group_commit import record_alone
from shoumi.regime.vault.values import keyed_digest


def tried_digest(email: str) -> str:
    """Return by what attempts on one address can be told together: a keyed digest, never the address.

    People type passwords into the wrong field; what was typed is not kept.
    """
    return keyed_digest("tokens", "accounts.tried", email.strip().lower()).hex()


def record_failed_sign_in(stranger: Stranger, email: str) -> None:
    """Record a sign-in with an unknown address, a wrong password, or to a suspended account: the three look alike."""
    record_alone(Event.SIGN_IN_FAILED, actor=stranger, tried=tried_digest(email))


def record_limited_sign_in(stranger: Stranger, email: str) -> None:
    """Record an attempt that was not even looked at, because there were too many."""
    record_alone(Event.SIGN_IN_LIMITED, actor=stranger, tried=tried_digest(email))


def record_failed_factor(stranger: Stranger, account_id: UUID | None, kind: FactorKind) -> None:
    """Record a wrong code or a passkey that did not verify."""
    subject = None if account_id is None else account_subject(account_id)
    record_alone(Event.FACTOR_FAILED, actor=stranger, subject=subject, factor=kind)


def record_refused_token(stranger: Stranger) -> None:
    """Record a token that opens nothing; nothing of it is kept."""
    record_alone(Event.TOKEN_REFUSED, actor=stranger)
