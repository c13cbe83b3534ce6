"""What evidence contributes to other pages: the entry of the navigation and the auditor's home card."""

import json
from collections.abc import Mapping
from datetime import timedelta

from django.http import HttpRequest

from shoumi.regime.access.vocabulary import Event as AccessEvent
from shoumi.regime.accounts.requests import allowed_in
from shoumi.regime.evidence import queries
from shoumi.regime.evidence.vocabulary import LEDGER, Permission
from shoumi.regime.kit import clock
from shoumi.regime.kit.slots import HOME, NAVIGATION, HomeCard, Menu, NavigationItem
from shoumi.regime.kit.words import LocalizedText


def _reads(request: HttpRequest) -> bool:
    return allowed_in(request, Permission.READ, LEDGER) is not None


def state(request: HttpRequest) -> Mapping[str, object] | None:
    """Return what the ledger looks like today; None for anybody but the auditor."""
    auditor = allowed_in(request, Permission.READ, LEDGER)
    if auditor is None:
        return None
    yesterday = clock.now() - timedelta(days=1)
    refused = queries.entries(auditor).filter(code=AccessEvent.REFUSED, at__gte=yesterday)
    newest = queries.checkpoints(auditor).first()
    verified = queries.last_verified(auditor)
    details = getattr(verified, "details", None)
    return {
        "size": newest.size if newest else 0,
        "refusals": refused.count(),
        "refused_code": AccessEvent.REFUSED.value,
        "verified_at": verified.at if verified else None,
        "sound": bool(details and json.loads(details.body)["sound"]),
    }


def contribute() -> None:
    """Add this part's entry and card."""
    NAVIGATION.add(
        NavigationItem(
            name="evidence.ledger",
            menu=Menu.EVIDENCE,
            label=LocalizedText(zh="存证日志", en="Ledger"),
            url_name="evidence:entries",
            icon="stack-2",
            order=10,
            shown=_reads,
        )
    )
    HOME.add(HomeCard(name="evidence.state", template="evidence/home_card.html", gather=state, order=20))
