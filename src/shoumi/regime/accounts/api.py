"""How programs sign in – a personal token, or the session of the browser with its CSRF token – and what they list."""

from datetime import datetime
from http import HTTPStatus
from typing import Any
from uuid import UUID

from allauth.core.internal import ratelimit
from django.conf import settings
from django.http import HttpRequest, JsonResponse
from ninja import Router, Schema
from ninja.errors import HttpError
from ninja.security import APIKeyCookie, HttpBearer

from shoumi.regime.access.actors import Person, Scope
from shoumi.regime.accounts.actions import attempts
from shoumi.regime.accounts.actions.tokens import present_token
from shoumi.regime.accounts.queries.hats import separations
from shoumi.regime.accounts.queries.history import sign_ins
from shoumi.regime.accounts.queries.providers import providers
from shoumi.regime.accounts.queries.services import services
from shoumi.regime.accounts.requests import SignedInRequest, address_of, device_of, person_in, stranger_of
from shoumi.regime.accounts.single.vocabulary import Matching, ProviderKind
from shoumi.regime.accounts.vocabulary import Method, Outcome, Problem
from shoumi.regime.kit.paging import paginate
from shoumi.regime.kit.problems import Told, problem_json
from shoumi.regime.kit.words import explanation

_FAILED = "token_failed"


class TokenAuth(HttpBearer):
    """``Authorization: Bearer shm_…``: sets ``request.actor`` to the person, within the token's limits.

    Whatever is wrong with a token gets the same answer. Failures are recorded, and counted by address: over the limit
    they are answered with 429 and recorded no more. A token has 256 random bits; the limit protects the ledger.
    """

    def authenticate(self, request: HttpRequest, token: str) -> Person | None:
        """Return the person who acts with ``token``, or None for 401. Raises HttpError with 429 over the limit."""
        person = present_token(token, address=address_of(request), device=device_of(request))
        if person is not None:
            request.actor = person  # type: ignore[attr-defined]  # what views and the upload handler ask for
            return person
        limits = settings.ACCOUNT_RATE_LIMITS
        if not ratelimit.consume(request, app="accounts", action=_FAILED, config=limits, limit_get=True):
            raise HttpError(HTTPStatus.TOO_MANY_REQUESTS, Problem.TOO_MANY_ATTEMPTS)
        attempts.record_refused_token(stranger_of(request))
        return None


class SessionAuth(APIKeyCookie):
    """The browser's own session, for pages of the product; unsafe methods need the CSRF token (checked by ninja)."""

    param_name = settings.SESSION_COOKIE_NAME

    def authenticate(self, request: HttpRequest, key: str | None) -> Person | None:
        """Return the person whose session is ready to act; the middleware has looked at all of it."""
        del key
        return person_in(request)


AUTHENTICATION = (TokenAuth(), SessionAuth())
"""What every route of the API asks for, the token first."""


def not_signed_in(request: HttpRequest, error: Any) -> JsonResponse:  # noqa: ANN401 - ninja's handler signature
    """Return the 401 for a request without a valid token or session, in the form of all error answers."""
    del request, error
    shown = Told(HTTPStatus.UNAUTHORIZED, Problem.NOT_SIGNED_IN.value, explanation(Problem.NOT_SIGNED_IN))
    headers = {"WWW-Authenticate": 'Bearer realm="shoumi"'}
    return JsonResponse(problem_json(shown), status=HTTPStatus.UNAUTHORIZED, headers=headers)


router = Router(tags=["accounts"])


class SignInOut(Schema):
    """One attempt to sign in; ``person`` is null for an address that nobody has, ``provider`` "" for sign-in here."""

    at: datetime
    person: UUID | None
    outcome: Outcome
    method: Method
    provider: str
    address: str
    device: str
    unusual: bool


class SignInsOut(Schema):
    """One page of attempts, the newest first; ``count`` is that of all pages, and at most 10,000."""

    items: list[SignInOut]
    count: int


class ServiceOut(Schema):
    """One token of a service."""

    code: str
    purpose: str
    responsible: UUID
    scopes: list[Scope]
    ceiling: int | None
    networks: list[str]
    expires_at: datetime
    used_at: datetime | None
    revoked_at: datetime | None


class ServicesOut(Schema):
    """One page of services, the newest first."""

    items: list[ServiceOut]
    count: int


class SeparationOut(Schema):
    """Two hats that one person may not wear here, and why; ``always`` where no profile admits them."""

    first: str
    second: str
    reason: str
    always: bool


class ProviderOut(Schema):
    """One identity provider; its secret stays where it is."""

    code: str
    name: str
    kind: ProviderKind
    issuer: str
    client: str
    on: bool
    matching: Matching
    trusted: list[str]
    tested_at: datetime


@router.get("/identity-providers", response=list[ProviderOut])
def list_providers(request: SignedInRequest) -> list[ProviderOut]:
    """List the identity providers, for the system and the security administrator."""
    return [
        ProviderOut(
            code=row.code,
            name=row.name,
            kind=ProviderKind(row.kind),
            issuer=row.issuer,
            client=row.client_id,
            on=row.on,
            matching=Matching(row.matching),
            trusted=[*row.trusted_methods, *row.trusted_contexts],
            tested_at=row.tested_at,
        )
        for row in providers(request.actor).order_by("name")
    ]


@router.get("/sign-ins", response=SignInsOut)
def list_sign_ins(
    request: SignedInRequest, outcome: Outcome | None = None, since: datetime | None = None, page: int = 1
) -> SignInsOut:
    """List everybody's sign-ins and failed attempts, for the security administrator; fifty a page."""
    found = sign_ins(request.actor)
    if outcome is not None:
        found = found.filter(outcome=outcome)
    if since is not None:
        found = found.filter(at__gte=since)
    shown = paginate(found.order_by("-at", "-id"), page)
    items = [
        SignInOut(
            at=row.at,
            person=row.account_id,
            outcome=Outcome(row.outcome),
            method=Method(row.method),
            provider=row.provider.code if row.provider else "",
            address=row.address,
            device=row.device,
            unusual=row.unusual,
        )
        for row in shown.rows
    ]
    return SignInsOut(items=items, count=shown.total)


@router.get("/services", response=ServicesOut)
def list_services(request: SignedInRequest, page: int = 1) -> ServicesOut:
    """List the tokens of services, for the system administrator; fifty a page."""
    shown = paginate(services(request.actor).order_by("-minted_at", "id"), page)
    items = [
        ServiceOut(
            code=row.name,
            purpose=row.service.purpose if row.service else "",
            responsible=row.account_id,
            scopes=[Scope(code) for code in row.scopes],
            ceiling=row.ceiling,
            networks=row.service.networks if row.service else [],
            expires_at=row.expires_at,
            used_at=row.used_at,
            revoked_at=row.revoked_at,
        )
        for row in shown.rows
    ]
    return ServicesOut(items=items, count=shown.total)


@router.get("/separations", response=list[SeparationOut])
def list_separations(request: SignedInRequest) -> list[SeparationOut]:
    """List which hats are kept apart, for the security administrator."""
    return [
        SeparationOut(first=one.first.value, second=one.second.value, reason=one.reason or "", always=one.always)
        for one in separations(request.actor)
    ]
