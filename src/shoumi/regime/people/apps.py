"""The app of this part."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """Persons, units, positions, bodies, clearance."""

    name = "shoumi.regime.people"
    verbose_name = "people"

    def ready(self) -> None:
        """Contribute the gates and rulebooks of this part, and its entries of the navigation."""
        from shoumi.regime.access.registry import registry
        from shoumi.regime.people import gates, holdings, rulebook, slots, waits

        for gate in (
            gates.Present(),
            gates.HoldsOffice(),
            gates.OfficeOver(),
            gates.NotOneself(),
            gates.OnlyOneself(),
            gates.IsScreened(),
            gates.OwnsItem(),
        ):
            registry.add_gate(gate)
        for rules in rulebook.rulebooks():
            registry.add_rulebook(rules)
        slots.contribute()
        waits.contribute()
        holdings.contribute()
