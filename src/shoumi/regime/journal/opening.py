"""What is checked before the product serves: the triggers stand, and the clock does not run behind the ledger."""

import logging

from shoumi.regime.journal import models, triggers
from shoumi.regime.kit import clock

logger = logging.getLogger(__name__)


def open_journal() -> None:
    """Check the triggers, queue what has no place, and raise the clock's floor to the last event.

    An event with neither a place nor a line in the queue was taken out of it past the product; it is queued again, and
    told in the log. Raises Corrupt when a trigger is missing.
    """
    triggers.check()
    lost = models.Event.objects.filter(leaf=None, pending=None)
    queued = models.Pending.objects.bulk_create([models.Pending(event=event) for event in lost])
    if queued:
        logger.error("%d events had lost their place in the queue of the ledger", len(queued))
    latest = models.Event.objects.order_by("-id").values_list("at", flat=True).first()
    if latest is not None:
        clock.floor.raise_to(latest)
