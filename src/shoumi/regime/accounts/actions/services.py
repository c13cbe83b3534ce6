"""Tokens of services: machines that act for somebody who answers for them, under a name of their own."""

import re
import secrets
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from shoumi.engines.foundation.errors import Conflict, Invalid, NotFound
from shoumi.regime.access.actors import Actor, Person, Scope
from shoumi.regime.access.deciding import authorised
from shoumi.regime.accounts.actions.alerts import raise_alert
from shoumi.regime.accounts.actions.tokens import Minted, digest_of
from shoumi.regime.accounts.models import Service, Token
from shoumi.regime.accounts.rules.history import check_networks
from shoumi.regime.accounts.rules.tokens import SECRET_SIZE, check_limits, write_token
from shoumi.regime.accounts.subjects import account_subject
from shoumi.regime.accounts.vocabulary import AlertKind, Event, Permission, Problem
from shoumi.regime.journal.recording import record
from shoumi.regime.kit import clock

_CODE = re.compile(r"[a-z][a-z0-9-]{1,39}")
LONGEST_PURPOSE = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class NewService:
    """A service as it is asked for: what it is for, what it may do, from where, until when."""

    code: str
    purpose: str
    scopes: Collection[Scope]
    networks: Collection[str]
    expires_at: datetime
    ceiling: int = 0
    """The highest level it reaches: none above the lowest, unless said otherwise."""


def mint_service_token(*, actor: Person, wanted: NewService) -> Minted:
    """Make a token for a service that ``actor`` answers for; a further one for the same service replaces it later.

    The service never reaches further than its person, is told apart in the ledger, and ends with them. Raises Invalid
    for a code, purpose, network or limit that cannot be, and Conflict for a code somebody else answers for.
    """
    if not _CODE.fullmatch(wanted.code):
        raise Invalid(Problem.BAD_SERVICE)
    purpose = wanted.purpose.strip()[:LONGEST_PURPOSE]
    if not purpose:
        raise Invalid(Problem.NO_PURPOSE)
    networks = check_networks(wanted.networks)
    text = write_token(secrets.token_bytes(SECRET_SIZE))
    with authorised(actor, Permission.MINT_SERVICE, account_subject(actor.id)) as decision:
        now = decision.question.at
        check_limits(
            name=wanted.code, scopes=wanted.scopes, ceiling=wanted.ceiling, expires_at=wanted.expires_at, now=now
        )
        service = _service(actor, wanted.code, purpose, networks)
        token = Token.objects.create(
            account_id=actor.id,
            service=service,
            name=wanted.code,
            digest=digest_of(text),
            scopes=sorted(scope.value for scope in wanted.scopes),
            ceiling=wanted.ceiling,
            minted_at=now,
            expires_at=wanted.expires_at,
        )
        raise_alert(actor.id, AlertKind.TOKEN_MINTED, actor.origin)
        record(
            Event.SERVICE_MINTED,
            actor=actor,
            subject=account_subject(actor.id),
            service=service.code,
            token=token.id,
            scopes=token.scopes,
            ceiling=token.ceiling,
            networks=networks,
            expires=token.expires_at,
        )
    return Minted(token, text)


def revoke_service(*, actor: Actor, token_id: UUID) -> None:
    """Make the token of a service worthless from now on, one's own or, for the system administrator, anybody's."""
    token = Token.objects.filter(id=token_id, service__isnull=False).first()
    if token is None:
        raise NotFound(Problem.NO_SUCH_TOKEN)
    with authorised(actor, Permission.REVOKE_SERVICE, account_subject(token.account_id)):
        standing = Token.objects.filter(id=token_id, revoked_at=None)
        if not standing.update(revoked_at=clock.now()):
            raise NotFound(Problem.NO_SUCH_TOKEN)
        record(Event.SERVICE_REVOKED, actor=actor, subject=account_subject(token.account_id), token=token_id)


def _service(actor: Person, code: str, purpose: str, networks: list[str]) -> Service:
    service = Service.objects.filter(code=code).first()
    if service is None:
        return Service.objects.create(
            code=code, purpose=purpose, responsible_id=actor.id, networks=networks, created_at=clock.now()
        )
    if service.responsible_id != actor.id:
        raise Conflict(Problem.SERVICE_TAKEN)
    service.purpose, service.networks = purpose, networks
    service.save(update_fields=["purpose", "networks"])
    return service
