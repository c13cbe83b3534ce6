"""The address identity providers push to: /scim/v2/, with the token of a source."""

import json
import logging
from http import HTTPStatus

from allauth.core.internal import ratelimit
from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from scim2_models import SCIMException, UnauthorizedException
from scim2_server.handler import ScimHandler
from scim2_server.requests import ScimRequest
from scim2_server.responses import ScimResponse

from shoumi.regime.accounts.actions import attempts
from shoumi.regime.accounts.requests import stranger_of
from shoumi.regime.people.models import Source
from shoumi.regime.people.queries.provisioned import source_of_token
from shoumi.regime.people.sync.scim.models import SERVICE
from shoumi.regime.people.sync.scim.storage import Storage

logger = logging.getLogger(__name__)
_FAILED = "token_failed"


@csrf_exempt
def provision(request: HttpRequest, path: str = "") -> HttpResponse:
    """Answer one request of an identity provider. There is no session here: the token alone says who it is."""
    source = _source(request)
    if source is None:
        return _refused(request)
    try:
        told = ScimRequest(
            method=request.method or "GET",
            base_url=f"{settings.INSTALLATION.origin}/scim/v2",
            path=f"/{path}".removesuffix(".scim"),
            query=request.GET.dict(),
            headers=dict(request.headers),
            body=request.body,
        )
        return _answer(ScimHandler(SERVICE, Storage(source)).handle(told))
    except RequestDataTooBig:
        return HttpResponse(status=HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
    except SCIMException as problem:
        logger.info("scim request answered with %s", problem.status)
        return _answer(SERVICE.error_response(problem))


def _source(request: HttpRequest) -> Source | None:
    scheme, _space, token = request.headers.get("Authorization", "").partition(" ")
    return source_of_token(token.strip()) if scheme.casefold() == "bearer" and token.strip() else None


def _refused(request: HttpRequest) -> HttpResponse:
    """Answer a request without a token that counts: recorded and counted by address, as with personal tokens."""
    limits = settings.ACCOUNT_RATE_LIMITS
    if not ratelimit.consume(request, app="accounts", action=_FAILED, config=limits, limit_get=True):
        return HttpResponse(status=HTTPStatus.TOO_MANY_REQUESTS)
    attempts.record_refused_token(stranger_of(request))
    answer = _answer(SERVICE.error_response(UnauthorizedException()))
    answer["WWW-Authenticate"] = 'Bearer realm="shoumi"'
    return answer


def _answer(told: ScimResponse) -> HttpResponse:
    body = b"" if told.body is None else json.dumps(told.body, default=str).encode()
    answer = HttpResponse(body, status=told.status)
    for name, value in told.headers.items():
        answer[name] = value
    answer["Cache-Control"] = "no-store, private"
    return answer
