"""People at their browsers."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Protocol

import pytest
from django.test import Client
from tests.cast import Cast

from shoumi.regime.accounts.models import Account
from shoumi.regime.accounts.sessions import FACTOR_AT
from shoumi.regime.documents import pages
from shoumi.regime.kit import clock


class SignIn(Protocol):
    """Opens a browser in which one of the cast has signed in; ``fresh`` says whether the second factor is recent."""

    def __call__(self, part: str, *, fresh: bool = True) -> Client: ...


@pytest.fixture
def browser_of(cast: Cast) -> SignIn:
    """Return a browser in which one of the cast has signed in with a second factor."""

    def sign_in(part: str, *, fresh: bool = True) -> Client:
        client = Client()
        client.force_login(Account.objects.get(pk=getattr(cast, part)))
        session = client.session
        session[FACTOR_AT] = (clock.now() if fresh else clock.now() - timedelta(minutes=30)).isoformat()
        session.save()
        return client

    return sign_in


@pytest.fixture(scope="session", autouse=True)
def _renderers() -> Iterator[None]:
    yield
    pages.close()
