"""Second factors: adding, using, removing, resetting."""

import secrets
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from allauth.mfa.models import Authenticator
from django.db import transaction

from shoumi.engines.foundation.errors import Conflict, NotFound
from shoumi.regime.access.actors import Actor, Person
from shoumi.regime.access.deciding import authorised
from shoumi.regime.accounts import queries
from shoumi.regime.accounts.actions.alerts import raise_alert
from shoumi.regime.accounts.actions.tokens import revoke_all
from shoumi.regime.accounts.models import Session, Totp
from shoumi.regime.accounts.rules.codes import SECRET_SIZE, matching_counter, read_secret, write_secret
from shoumi.regime.accounts.subjects import account_subject
from shoumi.regime.accounts.vocabulary import AlertKind, Event, FactorKind, Permission, Problem
from shoumi.regime.journal.recording import record
from shoumi.regime.kit import clock
from shoumi.regime.vault.values import open_text, seal_text

LONGEST_NAME = 60


def new_secret() -> str:
    """Return a new base32 secret of 160 random bits for an authenticator app."""
    return write_secret(secrets.token_bytes(SECRET_SIZE))


def add_totp(*, actor: Actor, account_id: UUID, secret: str, last_counter: int = 0) -> None:
    """Add an authenticator app with the base32 ``secret``.

    ``last_counter`` is the period of the code that was typed to show that the app has the secret; it is used up. Raises
    Invalid for a secret that is not base32 or too short, Conflict when there is an app already.
    """
    read_secret(secret)
    with authorised(actor, Permission.ADD_FACTOR, account_subject(account_id)):
        queries.find_account(account_id)
        if Totp.objects.filter(account_id=account_id).exists():
            raise Conflict(Problem.HAS_TOTP)
        Totp.objects.create(
            account_id=account_id,
            secret=seal_text(secret, Totp.context(account_id)),
            last_counter=last_counter,
            added_at=clock.now(),
        )
        record(Event.FACTOR_ADDED, actor=actor, subject=account_subject(account_id), factor=FactorKind.TOTP)
        raise_alert(account_id, AlertKind.FACTOR_CHANGED, actor.origin)


def add_passkey(*, actor: Actor, account_id: UUID, name: str, credential: Mapping[str, Any]) -> None:
    """Add a passkey from the ``credential`` that `allauth.mfa` has verified against the challenge of this session."""
    with authorised(actor, Permission.ADD_FACTOR, account_subject(account_id)):
        queries.find_account(account_id)
        Authenticator.objects.create(
            user_id=account_id,
            type=Authenticator.Type.WEBAUTHN,
            data={"name": name[:LONGEST_NAME], "credential": dict(credential)},
            created_at=clock.now(),
        )
        record(Event.FACTOR_ADDED, actor=actor, subject=account_subject(account_id), factor=FactorKind.PASSKEY)
        raise_alert(account_id, AlertKind.FACTOR_CHANGED, actor.origin)


def remove_factor(*, actor: Actor, account_id: UUID, kind: FactorKind, number: int | None = None) -> None:
    """Remove the authenticator app, or the passkey with ``number``.

    Raises NotFound when there is no such factor and Conflict when it is the last one: a second factor is not optional.
    """
    with authorised(actor, Permission.REMOVE_FACTOR, account_subject(account_id)):
        apps = Totp.objects.filter(account_id=account_id)
        keys = Authenticator.objects.filter(user_id=account_id, type=Authenticator.Type.WEBAUTHN)
        removed = apps if kind is FactorKind.TOTP else keys.filter(pk=number)
        if not removed.exists():
            raise NotFound(Problem.NO_SUCH_FACTOR)
        if apps.count() + keys.count() == 1:
            raise Conflict(Problem.LAST_FACTOR)
        removed.delete()
        record(Event.FACTOR_REMOVED, actor=actor, subject=account_subject(account_id), factor=kind)
        raise_alert(account_id, AlertKind.FACTOR_CHANGED, actor.origin)


def reset_factors(*, actor: Actor, account_id: UUID) -> None:
    """Remove all second factors of somebody, end their sessions and revoke their tokens. Only from the console.

    This is for whom recovery by two people (`recovering`) cannot help: an administrator, a company of one. At the next
    sign-in a new factor is set up before anything else. Raises NotFound.
    """
    with authorised(actor, Permission.RESET_FACTORS, account_subject(account_id)):
        queries.find_account(account_id)
        Totp.objects.filter(account_id=account_id).delete()
        Authenticator.objects.filter(user_id=account_id).delete()
        Session.objects.filter(account_id=account_id).delete()
        revoke_all(account_id)
        raise_alert(account_id, AlertKind.FACTOR_CHANGED, actor.origin)
        record(Event.FACTORS_RESET, actor=actor, subject=account_subject(account_id))


def use_code(account_id: UUID, typed: str) -> bool:
    """Return whether ``typed`` is a code of the account's app now, and use it up: of two that race, one is taken."""
    app = Totp.objects.filter(account_id=account_id).first()
    if app is None:
        return False
    secret = read_secret(open_text(app.secret, Totp.context(account_id)))
    counter = matching_counter(secret, typed, clock.shared(), after=app.last_counter)
    if counter is None:
        return False
    unused = Totp.objects.filter(account_id=account_id, last_counter__lt=counter)
    return unused.update(last_counter=counter) == 1


def record_confirmation(actor: Person) -> None:
    """Record that the person confirmed in their session, by factor or password, that it is still them."""
    with transaction.atomic():
        record(Event.CONFIRMED, actor=actor, subject=account_subject(actor.id))
