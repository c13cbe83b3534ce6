"""What conduct contributes to other pages: navigation, what waits for the viewer, the panel of a person's page."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest
from django.utils.translation import gettext

from shoumi.regime.access.deciding import decide
from shoumi.regime.accounts.requests import person_in
from shoumi.regime.conduct.models import ConductCase
from shoumi.regime.conduct.queries import waiting
from shoumi.regime.conduct.rulebook import file_subject
from shoumi.regime.conduct.rules.powers import LISTING
from shoumi.regime.conduct.vocabulary import ConductState, Permission
from shoumi.regime.kit import clock
from shoumi.regime.kit.badges import Wording
from shoumi.regime.kit.slots import HOME, NAVIGATION, HomeCard, Menu, NavigationItem, Panel
from shoumi.regime.kit.words import LocalizedText, label
from shoumi.regime.people import queries as people
from shoumi.regime.people.slots import PERSON_PANELS
from shoumi.regime.people.web.offers import may


@dataclass(frozen=True, slots=True)
class Waiting:
    """One case on a card of the home page, and what is to be done."""

    case: ConductCase
    name: Wording
    note: Wording


def _about(row: ConductCase) -> Wording:
    return row.person.name if row.person else row.unit.name if row.unit else ""


def _lists(request: HttpRequest) -> bool:
    """Return whether to offer the list; the page decides for itself."""
    viewer = person_in(request)
    return viewer is not None and bool(people.offices_of(viewer.id, clock.now()) & LISTING)


def _card(title: Wording, icon: str, rows: Sequence[Waiting]) -> Mapping[str, object] | None:
    return {"title": title, "icon": icon, "rows": rows} if rows else None


def _own(request: HttpRequest) -> Mapping[str, object] | None:
    """Gather the viewer's own cases that ask something of them."""
    viewer = person_in(request)
    rows = [Waiting(row, label(row.effect_code), _asked(row)) for row in waiting.for_oneself(viewer)] if viewer else []
    return _card(gettext("Your side is asked for"), "message-circle", rows)


def _asked(row: ConductCase) -> str:
    if row.state_code is ConductState.NOTIFIED:
        return gettext("state your side until %(day)s") % {"day": row.answer_by}
    if row.state_code is ConductState.DECIDED:
        return gettext("confirm receipt of the decision")
    return gettext("you may appeal until %(day)s") % {"day": row.appeal_by}


def _to_judge(request: HttpRequest) -> Mapping[str, object] | None:
    """Gather the cases and appeals that wait for the viewer's decision."""
    viewer = person_in(request)
    if viewer is None or not _lists(request):
        return None
    rows = [Waiting(row, _about(row), label(verb)) for row, verb in waiting.to_judge(viewer)]
    return _card(gettext("Rewards and discipline to decide"), "gavel", rows)


def _to_take_further(request: HttpRequest) -> Mapping[str, object] | None:
    """Gather, for HR and the officer, the cases whose next step is theirs."""
    viewer = person_in(request)
    found = waiting.to_take_further(viewer) if viewer else []
    rows = [Waiting(row, _about(row), label(row.state_code)) for row in found]
    return _card(gettext("Cases to take further"), "certificate", rows)


def _panel(request: HttpRequest, person: UUID) -> Mapping[str, object] | None:
    """Offer the file to those who may read it, whether or not anything stands on it."""
    viewer = person_in(request)
    if viewer is None or not decide(viewer, Permission.READ_FILE, file_subject(person)).allowed:
        return None
    may_open = may(viewer, Permission.OPEN, file_subject(person))
    return {"person": person, "own": viewer.id == person, "may_open": may_open}


def contribute() -> None:
    """Put everything into its slots; called once, while Django starts."""
    NAVIGATION.add(
        NavigationItem(
            name="conduct.cases",
            menu=Menu.PEOPLE,
            label=LocalizedText("奖惩", "Rewards and discipline"),
            url_name="conduct:cases",
            icon="certificate",
            order=16,
            shown=_lists,
        )
    )
    NAVIGATION.add(
        NavigationItem(
            name="conduct.mine",
            menu=Menu.ACCOUNT,
            label=LocalizedText("我的奖惩档案", "My rewards and discipline"),
            url_name="conduct:mine",
            icon="file-text",
            order=12,
        )
    )
    for name, gather, order in (("own", _own, 6), ("to_judge", _to_judge, 18), ("further", _to_take_further, 24)):
        HOME.add(HomeCard(name=f"conduct.{name}", template="conduct/home_waiting.html", gather=gather, order=order))
    title = LocalizedText("奖惩档案", "Rewards and discipline")
    PERSON_PANELS.add(Panel(name="conduct", title=title, template="conduct/panel.html", gather=_panel))
