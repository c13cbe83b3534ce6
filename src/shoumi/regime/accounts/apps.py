"""The app of this part."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """Sign-in, factors, sessions, tokens, the three administrators."""

    name = "shoumi.regime.accounts"
    verbose_name = "accounts"

    def ready(self) -> None:
        """Contribute the gates and rulebooks of this part, and its entries of the navigation."""
        from shoumi.regime.access.registry import registry
        from shoumi.regime.accounts import holdings, waits
        from shoumi.regime.accounts.gates import GATES
        from shoumi.regime.accounts.rulebook import AccountRulebook, ProviderRulebook, RegisterRulebook
        from shoumi.regime.accounts.web.placed import contribute

        for gate in GATES:
            registry.add_gate(gate)
        registry.add_rulebook(AccountRulebook())
        registry.add_rulebook(RegisterRulebook())
        registry.add_rulebook(ProviderRulebook())
        contribute()
        waits.contribute()
        holdings.contribute()
