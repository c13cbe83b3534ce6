"""Where a redirect may lead: to a page of ours, whatever stood in the address."""

from urllib.parse import urljoin, urlsplit

import pytest
from django.forms import Form, PasswordInput
from django.test import RequestFactory
from hypothesis import example, given
from hypothesis import strategies as st

from shoumi.regime.accounts.keeping import PASSWORD_FIELDS, safe_page
from shoumi.regime.accounts.web.own import NewPasswordForm
from shoumi.regime.accounts.web.proving import PasswordForm
from shoumi.regime.accounts.web.sign_in import SignInForm

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


@pytest.mark.parametrize("form", [NewPasswordForm, PasswordForm, SignInForm])
def test_every_field_for_a_password_is_known_by_its_name(form: type[Form]) -> None:
    typed = {name for name, field in form.declared_fields.items() if isinstance(field.widget, PasswordInput)}
    assert typed <= PASSWORD_FIELDS


@pytest.mark.parametrize("page", ["/", "/documents/", "/documents/?q=a&page=2"])
def test_a_page_of_ours_is_kept_with_its_query(page: str) -> None:
    request = RequestFactory(headers={"host": HOST}).get("/")
    assert safe_page(request, page) == safe_page(request, f"http://{HOST}{page}") == page
