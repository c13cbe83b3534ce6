"""The app of this part."""

from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    """The register of secrets."""

    name = "shoumi.regime.documents"
    verbose_name = "documents"

    def ready(self) -> None:
        """Contribute gates, rulebooks, navigation and home cards."""
        from shoumi.regime.access.registry import registry
        from shoumi.regime.documents import gates, holdings, leavers, rulebook, slots, waits

        for gate in (
            gates.Named(),
            gates.Cleared(),
            gates.Keeper(),
            gates.Answers(),
            gates.InRange(),
            gates.WithinNotice(),
        ):
            registry.add_gate(gate)
        for rules in (
            rulebook.DocumentRules(),
            rulebook.LevelRules(),
            rulebook.RegisterRules(),
            rulebook.RequestRules(),
            rulebook.StandingInRules(),
        ):
            registry.add_rulebook(rules)
        slots.contribute()
        leavers.contribute()
        waits.contribute()
        holdings.contribute()
