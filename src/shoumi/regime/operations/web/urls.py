"""Addresses of operations; mounted under ``operations/``."""

from django.urls import path

from shoumi.regime.operations.web import views

app_name = "operations"
urlpatterns = [path("status", views.status, name="status")]
