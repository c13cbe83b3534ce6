"""The app of this part."""

from django.apps import AppConfig


class ConvenienceConfig(AppConfig):
    """Waits and refusals, in figures."""

    name = "shoumi.regime.convenience"
    verbose_name = "convenience"

    def ready(self) -> None:
        """Contribute the rulebook of the figures and the navigation entry."""
        from shoumi.regime.access.registry import registry
        from shoumi.regime.convenience.rulebook import FigureRules
        from shoumi.regime.convenience.slots import contribute

        registry.add_rulebook(FigureRules())
        contribute()
