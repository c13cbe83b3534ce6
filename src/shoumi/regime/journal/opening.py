"""What is checked before the product serves: the triggers stand, and the clock does not run behind the ledger."""

from shoumi.regime.journal import models, triggers
from shoumi.regime.kit import clock


def open_journal() -> None:
    """Check the triggers and raise the clock's floor to the last event. Raises Corrupt when a trigger is missing."""
    triggers.check()
    latest = models.Event.objects.order_by("-id").values_list("at", flat=True).first()
    if latest is not None:
        clock.floor.raise_to(latest)
