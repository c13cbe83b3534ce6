"""The app of this part."""

from django.apps import AppConfig


class ConductConfig(AppConfig):
    """Rewards and discipline."""

    name = "shoumi.regime.conduct"
    verbose_name = "conduct"

    def ready(self) -> None:
        """Contribute the gates and rulebooks of this part, and its places on other pages."""
        from shoumi.regime.access.registry import registry
        from shoumi.regime.conduct import gates, holdings, rulebook, slots

        for gate in (gates.InCharge(), gates.Impartial(), gates.Concerned()):
            registry.add_gate(gate)
        for rules in rulebook.rulebooks():
            registry.add_rulebook(rules)
        slots.contribute()
        holdings.contribute()
