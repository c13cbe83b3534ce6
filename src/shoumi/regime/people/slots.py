"""What people contribute to other pages, and the place where higher parts show what they know of a person."""

from collections.abc import Mapping
from uuid import UUID

from django.http import HttpRequest

from shoumi.regime.accounts import queries as accounts
from shoumi.regime.accounts.requests import person_in
from shoumi.regime.accounts.rules.powers import POWER_OF, administrators_with
from shoumi.regime.accounts.slots import (
    DIRECTORIES,
    HATS,
    NAMES,
    NUMBERS,
    VOUCHERS,
    Directories,
    Hats,
    Names,
    Numbers,
    Vouchers,
)
from shoumi.regime.accounts.vocabulary import Permission as OnAccounts
from shoumi.regime.accounts.vocabulary import Power
from shoumi.regime.kit import clock
from shoumi.regime.kit.slots import HOME, NAVIGATION, HomeCard, Menu, NavigationItem, Panel, Slot
from shoumi.regime.kit.words import LocalizedText, explanation
from shoumi.regime.people import items, queries
from shoumi.regime.people.contributions import item_named
from shoumi.regime.people.queries import leaving, narrowing, personal_data, screening, syncing
from shoumi.regime.people.rules import sight
from shoumi.regime.people.rules.offices import DIRECTORY_OFFICES, OVERSEEING_OFFICES, UNIT_OFFICES
from shoumi.regime.people.rules.powers import SYNCING
from shoumi.regime.people.sync.vocabulary import Ask
from shoumi.regime.people.vocabulary import Office, State

ADDRESSES = {"leaving": "leaving-cases"}
MOST_SHOWN = 5
"""How many rows of a kind a card of the home page shows."""
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


def _knows_screenings(request: HttpRequest) -> bool:
    """Return whether to offer the list of screenings: to HR and the officer, to heads, and to who grants clearance."""
    viewer = person_in(request)
    if viewer is None:
        return False
    offices = queries.offices_of(viewer.id, clock.now())
    return bool(offices & (DIRECTORY_OFFICES | UNIT_OFFICES)) or sight.grants_clearance(
        accounts.offices_of(viewer.id, clock.now())
    )


def _knows_cases(request: HttpRequest) -> bool:
    """Return whether to offer the list of cases: to who keeps or oversees the directory, leads people or owns items."""
    viewer = person_in(request)
    return viewer is not None and bool(queries.offices_of(viewer.id, clock.now()) & OF_CASES)


OF_CASES = OVERSEEING_OFFICES | UNIT_OFFICES | {item.office for item in items.ITEMS}


def _waiting_items(request: HttpRequest) -> Mapping[str, object] | None:
    """Gather the open items of leaving cases that wait for the viewer, the most urgent first."""
    viewer = person_in(request)
    if viewer is None:
        return None
    found = leaving.waiting_items(viewer)
    rows = [(item, item_named(item.name)) for item in found[:MOST_SHOWN]]
    return {"rows": rows, "more": found.count() - len(rows), "today": clock.today()} if rows else None


def _due_duties(request: HttpRequest) -> Mapping[str, object] | None:
    """Gather the duties whose last day has come, for who keeps the directory."""
    viewer = person_in(request)
    if viewer is None or not _keeps_directory(request):
        return None
    rows = list(leaving.due(leaving.duties(viewer)).order_by("until")[:MOST_SHOWN])
    return {"rows": rows} if rows else None


def _own_leaving(request: HttpRequest) -> Mapping[str, object] | None:
    """Gather the viewer's own leaving, for those who leave."""
    viewer = person_in(request)
    case = leaving.open_case_of(viewer.id) if viewer else None
    return {"case": case, "state": leaving.undertaking_state(case.id)} if case else None


def _accounts_of_leavers(request: HttpRequest) -> Mapping[str, object] | None:
    """Gather, for who suspends accounts, the leavers whose account is still open and no longer needed."""
    viewer = person_in(request)
    if viewer is None or not accounts.offices_of(viewer.id, clock.now()) & SUSPENDING:
        return None
    found = leaving.without_need_of_account()
    live = accounts.with_live_access([case.person_id for case in found])
    rows = [case for case in found if case.person_id in live]
    return {"rows": rows} if rows else None


SUSPENDING = administrators_with(POWER_OF[OnAccounts.SUSPEND])


def _screenings(request: HttpRequest) -> Mapping[str, object] | None:
    """Gather what waits for HR: screenings under way, and those that end while the person is cleared."""
    viewer = person_in(request)
    if viewer is None or Office.HR not in queries.offices_of(viewer.id, clock.now()):
        return None
    known = screening.screenings(viewer)
    waiting, ending = screening.in_work(known), screening.ending(known)
    rows = [*waiting.order_by("requested_at")[:MOST_SHOWN], *ending.order_by("valid_until")[:MOST_SHOWN]]
    return {"rows": rows, "open": waiting.count(), "ending": ending.count()} if rows else None


def _consents(request: HttpRequest) -> Mapping[str, object] | None:
    """Gather the viewer's own screenings that wait for their consent."""
    viewer = person_in(request)
    rows = list(screening.awaiting_consent(viewer)) if viewer else []
    return {"rows": rows} if rows else None


def _sees_sources(request: HttpRequest) -> bool:
    viewer = person_in(request)
    return viewer is not None and bool(queries.offices_of(viewer.id, clock.now()) & SYNCING)


def _asking(request: HttpRequest) -> int:
    """Count the runs that wait for the viewer's decision."""
    return syncing.asking().count() if _keeps_directory(request) else 0


def _waiting_runs(request: HttpRequest) -> Mapping[str, object] | None:
    """Gather the runs that wait for the viewer's decision."""
    runs = list(syncing.asking()[:MOST_SHOWN]) if _keeps_directory(request) else []
    return {"runs": [(run, [explanation(Ask(ask)).what for ask in run.asks]) for run in runs]} if runs else None


def _data_to_decide(request: HttpRequest) -> int:
    """Count the requests to correct and the proposals to erase that wait for the viewer, who is HR."""
    viewer = person_in(request)
    if viewer is None or not personal_data.answers_corrections(viewer):
        return 0
    return personal_data.waiting_corrections(viewer).count() + personal_data.waiting_erasures(viewer).count()


def _data_waiting(request: HttpRequest) -> Mapping[str, object] | None:
    """Gather the same for the home page."""
    viewer = person_in(request)
    if viewer is None or not personal_data.answers_corrections(viewer):
        return None
    corrections = personal_data.waiting_corrections(viewer)
    erasures = personal_data.waiting_erasures(viewer)
    rows, proposed = list(corrections[:MOST_SHOWN]), list(erasures[:MOST_SHOWN])
    return {"corrections": rows, "erasures": proposed} if rows or proposed else None


def contribute() -> None:
    """Put everything into its slots; called once, while Django starts."""
    entries = (
        ("directory", LocalizedText("人员名册", "Directory"), "users", _sees_company),
        ("units", LocalizedText("部门与岗位", "Units and positions"), "building", _sees_company),
        ("offices", LocalizedText("保密组织与职务", "Bodies and offices"), "gavel", _sees_company),
        ("screenings", LocalizedText("背景调查", "Screenings"), "file-search", _knows_screenings),
        ("leaving", LocalizedText("离职与转岗", "Leaving and moving"), "logout", _knows_cases),
        ("duties", LocalizedText("离职后义务", "Duties after leaving"), "signature", _keeps_directory),
        ("register", LocalizedText("登记人员", "Register a person"), "user-plus", _keeps_directory),
        ("imports", LocalizedText("导入人员", "Import people"), "upload", _keeps_directory),
    )
    for order, (name, words, icon, shown) in enumerate(entries):
        NAVIGATION.add(
            NavigationItem(
                name=f"people.{name}",
                menu=Menu.PEOPLE,
                label=words,
                url_name=f"people:{ADDRESSES.get(name, name)}",
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
    NAVIGATION.add(
        NavigationItem(
            name="people.my_data",
            menu=Menu.ACCOUNT,
            label=LocalizedText("我的个人信息", "My personal data"),
            url_name="people:my-data",
            icon="file-description",
            order=12,
        )
    )
    NAVIGATION.add(
        NavigationItem(
            name="people.data",
            menu=Menu.PEOPLE,
            label=LocalizedText("个人信息台账", "Personal data"),
            url_name="people:data-register",
            icon="lock-access",
            order=18,
            shown=_keeps_directory,
            waiting=_data_to_decide,
        )
    )
    HOME.add(HomeCard(name="people.data", template="people/home_data.html", gather=_data_waiting, order=36))
    HOME.add(HomeCard(name="people.clearance", template="people/home_clearance.html", gather=clearances, order=20))
    HOME.add(HomeCard(name="people.screenings", template="people/home_screenings.html", gather=_screenings, order=35))
    HOME.add(HomeCard(name="people.consents", template="people/home_consent.html", gather=_consents, order=15))
    for name, gather, order in (
        ("own_leaving", _own_leaving, 5),
        ("leaving_items", _waiting_items, 22),
        ("accounts_of_leavers", _accounts_of_leavers, 23),
        ("due_duties", _due_duties, 40),
    ):
        HOME.add(HomeCard(name=f"people.{name}", template=f"people/home_{name}.html", gather=gather, order=order))
    items.contribute()
    NAVIGATION.add(
        NavigationItem(
            name="people.sources",
            menu=Menu.PEOPLE,
            label=LocalizedText("人员来源与同步", "Sources and sync"),
            url_name="people:sources",
            icon="refresh",
            order=15,
            shown=_sees_sources,
            waiting=_asking,
        )
    )
    HOME.add(HomeCard(name="people.sync", template="people/home_sync.html", gather=_waiting_runs, order=25))
    NAMES.add(Names(name="people", of=queries.names))
    DIRECTORIES.add(Directories(name="people", of=syncing.persons_in_directory))
    NUMBERS.add(Numbers(name="people", of=queries.persons_of_number))
    VOUCHERS.add(Vouchers(name="people", knows=queries.knows_person))
    HATS.add(Hats(name="people", all=frozenset(Office), worn=queries.office_holders))
