"""The app of this part."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate

from shoumi.regime.journal import triggers


class JournalConfig(AppConfig):
    """The ledger in the database."""

    name = "shoumi.regime.journal"
    verbose_name = "journal"

    def ready(self) -> None:
        """Have the triggers installed after every migrate of this app."""
        post_migrate.connect(triggers.install, sender=self)
