"""What the tests of documents look up in the ledger and the keybox."""

import json
from enum import StrEnum
from typing import Any

from django.db.models import Model

from shoumi.regime.documents.models import Custody, Document, LevelDecision, Reading, Term, Version
from shoumi.regime.journal.models import Event
from shoumi.regime.vault.keys import store
from shoumi.regime.vault.models import SealedObject

REGISTERED: tuple[type[Model], ...] = (Document, Version, LevelDecision, Custody, Reading, Term, SealedObject)
"""Every table a registration writes to."""


def events(code: StrEnum) -> list[Event]:
    """Return the events of one code, oldest first."""
    return list(Event.objects.filter(code=code.value).select_related("details").order_by("id"))


def told(event: Event) -> dict[str, Any]:
    """Return the details of an event."""
    details: dict[str, Any] = json.loads(event.details.body)
    return details


def counted() -> dict[str, int]:
    """Return how many rows each table of the register has, and how many objects no row opens."""
    rows = {model.__name__: model._default_manager.count() for model in REGISTERED}
    return rows | {"orphans": len(orphans())}


def orphans() -> set[str]:
    """Return the objects of the store that no keybox row of this database opens, made by this test or before."""
    kept = {str(one) for one in SealedObject.objects.values_list("id", flat=True)}
    return {str(one) for one in store().ids()} - kept
