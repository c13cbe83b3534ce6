"""The questions a browser is on its way with, kept in its session: each is answered once, and soon."""

import secrets
from dataclasses import asdict
from uuid import UUID

from shoumi.regime.accounts.sessions import SessionStore
from shoumi.regime.accounts.single.values import Flow
from shoumi.regime.kit import clock

_FLOWS = "accounts.flows"
MOST = 5
"""Windows of one browser that may be on their way at once; the oldest is forgotten."""
MINUTES = 10


def begin(session: SessionStore, provider: UUID, *, page: str, account: UUID | None = None) -> Flow:
    """Keep a new question to ``provider`` and return it; ``account`` is whose identity is to be linked."""
    flow = Flow(
        provider=str(provider),
        state=secrets.token_urlsafe(32),
        nonce=secrets.token_urlsafe(32),
        verifier=secrets.token_urlsafe(48),
        begun=clock.now().timestamp(),
        page=page,
        account=str(account or ""),
    )
    kept = session.get(_FLOWS, [])
    session[_FLOWS] = [*kept[-(MOST - 1) :], asdict(flow)]
    return flow


def take(session: SessionStore, provider: UUID, state: str) -> Flow | None:
    """Return the question that ``state`` names, and forget it; None for one that was never asked here, or long ago."""
    kept = [Flow(**told) for told in session.get(_FLOWS, [])]
    found = next((flow for flow in kept if secrets.compare_digest(flow.state.encode(), state.encode())), None)
    if found is None:
        return None
    session[_FLOWS] = [asdict(flow) for flow in kept if flow is not found]
    fresh = clock.now().timestamp() - found.begun <= MINUTES * 60
    return found if fresh and found.provider == str(provider) else None
