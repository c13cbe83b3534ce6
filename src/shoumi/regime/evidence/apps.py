"""The app of this part."""

from django.apps import AppConfig


class EvidenceConfig(AppConfig):
    """The auditor's room."""

    name = "shoumi.regime.evidence"
    verbose_name = "evidence"
