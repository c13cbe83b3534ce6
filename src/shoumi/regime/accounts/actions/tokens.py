"""Personal API tokens: minting, presenting, revoking."""

import secrets
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from shoumi.engines.foundation.errors import NotFound
from shoumi.regime.access.actors import Actor, Person, Scope, TokenLimits
from shoumi.regime.access.deciding import authorised
from shoumi.regime.accounts import queries
from shoumi.regime.accounts.actions.alerts import raise_alert
from shoumi.regime.accounts.models import Token
from shoumi.regime.accounts.rules.origins import comes_from
from shoumi.regime.accounts.rules.tokens import DEFAULT_LIFE, SECRET_SIZE, check_limits, is_token, write_token
from shoumi.regime.accounts.subjects import account_subject
from shoumi.regime.accounts.vocabulary import AlertKind, Event, Permission, Problem
from shoumi.regime.journal.recording import record
from shoumi.regime.kit import clock
from shoumi.regime.vault.values import keyed_digest

USED_EVERY = timedelta(minutes=1)
"""How often the use of a token is written down."""


@dataclass(frozen=True, slots=True)
class Minted:
    """A new token, and its text, which is nowhere else and never told again."""

    token: Token
    text: str


def mint_token(
    *,
    actor: Actor,
    account_id: UUID,
    name: str,
    scopes: Collection[Scope],
    ceiling: int | None = None,
    expires_at: datetime | None = None,
) -> Minted:
    """Make a token for the person's own use, for 90 days unless ``expires_at`` says otherwise (a year at most).

    Raises Invalid for limits that cannot be: no name, no scope, an end in the past or after more than a year.
    """
    text = write_token(secrets.token_bytes(SECRET_SIZE))
    with authorised(actor, Permission.MINT_TOKEN, account_subject(account_id)) as decision:
        now = decision.question.at
        ends = expires_at or now + DEFAULT_LIFE
        check_limits(name=name, scopes=scopes, ceiling=ceiling, expires_at=ends, now=now)
        queries.find_account(account_id)
        token = Token.objects.create(
            account_id=account_id,
            name=name.strip(),
            digest=digest_of(text),
            scopes=sorted(scope.value for scope in scopes),
            ceiling=ceiling,
            minted_at=now,
            expires_at=ends,
        )
        record(
            Event.TOKEN_MINTED,
            actor=actor,
            subject=account_subject(account_id),
            token=token.id,
            scopes=token.scopes,
            ceiling=ceiling,
            expires=ends,
        )
        raise_alert(account_id, AlertKind.TOKEN_MINTED, actor.origin)
    return Minted(token, text)


def revoke_token(*, actor: Actor, account_id: UUID, token_id: UUID) -> None:
    """Make the person's own token worthless from now on. Raises NotFound when there is no such token."""
    with authorised(actor, Permission.REVOKE_TOKEN, account_subject(account_id)):
        standing = Token.objects.filter(id=token_id, account_id=account_id, service=None, revoked_at=None)
        if not standing.update(revoked_at=clock.now()):
            raise NotFound(Problem.NO_SUCH_TOKEN)
        record(Event.TOKEN_REVOKED, actor=actor, subject=account_subject(account_id), token=token_id)


def revoke_all(account_id: UUID, *, services: bool = True) -> None:
    """Revoke every token of the account inside an action that takes its credentials away.

    Those of the services it answers for stay without ``services``: a machine does not know the person's password.
    """
    tokens = Token.objects.filter(account_id=account_id, revoked_at=None)
    (tokens if services else tokens.filter(service=None)).update(revoked_at=clock.now())


def present_token(text: str, *, address: str, device: str) -> Person | None:
    """Return the person who acts with the token ``text``, within its limits, or None.

    None tells nothing of why: a token that was never minted, is over or revoked, or whose account is suspended.
    """
    if not is_token(text):
        return None
    now = clock.now()
    token = Token.objects.select_related("account", "service").filter(digest=digest_of(text)).first()
    if token is None or token.revoked_at is not None or token.expires_at <= now or not token.account.is_active:
        return None
    if token.service is not None and not comes_from(address, token.service.networks):
        return None
    if token.used_at is None or now - token.used_at >= USED_EVERY:
        Token.objects.filter(id=token.id).update(used_at=now)
    limits = TokenLimits(frozenset(Scope(code) for code in token.scopes), token.ceiling)
    origin = {"address": address, "device": device, "token": str(token.id)}
    return Person(token.account_id, origin, token=limits, service=token.service.code if token.service else "")


def digest_of(text: str) -> bytes:
    """Return the keyed digest under which a token is found."""
    return keyed_digest("tokens", "accounts.token", text)
