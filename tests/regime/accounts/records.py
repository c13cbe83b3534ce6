"""What was recorded."""

import json

from shoumi.regime.accounts.vocabulary import Event
from shoumi.regime.journal import models


def recorded(event: Event) -> list[dict[str, object]]:
    """Return actor, subject and details of every ``event``, the oldest first."""
    rows = models.Event.objects.filter(code=event).select_related("details").order_by("id")
    return [{"actor": row.actor, "subject": row.subject} | json.loads(row.details.body) for row in rows]
