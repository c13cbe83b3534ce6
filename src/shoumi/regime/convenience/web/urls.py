"""Addresses of convenience; mounted under ``convenience``."""

from django.urls import path

from shoumi.regime.convenience.web import views

app_name = "convenience"
urlpatterns = [path("", views.figures, name="figures")]
