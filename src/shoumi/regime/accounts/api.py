"""How programs sign in: a personal token, or the session of the browser with its CSRF token."""

from http import HTTPStatus
from typing import Any

from allauth.core.internal import ratelimit
from django.conf import settings
from django.http import HttpRequest, JsonResponse
from ninja.errors import HttpError
from ninja.security import APIKeyCookie, HttpBearer

from shoumi.regime.access.actors import Person
from shoumi.regime.accounts.actions import attempts
from shoumi.regime.accounts.actions.tokens import present_token
from shoumi.regime.accounts.requests import address_of, device_of, person_in, stranger_of
from shoumi.regime.accounts.vocabulary import Problem
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
