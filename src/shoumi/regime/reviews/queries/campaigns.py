"""Campaigns, for the confidentiality officer who plans them and the auditor who reads their reports."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Count, QuerySet

from shoumi.engines.foundation.errors import NotFound
from shoumi.regime.access.actors import Actor
from shoumi.regime.access.deciding import permitted
from shoumi.regime.accounts import queries as accounts
from shoumi.regime.accounts.rules.powers import administrators_with
from shoumi.regime.accounts.vocabulary import Power
from shoumi.regime.people.queries import standing as people
from shoumi.regime.people.vocabulary import Office
from shoumi.regime.reviews.models import Campaign, Line
from shoumi.regime.reviews.rules import RUNNING
from shoumi.regime.reviews.vocabulary import REVIEWS, CampaignState, LineState, Permission, Problem

_AUDITS = administrators_with(Power.LEDGER)


def oversees(person: UUID, at: datetime) -> bool:
    """Return whether ``person`` knew of campaigns at ``at``: the officer and the audit administrator do."""
    return Office.OFFICER in people.offices_of(person, at) or bool(accounts.offices_of(person, at) & _AUDITS)


def campaigns(viewer: Actor) -> QuerySet[Campaign]:
    """Return every campaign, the latest first. Raises NotFound for anybody but the officer and the auditor."""
    permitted(viewer, Permission.SEE, REVIEWS)
    found = Campaign.objects.select_related("kind", "level", "document", "unit", "person", "planned_by")
    return found.order_by("-starts_on", "-planned_at")


def campaign(viewer: Actor, campaign_id: UUID) -> Campaign:
    """Return one campaign. Raises NotFound as `campaigns`, and for one that does not exist."""
    found = campaigns(viewer).filter(pk=campaign_id).first()
    if found is None:
        raise NotFound(Problem.NO_SUCH_CAMPAIGN)
    return found


@dataclass(frozen=True, slots=True)
class Progress:
    """A campaign, how many lines it has, how many wait, and how many stand out."""

    campaign: Campaign
    lines: int
    waiting: int

    @property
    def settled(self) -> int:
        """How many lines are decided or fell away."""
        return self.lines - self.waiting

    @property
    def state(self) -> CampaignState:
        """Where the campaign stands."""
        return self.campaign.state_code


def progress(rows: Sequence[Campaign]) -> list[Progress]:
    """Return how far each of ``rows``, a page of a list, has come, in one query for all of them."""
    counted: dict[UUID, Counter[str]] = {row.pk: Counter() for row in rows}
    lines = Line.objects.filter(campaign__in=list(counted)).order_by().values_list("campaign", "state")
    for campaign_id, state, count in lines.annotate(count=Count("*")):
        counted[campaign_id][state] = count
    return [Progress(row, counted[row.pk].total(), counted[row.pk][LineState.OPEN]) for row in rows]


def living() -> QuerySet[Campaign]:
    """Return the campaigns that are not over, for the job that carries them on; only ids leave it."""
    over = (CampaignState.CLOSED, CampaignState.WITHDRAWN)
    return Campaign.objects.exclude(state__in=over).order_by("starts_on", "pk")


def under_way(viewer: Actor) -> QuerySet[Campaign]:
    """Return the campaigns reviewers are asked in, the first to be due first. Raises NotFound as `campaigns`."""
    return campaigns(viewer).filter(state__in=RUNNING).order_by("due_on", "pk")
