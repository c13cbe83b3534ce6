import pytest
from tests.regime.people.company import Company


@pytest.fixture
def company(db: None) -> Company:
    return Company()
