"""The app of this part."""

from django.apps import AppConfig


class KitConfig(AppConfig):
    """What screens and APIs are made of."""

    name = "shoumi.regime.kit"
    verbose_name = "kit"
