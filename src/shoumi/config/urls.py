"""Every address of the product, part by part."""

from django.urls import URLPattern, URLResolver, include, path

from shoumi.config.api import api
from shoumi.regime.people.web.scim import provision

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("shoumi.surfaces.site.urls")),
    path("accounts/", include("shoumi.regime.accounts.web.urls")),
    path("people/", include("shoumi.regime.people.web.urls")),
    path("conduct/", include("shoumi.regime.conduct.web.urls")),
    path("documents/", include("shoumi.regime.documents.web.urls")),
    path("governance/", include("shoumi.regime.governance.web.urls")),
    path("reviews/", include("shoumi.regime.reviews.web.urls")),
    path("incidents/", include("shoumi.regime.incidents.web.urls")),
    path("evidence/", include("shoumi.regime.evidence.web.urls")),
    path("convenience", include("shoumi.regime.convenience.web.urls")),
    path("operations/", include("shoumi.regime.operations.web.urls")),
    path("api/v1/", api.urls),
    path("scim/v2", provision),
    path("scim/v2/<path:path>", provision),
]

handler400 = "shoumi.surfaces.site.errors.bad_request"
handler403 = "shoumi.surfaces.site.errors.permission_denied"
handler404 = "shoumi.surfaces.site.errors.not_found"
handler500 = "shoumi.surfaces.site.errors.server_error"
