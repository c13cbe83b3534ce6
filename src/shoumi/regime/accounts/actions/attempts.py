"""Attempts that failed, recorded without the address or the code that was typed."""

from uuid import UUID

from django.db import transaction

from shoumi.regime.access.actors import Stranger
from shoumi.regime.accounts.actions.alerts import meant, note_failure
from shoumi.regime.accounts.subjects import account_subject
from shoumi.regime.accounts.vocabulary import Event, FactorKind, Method, Outcome
from shoumi.regime.journal.group_commit import record_alone
from shoumi.regime.journal.recording import record
from shoumi.regime.vault.values import keyed_digest

_METHODS = {FactorKind.TOTP: Method.TOTP, FactorKind.PASSKEY: Method.PASSKEY}


def tried_digest(email: str) -> str:
    """Return by what attempts on one address can be told together: a keyed digest, never the address.

    People type passwords into the wrong field; what was typed is not kept.
    """
    return keyed_digest("tokens", "accounts.tried", email.strip().lower()).hex()


def record_failed_sign_in(stranger: Stranger, email: str) -> None:
    """Record a sign-in with an unknown address, a wrong password, or to a suspended account: the three look alike."""
    with transaction.atomic():
        record(Event.SIGN_IN_FAILED, actor=stranger, tried=tried_digest(email))
        note_failure(meant(email), Method.PASSWORD, Outcome.WRONG, stranger.origin)


def record_limited_sign_in(stranger: Stranger, email: str) -> None:
    """Record an attempt that was not even looked at, because there were too many."""
    with transaction.atomic():
        record(Event.SIGN_IN_LIMITED, actor=stranger, tried=tried_digest(email))
        note_failure(meant(email), Method.PASSWORD, Outcome.LIMITED, stranger.origin)


def record_failed_factor(stranger: Stranger, account_id: UUID | None, kind: FactorKind) -> None:
    """Record a wrong code or a passkey that did not verify."""
    subject = None if account_id is None else account_subject(account_id)
    with transaction.atomic():
        record(Event.FACTOR_FAILED, actor=stranger, subject=subject, factor=kind)
        note_failure(account_id, _METHODS[kind], Outcome.WRONG_FACTOR, stranger.origin)


def record_limited_factor(stranger: Stranger, account_id: UUID, kind: FactorKind) -> None:
    """Record a code that was not even looked at, because there were too many wrong ones."""
    with transaction.atomic():
        record(Event.FACTOR_LIMITED, actor=stranger, subject=account_subject(account_id), factor=kind)
        note_failure(account_id, _METHODS[kind], Outcome.LIMITED, stranger.origin)


def record_failed_recovery(stranger: Stranger, email: str) -> None:
    """Record halves of a code that open nothing."""
    with transaction.atomic():
        record(Event.RECOVERY_FAILED, actor=stranger, tried=tried_digest(email))
        note_failure(meant(email), Method.PASSWORD, Outcome.WRONG_FACTOR, stranger.origin)


def record_refused_token(stranger: Stranger) -> None:
    """Record a token that opens nothing; nothing of it is kept."""
    record_alone(Event.TOKEN_REFUSED, actor=stranger)
