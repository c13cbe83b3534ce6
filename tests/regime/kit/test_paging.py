from hypothesis import given
from hypothesis import strategies as st
from tests.regime.kit.papers import Paper

from shoumi.regime.kit.paging import Page, paginate


@given(st.integers(1, 500), st.integers(0, 10_000))
def test_offered_pages_rise_and_hold_first_last_and_neighbours(number: int, total: int) -> None:
    page: Page[int] = Page(rows=[1], number=number, size=50, total=total, capped=False, more=False)
    offered = [one for one in page.numbers if one is not None]
    last = max(-(-total // 50), number)
    assert offered == sorted(set(offered))
    assert {1, last, number} <= set(offered)
    assert len(page.numbers) <= 7
    for left, gap, right in zip(page.numbers, page.numbers[1:], page.numbers[2:], strict=False):
        if gap is None:
            assert left is not None
            assert right is not None
            assert right - left > 2


def test_counting_stops_at_the_limit_and_pages_go_on(many_papers: int) -> None:
    query = Paper.objects.order_by("pk")
    first = paginate(query, 1, size=20, limit=100)
    assert (first.total, first.capped, first.more) == (100, True, True)
    beyond = paginate(query, 12, size=20, limit=100)
    assert (beyond.first, beyond.last, beyond.more) == (221, many_papers, False)
    assert paginate(query, 13, size=20, limit=100).number == 5


def test_an_empty_query_has_one_empty_page(many_papers: int) -> None:
    assert many_papers
    page = paginate(Paper.objects.none().order_by("pk"), 4)
    assert (page.number, page.first, page.last, page.total, page.more) == (1, 0, 0, 0, False)
