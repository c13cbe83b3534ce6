"""The app of this part."""

from django.apps import AppConfig


class GovernanceConfig(AppConfig):
    """Meetings, resolutions, tasks."""

    name = "shoumi.regime.governance"
    verbose_name = "governance"

    def ready(self) -> None:
        """Contribute rulebooks, the gate of tasks, navigation and home cards."""
        from shoumi.regime.access.registry import registry
        from shoumi.regime.governance import holdings, waits
        from shoumi.regime.governance.gates import InCharge
        from shoumi.regime.governance.rulebook import BodiesRules, MeetingRules, TaskRules
        from shoumi.regime.governance.slots import contribute

        for rulebook in (BodiesRules(), MeetingRules(), TaskRules()):
            registry.add_rulebook(rulebook)
        registry.add_gate(InCharge())
        contribute()
        waits.contribute()
        holdings.contribute()
