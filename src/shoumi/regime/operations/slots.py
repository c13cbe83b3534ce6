"""What operations contributes to other pages: the entry of the navigation, and what is wrong on the home page."""

from collections.abc import Mapping

from django.http import HttpRequest

from shoumi.regime.accounts.requests import allowed_in
from shoumi.regime.kit.slots import HOME, NAVIGATION, HomeCard, Menu, NavigationItem
from shoumi.regime.kit.words import LocalizedText
from shoumi.regime.operations import queries
from shoumi.regime.operations.vocabulary import INSTALLATION, Permission
from shoumi.regime.operations.web.views import tell


def reads(request: HttpRequest) -> bool:
    """Return whether the viewer may see the state of the installation."""
    return allowed_in(request, Permission.READ_STATUS, INSTALLATION) is not None


def pressing(request: HttpRequest) -> Mapping[str, object] | None:
    """Gather what somebody has to do something about; None for others, and when there is nothing."""
    viewer = allowed_in(request, Permission.READ_STATUS, INSTALLATION)
    if viewer is None:
        return None
    found = queries.status(viewer).pressing
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
