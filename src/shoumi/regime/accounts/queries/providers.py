"""Identity providers and identities: what the sign-in page offers, what administrators see, what one has linked."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from shoumi.engines.foundation.errors import NotFound
from shoumi.regime.access.actors import Actor, Person
from shoumi.regime.access.deciding import decide, permitted
from shoumi.regime.accounts.models import Account, Appointment, Identity, IdentityProvider
from shoumi.regime.accounts.queries.accounts import has_factor
from shoumi.regime.accounts.rules.single import Standing, origin_of
from shoumi.regime.accounts.single.values import Answer
from shoumi.regime.accounts.single.vocabulary import Matching, ProviderKind
from shoumi.regime.accounts.slots import DIRECTORIES, NUMBERS
from shoumi.regime.accounts.subjects import REGISTER
from shoumi.regime.accounts.vocabulary import Permission, Problem
from shoumi.regime.kit import clock
from shoumi.regime.vault.values import keyed_digest


def offered() -> list[IdentityProvider]:
    """Return the providers anybody may sign in by, for the sign-in page."""
    return list(IdentityProvider.objects.filter(on=True).order_by("name"))


def offered_one(code: str) -> IdentityProvider:
    """Return the provider that sign-in by ``code`` goes to. Raises NotFound."""
    return _found(IdentityProvider.objects.filter(code=code, on=True).first())


def origins(providers: Iterable[IdentityProvider]) -> tuple[str, ...]:
    """Return the origins that sign-in by ``providers`` leads to, for the policy of the page that offers them."""
    led = [
        address
        for provider in providers
        for address in (provider.endpoints["authorization_endpoint"], *provider.further_origins)
    ]
    return tuple(dict.fromkeys(map(origin_of, led)))


def providers(viewer: Actor) -> QuerySet[IdentityProvider]:
    """Return all providers, for the administrator who sets them up and the one who trusts them.

    Each has ``linked``, how many identities of it are linked now. Raises `ActRefused` for others.
    """
    if not decide(viewer, Permission.REVIEW_PROVIDERS, REGISTER).allowed:
        permitted(viewer, Permission.SEE_PROVIDERS, REGISTER)
    standing = Q(identities__replaced_at=None, identities__holds_until=None)
    return IdentityProvider.objects.annotate(linked=Count("identities", filter=standing))


def provider(viewer: Actor, provider_id: UUID) -> IdentityProvider:
    """Return one provider. Raises as `providers`, and NotFound."""
    return _found(providers(viewer).filter(id=provider_id).first())


def subject_digest(provider_id: UUID, subject: str) -> bytes:
    """Return by what somebody known to the provider as ``subject`` is found."""
    return keyed_digest("tokens", f"accounts.identity:{provider_id}", subject)


def session_digest(provider_id: UUID, session: str) -> str:
    """Return by what the provider's own session is found, in hexadecimal; "" for none."""
    return keyed_digest("tokens", f"accounts.provider_session:{provider_id}", session).hex() if session else ""


def own_identities(viewer: Person) -> list[Identity]:
    """Return the identities that are linked to the viewer's account."""
    return list(standing_identities().filter(account_id=viewer.id).select_related("provider"))


def identities_of(account_id: UUID) -> list[Identity]:
    """Return the identities that are linked to an account, for a page whose viewer may see the account."""
    return list(standing_identities().filter(account_id=account_id).select_related("provider"))


def standing_identities() -> QuerySet[Identity]:
    """Return the identities that are linked now."""
    found: QuerySet[Identity] = Identity.objects.standing().filter(holds_until=None).order_by("holds_from")
    return found


def standing_of(row: IdentityProvider, answer: Answer) -> Standing:
    """Return what is known here of whom ``answer`` is about (`rules.single.account_meant`)."""
    identity = standing_identities().filter(provider=row, subject=subject_digest(row.id, answer.subject)).first()
    linked = identity.account_id if identity else None
    matched = frozenset() if linked else frozenset(_matched(row, answer))
    named = matched | ({linked} if linked else frozenset())
    return Standing(
        linked=linked,
        matched=matched,
        taken=frozenset(
            standing_identities().filter(provider=row, account__in=matched).values_list("account_id", flat=True)
        ),
        administrators=frozenset(
            Appointment.objects.holding(clock.now()).filter(account__in=named).values_list("account_id", flat=True)
        ),
        bare=frozenset(
            account
            for account in Account.objects.filter(id__in=named, password_temporary=False).values_list("id", flat=True)
            if not has_factor(account)
        ),
        active=frozenset(Account.objects.filter(id__in=named, suspended_at=None).values_list("id", flat=True)),
    )


def _matched(row: IdentityProvider, answer: Answer) -> Iterable[UUID]:
    """Return the accounts that ``answer`` matches with, in the one way the provider is set to."""
    matching, kind = Matching(row.matching), ProviderKind(row.kind)
    if matching is Matching.EMAIL and answer.email:
        return Account.objects.filter(email=answer.email).values_list("id", flat=True)
    if matching is Matching.NUMBER and answer.number:
        people = {person for source in NUMBERS.items() for person in source.of(answer.number)}
        return Account.objects.filter(id__in=people).values_list("id", flat=True)
    if matching is Matching.DIRECTORY and answer.user:
        company = row.agent if kind is ProviderKind.DINGTALK else row.client_id
        known = {person for source in DIRECTORIES.items() for person in source.of(kind, company, answer.user)}
        return Account.objects.filter(id__in=known).values_list("id", flat=True)
    return ()


def _found(row: IdentityProvider | None) -> IdentityProvider:
    if row is None:
        raise NotFound(Problem.NO_SUCH_PROVIDER)
    return row
