"""The app of this part."""

from django.apps import AppConfig


class IncidentsConfig(AppConfig):
    """Trace cases."""

    name = "shoumi.regime.incidents"
    verbose_name = "incidents"
