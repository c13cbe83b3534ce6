"""The app of this part."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """Persons, units, positions, bodies, clearance."""

    name = "shoumi.regime.people"
    verbose_name = "people"
