"""Addresses of evidence; mounted under ``evidence/``."""

from django.urls import path

from shoumi.regime.evidence.web import checks, views

app_name = "evidence"
urlpatterns = [
    path("ledger", views.entries, name="entries"),
    path("ledger/entries/<uuid:uid>", views.entry, name="entry"),
    path("ledger/checkpoints", views.checkpoints, name="checkpoints"),
    path("ledger/verify", checks.verify, name="verify"),
    path("ledger/verify/start", checks.start, name="start"),
    path("ledger/verify/<uuid:check_id>", checks.carry_on, name="carry-on"),
    path("ledger/export", views.export, name="export"),
]
