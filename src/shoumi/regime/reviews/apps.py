"""The app of this part."""

from django.apps import AppConfig


class ReviewsConfig(AppConfig):
    """Access review."""

    name = "shoumi.regime.reviews"
    verbose_name = "reviews"

    def ready(self) -> None:
        """Contribute the gate, the rulebooks, navigation, home cards and what is held of people."""
        from shoumi.regime.access.registry import registry
        from shoumi.regime.reviews import gates, holdings, rulebook, slots

        registry.add_gate(gates.Reviewer())
        for rules in (rulebook.ReviewsRules(), rulebook.CampaignRules(), rulebook.LineRules()):
            registry.add_rulebook(rules)
        slots.contribute()
        holdings.contribute()
