"""The app of this part."""

from django.apps import AppConfig


class AccessConfig(AppConfig):
    """Gates, decisions, refusals."""

    name = "shoumi.regime.access"
    verbose_name = "access"
