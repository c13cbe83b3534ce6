import pytest
from tests.regime.people.company import Company


@pytest.fixture
def company(_django_db_helper: None) -> Company:
    return Company()
