"""The step of signing in that an identity provider vouches for, as allauth keeps it until the last step is done."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from allauth.account.internal.flows.login import record_authentication
from django.http import HttpRequest

from shoumi.engines.foundation.errors import NotFound
from shoumi.regime.access.actors import Stranger
from shoumi.regime.accounts.actions.providers import find_provider
from shoumi.regime.accounts.actions.single import link_matched
from shoumi.regime.accounts.models import Account, IdentityProvider
from shoumi.regime.accounts.sessions import CameBy
from shoumi.regime.accounts.vocabulary import Problem

METHOD = "single"
_FIRST = frozenset({"password", METHOD})

Step = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class SingleWay:
    """By whom somebody is signing in, and the identity that is linked once they are through."""

    provider: IdentityProvider
    came_by: CameBy
    to_link: bytes
    """Digest of an identity that matched; empty for one that is linked already."""

    def link(self, stranger: Stranger, account_id: UUID) -> None:
        """Link what matched: only now, because a person who gets no further was not shown to be who they say."""
        if self.to_link:
            link_matched(stranger, self.provider, account_id, self.to_link)


def note_step(request: HttpRequest, account: Account, came_by: CameBy, to_link: bytes) -> None:
    """Note that the provider's answer was right, for what comes after it."""
    record_authentication(
        request,
        account,
        METHOD,
        provider=came_by.provider,
        session=came_by.session,
        vouched=came_by.vouched,
        to_link=to_link.hex(),
    )


def latest_steps(steps: Sequence[Step]) -> Sequence[Step]:
    """Return the steps of the last attempt: earlier ones that were given up are not part of how somebody came in."""
    begun = [number for number, step in enumerate(steps) if step["method"] in _FIRST or step.get("passwordless", False)]
    return steps[begun[-1] :] if begun else steps


def single_way(steps: Sequence[Step]) -> SingleWay | None:
    """Return by which provider the attempt began; None for one that began here.

    Raises NotFound for a provider that was switched off while the person was on the way.
    """
    if not steps or steps[0]["method"] != METHOD:
        return None
    step = steps[0]
    came_by = CameBy(step["provider"], step["session"], step["vouched"])
    provider = find_provider(UUID(came_by.provider))
    if not provider.on:
        raise NotFound(Problem.NO_SUCH_PROVIDER)
    return SingleWay(provider, came_by, bytes.fromhex(step["to_link"]))
