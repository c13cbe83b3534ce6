"""A table full of papers."""

import pytest
from tests.regime.kit.papers import Paper, make_table, papers


@pytest.fixture
def many_papers(transactional_db: None) -> int:
    """Return how many papers there are."""
    del transactional_db
    make_table()
    return len(Paper.objects.bulk_create(papers(230)))
