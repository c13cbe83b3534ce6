"""The court, and its people at their browsers."""

from copy import deepcopy

import pytest
from tests.regime.conduct.court import ENTERED, Court
from tests.regime.people.company import Company
from tests.regime.people.conftest import BrowserOf, browser_of

__all__ = ["BrowserOf", "browser_of"]


@pytest.fixture
def court(_django_db_helper: None) -> Court:
    """The people of a case, in a database of the test's own."""
    return deepcopy(ENTERED[0])


@pytest.fixture
def company(court: Court) -> Company:
    return court.company
