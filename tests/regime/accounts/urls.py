"""The addresses of accounts with a small API behind its authentication, whatever other parts mount."""

from pathlib import Path

from django.http import HttpRequest, HttpResponse
from django.urls import include, path
from ninja import NinjaAPI
from ninja.errors import AuthenticationError

from shoumi.regime.accounts.api import AUTHENTICATION, not_signed_in

api = NinjaAPI(auth=list(AUTHENTICATION), urls_namespace="accounts-test", docs_url=None, openapi_url=None)
api.exception_handler(AuthenticationError)(not_signed_in)


@api.get("/whoami")
def whoami(request: HttpRequest) -> dict[str, object]:
    actor = request.actor  # type: ignore[attr-defined]  # set by the authentication
    return {"id": str(actor.id), "scopes": sorted(actor.token.scopes) if actor.token else None}


@api.post("/change")
def change(request: HttpRequest) -> dict[str, object]:
    return {"id": str(request.actor.id)}  # type: ignore[attr-defined]  # as above


def acting(request: HttpRequest) -> HttpResponse:
    actor = request.actor  # type: ignore[attr-defined]  # set by the middleware
    sent = request.POST.get("words", "")
    return HttpResponse(f"{actor.reference if actor else 'nobody'} {sent}".strip())


_PARTS = Path(__file__).parents[3] / "src" / "shoumi" / "regime"
_OTHERS = sorted({urls.parts[-3] for urls in _PARTS.glob("*/web/urls.py")} - {"accounts"})

urlpatterns = [
    path("", include("shoumi.surfaces.site.urls")),
    path("accounts/", include("shoumi.regime.accounts.web.urls")),
    *(path(f"{part}/", include(f"shoumi.regime.{part}.web.urls")) for part in _OTHERS),
    path("acting", acting),
    path("api/", api.urls),
]
