"""Addresses of the shell."""

from django.urls import path

from shoumi.surfaces.site import views

app_name = "site"
urlpatterns = [
    path("", views.home, name="home"),
    path("choose/language", views.choose_language, name="choose-language"),
    path("choose/theme", views.choose_theme, name="choose-theme"),
]
