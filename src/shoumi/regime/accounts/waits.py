"""Recoveries of accounts as waits: from the system administrator's opening to the confirmation or the stop."""

from collections.abc import Iterator
from datetime import datetime

from django.db.models import Q
from django.db.models.functions import Coalesce

from shoumi.regime.accounts.models import Recovery
from shoumi.regime.accounts.vocabulary import GateCode
from shoumi.regime.kit import clock
from shoumi.regime.kit.waits import WAITS, Waited, Waits
from shoumi.regime.kit.words import LocalizedText


def recoveries(since: datetime) -> Iterator[Waited]:
    """Yield the recoveries that wait for a confirmation, and those confirmed or stopped since; not what lapsed."""
    decided = Recovery.objects.annotate(decided_at=Coalesce("confirmed_at", "stopped_at"))
    rows = decided.filter(Q(decided_at__gte=since) | Q(decided_at=None, expires_at__gt=clock.now()))
    for row in rows.values_list("id", "account_id", "opened_at", "decided_at"):
        yield Waited(id=row[0], person=row[1], asked_at=row[2], decided_at=row[3], office=GateCode.VOUCHES)


def contribute() -> None:
    """Put the recoveries into their slot; called once, while Django starts."""
    words = LocalizedText("账号找回", "Recoveries of accounts")
    WAITS.add(Waits(name="accounts.recoveries", words=words, of=recoveries, order=40))
