"""What happens to accounts in the month: attempts from outside, a sign-in on a journey, a service, a profile."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

from shoumi.regime.access.actors import Scope, Stranger
from shoumi.regime.accounts.actions.attempts import record_failed_sign_in
from shoumi.regime.accounts.actions.separating import adopt_profile
from shoumi.regime.accounts.actions.services import NewService, mint_service_token
from shoumi.regime.accounts.actions.sessions import record_sign_in
from shoumi.regime.accounts.vocabulary import Profile
from shoumi.regime.kit import clock
from shoumi.surfaces.sample import company
from shoumi.surfaces.sample.story import Act, Story

SERVICE = "log-collector"
_OUTSIDE = Stranger({"address": "203.0.113.24", "device": "Chrome / Windows"})
_ON_A_JOURNEY = {"address": "198.51.100.23", "device": "Safari / iOS"}
_TRIES = 5
_DAY = 15


def acts(story: Story) -> Iterator[Act]:
    """Yield each act; the holder, as whom one can sign in, is told of the attempts and of the new place."""
    holder, auditor, security = (company.ROLES[role] for role in ("holder", "auditor", "security_admin"))
    address = next(one.email for one in company.PEOPLE if one.key == holder)
    evening = story.month.on(_DAY, 21)
    for number in range(_TRIES):
        at = evening + timedelta(seconds=40 * number)
        yield Act(at, "", lambda: record_failed_sign_in(_OUTSIDE, address))
    yield Act(story.month.on(_DAY + 1, 20), "", lambda: _sign_in_on_a_journey(story, holder))
    yield Act(story.month.on(2, 10), auditor, lambda: _mint(story, auditor))
    yield Act(story.month.on(0, 11), security, lambda: _adopt(story, security))


def _sign_in_on_a_journey(story: Story, who: str) -> None:
    record_sign_in(replace(story.cast.acting(who), origin=_ON_A_JOURNEY), passkey=True)


def _mint(story: Story, who: str) -> None:
    wanted = NewService(
        code=SERVICE,
        purpose="日志平台定时取存证日志",
        scopes=[Scope.AUDIT],
        networks=["10.20.18.0/24"],
        expires_at=clock.now() + timedelta(days=365),
    )
    mint_service_token(actor=story.cast.acting(who), wanted=wanted)


def _adopt(story: Story, who: str) -> None:
    adopt_profile(actor=story.cast.acting(who), profile=Profile.STANDARD)
