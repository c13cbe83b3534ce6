"""Addresses of the gallery, with the shell's own."""

from django.urls import include, path
from tests.surfaces.site.gallery import views

handler400 = "shoumi.surfaces.site.errors.bad_request"
handler403 = "shoumi.surfaces.site.errors.permission_denied"
handler404 = "shoumi.surfaces.site.errors.not_found"
handler500 = "shoumi.surfaces.site.errors.server_error"

urlpatterns = [
    path("", include("shoumi.surfaces.site.urls")),
    path("gallery", views.gallery, name="gallery"),
    path("table", views.table, name="table"),
    path("plain", views.signing_in, name="plain"),
    path("broken", views.broken),
    path("problem/<int:status>", views.problem),
    path("out", views.problem, {"status": 404}, name="account_logout"),
]
