"""What a decision costs in questions to the database: counted, so that it does not creep up unseen."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.cast import Cast, registered

from shoumi.regime.access.deciding import decide
from shoumi.regime.documents.vocabulary import Permission
from shoumi.regime.journal.acting import Subject

pytestmark = pytest.mark.django_db

TIES = 5
"""The viewer's units and positions, lines that name one of them, author, custodian.

All that is asked about a document someone has no tie to, and about an absent one.
"""
STANDING = 6
"""Level, handling rules, account, employment, clearance, notice period."""


@pytest.mark.parametrize(
    ("part", "most"), [("holder", TIES + STANDING), ("classifier", TIES + STANDING), ("outsider", TIES)]
)
def test_a_decision_asks_a_fixed_number_of_questions(cast: Cast, part: str, most: int) -> None:
    document = registered(cast)
    registered(cast)
    with CaptureQueriesContext(connection) as asked:
        decide(cast.acting(part), Permission.OPEN, document.subject)
    assert len(asked) <= most


def test_an_unknowable_document_costs_what_an_absent_one_costs(cast: Cast) -> None:
    document = registered(cast)
    absent = Subject(document.subject.kind, cast.holder)
    counts = []
    for subject in (document.subject, absent):
        with CaptureQueriesContext(connection) as asked:
            assert not decide(cast.acting("outsider"), Permission.OPEN, subject).known
        counts.append(len(asked))
    assert counts[0] == counts[1]
