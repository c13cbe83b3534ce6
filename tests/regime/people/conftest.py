"""The company, and its people at their browsers."""

from collections.abc import Callable
from copy import deepcopy
from datetime import timedelta
from uuid import UUID

import pytest
from django.test import Client
from tests.regime.people.company import ENTERED, Company, signed_in

from shoumi.regime.accounts.models import Account
from shoumi.regime.accounts.sessions import FACTOR_AT
from shoumi.regime.kit import clock

BrowserOf = Callable[..., Client]


@pytest.fixture
def company(_django_db_helper: None) -> Company:
    """The company, in a database of the test's own."""
    return deepcopy(ENTERED[0])


@pytest.fixture
def browser_of(company: Company) -> BrowserOf:
    """Return a browser in which a person has signed in with a second factor."""
    del company

    def sign_in(person: UUID, *, fresh: bool = True, language: str = "zh-hans") -> Client:
        signed_in(person)
        client = Client(headers={"accept-language": language})
        client.force_login(Account.objects.get(pk=person))
        session = client.session
        session[FACTOR_AT] = (clock.now() if fresh else clock.now() - timedelta(minutes=30)).isoformat()
        session.save()
        client.cookies["django_language"] = language
        return client

    return sign_in
