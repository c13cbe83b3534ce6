import csv
import io
from collections.abc import Sequence
from datetime import timedelta

import pytest
from django.http import HttpRequest, QueryDict, StreamingHttpResponse
from django.test import RequestFactory
from django.utils.safestring import mark_safe
from hypothesis import given
from hypothesis import strategies as st
from tests.regime.kit.papers import START, Paper, papers

from shoumi.regime.kit import clock
from shoumi.regime.kit.export import Format
from shoumi.regime.kit.filters import choice, search, since, until
from shoumi.regime.kit.tables import Column, Listing, Table

TABLE: Table[Paper] = Table(
    name="papers",
    title="Papers",
    order=("-registered",),
    columns=(
        Column(name="title", label="Title", sort=("title",), head=True, link=lambda row: f"/p/{row.number}?a=1&b=2"),
        Column(name="level", label="Level", cell=lambda row: mark_safe(f"<b>{row.level}</b>")),  # noqa: S308 – a constant of the test
        Column(name="keeper", label="Keeper", sort=("keeper", "-pages")),
        Column(name="pages", label="Pages", sort=("pages",), number=True),
    ),
    filters=(
        search(lambda query, words: query.filter(title__icontains=words)),
        choice("level", "Level", lambda: [("core", "Core"), ("secret", "Secret")]),
        since("since", "Since", lookup="registered"),
        until("until", "Until", lookup="registered"),
    ),
)


def read(address: str) -> Listing[Paper]:
    return TABLE.read(QueryDict(address), Paper.objects.all())


def numbers(listing: Listing[Paper]) -> list[str]:
    return [row.number for row in listing.page.rows]


def request(address: str, **headers: str) -> HttpRequest:
    return RequestFactory().get(f"/papers?{address}", headers=headers)


def exported(address: str) -> list[list[str]]:
    response = read(address).respond(request(address), "unused.html", exporting=lambda _kind: None)
    assert isinstance(response, StreamingHttpResponse)
    return list(csv.reader(io.StringIO(response.getvalue().decode("utf-8-sig"))))


@pytest.mark.parametrize("sort", ["", "title", "-title", "keeper", "-keeper", "pages", "-pages", "nonsense"])
def test_pages_hold_every_row_once(many_papers: int, sort: str) -> None:
    shown = [number for page in range(1, 6) for number in numbers(read(f"sort={sort}&page={page}"))]
    assert len(shown) == len(set(shown)) == many_papers


@pytest.mark.usefixtures("many_papers")
def test_descending_is_ascending_turned_round() -> None:
    up, down = (list(read(f"sort={sort}keeper").query) for sort in ("", "-"))
    assert up == down[::-1]
    assert [(row.keeper, -row.pages) for row in up] == sorted((row.keeper, -row.pages) for row in up)


@pytest.mark.usefixtures("many_papers")
@pytest.mark.parametrize("page", ["999", "0", "-3", "x", "", "9" * 40, "٣"])
def test_any_page_number_gives_a_page(page: str) -> None:
    assert len(read(f"page={page}").page.rows) in {50, 30}


@pytest.mark.usefixtures("many_papers")
def test_filters_combine_and_the_export_shows_the_same_rows() -> None:
    address = "q=报价&level=secret&since=2026-03-10&sort=-pages"
    listing = read(address)
    assert listing.page.rows
    assert all("报价" in row.title and row.level == "secret" for row in listing.page.rows)
    heading, *lines = exported(address + "&export=csv")
    assert heading == ["Title", "Level", "Keeper", "Pages"]
    assert [line[3] for line in lines] == [str(row.pages) for row in listing.query]


@pytest.mark.usefixtures("many_papers")
@pytest.mark.parametrize(
    "address", ["level=top", "since=yesterday", "since=0001-01-01", "until=9999-12-31", "q=" + "x" * 201]
)
def test_a_filter_that_cannot_be_read_shows_nothing_rather_than_everything(address: str) -> None:
    listing = read(address)
    assert not listing.page.rows
    assert listing.form.errors
    assert len(exported(address + "&export=csv")) == 1


@pytest.mark.usefixtures("many_papers")
def test_two_queries_whatever_is_asked(django_assert_num_queries: pytest.FixtureRequest) -> None:
    with django_assert_num_queries(2):  # type: ignore[operator]  # pytest-django types the fixture only for checking
        listing = read("q=a&sort=pages&page=2")
        assert listing.body is not None
        assert listing.pages


@pytest.mark.usefixtures("many_papers")
def test_without_a_record_there_is_no_export() -> None:
    listing = read("export=csv")
    response = listing.respond(request("export=csv"), "kit/table.html")
    assert response["Content-Type"].startswith("text/html")
    assert not listing.downloads


@pytest.mark.usefixtures("many_papers")
def test_the_export_is_recorded_before_it_leaves() -> None:
    recorded: list[Format] = []
    read("export=xlsx").respond(request("export=xlsx"), "unused.html", exporting=recorded.append)
    assert recorded == [Format.XLSX]


@pytest.mark.usefixtures("many_papers")
def test_a_script_gets_the_table_alone() -> None:
    asked = request("", **{"HX-Target": "papers"})
    response = read("").respond(asked, "there-is-no-such-page.html")
    page = response.content.decode()  # type: ignore[attr-defined]  # not a stream
    assert page.strip().startswith('<div class="listing" id="papers"')
    assert response["Vary"] == "HX-Target"


@pytest.mark.usefixtures("many_papers")
def test_presenting_sees_no_more_than_a_page_or_a_chunk() -> None:
    sizes: list[int] = []

    def present(rows: Sequence[Paper]) -> Sequence[Paper]:
        sizes.append(len(rows))
        return rows

    table: Table[Paper] = Table(name="t", title="T", columns=TABLE.columns, order=TABLE.order, present=present)
    assert table.read(QueryDict(""), Paper.objects.all()).body
    assert len(list(table.read(QueryDict(""), Paper.objects.all()).records())) == 230
    assert sizes == [50, 230]


def test_cells_are_escaped_and_addresses_quoted() -> None:
    paper = next(iter(papers(1)))
    paper.title = '<img src=x onerror="alert(1)">'
    assert "<img" not in str(TABLE.columns[0].shown(paper))
    assert 'href="/p/SM-2026-00000-Q?a=1&amp;b=2"' in str(TABLE.columns[0].shown(paper))


def test_changing_the_sort_starts_at_the_first_page_and_keeps_the_filters() -> None:
    listing = read("q=%E6%8A%A5&level=core&page=3&export=csv")
    address = listing.headings[0].address
    assert QueryDict(address.removeprefix("?")).dict() == {"q": "报", "level": "core", "sort": "title"}


@pytest.mark.usefixtures("many_papers")
def test_days_are_the_company_s_from_midnight_to_midnight() -> None:
    day = clock.day_of(START) + timedelta(days=3)
    shown = list(read(f"since={day}&until={day}").query)
    assert {clock.day_of(row.registered) for row in shown} == {day}
    assert len(shown) == sum(clock.day_of(row.registered) == day for row in Paper.objects.all()) > 3


@given(st.dictionaries(st.sampled_from(["q", "level", "since", "until", "sort", "page", "export", "other"]), st.text()))
def test_any_address_can_be_read(parameters: dict[str, str]) -> None:
    asked = QueryDict(mutable=True)
    asked.update(parameters)
    listing = TABLE.read(asked, Paper.objects.none())
    assert listing.form.is_valid() in {True, False}
    assert all(heading.address.startswith("?") or not heading.address for heading in listing.headings)
