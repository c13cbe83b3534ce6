"""Setting up identity providers, trying them, and trusting their word for a second factor.

One administrator sets them up, another trusts them: whoever could do both could answer for anybody there and be let in
here. What a provider is – its issuer, and us as its client – never changes; another one is added beside it.
"""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from uuid import UUID, uuid4

from shoumi.engines.foundation.errors import Conflict, Invalid, NotFound
from shoumi.regime.access.actors import Actor
from shoumi.regime.access.deciding import authorised, permitted
from shoumi.regime.accounts.models import IdentityProvider, Session
from shoumi.regime.accounts.models.providers import ADDRESS_LENGTH, CODE_LENGTH, NAME_LENGTH
from shoumi.regime.accounts.rules.single import MATCHINGS, check_address
from shoumi.regime.accounts.single.values import Tried
from shoumi.regime.accounts.single.vocabulary import Matching, ProviderKind
from shoumi.regime.accounts.single.ways import WAYS
from shoumi.regime.accounts.subjects import provider_subject
from shoumi.regime.accounts.vocabulary import Event, Permission, Problem
from shoumi.regime.journal.recording import record
from shoumi.regime.kit import clock
from shoumi.regime.vault.values import open_text, seal_text

_CODE = re.compile(rf"[a-z][a-z0-9-]{{1,{CODE_LENGTH - 1}}}")
MOST_WORDS = 20
LONGEST_WORD = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class NewProvider:
    """What a provider is, once and for all: its code in addresses, where it is, who we are to it."""

    kind: ProviderKind
    code: str
    address: str
    client_id: str
    agent: str = ""
    """The application within a WeCom company, the company of a DingTalk application."""
    addresses: Mapping[str, str] = field(default_factory=dict)
    """Those of a platform that are not the published ones."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProviderSettings:
    """What may change about it; ``secret`` None keeps the one there is."""

    name: str
    secret: str | None = None
    matching: Matching = Matching.NONE
    number_claim: str = ""
    further_origins: Collection[str] = field(default_factory=tuple)
    on: bool = True


def add_provider(*, actor: Actor, new: NewProvider, wanted: ProviderSettings) -> IdentityProvider:
    """Add a provider that answers now. Its word for a second factor counts for nothing yet.

    Raises Refused, Invalid for what is filled in wrongly, Unavailable when it does not answer, Conflict for a code or a
    client that is taken. Source: requirement P10.
    """
    id_ = uuid4()
    permitted(actor, Permission.SET_UP_PROVIDER, provider_subject(id_))  # before anybody else is called
    if not _CODE.fullmatch(new.code):
        raise Invalid(Problem.PROVIDER_CODE)
    row = _answering(id_, new, wanted.secret or "")
    with authorised(actor, Permission.SET_UP_PROVIDER, provider_subject(id_)):
        _fill(row, wanted)
        twice = IdentityProvider.objects.filter(
            kind=row.kind, issuer=row.issuer, client_id=row.client_id, agent=row.agent
        )
        if twice.exists() or IdentityProvider.objects.filter(code=row.code).exists():
            raise Conflict(Problem.PROVIDER_TWICE)
        row.save(force_insert=True)
        record(
            Event.PROVIDER_ADDED,
            actor=actor,
            subject=provider_subject(id_),
            provider=row.code,
            provider_kind=new.kind,
            issuer=row.issuer,
            client=row.client_id,
            matching=wanted.matching,
        )
    return row


def _answering(id_: UUID, new: NewProvider, secret: str) -> IdentityProvider:
    """Return the provider as a row not written yet; it has answered just now."""
    way, client_id, agent = WAYS[new.kind], new.client_id.strip(), new.agent.strip()
    if not 0 < len(client_id) <= ADDRESS_LENGTH or len(agent) > NAME_LENGTH or bool(agent) != way.agent or not secret:
        raise Invalid(Problem.PROVIDER_FIELD)
    issuer, endpoints = way.find(check_address(new.address), new.addresses)
    now = clock.now()
    row = IdentityProvider(id=id_, kind=new.kind, code=new.code, issuer=issuer, added_at=now, tested_at=now)
    row.client_id, row.agent, row.endpoints = client_id, agent, endpoints
    failure = way.trial(row, secret).failure if way.at else None  # a platform was not asked yet
    if failure is not None:
        raise failure
    return row


def change_provider(*, actor: Actor, provider: UUID, wanted: ProviderSettings) -> IdentityProvider:
    """Change what may change; one that is switched off lets nobody in, and the sessions it began end.

    Raises as `add_provider`, and NotFound.
    """
    with authorised(actor, Permission.SET_UP_PROVIDER, provider_subject(provider)):
        row = find_provider(provider)
        before = {name: getattr(row, name) for name in _TOLD}
        _fill(row, wanted)
        row.save()
        ended = 0 if row.on else Session.objects.filter(provider=row).delete()[0]
        changed = [name for name in _TOLD if getattr(row, name) != before[name]]
        record(
            Event.PROVIDER_CHANGED,
            actor=actor,
            subject=provider_subject(provider),
            provider=row.code,
            changed=[*changed, *(["secret"] if wanted.secret else [])],
            matching=wanted.matching,
            enabled=row.on,
            sessions=ended,
        )
    return row


def try_provider(*, actor: Actor, provider: UUID) -> Tried:
    """Try what a sign-in needs; where all of it works, keep the addresses the provider names now.

    Raises Refused and NotFound; what fails at the provider is in what is returned.
    """
    permitted(actor, Permission.SET_UP_PROVIDER, provider_subject(provider))
    row = find_provider(provider)
    found = WAYS[ProviderKind(row.kind)].trial(row, secret_of(row))
    with authorised(actor, Permission.SET_UP_PROVIDER, provider_subject(provider)):
        moved = sorted(name for name, told in found.endpoints.items() if row.endpoints.get(name) != told)
        if found.failure is None:
            told = found.endpoints or row.endpoints  # a platform says nothing of itself
            IdentityProvider.objects.filter(id=provider).update(endpoints=told, tested_at=clock.now())
        record(
            Event.PROVIDER_TESTED,
            actor=actor,
            subject=provider_subject(provider),
            provider=row.code,
            passed=[check.value for check in found.passed],
            problem=found.failure.code if found.failure else "",
            changed=moved if found.failure is None else [],
        )
    return found


def trust_factor(
    *, actor: Actor, provider: UUID, methods: Collection[str], contexts: Collection[str]
) -> IdentityProvider:
    """Let the provider's word for a second factor count, in these values of ``amr`` and ``acr``; in none, not at all.

    It never counts for the three administrators, and never for an act that asks for a factor confirmed just before.
    Where a value counts no longer, the sessions that the provider began end: any of them may rest on it.
    Raises Refused unless ``actor`` is the security administrator, Invalid for too many or too long words.
    """
    wanted = [sorted({one.strip() for one in told if one.strip()}) for told in (methods, contexts)]
    if any(len(words) > MOST_WORDS or any(len(word) > LONGEST_WORD for word in words) for words in wanted):
        raise Invalid(Problem.PROVIDER_FIELD)
    with authorised(actor, Permission.TRUST_PROVIDER, provider_subject(provider)):
        row = find_provider(provider)
        if row.kind != ProviderKind.OIDC and any(wanted):
            raise Invalid(Problem.PROVIDER_FIELD)  # a platform says nothing of how somebody was asked
        withdrawn = not (set(row.trusted_methods) <= set(wanted[0]) and set(row.trusted_contexts) <= set(wanted[1]))
        row.trusted_methods, row.trusted_contexts = wanted
        row.save(update_fields=["trusted_methods", "trusted_contexts"])
        ended = Session.objects.filter(provider=row).delete()[0] if withdrawn else 0
        record(
            Event.PROVIDER_TRUSTED,
            actor=actor,
            subject=provider_subject(provider),
            provider=row.code,
            methods=row.trusted_methods,
            contexts=row.trusted_contexts,
            sessions=ended,
        )
    return row


def find_provider(provider: UUID) -> IdentityProvider:
    """Return the provider inside an action that is authorised. Raises NotFound."""
    row = IdentityProvider.objects.filter(id=provider).first()
    if row is None:
        raise NotFound(Problem.NO_SUCH_PROVIDER)
    return row


def secret_of(row: IdentityProvider) -> str:
    """Return the secret of the client, which leaves this server for the provider only."""
    return open_text(row.sealed_secret, row.context)


_TOLD = ("name", "matching", "number_claim", "further_origins", "on")


def _fill(row: IdentityProvider, wanted: ProviderSettings) -> None:
    if wanted.matching not in MATCHINGS[ProviderKind(row.kind)] or not (wanted.secret or row.sealed_secret):
        raise Invalid(Problem.PROVIDER_FIELD)
    row.name = wanted.name.strip()
    claim = wanted.number_claim.strip() if wanted.matching is Matching.NUMBER else ""
    if (
        not 0 < len(row.name) <= NAME_LENGTH
        or len(claim) > NAME_LENGTH
        or (wanted.matching is Matching.NUMBER and not claim)
    ):
        raise Invalid(Problem.PROVIDER_FIELD)
    if IdentityProvider.objects.filter(name=row.name).exclude(id=row.id).exists():
        raise Conflict(Problem.PROVIDER_TAKEN)
    row.matching, row.number_claim, row.on = wanted.matching, claim, wanted.on
    row.further_origins = [check_address(one) for one in wanted.further_origins][:MOST_WORDS]
    if wanted.secret:
        row.sealed_secret = seal_text(wanted.secret, row.context)
