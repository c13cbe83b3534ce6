"""The app of this part."""

from django.apps import AppConfig


class EvidenceConfig(AppConfig):
    """The auditor's room."""

    name = "shoumi.regime.evidence"
    verbose_name = "evidence"

    def ready(self) -> None:
        """Contribute the rulebook of the ledger, the navigation entry and the home card."""
        from shoumi.regime.access.registry import registry
        from shoumi.regime.evidence.rulebook import LedgerRules
        from shoumi.regime.evidence.slots import contribute

        registry.add_rulebook(LedgerRules())
        contribute()
