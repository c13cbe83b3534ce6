"""The app of this part."""

from django.apps import AppConfig


class VaultConfig(AppConfig):
    """Sealed objects, their keys, sealed columns."""

    name = "shoumi.regime.vault"
    verbose_name = "vault"
