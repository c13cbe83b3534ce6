"""What governance contributes to other pages: entries of the navigation, and what waits on the home page."""

from collections.abc import Mapping

from django.http import HttpRequest

from shoumi.regime.accounts.requests import allowed_in, person_in
from shoumi.regime.governance import queries
from shoumi.regime.governance.vocabulary import BODIES, Permission
from shoumi.regime.kit import clock
from shoumi.regime.kit.slots import HOME, NAVIGATION, HomeCard, Menu, NavigationItem
from shoumi.regime.kit.words import LocalizedText

MOST_SHOWN = 5
"""How many rows of a kind a card of the home page shows."""


def _sees(request: HttpRequest) -> bool:
    return allowed_in(request, Permission.SEE, BODIES) is not None


def _waiting_tasks(request: HttpRequest) -> Mapping[str, object] | None:
    """Gather the open tasks the viewer owns, the next due first."""
    viewer = person_in(request)
    if viewer is None:
        return None
    found = queries.waiting_tasks(viewer)
    rows = list(found[: MOST_SHOWN + 1])
    more = found.count() - MOST_SHOWN if len(rows) > MOST_SHOWN else 0
    return {"rows": rows[:MOST_SHOWN], "more": more, "today": clock.today()} if rows else None


def _meetings(request: HttpRequest) -> Mapping[str, object] | None:
    """Gather the meetings the viewer is called to."""
    viewer = person_in(request)
    rows = list(queries.to_come(viewer)[:MOST_SHOWN]) if viewer else []
    return {"rows": rows} if rows else None


def contribute() -> None:
    """Add this part's entries and cards."""
    entries = (
        ("meetings", LocalizedText("会议与决议", "Meetings and resolutions"), "gavel"),
        ("tasks", LocalizedText("工作计划与落实", "Plan and follow-up"), "list-check"),
    )
    for order, (name, words, icon) in enumerate(entries):
        NAVIGATION.add(
            NavigationItem(
                name=f"governance.{name}",
                menu=Menu.GOVERNANCE,
                label=words,
                url_name=f"governance:{name}",
                icon=icon,
                order=10 + order,
                shown=_sees,
            )
        )
    for name, gather, order in (("meetings", _meetings, 28), ("tasks", _waiting_tasks, 29)):
        HOME.add(
            HomeCard(name=f"governance.{name}", template=f"governance/home_{name}.html", gather=gather, order=order)
        )
