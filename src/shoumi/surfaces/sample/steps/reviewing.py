"""Access review: asked line by line, revoked, restored, and what silence had done in the month before."""

import secrets
from datetime import timedelta

from shoumi.engines.foundation.errors import NotFound, Refused
from shoumi.regime.access.deciding import decide
from shoumi.regime.documents import queries as documents
from shoumi.regime.documents.vocabulary import Permission
from shoumi.regime.kit import clock
from shoumi.regime.reviews.actions.deciding import confirm_line, restore_line, revoke_line
from shoumi.regime.reviews.actions.opening import take_lines
from shoumi.regime.reviews.actions.planning import begin_campaign, plan_campaign, withdraw_campaign
from shoumi.regime.reviews.queries import campaigns, lines
from shoumi.regime.reviews.queries.report import report
from shoumi.regime.reviews.values import Plan, Schedule
from shoumi.regime.reviews.vocabulary import LineState, Reach
from shoumi.surfaces.sample import reviews
from shoumi.surfaces.sample.steps.step import StepFailed, Tour, expect


def review_rights(tour: Tour) -> str:
    """Review the readers of one secret: revoke the holder's right, restore it, and look at what silence did before."""
    officer, reviewer, holder = (tour.acting(role) for role in ("officer", "classifier", "holder"))
    document = documents.document(reviewer, tour.numbers["md"])
    today = clock.today()
    schedule = Schedule(
        starts_on=today,
        due_on=today + timedelta(days=7),
        escalates_on=today + timedelta(days=8),
        suspends_on=today + timedelta(days=10),
        remind_days=(1,),
    )
    plan = Plan(
        name=f"演示：单份密件复核 {secrets.token_hex(2)}",
        reach=Reach.DOCUMENTS,
        number=document.number,
        schedule=schedule,
    )
    campaign = plan_campaign(actor=officer, plan=plan)
    begin_campaign(actor=officer, campaign=campaign.pk)
    while take_lines(campaign.pk):
        pass
    line = lines.own_lines(reviewer).get(campaign=campaign.pk, person=holder.id)
    try:
        confirm_line(actor=holder, line=line.pk)
    except (NotFound, Refused):
        pass
    else:
        message = "the holder confirmed their own right"
        raise StepFailed(message)
    revoke_line(actor=reviewer, line=line.pk, reason="演示")
    gone = decide(holder, Permission.OPEN, document.subject)
    expect(not gone.allowed, "a revoked right still opens the secret")
    restore_line(actor=reviewer, line=line.pk)
    expect(decide(holder, Permission.OPEN, document.subject).allowed, "a restored right does not open the secret")
    withdraw_campaign(actor=officer, campaign=campaign.pk)
    before = campaigns.campaigns(tour.acting("auditor")).get(name=reviews.UNIT_NAME)
    states = report(before).states
    silent = states.get(LineState.SUSPENDED, 0)
    expect(silent and states.get(LineState.REVOKED), f"the review of the month shows {states}")
    return f"revoked, refused, restored, opens again; in the month before silence suspended {silent} rights"
