"""What accounts put on other pages: entries of the navigation, and cards of the home page."""

from collections.abc import Mapping

from django.http import HttpRequest

from shoumi.regime.accounts import queries
from shoumi.regime.accounts.queries.hats import administrators_hats
from shoumi.regime.accounts.queries.history import alerts
from shoumi.regime.accounts.queries.recoveries import own_recovery, to_confirm
from shoumi.regime.accounts.requests import person_in
from shoumi.regime.accounts.rules.powers import POWER_OF, administrators_with
from shoumi.regime.accounts.slots import HATS, Hats
from shoumi.regime.accounts.vocabulary import AlertKind, Hat, Permission
from shoumi.regime.accounts.web.recovering import named
from shoumi.regime.kit import clock
from shoumi.regime.kit.slots import HOME, NAVIGATION, HomeCard, Menu, NavigationItem
from shoumi.regime.kit.words import LocalizedText, label


def _may(request: HttpRequest, verb: Permission) -> bool:
    viewer = person_in(request)
    return viewer is not None and bool(queries.offices_of(viewer.id, clock.now()) & administrators_with(POWER_OF[verb]))


def _keeps_accounts(request: HttpRequest) -> bool:
    return _may(request, Permission.LIST)


def _watches(request: HttpRequest) -> bool:
    return _may(request, Permission.WATCH)


def _separates(request: HttpRequest) -> bool:
    return _may(request, Permission.SEPARATE)


def _knows_providers(request: HttpRequest) -> bool:
    return _may(request, Permission.SEE_PROVIDERS) or _may(request, Permission.REVIEW_PROVIDERS)


def _told(request: HttpRequest) -> Mapping[str, object] | None:
    """Gather what the viewer is told about their account."""
    viewer = person_in(request)
    if viewer is None:
        return None
    found, recovery = alerts(viewer), own_recovery(viewer)
    if not found and recovery is None:
        return None
    return {"alerts": [{"alert": one, "word": label(AlertKind(one.kind))} for one in found], "recovery": recovery}


def _to_confirm(request: HttpRequest) -> Mapping[str, object] | None:
    """Gather the recoveries that wait for the viewer."""
    viewer = person_in(request)
    waiting = to_confirm(viewer) if viewer else []
    return {"waiting": named(waiting)} if waiting else None


_T = LocalizedText
_ENTRIES = (
    ("register", _T(zh="账号管理", en="Accounts"), "users", 20, _keeps_accounts),
    ("recoveries", _T(zh="账号找回", en="Recoveries"), "user-check", 21, _keeps_accounts),
    ("services", _T(zh="服务令牌", en="Services"), "server-cog", 22, _keeps_accounts),
    ("providers", _T(zh="单点登录", en="Single sign-on"), "id-badge-2", 22, _knows_providers),
    ("sign-ins", _T(zh="登录记录", en="Sign-ins"), "history", 23, _watches),
    ("hats", _T(zh="兼任规则", en="Hats kept apart"), "gavel", 24, _separates),
)


def contribute() -> None:
    """Put everything into its slots; called once, while Django starts."""
    for name, words, icon, order, shown in _ENTRIES:
        NAVIGATION.add(
            NavigationItem(
                name=f"accounts.{name}",
                menu=Menu.OPERATIONS,
                label=words,
                url_name=f"accounts:{name}",
                icon=icon,
                order=order,
                shown=shown,
            )
        )
    NAVIGATION.add(
        NavigationItem(
            name="accounts.security",
            menu=Menu.ACCOUNT,
            label=_T(zh="账号安全", en="Account security"),
            url_name="accounts:security",
            icon="key",
            order=90,
        )
    )
    HOME.add(HomeCard(name="accounts.alerts", template="accounts/alerts.html", gather=_told, order=5))
    HOME.add(HomeCard(name="accounts.recoveries", template="accounts/to_confirm.html", gather=_to_confirm, order=8))
    HATS.add(Hats(name="accounts", all=frozenset(Hat), worn=administrators_hats))
