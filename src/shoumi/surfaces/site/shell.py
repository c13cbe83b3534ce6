"""What the shell of every page shows: navigation, composed of what the parts contribute, who is there, the theme."""

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language, to_locale

from shoumi.regime.accounts.models import Account
from shoumi.regime.accounts.slots import names_of
from shoumi.regime.kit.badges import Wording
from shoumi.regime.kit.slots import NAVIGATION, Menu
from shoumi.regime.kit.words import label

THEME_COOKIE = "shoumi-theme"
THEMES = ("auto", "light", "dark")
KEPT_FOR = 365 * 24 * 60 * 60
"""Seconds for which a browser keeps the chosen language and theme."""


@dataclass(frozen=True)
class Entry:
    """One line of the navigation."""

    label: Wording
    address: str
    icon: str
    current: bool
    waiting: int


@dataclass(frozen=True)
class Group:
    """One menu with the entries this person can use."""

    menu: Menu
    title: Wording
    entries: list[Entry]


def theme_of(request: HttpRequest) -> str:
    """Return the theme chosen in this browser: auto, light or dark."""
    chosen = request.COOKIES.get(THEME_COOKIE, "")
    return chosen if chosen in THEMES else THEMES[0]


def navigation(request: HttpRequest) -> list[Group]:
    """Return the menus that have something for the person who asks, in their fixed order."""
    shown = [(item, reverse(item.url_name)) for item in NAVIGATION.items() if item.shown(request)]
    # The longest address that begins this page's is the entry the person is under.
    beginnings = [address for _item, address in shown if request.path.startswith(address)]
    here = max(beginnings, key=len, default="")
    groups = []
    for menu in Menu:
        entries = [
            Entry(item.label, address, item.icon, address == here, item.waiting(request))
            for item, address in shown
            if item.menu is menu
        ]
        if entries:
            groups.append(Group(menu, label(menu), entries))
    return groups


def _drawn(request: HttpRequest) -> dict[str, list[Group]]:
    groups = navigation(request)
    return {
        "side": [group for group in groups if group.menu is not Menu.ACCOUNT],
        "account": [group for group in groups if group.menu is Menu.ACCOUNT],
    }


def _own_name(request: HttpRequest) -> str:
    """Return the name of who is signed in, or their address where no part knows the name."""
    account = request.user
    if not isinstance(account, Account):
        return str(account)
    return names_of([account.id]).get(account.id, account.email)


def shell(request: HttpRequest) -> dict[str, object]:
    """Context processor of the shell; the navigation is only gathered when a template draws it."""
    theme = theme_of(request)
    return {
        "navigation": SimpleLazyObject(lambda: _drawn(request)),
        "own_name": SimpleLazyObject(lambda: _own_name(request)),
        "sample": settings.INSTALLATION.sample,
        "theme": theme,
        "drawn_theme": "dark" if theme == "dark" else "light",
        "html_language": to_locale(get_language() or settings.LANGUAGE_CODE).replace("_", "-"),
    }
