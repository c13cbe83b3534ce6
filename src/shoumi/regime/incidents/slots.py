"""What incidents contribute to other pages: the entry of the navigation and the officer's home card."""

from collections.abc import Mapping

from django.http import HttpRequest

from shoumi.regime.accounts.requests import allowed_in
from shoumi.regime.incidents import queries
from shoumi.regime.incidents.vocabulary import TRACES, Conclusion, Outcome, Permission
from shoumi.regime.kit.slots import HOME, NAVIGATION, HomeCard, Menu, NavigationItem
from shoumi.regime.kit.words import LocalizedText

MOST_ON_CARD = 5


def _traces(request: HttpRequest) -> bool:
    return allowed_in(request, Permission.READ, TRACES) is not None


def waiting(request: HttpRequest) -> Mapping[str, object] | None:
    """Return the leads that wait for a conclusion; None for anybody but the officer, and when none waits."""
    officer = allowed_in(request, Permission.READ, TRACES)
    if officer is None:
        return None
    leads = queries.cases(officer).filter(outcome=Outcome.FOUND, conclusion=Conclusion.OPEN)
    count = leads.count()
    return {"leads": leads[:MOST_ON_CARD], "count": count, "more": count - MOST_ON_CARD} if count else None


def contribute() -> None:
    """Add this part's entry and card."""
    NAVIGATION.add(
        NavigationItem(
            name="incidents.traces",
            menu=Menu.MONITORING,
            label=LocalizedText(zh="泄密溯源", en="Trace a leak"),
            url_name="incidents:traces",
            icon="fingerprint",
            order=10,
            shown=_traces,
        )
    )
    HOME.add(HomeCard(name="incidents.leads", template="incidents/home_card.html", gather=waiting, order=30))
