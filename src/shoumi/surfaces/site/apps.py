"""The app of the site."""

from django.apps import AppConfig


class SiteConfig(AppConfig):
    """Shell, navigation, homes."""

    name = "shoumi.surfaces.site"
    verbose_name = "site"
