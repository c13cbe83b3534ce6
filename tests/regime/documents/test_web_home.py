"""The home page and what stands around every page: who is there, what waits, whether it is all made up."""

import re
from dataclasses import replace

import pytest
from django.conf import settings
from django.test import Client, override_settings
from tests.cast import Cast, last_day, registered
from tests.regime.documents.conftest import SignIn

from shoumi.regime.documents.actions.requesting import request_to_know
from shoumi.regime.kit import clock

pytestmark = pytest.mark.django_db

WAITING = 'href="/documents/decide"'


def test_the_menu_is_named_after_the_person(browser_of: SignIn) -> None:
    page = browser_of("holder").get("/").text
    name = re.search(r'class="user-name">([^<]+)<', page)
    address = re.search(r'class="user-address">([^<]+)<', page)
    assert name
    assert address
    assert "@" not in name[1]
    assert "@" in address[1]
    assert f'<span class="menu-label">{name[1]}</span>' in page


def test_only_who_keeps_documents_is_offered_requests_with_their_number(cast: Cast, browser_of: SignIn) -> None:
    document = registered(cast)
    keeper = browser_of("classifier")
    assert WAITING not in browser_of("outsider").get("/documents/").text
    page = keeper.get("/documents/").text
    assert WAITING in page
    assert "nav-count" not in page
    request_to_know(actor=cast.acting("outsider"), number=document.number, purpose="投标需要参考", until=last_day(20))
    assert '<span class="nav-count">1<' in keeper.get("/documents/").text


def test_a_line_of_the_home_page_says_level_title_number_and_day(cast: Cast, browser_of: SignIn) -> None:
    document = registered(cast)
    page = browser_of("holder").get("/").text
    line = page[page.index('<ul class="line-list">') : page.index("</ul>", page.index('<ul class="line-list">'))]
    for told in ("badge-level", document.title, document.number, clock.today().isoformat()):
        assert told in line


def test_an_empty_home_page_leads_to_what_the_person_can_use(browser_of: SignIn) -> None:
    page = browser_of("outsider").get("/").text
    assert 'class="home-place" href="/documents/"' in page
    assert 'class="home-place" href="/documents/register"' not in page


def test_sample_data_say_so_before_and_after_signing_in(browser_of: SignIn) -> None:
    holder = browser_of("holder")
    pages = ((Client(), "/accounts/login/"), (holder, "/"), (holder, "/documents/ABSENT-1"))
    for client, address in pages:
        assert "sample-strip" not in client.get(address, follow=True).text
    with override_settings(INSTALLATION=replace(settings.INSTALLATION, sample=True)):
        for client, address in pages:
            assert "示例数据 · " in client.get(address, follow=True).text
