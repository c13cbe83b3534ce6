"""The tables of campaigns, and of what their reviewers decided."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from shoumi.regime.kit.filters import choice, search
from shoumi.regime.kit.tables import Column, Empty, Table
from shoumi.regime.kit.words import label
from shoumi.regime.people.models import Person
from shoumi.regime.reviews.models import Campaign
from shoumi.regime.reviews.queries import campaigns, report
from shoumi.regime.reviews.queries.report import Reviewed
from shoumi.regime.reviews.vocabulary import CampaignState, LineState, Reach
from shoumi.regime.reviews.web import words

CAMPAIGNS: Table[Campaign] = Table(
    name="campaigns",
    title=_("Access reviews"),
    order=("-starts_on", "-planned_at"),
    present=campaigns.progress,
    columns=(
        Column(
            name="name",
            label=_("Name of the review"),
            value=lambda one: one.campaign.name,
            link=lambda one: reverse("reviews:campaign", args=(one.campaign.pk,)),
            sort=("name",),
            head=True,
        ),
        Column(name="reach", label=_("What is reviewed"), value=lambda one: _reach(one.campaign)),
        Column(
            name="starts",
            label=_("Begins on"),
            value=lambda one: one.campaign.starts_on,
            sort=("starts_on",),
            whole=True,
        ),
        Column(
            name="due", label=_("To be decided by"), value=lambda one: one.campaign.due_on, sort=("due_on",), whole=True
        ),
        Column(name="settled", label=_("Decided so far"), value=lambda one: f"{one.settled} / {one.lines}", whole=True),
        Column(
            name="state",
            label=_("State"),
            value=lambda one: one.state,
            cell=lambda one: words.campaign_badge(one.campaign),
            sort=("state",),
        ),
    ),
    filters=(
        search(lambda found, text: found.filter(name__icontains=text), placeholder=_("Name of the review")),
        choice("reach", _("What is reviewed"), lambda: [(one.value, label(one)) for one in Reach]),
        choice("state", _("State"), lambda: [(one.value, label(one)) for one in CampaignState]),
    ),
    empty=Empty(
        title=_("No access review has been planned"),
        hint=_("A review asks, line by line, whether those who may know still need to."),
        icon="clipboard-check",
    ),
)


def _reach(row: Campaign) -> str:
    return f"{label(Reach(row.reach))} · {words.target(row)}"


def _count(state: LineState) -> Column:
    return Column(name=state.value, label=label(state), value=lambda one: one.of(state), number=True)


def reviewers_table(row: Campaign) -> Table[Person]:
    """Return the table of what each reviewer of ``row`` decided, and how soon."""

    def present(people: Any) -> list[Reviewed]:  # noqa: ANN401 - a page of rows
        return report.reviewed(row, people)

    return Table(
        name="reviewers",
        title=_("By reviewer"),
        order=("name",),
        present=present,
        columns=(
            Column(name="name", label=_("Reviewer"), sort=("name",), head=True, whole=True),
            Column(name="lines", label=_("Rights reviewed"), number=True),
            *(_count(state) for state in LineState),
            Column(name="hours", label=_("Mean hours to decide"), value=lambda one: _hours(one.hours), number=True),
        ),
        filters=(search(lambda found, text: found.filter(name__icontains=text), placeholder=_("Name")),),
        empty=Empty(title=_("Nobody reviews anything yet"), icon="users"),
    )


def _hours(hours: float | None) -> int | None:
    return None if hours is None else round(hours)
