"""The app of this part."""

from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    """The register of secrets."""

    name = "shoumi.regime.documents"
    verbose_name = "documents"

    def ready(self) -> None:
        """Contribute gates, rulebooks, navigation and home cards."""
        from shoumi.regime.access.registry import registry
        from shoumi.regime.documents import gates, slots

        for gate in (gates.Named(), gates.Cleared(), gates.Keeper(), gates.InRange()):
            registry.add_gate(gate)
        for rulebook in (gates.DocumentRules(), gates.LevelRules(), gates.RegisterRules()):
            registry.add_rulebook(rulebook)
        slots.contribute()
