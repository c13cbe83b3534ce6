"""Input no form of ours sends: each answer says so, and none is a failure of the server."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.cast import Cast
from tests.regime.incidents.visiting import browser_of, program_of

from shoumi.regime.access.actors import Scope
from shoumi.regime.accounts.models import Session

pytestmark = pytest.mark.django_db

LONG = "%" * 60_000
SEARCHES = [
    ("holder", "/people/", "q"),
    ("holder", "/people/", "unit"),
    ("holder", "/documents/", "q"),
    ("holder", "/documents/", "kind"),
    ("holder", "/documents/people", "who"),
    ("holder", "/documents/kinds", "q"),
    ("holder", "/api/v1/people", "q"),
    ("holder", "/api/v1/documents", "q"),
    ("holder", "/api/v1/documents", "kind"),
    ("holder", "/api/v1/documents", "level"),
    ("auditor", "/evidence/ledger", "q"),
    ("auditor", "/api/v1/ledger/entries", "actor"),
    ("auditor", "/api/v1/ledger/entries", "subject"),
    ("system_admin", "/accounts/register/", "q"),
    ("officer", "/reviews/", "q"),
    ("classifier", "/reviews/mine", "campaign"),
]


@pytest.mark.parametrize(("part", "address", "name"), SEARCHES)
def test_no_search_is_too_long_or_holds_a_nul(cast: Cast, part: str, address: str, name: str) -> None:
    browser = browser_of(cast, part)
    assert browser.get(address, {name: LONG}).status_code in {200, 422}
    answer = browser.get(address, {name: "a\x00"})
    assert answer.status_code == 400
    assert answer.headers["Content-Type"].startswith("application/json" if "/api/" in address else "text/html")


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
@pytest.mark.parametrize("name", ["since", "until"])
def test_days_at_the_ends_of_the_calendar_find_nothing(cast: Cast, name: str, day: str) -> None:
    assert browser_of(cast, "auditor").get("/evidence/ledger", {name: day}).status_code == 200
    assert browser_of(cast, "officer").get("/incidents/traces", {name: day}).status_code == 200


@pytest.mark.parametrize("number", ["9" * 5000, "9" * 30, "٣", "-1"])
def test_a_factor_of_no_number_is_not_there(cast: Cast, number: str) -> None:
    answer = browser_of(cast, "holder").post("/accounts/own/factors/remove", {"number": number})
    assert answer.status_code == 404


def test_a_session_of_no_name_is_not_there(cast: Cast) -> None:
    browser = browser_of(cast, "holder")
    for name in ("\x00", "", "x" * 5000):
        assert browser.post("/accounts/own/sessions/end", {"session": name}).status_code == 404
    assert Session.objects.filter(account=cast.holder).count() == 1


@pytest.mark.parametrize("name", ["kind", "level"])
def test_an_upload_of_an_unknown_code_is_told(cast: Cast, name: str) -> None:
    program: Client = program_of(cast, "classifier", Scope.WRITE)
    form = {"title": "t", "kind": "source-code", "level": "core"} | {name: "\x00"}
    answer = program.post("/api/v1/documents", form | {"file": SimpleUploadedFile("a.txt", b"text")})
    assert (answer.status_code, answer.json()["code"]) == (422, f"documents.unknown_{name}")
