"""The app of this part."""

from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    """The register of secrets."""

    name = "shoumi.regime.documents"
    verbose_name = "documents"
