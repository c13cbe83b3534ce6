"""Requests to know as waits: only those for documents that exist, and only for who may read the officer's register.

Whoever else could count them would learn from a number they asked for whether it exists, or that it was declined.
"""

from collections.abc import Iterator
from datetime import datetime

from django.db.models import Q
from django.db.models.functions import Coalesce

from shoumi.regime.access.actors import Actor, Person
from shoumi.regime.access.deciding import decide
from shoumi.regime.documents.models import KnowRequest
from shoumi.regime.documents.vocabulary import REGISTER, Permission, RequestState
from shoumi.regime.kit.waits import WAITS, Waited, Waits
from shoumi.regime.kit.words import LocalizedText


def requests(since: datetime) -> Iterator[Waited]:
    """Yield the requests to know that are open, and those decided since."""
    rows = KnowRequest.objects.filter(Q(state=RequestState.OPEN) | Q(decided_at__gte=since), document__isnull=False)
    answering = Coalesce("decided_by_id", "document__custodian_id")
    for row in rows.values_list("id", "asker_id", "made_at", "decided_at", answering).iterator():
        yield Waited(id=row[0], person=row[1], asked_at=row[2], decided_at=row[3], waits_on=row[4])


def reads_register(viewer: Actor) -> bool:
    """Return whether ``viewer`` has the register right now, by a token of any level if they act with one."""
    below = isinstance(viewer, Person) and viewer.token is not None and viewer.token.ceiling is not None
    return not below and decide(viewer, Permission.READ_REGISTER, REGISTER).allowed


def contribute() -> None:
    """Put the requests into their slot; called once, while Django starts."""
    WAITS.add(
        Waits(
            name="documents.requests",
            words=LocalizedText("知悉申请", "Requests to know"),
            of=requests,
            counted=reads_register,
            named=reads_register,
            recorded=True,
            order=10,
        )
    )
