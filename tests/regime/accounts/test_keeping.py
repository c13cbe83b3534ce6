"""Where a redirect may lead: to a page of ours, whatever stood in the address."""

from urllib.parse import urljoin, urlsplit

import pytest
from django.test import RequestFactory
from hypothesis import example, given
from hypothesis import strategies as st

from shoumi.regime.accounts.keeping import safe_page

HOST = "localhost"
AWAY = [
    "//evil.example/phish",
    "/\\evil.example",
    "\\\\evil.example",
    "https://evil.example/",
    "/\t/evil.example",
    "evil.example",
]
ADDRESSES = st.one_of(
    st.text(max_size=40),
    st.lists(st.sampled_from(["/", "\\", "//", "http:", "https:", "@", "?", "#", HOST, "evil.example", "\t", "a"])).map(
        "".join
    ),
)


@given(ADDRESSES)
@example(f"http://{HOST}//evil.example/phish")
@example(f"http://{HOST}/\\evil.example")
def test_no_address_leads_away(address: str) -> None:
    page = safe_page(RequestFactory(headers={"host": HOST}).get("/"), address)
    assert page.startswith("/")
    assert "\\" not in page[:2]
    assert urlsplit(urljoin(f"http://{HOST}/", page)).netloc == HOST


@pytest.mark.parametrize("away", AWAY)
def test_an_address_elsewhere_becomes_the_home_page(away: str) -> None:
    request = RequestFactory(headers={"host": HOST}).get("/")
    assert safe_page(request, away) == "/"
    assert safe_page(request, f"http://{HOST}/{away}" if away.startswith("/") else away) == "/"


@pytest.mark.parametrize("page", ["/", "/documents/", "/documents/?q=a&page=2"])
def test_a_page_of_ours_is_kept_with_its_query(page: str) -> None:
    request = RequestFactory(headers={"host": HOST}).get("/")
    assert safe_page(request, page) == safe_page(request, f"http://{HOST}{page}") == page
