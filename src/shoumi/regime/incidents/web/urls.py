"""Addresses of incidents; mounted under ``incidents/``."""

from django.urls import path

from shoumi.regime.incidents.web import views

app_name = "incidents"
urlpatterns = [
    path("traces", views.traces, name="traces"),
    path("traces/<uuid:case_id>", views.case, name="case"),
    path("traces/<uuid:case_id>/conclusion", views.conclude, name="conclude"),
]
