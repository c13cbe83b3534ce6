import pytest
from tests.cast import Cast, registered

from shoumi.regime.documents import queries
from shoumi.regime.documents.actions.viewing import view_page

pytestmark = pytest.mark.django_db


def test_a_registered_document_is_found_and_opened_by_its_holder(cast: Cast) -> None:
    document = registered(cast)
    holder = cast.acting("holder")
    assert [found.number for found in queries.documents(holder, "排序算法")] == [document.number]
    page = view_page(actor=holder, number=document.number, page=1)
    assert page.jpeg.startswith(b"\xff\xd8")
