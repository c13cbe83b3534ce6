"""What reviews contribute to other pages: entries of the navigation, and the cards of reviewers and of the officer."""

from collections.abc import Mapping

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from shoumi.regime.accounts.requests import allowed_in, person_in
from shoumi.regime.kit import clock
from shoumi.regime.kit.slots import HOME, NAVIGATION, HomeCard, Menu, NavigationItem
from shoumi.regime.reviews.queries import campaigns, lines
from shoumi.regime.reviews.vocabulary import REVIEWS, Permission
from shoumi.regime.reviews.web import words
from shoumi.regime.reviews.web.loads import load_in

MOST_SHOWN = 6


def _reviews(request: HttpRequest) -> bool:
    return load_in(request).all > 0


def _waiting(request: HttpRequest) -> int:
    return load_in(request).waiting


def _oversees(request: HttpRequest) -> bool:
    return allowed_in(request, Permission.SEE, REVIEWS) is not None


def mine(request: HttpRequest) -> Mapping[str, object] | None:
    """Gather the lines that wait for the viewer, and what silence suspended; None where there is neither."""
    viewer, found = person_in(request), load_in(request)
    if viewer is None or not (found.waiting or found.suspended):
        return None
    rows = list(lines.waiting(lines.own_lines(viewer))[:MOST_SHOWN])
    today = clock.today()
    told = [
        {
            "id": line.pk,
            "reader": words.reader(line),
            "why": words.exceptions(line),
            "number": line.document.number,
            "due": line.campaign.due_on,
            "overdue": line.campaign.due_on < today,
        }
        for line in rows
    ]
    reminded = any(line.campaign.reminded_for is not None for line in rows)
    return {"rows": told, "waiting": found.waiting, "suspended": found.suspended, "reminded": reminded}


def running(request: HttpRequest) -> Mapping[str, object] | None:
    """Gather the campaigns under way, for the officer; None for everybody else."""
    officer = allowed_in(request, Permission.LOOK_THROUGH, REVIEWS)
    if officer is None:
        return None
    rows = list(campaigns.under_way(officer)[:MOST_SHOWN])
    told = [
        {
            "campaign": one.campaign,
            "settled": one.settled,
            "lines": one.lines,
            "badge": words.campaign_badge(one.campaign),
        }
        for one in campaigns.progress(rows)
    ]
    return {"rows": told} if told else None


def contribute() -> None:
    """Put everything into its slots; called once, while Django starts."""
    NAVIGATION.add(
        NavigationItem(
            name="reviews.mine",
            menu=Menu.DOCUMENTS,
            label=_("Rights for you to review"),
            url_name="reviews:mine",
            icon="user-check",
            order=13,
            shown=_reviews,
            waiting=_waiting,
        )
    )
    NAVIGATION.add(
        NavigationItem(
            name="reviews.campaigns",
            menu=Menu.GOVERNANCE,
            label=_("Access reviews"),
            url_name="reviews:campaigns",
            icon="clipboard-check",
            order=40,
            shown=_oversees,
        )
    )
    HOME.add(HomeCard(name="reviews.mine", template="reviews/home_mine.html", gather=mine, order=21))
    HOME.add(HomeCard(name="reviews.running", template="reviews/home_running.html", gather=running, order=45))
