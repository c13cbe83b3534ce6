"""kill −9 between any two steps of an access review: each line is taken once, no right suspended without its record."""

from collections import Counter
from collections.abc import Callable
from datetime import datetime, timedelta
from unittest.mock import patch

from tests.cast import Cast, registered
from tests.crash.dying import CountedDeath, deaths
from tests.crash.test_acts import pytestmark  # noqa: F401 - the marks of this module, too
from tests.regime.reviews.campaigns import SUSPENDS, plan

from shoumi.regime.documents.models import Reading
from shoumi.regime.documents.vocabulary import Event as OnDocuments
from shoumi.regime.journal.models import Event
from shoumi.regime.kit import clock
from shoumi.regime.reviews.actions import opening, silence
from shoumi.regime.reviews.actions.planning import plan_campaign
from shoumi.regime.reviews.jobs import Campaigns
from shoumi.regime.reviews.models import Campaign, Line
from shoumi.regime.reviews.vocabulary import CampaignState, LineState


def check(at: datetime) -> None:
    """Every line stands for another right, and those suspended are those that ended and were recorded."""
    taken = Counter(Line.objects.values_list("grant", flat=True))
    assert not [grant for grant, count in taken.items() if count > 1]
    numbers = sorted(Line.objects.values_list("number", flat=True))
    assert numbers == list(range(1, len(numbers) + 1))
    suspended = set(Line.objects.filter(state=LineState.SUSPENDED).values_list("grant", flat=True))
    assert not Reading.objects.unended(at).filter(grant__in=suspended).exists()
    assert Event.objects.filter(code=OnDocuments.READING_SUSPENDED).count() == len(suspended)


def test_a_review_goes_on_where_it_was_killed(cast: Cast) -> None:
    for _ in range(2):
        registered(cast, readers=("holder", "outsider"))
    plan_campaign(actor=cast.acting("officer"), plan=plan())
    begun = clock.now()

    def until(days: int) -> Callable[[CountedDeath], None]:
        def act(_death: CountedDeath) -> None:
            instant = clock.at(begun + timedelta(days=days, seconds=1))
            with patch.object(opening, "AT_ONCE", 3), patch.object(silence, "DECIDED_AT_ONCE", 3), instant:
                while Campaigns().carry_on():
                    pass

        return act

    for _step in deaths(until(0), at_least=4):
        check(begun + timedelta(days=SUSPENDS + 1))
    assert Campaign.objects.get().state_code is CampaignState.OPEN
    assert Line.objects.count() == 4
    for _step in deaths(until(SUSPENDS), at_least=4):
        check(begun + timedelta(days=SUSPENDS + 1))
    assert Campaign.objects.get().state_code is CampaignState.CLOSED
    assert Line.objects.filter(state=LineState.SUSPENDED).count() == 4
