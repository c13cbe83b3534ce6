"""Requests to know as waits: only those for documents that exist, and only for who may read the officer's register.

Whoever else could count them would learn from a number they asked for whether it exists, or that it was declined.
"""

from collections.abc import Iterator
from datetime import datetime

from django.db.models import Q
from django.db.models.functions import Coalesce

from shoumi.regime.access.actors import Actor, Person
from shoumi.regime.access.deciding import decide
from shoumi.regime.documents import standing_in
from shoumi.regime.documents.models import KnowRequest
from shoumi.regime.documents.vocabulary import REGISTER, Permission, RequestState
from shoumi.regime.kit import clock
from shoumi.regime.kit.waits import WAITS, Waited, Waits
from shoumi.regime.kit.words import LocalizedText


def requests(since: datetime) -> Iterator[Waited]:
    """Yield the requests to know that are open, and those decided since."""
    rows = KnowRequest.objects.filter(Q(state=RequestState.OPEN) | Q(decided_at__gte=since), document__isnull=False)
    answering = Coalesce("decided_by_id", "document__custodian_id")
    told = list(rows.values_list("id", "asker_id", "made_at", "decided_at", answering))
    deputies = standing_in.deputies({row[4] for row in told if row[3] is None}, clock.now())
    for key, asker, made_at, decided_at, custodian in told:
        deputy = deputies.get(custodian) if decided_at is None else None
        yield Waited(id=key, person=asker, asked_at=made_at, decided_at=decided_at, waits_on=custodian, deputy=deputy)


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
