"""Campaigns as the tests plan and open them."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from typing import Any

from tests.cast import Cast

from shoumi.regime.kit import clock
from shoumi.regime.reviews.actions.opening import take_lines
from shoumi.regime.reviews.actions.planning import begin_campaign, plan_campaign
from shoumi.regime.reviews.jobs import Campaigns
from shoumi.regime.reviews.models import Campaign, Line
from shoumi.regime.reviews.values import Plan, Schedule
from shoumi.regime.reviews.vocabulary import Reach

DUE, ESCALATES, SUSPENDS = 14, 17, 21


def plan(**changes: Any) -> Plan:  # noqa: ANN401 - fields of a plan
    """A plan that begins today; ``changes`` to its fields."""
    today = clock.today()
    schedule = Schedule(
        starts_on=today,
        due_on=today + timedelta(days=DUE),
        escalates_on=today + timedelta(days=ESCALATES),
        suspends_on=today + timedelta(days=SUSPENDS),
    )
    return replace(Plan(name="上半年权限复核", reach=Reach.DOCUMENTS, schedule=schedule), **changes)


def opened(cast: Cast, **changes: Any) -> Campaign:  # noqa: ANN401 - as above
    """A campaign whose lines are taken."""
    officer = cast.acting("officer")
    campaign = plan_campaign(actor=officer, plan=plan(**changes))
    begin_campaign(actor=officer, campaign=campaign.pk)
    assert not take_lines(campaign.pk, steps=99)
    return Campaign.objects.get(pk=campaign.pk)


def line_of(cast: Cast, part: str) -> Line:
    """The one line that names ``part``."""
    return Line.objects.get(person=getattr(cast, part))


@contextmanager
def days_later(days: int) -> Iterator[None]:
    """Some days from now, with everything done that the product does by itself until then."""
    begun = clock.now()
    for day in range(1, days + 1):
        with clock.at(begun + timedelta(days=day)):
            while Campaigns().carry_on():
                pass
    with clock.at(begun + timedelta(days=days, seconds=1)):
        yield
