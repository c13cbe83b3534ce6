"""Opening an account from the page of a person: the system administrator's power, and nobody else's."""

import pytest
from tests.regime.people.company import CONSOLE, Company
from tests.regime.people.conftest import BrowserOf

from shoumi.regime.accounts.models import Account
from shoumi.regime.accounts.vocabulary import Administrator
from shoumi.regime.people import actions
from shoumi.regime.people.values import Entry
from shoumi.regime.people.vocabulary import Kind, Office

pytestmark = pytest.mark.django_db


def test_only_the_system_administrator_is_offered_it_and_may_do_it(company: Company, browser_of: BrowserOf) -> None:
    entry = Entry(name="沈越", kind=Kind.EMPLOYEE, email="shen@example.com")
    person = actions.register_person(actor=CONSOLE, entry=entry).id
    system = company.administrator("吴维", Administrator.SYSTEM)
    others = [company.administrator("郑安", Administrator.SECURITY), company.holding("许静", Office.HR)]
    for other in others:
        client = browser_of(other)
        assert f"/people/{person}/account" not in client.get(f"/people/{person}").text
        assert client.post(f"/people/{person}/account").status_code in {403, 404}
    client = browser_of(system)
    assert f"/people/{person}/account" in client.get(f"/people/{person}").text
    answer = client.post(f"/people/{person}/account")
    account = Account.objects.get(id=person)
    assert account.password_temporary
    assert account.email in answer.text
    assert f"/people/{person}/account" not in client.get(f"/people/{person}").text
    again = client.post(f"/people/{person}/account", follow=True)
    assert Account.objects.get(id=person).password == account.password
    assert 'role="status"' in again.text
