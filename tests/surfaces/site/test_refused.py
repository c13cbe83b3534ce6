"""A refusal is one page, whichever part refuses: every failing gate in words, and where it is cured."""

from http import HTTPStatus

import pytest
from tests.cast import Cast
from tests.regime.incidents.visiting import browser_of

from shoumi.regime.access.vocabulary import Event
from shoumi.regime.journal.models import Event as Recorded

pytestmark = pytest.mark.django_db

REFUSED = [
    "/accounts/register/",
    "/people/imports",
    "/documents/register",
    "/documents/kinds/new",
    "/incidents/traces",
    "/evidence/ledger",
    "/operations/status",
]
"""A page of each part that a reader of documents may not use."""


@pytest.mark.parametrize("address", REFUSED)
def test_whichever_part_refuses_every_failing_gate_is_told(cast: Cast, address: str) -> None:
    reader = browser_of(cast, "holder")
    before = Recorded.objects.filter(code=Event.REFUSED).count()
    answer = reader.get(address)
    assert answer.status_code == HTTPStatus.FORBIDDEN
    reasons = answer.context["reasons"]
    assert reasons
    page = answer.content.decode()
    assert all(str(one.what) in page and str(one.cure) in page for one in reasons)
    assert Recorded.objects.filter(code=Event.REFUSED).count() == before + 1
