"""What this part does by itself, called by the worker again and again."""

import math
import time
from uuid import UUID

from shoumi.engines.foundation.errors import Conflict
from shoumi.regime.kit import clock
from shoumi.regime.reviews.actions import opening, planning, silence
from shoumi.regime.reviews.models import Campaign
from shoumi.regime.reviews.queries.campaigns import living
from shoumi.regime.reviews.rulebook import REVIEW_JOB
from shoumi.regime.reviews.vocabulary import CampaignState

EVERY_SECONDS = 2.0
LOOK_SECONDS = 3600.0
"""Seconds between two looks through all lines for rights that ended and reviewers who left."""
STEPS = 10
"""Steps of one campaign before the next one has its turn: a few seconds' work."""


class Campaigns:
    """Carries campaigns on. All that is done is in the database: a worker that was killed goes on with what is due."""

    def __init__(self) -> None:
        self._looked: dict[UUID, float] = {}

    def carry_on(self) -> bool:
        """Carry every campaign on that is not over, a few steps each; return whether more is left to do now."""
        more = [self._go_on(row) for row in living()]
        return any(more)

    def _go_on(self, row: Campaign) -> bool:
        try:
            return self._carry_on(row)
        except Conflict:
            # The officer began, closed or withdrew it at this moment; the next call sees how it stands.
            return True

    def _carry_on(self, row: Campaign) -> bool:
        match row.state_code:
            case CampaignState.DRAFT:
                if row.starts_on > clock.today():
                    return False
                planning.begin_campaign(actor=REVIEW_JOB, campaign=row.pk)
                return True
            case CampaignState.OPENING:
                return opening.take_lines(row.pk, steps=STEPS)
            case _:
                planning.plan_next(row.pk)
                silence.remind(row)
                return self._look_through(row) or _take_steps(row)

    def _look_through(self, row: Campaign) -> bool:
        """Look for rights that ended and reviewers who left, now and then."""
        if time.monotonic() - self._looked.get(row.pk, -math.inf) < LOOK_SECONDS:
            return False
        if any(step(row) for _ in range(STEPS) for step in (silence.lapse, silence.assign_anew)):
            return True
        self._looked[row.pk] = time.monotonic()
        return False


def _take_steps(row: Campaign) -> bool:
    """Escalate, suspend and close as the days come; return whether anything was done."""
    done = False
    for _ in range(STEPS):
        if not any(step(row) for step in (silence.escalate, silence.suspend, silence.finish)):
            break
        row.refresh_from_db()
        done = True
    return done
