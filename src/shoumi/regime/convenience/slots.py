"""What convenience contributes to other pages: the entry of the navigation."""

from django.http import HttpRequest

from shoumi.regime.accounts.requests import allowed_in
from shoumi.regime.convenience.vocabulary import FIGURES, Permission
from shoumi.regime.kit.slots import NAVIGATION, Menu, NavigationItem
from shoumi.regime.kit.words import LocalizedText


def _reads(request: HttpRequest) -> bool:
    return allowed_in(request, Permission.READ, FIGURES) is not None


def contribute() -> None:
    """Add this part's entry."""
    NAVIGATION.add(
        NavigationItem(
            name="convenience.figures",
            menu=Menu.GOVERNANCE,
            label=LocalizedText(zh="办理时效", en="Waits and refusals"),
            url_name="convenience:figures",
            icon="clock",
            order=80,
            shown=_reads,
        )
    )
