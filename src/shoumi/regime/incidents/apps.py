"""The app of this part."""

from django.apps import AppConfig


class IncidentsConfig(AppConfig):
    """Trace cases."""

    name = "shoumi.regime.incidents"
    verbose_name = "incidents"

    def ready(self) -> None:
        """Contribute the rulebook of tracing, the navigation entry and the home card."""
        from shoumi.regime.access.registry import registry
        from shoumi.regime.incidents.rulebook import TraceRules
        from shoumi.regime.incidents.slots import contribute

        registry.add_rulebook(TraceRules())
        contribute()
