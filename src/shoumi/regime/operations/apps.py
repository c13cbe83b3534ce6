"""The app of this part."""

from django.apps import AppConfig


class OperationsConfig(AppConfig):
    """The state of the installation."""

    name = "shoumi.regime.operations"
    verbose_name = "operations"

    def ready(self) -> None:
        """Contribute the rulebook of the installation, the navigation entry and the home card."""
        from shoumi.regime.access.registry import registry
        from shoumi.regime.operations.rulebook import InstallationRules
        from shoumi.regime.operations.slots import contribute

        registry.add_rulebook(InstallationRules())
        contribute()
