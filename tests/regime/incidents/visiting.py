"""People of the cast at their browsers, and programs with their tokens."""

from datetime import timedelta

from django.test import Client
from tests.cast import Cast

from shoumi.regime.access.actors import Scope
from shoumi.regime.accounts.actions.tokens import mint_token
from shoumi.regime.accounts.models import Account
from shoumi.regime.accounts.sessions import FACTOR_AT
from shoumi.regime.kit import clock


def browser_of(cast: Cast, part: str, *, factor_minutes_ago: int = 0) -> Client:
    """Return a browser in which ``part`` has signed in with a second factor."""
    client = Client()
    client.force_login(Account.objects.get(pk=getattr(cast, part)))
    session = client.session
    session[FACTOR_AT] = (clock.now() - timedelta(minutes=factor_minutes_ago)).isoformat()
    session.save()
    return client


def program_of(cast: Cast, part: str, *scopes: Scope, ceiling: int | None = None) -> Client:
    """Return a program with a token of ``part``, reaching up to the rank ``ceiling``."""
    minted = mint_token(
        actor=cast.acting(part),
        account_id=getattr(cast, part),
        name="tests",
        scopes=frozenset(scopes),
        ceiling=ceiling,
    )
    return Client(headers={"Authorization": f"Bearer {minted.text}"})
