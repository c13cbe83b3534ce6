"""Changing one's own password, and giving somebody a temporary one."""

from uuid import UUID

from shoumi.regime.access.actors import Actor
from shoumi.regime.access.deciding import authorised, permitted
from shoumi.regime.accounts import queries
from shoumi.regime.accounts.actions.accounts import check_target, hash_password
from shoumi.regime.accounts.actions.alerts import raise_alert
from shoumi.regime.accounts.actions.tokens import revoke_all
from shoumi.regime.accounts.models import Account, Session
from shoumi.regime.accounts.subjects import account_subject
from shoumi.regime.accounts.vocabulary import AlertKind, Event, Permission
from shoumi.regime.journal.recording import record


def change_password(*, actor: Actor, account_id: UUID, password: str, keep: str = "") -> Account:
    """Set the person's own new password, end their other sessions and revoke their tokens.

    ``keep`` is the digest of the session that stays. Raises Invalid when the password is too weak.
    """
    permitted(actor, Permission.CHANGE_PASSWORD, account_subject(account_id))  # before Argon2 spends anything
    hashed = hash_password(password, queries.find_account(account_id))
    with authorised(actor, Permission.CHANGE_PASSWORD, account_subject(account_id)):
        account = _set(account_id, hashed, temporary=False)
        Session.objects.filter(account_id=account_id).exclude(digest=keep).delete()
        revoke_all(account_id, services=False)
        raise_alert(account_id, AlertKind.PASSWORD_CHANGED, actor.origin)
        record(Event.PASSWORD_CHANGED, actor=actor, subject=account_subject(account_id))
    return account


def reset_password(*, actor: Actor, account_id: UUID, password: str) -> None:
    """Give somebody who forgot theirs a temporary password, changed at the next sign-in.

    Their sessions end and their tokens are revoked. Raises Invalid when it is too weak, Conflict for the actor's own
    account and (for a person) an administrator's.
    """
    permitted(actor, Permission.RESET_PASSWORD, account_subject(account_id))
    hashed = hash_password(password, queries.find_account(account_id))
    with authorised(actor, Permission.RESET_PASSWORD, account_subject(account_id)):
        check_target(actor, account_id)
        _set(account_id, hashed, temporary=True)
        Session.objects.filter(account_id=account_id).delete()
        revoke_all(account_id)
        raise_alert(account_id, AlertKind.PASSWORD_CHANGED, actor.origin)
        record(Event.PASSWORD_RESET, actor=actor, subject=account_subject(account_id))


def _set(account_id: UUID, hashed: str, *, temporary: bool) -> Account:
    account = queries.find_account(account_id)
    account.password, account.password_temporary = hashed, temporary
    account.save(update_fields=["password", "password_temporary"])
    return account
