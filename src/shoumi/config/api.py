"""The REST API under /api/v1, put together from the parts' routers, with one form of error answers.

A 403 is a JSON list of everything that stands against the act (the failed gates); every other error is one object with
a code and, in both languages, what happened and what to do. A 404 is the same for what is absent and for what the
caller may not know of.
"""

from http import HTTPStatus

from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from ninja import NinjaAPI, Schema, Status
from ninja.errors import AuthenticationError, HttpError, ValidationError

from shoumi import __version__
from shoumi.engines.foundation.errors import ShoumiError
from shoumi.regime.access.deciding import ActRefused
from shoumi.regime.accounts.api import AUTHENTICATION, not_signed_in
from shoumi.regime.accounts.api import router as accounts_router
from shoumi.regime.conduct.api import router as conduct_router
from shoumi.regime.convenience.api import router as convenience_router
from shoumi.regime.documents import refusals
from shoumi.regime.documents.api import router as documents_router
from shoumi.regime.documents.catalogue_api import kinds_router, levels_router
from shoumi.regime.evidence.api import router as ledger_router
from shoumi.regime.governance.api import router as governance_router
from shoumi.regime.incidents.api import router as traces_router
from shoumi.regime.kit.answers import problem_page
from shoumi.regime.kit.problems import problem_json, told
from shoumi.regime.operations.api import router as status_router
from shoumi.regime.people.api import router as people_router
from shoumi.regime.people.sync.api import router as sources_router
from shoumi.regime.reviews.api import router as reviews_router

api = NinjaAPI(
    title="守密 Shoumi",
    version=__version__,
    description="Sign in with a personal token: Authorization: Bearer shm_…",
    urls_namespace="api-v1",
    auth=list(AUTHENTICATION),
    docs_url=None,
)
api.add_router("/documents", documents_router)
api.add_router("/kinds", kinds_router)
api.add_router("/levels", levels_router)
api.add_router("/reviews", reviews_router)
api.add_router("/traces", traces_router)
api.add_router("/governance", governance_router)
api.add_router("/ledger", ledger_router)
api.add_router("/people", people_router)
api.add_router("/conduct", conduct_router)
api.add_router("/status", status_router)
api.add_router("/accounts", accounts_router)
api.add_router("/convenience", convenience_router)
api.add_router("/people", sources_router)


class Health(Schema):
    """Whether the product answers, and its database."""

    status: str
    version: str


@api.get("/health", auth=None, response={200: Health, 503: Health}, tags=["operations"])
def health(request: HttpRequest) -> Status[Health]:  # noqa: ARG001 - the signature is ninja's
    """Tell whether the product and its database answer; nothing else is told to someone not signed in."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return Status(503, Health(status="unavailable", version=__version__))
    return Status(200, Health(status="ok", version=__version__))


@api.exception_handler(ActRefused)
def refused(request: HttpRequest, error: ActRefused) -> HttpResponse:  # noqa: ARG001 - the signature is ninja's
    """Answer 403 with the list of failed gates."""
    return JsonResponse(
        [
            {
                "code": one.code,
                "what": {"zh": one.what.zh, "en": one.what.en},
                "do": {"zh": one.cure.zh, "en": one.cure.en},
            }
            for one in refusals.told(error.decision)
        ],
        status=HTTPStatus.FORBIDDEN,
        safe=False,
    )


@api.exception_handler(ShoumiError)
def problem(request: HttpRequest, error: ShoumiError) -> HttpResponse:
    """Answer with the error's code and words; a 404 always in the same ones."""
    shown = told(error)
    if shown.status == HTTPStatus.NOT_FOUND:
        return problem_page(request, HTTPStatus.NOT_FOUND)
    body: object = [problem_json(shown)] if shown.status == HTTPStatus.FORBIDDEN else problem_json(shown)
    return JsonResponse(body, status=shown.status, safe=False)


@api.exception_handler(ValidationError)
def invalid(request: HttpRequest, error: ValidationError) -> HttpResponse:  # noqa: ARG001 - the signature is ninja's
    """Answer 422 with the fields that are missing or of the wrong form, without repeating what they held."""
    fields = [".".join(str(part) for part in one["loc"][1:]) + f": {one['type']}" for one in error.errors]
    what = {"zh": "请求的字段缺失或格式不对", "en": "Fields are missing or of the wrong form"}
    do = {"zh": "请按接口说明改正下列字段。", "en": "Mend the fields listed, as the API's description says."}
    return JsonResponse({"code": "api.invalid", "what": what, "do": do, "fields": fields}, status=422)


api.exception_handler(AuthenticationError)(not_signed_in)


@api.exception_handler(HttpError)
def answered(request: HttpRequest, error: HttpError) -> HttpResponse:
    """Answer a status that a part raised by itself in the usual words."""
    return problem_page(request, HTTPStatus(error.status_code))
