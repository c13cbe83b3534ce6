"""What operations contributes to other pages: the entry of the navigation, and what is wrong on the home page."""

from collections.abc import Mapping

from django.http import HttpRequest

from shoumi.regime.access.actors import Person
from shoumi.regime.access.deciding import decide
from shoumi.regime.kit.slots import HOME, NAVIGATION, HomeCard, Menu, NavigationItem
from shoumi.regime.kit.words import LocalizedText
from shoumi.regime.operations import queries
from shoumi.regime.operations.vocabulary import INSTALLATION, Permission
from shoumi.regime.operations.web.views import tell


def reads(request: HttpRequest) -> bool:
    """Return whether the viewer may see the state of the installation."""
    actor = getattr(request, "actor", None)
    return isinstance(actor, Person) and decide(actor, Permission.READ_STATUS, INSTALLATION).allowed


def pressing(request: HttpRequest) -> Mapping[str, object] | None:
    """Gather what somebody has to do something about; None for others, and when there is nothing."""
    if not reads(request):
        return None
    found = queries.status(request.actor).pressing  # type: ignore[attr-defined]  # set by the middleware of accounts
    return {"found": [tell(one) for one in found]} if found else None


def contribute() -> None:
    """Add this part's entry and card."""
    NAVIGATION.add(
        NavigationItem(
            name="operations.status",
            menu=Menu.OPERATIONS,
            label=LocalizedText(zh="系统状态", en="System status"),
            url_name="operations:status",
            icon="server-cog",
            order=10,
            shown=reads,
        )
    )
    HOME.add(HomeCard(name="operations.pressing", template="operations/home_card.html", gather=pressing, order=10))
