"""Recovering somebody who lost every factor: two people, each with half of a code, and the person themselves."""

from uuid import UUID, uuid4

from allauth.mfa.models import Authenticator
from django.db import transaction

from shoumi.engines.foundation.errors import Conflict, Invalid, NotFound
from shoumi.regime.access.actors import Person, Stranger
from shoumi.regime.access.deciding import authorised
from shoumi.regime.accounts import queries
from shoumi.regime.accounts.actions.accounts import LONGEST_REASON, check_target, hash_password
from shoumi.regime.accounts.actions.alerts import raise_alert
from shoumi.regime.accounts.actions.tokens import revoke_all
from shoumi.regime.accounts.models import Account, Recovery, Session, Totp
from shoumi.regime.accounts.queries.recoveries import open_recovery_of
from shoumi.regime.accounts.rules import recovery as rules
from shoumi.regime.accounts.subjects import account_subject
from shoumi.regime.accounts.vocabulary import AlertKind, Event, Permission, Problem
from shoumi.regime.journal.recording import record
from shoumi.regime.kit import clock
from shoumi.regime.vault.values import keyed_digest, seal_text


def open_recovery(*, actor: Person, account_id: UUID, ground: str) -> str:
    """Open the recovery of somebody who lost every factor; return the first half of the code, told once.

    Nothing changes for the account until somebody else confirms. Raises Invalid without a ground, and Conflict when a
    recovery is open already, the account is suspended, the actor's own, or an administrator's.
    """
    if not ground.strip():
        raise Invalid(Problem.NO_GROUND)
    half = rules.new_half()
    with authorised(actor, Permission.OPEN_RECOVERY, account_subject(account_id)):
        account = queries.find_account(account_id)
        check_target(actor, account_id)
        if account.suspended_at is not None:
            raise Conflict(Problem.ALREADY_SUSPENDED)
        _close_lapsed(account_id)
        if open_recovery_of(account_id) is not None:
            raise Conflict(Problem.RECOVERY_OPEN)
        now, recovery_id = clock.now(), uuid4()
        Recovery.objects.create(
            id=recovery_id,
            account=account,
            ground=seal_text(ground.strip()[:LONGEST_REASON], Recovery.context(recovery_id)),
            opened_by_id=actor.id,
            opened_at=now,
            first_digest=_digest(recovery_id, half),
            expires_at=now + rules.LIFE,
        )
        raise_alert(account_id, AlertKind.RECOVERY, actor.origin)
        record(Event.RECOVERY_OPENED, actor=actor, subject=account_subject(account_id), recovery=recovery_id)
    return half


def confirm_recovery(*, actor: Person, account_id: UUID) -> str:
    """Confirm that one knows the person and that it is them who asks; return the second half, told once.

    The person's sessions end and their tokens are revoked. Raises NotFound when no recovery waits, and Conflict when
    the actor opened it.
    """
    half = rules.new_half()
    with authorised(actor, Permission.CONFIRM_RECOVERY, account_subject(account_id)):
        waiting = open_recovery_of(account_id)
        if waiting is None or waiting.confirmed_at is not None:
            raise NotFound(Problem.NO_RECOVERY)
        rules.check_second(actor=actor.id, opened_by=waiting.opened_by_id)
        check_target(actor, account_id)
        now = clock.now()
        waiting.confirmed_by_id, waiting.confirmed_at = actor.id, now
        waiting.second_digest = _digest(waiting.id, half)
        waiting.expires_at = now + rules.USE_WITHIN
        waiting.save(update_fields=["confirmed_by", "confirmed_at", "second_digest", "expires_at"])
        _end_everything(account_id)
        raise_alert(account_id, AlertKind.RECOVERY, actor.origin)
        record(Event.RECOVERY_CONFIRMED, actor=actor, subject=account_subject(account_id), recovery=waiting.id)
    return half


def stop_recovery(*, actor: Person, account_id: UUID) -> None:
    """Stop a recovery: the person did not ask for it, or the system administrator withdraws it. Raises NotFound."""
    with authorised(actor, Permission.STOP_RECOVERY, account_subject(account_id)):
        running = open_recovery_of(account_id)
        if running is None:
            raise NotFound(Problem.NO_RECOVERY)
        running.stopped_at, running.stopped_by_id = clock.now(), actor.id
        running.save(update_fields=["stopped_at", "stopped_by"])
        record(Event.RECOVERY_STOPPED, actor=actor, subject=account_subject(account_id), recovery=running.id)


def recover(*, stranger: Stranger, email: str, first: str, second: str, password: str) -> bool:
    """Take both halves of the code and a new password: the old factors are gone, a new one is set up at sign-in.

    Returns False, and tells nothing more, when address and halves open nothing. Raises Invalid for a weak password.
    """
    account = Account.objects.filter(email=email.strip().lower(), suspended_at=None).first()
    hashed = hash_password(password, account or Account(email=email))
    with transaction.atomic():
        found = _matching(account, first, second) if account else None
        if account is None or found is None:
            return False
        account.password, account.password_temporary = hashed, False
        account.save(update_fields=["password", "password_temporary"])
        found.used_at = clock.now()
        found.save(update_fields=["used_at"])
        Totp.objects.filter(account_id=account.id).delete()
        Authenticator.objects.filter(user_id=account.id).delete()
        _end_everything(account.id)
        raise_alert(account.id, AlertKind.RECOVERY, stranger.origin)
        record(Event.RECOVERED, actor=stranger, subject=account_subject(account.id), recovery=found.id)
    return True


def _matching(account: Account, first: str, second: str) -> Recovery | None:
    """Return the confirmed recovery of ``account`` that both halves belong to, its row locked."""
    running = Recovery.objects.select_for_update().filter(
        account=account, used_at=None, stopped_at=None, confirmed_at__isnull=False, expires_at__gt=clock.now()
    )
    for one in running:
        halves = (_digest(one.id, first), _digest(one.id, second))
        if halves == (bytes(one.first_digest), bytes(one.second_digest or b"")):
            return one
    return None


def _close_lapsed(account_id: UUID) -> None:
    """Close what ran out, so that a new recovery can be opened; it was worth nothing since it lapsed."""
    lapsed = Recovery.objects.filter(account_id=account_id, used_at=None, stopped_at=None)
    lapsed.filter(expires_at__lte=clock.now()).update(stopped_at=clock.now())


def _end_everything(account_id: UUID) -> None:
    Session.objects.filter(account_id=account_id).delete()
    revoke_all(account_id)


def _digest(recovery_id: UUID, half: str) -> bytes:
    return keyed_digest("tokens", "accounts.recovery", f"{recovery_id}:{rules.read_half(half)}")
