"""The app of this part."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """Sign-in, factors, sessions, tokens, the three administrators."""

    name = "shoumi.regime.accounts"
    verbose_name = "accounts"
