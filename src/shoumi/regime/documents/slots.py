"""What documents contribute to other pages: navigation, cards of the home page, the form on every unknown address."""

import re
from collections.abc import Mapping
from datetime import timedelta

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from shoumi.regime.access.actors import Person
from shoumi.regime.accounts.requests import allowed_in, person_in
from shoumi.regime.accounts.slots import HATS, Hats
from shoumi.regime.conduct.references import REFERENCES, Known
from shoumi.regime.conduct.vocabulary import EvidenceKind
from shoumi.regime.documents import gates, leavers, listing, queries, standing_in
from shoumi.regime.documents.vocabulary import REGISTER, Hat, Permission
from shoumi.regime.documents.web.forms import AskForm
from shoumi.regime.documents.web.tables import rows
from shoumi.regime.kit import clock
from shoumi.regime.kit.slots import (
    HOME,
    NAVIGATION,
    UNKNOWN_ADDRESS,
    HomeCard,
    Menu,
    NavigationItem,
    Panel,
    none_waiting,
)

NEW_FOR = timedelta(days=14)
MOST_SHOWN = 6
_NUMBER_IN_ADDRESS = re.compile(r"^/(?:[^/]+/)*documents/([A-Za-z0-9-]{4,40})(?:/|$)")


def classifies(request: HttpRequest) -> bool:
    """Return whether the viewer may decide levels, and so register secrets."""
    viewer = person_in(request)
    return viewer is not None and gates.ceiling_of(viewer.id, clock.now()) >= 0


def reads_register(request: HttpRequest) -> bool:
    """Return whether the viewer may read the officer's register."""
    return allowed_in(request, Permission.READ_REGISTER, REGISTER) is not None


def keeps(request: HttpRequest) -> bool:
    """Return whether the viewer keeps documents that others may ask to know."""
    viewer = person_in(request)
    return viewer is not None and standing_in.answers_anything(viewer.id, clock.now())


def to_decide(request: HttpRequest) -> int:
    """Count the requests to know that wait for the viewer."""
    viewer = person_in(request)
    return standing_in.requests_to_decide(viewer).count() if viewer else 0


def reviewing(request: HttpRequest) -> Mapping[str, object] | None:
    """Gather the lines of readers who move or leave that wait for the viewer as custodian."""
    viewer = person_in(request)
    waiting_lines = list(leavers.to_review(viewer)[: MOST_SHOWN + 1]) if viewer else []
    return {"lines": waiting_lines[:MOST_SHOWN], "more": len(waiting_lines) > MOST_SHOWN} if waiting_lines else None


def acts(request: HttpRequest) -> bool:
    """Return whether somebody is signed in and may act."""
    return person_in(request) is not None


def waiting(request: HttpRequest) -> Mapping[str, object] | None:
    """Gather the requests to know that wait for the viewer."""
    viewer = person_in(request)
    asked = list(standing_in.requests_to_decide(viewer)[: MOST_SHOWN + 1]) if viewer else []
    return {"asked": asked[:MOST_SHOWN], "more": len(asked) > MOST_SHOWN} if asked else None


def granted(request: HttpRequest) -> Mapping[str, object] | None:
    """Gather the documents the viewer was newly named for."""
    viewer = person_in(request)
    if viewer is None:
        return None
    found = list(queries.granted_since(viewer, clock.now() - NEW_FOR)[:MOST_SHOWN])
    return {"rows": rows(listing.listed(viewer, found))} if found else None


def registering(request: HttpRequest) -> Mapping[str, object] | None:
    """Offer registering to those who may decide levels."""
    return {} if classifies(request) else None


def asking(request: HttpRequest, address: str) -> Mapping[str, object] | None:
    """Gather the form that asks to be named; it depends on the address alone, not on what is there."""
    if person_in(request) is None:
        return None
    found = _NUMBER_IN_ADDRESS.match(address)
    number = found.group(1) if found and any(one.isupper() or one.isdigit() for one in found.group(1)) else ""
    return {"form": AskForm(initial={"number": number})}


def _knows_number(viewer: Person, number: str) -> bool:
    """Return whether ``viewer`` may know of the document that bears ``number``."""
    return queries.documents(viewer).filter(queries.by_number(number)).exists()


def contribute() -> None:
    """Put everything into its slots; called once, while Django starts."""
    HATS.add(Hats(name="documents", all=frozenset(Hat), worn=queries.classifier_hats))
    REFERENCES.add(Known(name="documents", kind=EvidenceKind.DOCUMENT, knows=_knows_number))
    entries = (
        ("list", _("Secrets"), "list", "file-text", acts),
        ("new", _("Register a secret"), "new", "file-plus", classifies),
        ("waiting", _("Requests to decide"), "waiting", "clipboard-check", keeps),
        ("standing-in", _("Standing in"), "standing-in", "users", keeps),
        ("ask", _("Ask to be named"), "ask", "send", acts),
        ("requests", _("My requests"), "requests", "mail", acts),
        ("kinds", _("What counts as secret"), "kinds", "list-check", acts),
        ("levels", _("Levels and handling"), "levels", "shield-lock", acts),
        ("register", _("Officer’s register"), "register", "stack-2", reads_register),
    )
    for order, (name, words, url_name, icon, shown) in enumerate(entries):
        NAVIGATION.add(
            NavigationItem(
                name=f"documents.{name}",
                menu=Menu.DOCUMENTS,
                label=words,
                url_name=f"documents:{url_name}",
                icon=icon,
                order=10 + order,
                shown=shown,
                waiting=to_decide if name == "waiting" else none_waiting,
            )
        )
    HOME.add(HomeCard(name="documents.lines", template="documents/home_lines.html", gather=reviewing, order=25))
    HOME.add(HomeCard(name="documents.waiting", template="documents/home_waiting.html", gather=waiting, order=20))
    HOME.add(
        HomeCard(name="documents.granted", template="documents/home_granted.html", gather=granted, order=60, wide=True)
    )
    HOME.add(HomeCard(name="documents.new", template="documents/home_new.html", gather=registering, order=30))
    UNKNOWN_ADDRESS.add(
        Panel(name="documents.ask", title=_("Ask to be named"), template="documents/ask_panel.html", gather=asking)
    )
