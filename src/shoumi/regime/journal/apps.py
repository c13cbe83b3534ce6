"""The app of this part."""

from django.apps import AppConfig


class JournalConfig(AppConfig):
    """The ledger in the database."""

    name = "shoumi.regime.journal"
    verbose_name = "journal"
