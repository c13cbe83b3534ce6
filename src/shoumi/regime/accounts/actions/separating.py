"""Keeping hats apart: the profile of the company, and the check of every appointment."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from shoumi.engines.foundation.errors import Conflict
from shoumi.regime.access.actors import Actor
from shoumi.regime.access.deciding import authorised
from shoumi.regime.accounts.models import Separation
from shoumi.regime.accounts.queries.hats import kept_apart, rehearse, worn_by
from shoumi.regime.accounts.rules.hats import PROFILES, check_hat
from shoumi.regime.accounts.subjects import REGISTER
from shoumi.regime.accounts.vocabulary import Event, Permission, Problem, Profile
from shoumi.regime.journal.recording import record


def check_hats(person: UUID, hat: StrEnum, at: datetime) -> None:
    """Raise Conflict, inside an act that appoints, when ``person`` wears a hat that is kept apart from ``hat``."""
    check_hat(hat, worn_by(person, at), kept_apart(at))


def adopt_profile(*, actor: Actor, profile: Profile) -> None:
    """Keep apart from now on what ``profile`` does, and nothing else beside what nobody ever wears together.

    Raises Conflict while anybody wears two hats that would be kept apart: end an appointment first.
    """
    with authorised(actor, Permission.SEPARATE, REGISTER) as decision:
        now = decision.question.at
        wanted = set(PROFILES[profile])
        offenders = {one.person for one in rehearse(profile, now)}
        if offenders:
            raise Conflict(Problem.HATS_WORN, people=len(offenders))
        standing: list[Separation] = list(Separation.objects.standing().filter(holds_until=None))
        for row in standing:
            if (row.first, row.second) not in wanted:
                row.end_at(now)
        there = {(row.first, row.second) for row in standing}
        for first, second in sorted(wanted - there):
            Separation.objects.create(first=first, second=second, holds_from=now, recorded_at=now)
        record(Event.SEPARATED, actor=actor, subject=REGISTER, profile=profile, pairs=len(wanted))
