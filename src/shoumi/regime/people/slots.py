"""What people contribute to other pages, and the place where higher parts show what they know of a person."""

from collections.abc import Mapping
from uuid import UUID

from django.http import HttpRequest

from shoumi.regime.accounts import queries as accounts
from shoumi.regime.accounts.requests import person_in
from shoumi.regime.accounts.rules.powers import administrators_with
from shoumi.regime.accounts.slots import HATS, NAMES, VOUCHERS, Hats, Names, Vouchers
from shoumi.regime.accounts.vocabulary import Power
from shoumi.regime.kit import clock
from shoumi.regime.kit.slots import HOME, NAVIGATION, HomeCard, Menu, NavigationItem, Panel, Slot
from shoumi.regime.kit.words import LocalizedText
from shoumi.regime.people import queries
from shoumi.regime.people.queries import narrowing
from shoumi.regime.people.rules import sight
from shoumi.regime.people.rules.offices import DIRECTORY_OFFICES
from shoumi.regime.people.vocabulary import Office, State

PERSON_PANELS: Slot[Panel[UUID]] = Slot("person page")
"""Panels on the page of one person, about the person with that id."""


def _sees_company(request: HttpRequest) -> bool:
    """Return whether to offer the company's pages; several entries ask, so the answer is kept with the request."""
    kept: bool | None = getattr(request, "sees_company", None)
    if kept is None:
        viewer = person_in(request)
        seen = queries.sight_of(viewer).names if viewer else sight.Names.NOBODY
        kept = seen in {sight.Names.COLLEAGUES, sight.Names.EVERYBODY}
        request.sees_company = kept  # type: ignore[attr-defined]  # ours, for the other entries
    return kept


def _keeps_directory(request: HttpRequest) -> bool:
    """Return whether to offer the pages for HR and the officer; the pages decide for themselves."""
    viewer = person_in(request)
    return viewer is not None and bool(queries.offices_of(viewer.id, clock.now()) & DIRECTORY_OFFICES)


def clearances(request: HttpRequest) -> Mapping[str, object] | None:
    """Gather what waits for the security administrator: clearance to be granted. None for everybody else."""
    viewer = person_in(request)
    if viewer is None or not accounts.offices_of(viewer.id, clock.now()) & administrators_with(Power.RIGHTS):
        return None
    return {
        "waiting": queries.waiting_clearances(viewer),
        "not_cleared": narrowing.NOT_CLEARED,
        "present": State.PRESENT,
    }


def contribute() -> None:
    """Put everything into its slots; called once, while Django starts."""
    entries = (
        ("directory", LocalizedText("人员名册", "Directory"), "users", _sees_company),
        ("units", LocalizedText("部门与岗位", "Units and positions"), "building", _sees_company),
        ("offices", LocalizedText("保密组织与职务", "Bodies and offices"), "gavel", _sees_company),
        ("register", LocalizedText("登记人员", "Register a person"), "user-plus", _keeps_directory),
        ("imports", LocalizedText("导入人员", "Import people"), "upload", _keeps_directory),
    )
    for order, (name, words, icon, shown) in enumerate(entries):
        NAVIGATION.add(
            NavigationItem(
                name=f"people.{name}",
                menu=Menu.PEOPLE,
                label=words,
                url_name=f"people:{name}",
                icon=icon,
                order=10 + order,
                shown=shown,
            )
        )
    NAVIGATION.add(
        NavigationItem(
            name="people.me",
            menu=Menu.ACCOUNT,
            label=LocalizedText("我的人员信息", "My entry"),
            url_name="people:me",
            icon="id-badge-2",
            order=10,
        )
    )
    HOME.add(HomeCard(name="people.clearance", template="people/home_clearance.html", gather=clearances, order=20))
    NAMES.add(Names(name="people", of=queries.names))
    VOUCHERS.add(Vouchers(name="people", knows=queries.knows_person))
    HATS.add(Hats(name="people", all=frozenset(Office), worn=queries.office_holders))
