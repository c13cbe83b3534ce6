"""SCIM 2.0: what an identity provider pushes is answered as RFC 7643 and 7644 say, and the directory follows."""

import json
from datetime import timedelta
from http import HTTPStatus
from typing import Any

import pytest
from django.test import Client
from tests.regime.people.company import CONSOLE, Company, signed_in
from tests.regime.people.conftest import BrowserOf

from shoumi.engines.foundation.errors import NotFound
from shoumi.regime.journal.models import Details
from shoumi.regime.journal.models import Event as LedgerEvent
from shoumi.regime.kit import clock
from shoumi.regime.people import actions, queries
from shoumi.regime.people.actions.sources import Wanted
from shoumi.regime.people.jobs import sync_sources
from shoumi.regime.people.models import Person, ProvisionedResource, Source, SyncRun
from shoumi.regime.people.sync.vocabulary import RunState, SettingName, SourceKind
from shoumi.regime.people.vocabulary import Event, Office, State

USER = "urn:ietf:params:scim:schemas:core:2.0:User"
ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"
GROUP = "urn:ietf:params:scim:schemas:core:2.0:Group"
PATCH = "urn:ietf:params:scim:api:messages:2.0:PatchOp"


class Provider:
    """An identity provider at our door: a client with the token of a source."""

    def __init__(self, source: Source, token: str) -> None:
        self.source = source
        self._client = Client(headers={"authorization": f"Bearer {token}"})

    def ask(self, method: str, path: str, body: object = None, **headers: str) -> tuple[int, Any]:
        answer = self._client.generic(
            method,
            f"/scim/v2{path}",
            json.dumps(body) if body is not None else "",
            content_type="application/scim+json",
            headers=headers,
        )
        if answer.content:
            assert answer["Content-Type"] == "application/scim+json"
        return answer.status_code, json.loads(answer.content) if answer.content else None

    def add(self, number: int, **more: object) -> Any:  # noqa: ANN401 - JSON
        user = {
            "schemas": [USER, ENTERPRISE],
            "userName": f"u{number}@xinghe.cn",
            "externalId": f"ext-{number}",
            "password": "unwanted-secret",
            "name": {"familyName": "员", "givenName": f"工{number}"},
            "emails": [{"value": f"u{number}@xinghe.cn", "primary": True}],
            "active": True,
            ENTERPRISE: {"employeeNumber": f"S{number}", "department": "研发部/平台组"},
            **more,
        }
        status, made = self.ask("POST", "/Users", user)
        assert status == HTTPStatus.CREATED, made
        return made

    def patch(self, id_: str, *operations: dict[str, object], **headers: str) -> tuple[int, Any]:
        return self.ask("PATCH", f"/Users/{id_}", {"schemas": [PATCH], "Operations": operations}, **headers)


def provider_of(units_from: str = "department") -> Provider:
    wanted = Wanted(name=units_from, settings={SettingName.UNITS_FROM: units_from})
    source = actions.create_source(actor=CONSOLE, kind=SourceKind.SCIM, wanted=wanted)
    return Provider(source, actions.mint_source_token(actor=CONSOLE, source=source.id))


@pytest.fixture
def provider(company: Company) -> Provider:
    del company
    return provider_of()


def synced() -> None:
    """Let the worker do what waits, and confirm a first plan."""
    sync_sources()
    for run in SyncRun.objects.filter(state=RunState.ASKING):
        actions.confirm_sync(actor=CONSOLE, run=run.id)
    sync_sources()


def state(number: int) -> State:
    return queries.state_of(Person.objects.get(email=f"u{number}@xinghe.cn").id, clock.now())


def test_the_service_tells_what_it_is(provider: Provider) -> None:
    _, config = provider.ask("GET", "/ServiceProviderConfig")
    assert (config["patch"]["supported"], config["filter"]["supported"], config["bulk"]["supported"]) == (1, 1, 0)
    _, types = provider.ask("GET", "/ResourceTypes")
    assert {each["name"] for each in types["Resources"]} == {"User", "Group"}
    _, schemas = provider.ask("GET", "/Schemas")
    assert {USER, ENTERPRISE, GROUP} <= {each["id"] for each in schemas["Resources"]}
    assert provider.ask("GET", "/Nothing")[0] == HTTPStatus.NOT_FOUND


def test_a_pushed_user_joins_and_a_deactivated_one_begins_to_leave(provider: Provider) -> None:
    made = provider.add(1)
    assert "password" not in json.dumps(made)
    assert made["meta"]["location"] == f"http://localhost:8000/scim/v2/Users/{made['id']}"
    synced()
    person = Person.objects.get(email="u1@xinghe.cn")
    assert (person.name, person.staff_number) == ("员工1", "S1")
    assert queries.person(CONSOLE, person.id).places[0].unit.zh == "平台组"
    status, _ = provider.patch(made["id"], {"op": "replace", "path": "active", "value": False})
    assert status == HTTPStatus.NO_CONTENT
    assert provider.ask("GET", f"/Users/{made['id']}")[1]["active"] is False
    synced()
    assert state(1) is State.LEAVING
    provider.patch(made["id"], {"op": "replace", "value": {"active": True, "title": "工程师"}})
    synced()
    assert (state(1), Person.objects.count()) == (State.PRESENT, 1)


def test_a_deleted_user_begins_to_leave_and_a_renamed_one_is_renamed(provider: Provider) -> None:
    gone, kept = provider.add(1), provider.add(2)
    synced()
    assert provider.ask("DELETE", f"/Users/{gone['id']}")[0] == HTTPStatus.NO_CONTENT
    assert provider.ask("GET", f"/Users/{gone['id']}")[0] == HTTPStatus.NOT_FOUND
    assert provider.ask("PUT", f"/Users/{kept['id']}", {**kept, "displayName": "改名"})[0] == HTTPStatus.OK
    synced()
    assert state(1) is State.LEAVING
    assert Person.objects.get(email="u2@xinghe.cn").name == "改名"


def test_many_deactivated_at_once_stop_and_ask(provider: Provider) -> None:
    made = [provider.add(number) for number in range(8)]
    synced()
    for each in made[:6]:
        provider.patch(each["id"], {"op": "Replace", "path": "active", "value": "False"})
    sync_sources()
    assert SyncRun.objects.filter(state=RunState.ASKING).exists()
    assert {state(number) for number in range(8)} == {State.PRESENT}
    # What is pushed while somebody decides is looked at after the decision.
    provider.add(9)
    assert sync_sources() == 0
    synced()
    with clock.at(clock.now() + timedelta(minutes=2)):
        sync_sources()
    assert [state(number) for number in range(6)] == [State.LEAVING] * 6
    assert Person.objects.filter(email="u9@xinghe.cn").exists()


def test_users_are_found_by_filter_and_paged(provider: Provider) -> None:
    for number in range(5):
        provider.add(number, displayName=f"员工{number}")

    def found(query: str) -> tuple[int, list[str]]:
        status, page = provider.ask("GET", f"/Users?{query}")
        assert status == HTTPStatus.OK, page
        return page["totalResults"], [each["userName"] for each in page.get("Resources", [])]

    assert found('filter=userName eq "U3@XINGHE.CN"') == (1, ["u3@xinghe.cn"])
    assert found('filter=externalId eq "ext-2"') == (1, ["u2@xinghe.cn"])
    assert found('filter=displayName eq "员工4"') == (1, ["u4@xinghe.cn"])
    assert found('filter=userName eq "nobody"') == (0, [])
    assert found('filter=userName sw "u" and not (externalId eq "ext-0")')[0] == 4
    assert found("startIndex=2&count=2") == (5, ["u1@xinghe.cn", "u2@xinghe.cn"])
    assert provider.ask("GET", "/Users?filter=userName eq")[0] == HTTPStatus.BAD_REQUEST


def test_what_cannot_be_kept_is_refused_as_the_protocol_says(provider: Provider) -> None:
    made = provider.add(1)
    status, taken = provider.ask("POST", "/Users", {"schemas": [USER], "userName": "U1@xinghe.cn"})
    assert (status, taken["scimType"]) == (HTTPStatus.CONFLICT, "uniqueness")
    assert provider.ask("POST", "/Users", {"schemas": [USER]})[0] == HTTPStatus.BAD_REQUEST
    assert provider.ask("PATCH", f"/Users/{made['id']}", {"schemas": [PATCH]})[0] == HTTPStatus.BAD_REQUEST
    assert provider.ask("GET", "/Users/not-an-id")[0] == HTTPStatus.NOT_FOUND
    etag = made["meta"]["version"]
    rename: dict[str, object] = {"op": "replace", "path": "displayName", "value": "新"}
    assert provider.patch(made["id"], rename, **{"if-match": etag})[0] == HTTPStatus.NO_CONTENT
    assert provider.patch(made["id"], rename, **{"if-match": etag})[0] == HTTPStatus.PRECONDITION_FAILED
    assert ProvisionedResource.objects.count() == 1


def test_groups_may_be_the_units(company: Company) -> None:
    del company
    provider = provider_of("groups")
    one = provider.add(1)
    _, group = provider.ask(
        "POST", "/Groups", {"schemas": [GROUP], "displayName": "算法组", "members": [{"value": one["id"]}]}
    )
    synced()
    person = Person.objects.get(email="u1@xinghe.cn")
    assert queries.person(CONSOLE, person.id).places[0].unit.zh == "算法组"
    removal = {"op": "remove", "path": f'members[value eq "{one["id"]}"]'}
    status, _ = provider.ask("PATCH", f"/Groups/{group['id']}", {"schemas": [PATCH], "Operations": [removal]})
    assert status in {HTTPStatus.OK, HTTPStatus.NO_CONTENT}
    synced()
    assert queries.person(CONSOLE, person.id).places == []


def test_a_token_opens_its_own_source_only_and_nothing_else(provider: Provider, company: Company) -> None:
    made = provider.add(1)
    other = provider_of("groups")
    assert other.ask("GET", f"/Users/{made['id']}")[0] == HTTPStatus.NOT_FOUND
    assert other.ask("GET", "/Users")[1]["totalResults"] == 0
    for token in ("", "shs_wrong", "shm_wrong"):
        stranger = Provider(provider.source, token)
        assert stranger.ask("GET", "/Users")[0] == HTTPStatus.UNAUTHORIZED
    renewed = actions.mint_source_token(actor=CONSOLE, source=provider.source.id)
    assert provider.ask("GET", "/Users")[0] == HTTPStatus.UNAUTHORIZED
    assert Provider(provider.source, renewed).ask("GET", "/Users")[0] == HTTPStatus.OK
    assert Client(headers={"authorization": f"Bearer {renewed}"}).get("/api/v1/people").status_code == 401
    actions.change_source(
        actor=CONSOLE, source=provider.source.id, wanted=Wanted(name="off", settings=provider.source.settings, on=False)
    )
    assert Provider(provider.source, renewed).ask("GET", "/Users")[0] == HTTPStatus.UNAUTHORIZED
    with pytest.raises(NotFound):
        actions.mint_source_token(actor=CONSOLE, source=company.root.id)


def test_nothing_personal_is_readable_at_rest(provider: Provider) -> None:
    provider.add(1)
    row = ProvisionedResource.objects.get()
    kept = bytes(row.sealed_body) + bytes(row.user_name or b"") + bytes(row.external_id or b"")
    assert b"xinghe" not in kept
    pushed = LedgerEvent.objects.get(code=Event.SOURCE_PUSHED)
    assert "xinghe" not in Details.objects.get(event=pushed).body


def test_it_mints_the_token_on_the_page_of_the_source(company: Company, browser_of: BrowserOf) -> None:
    it, hr = company.holding("卫东", Office.IT), company.holding("许静", Office.HR)
    signed_in(hr)
    provider = provider_of()
    address = f"/people/sources/{provider.source.id}"
    assert "生成令牌" not in browser_of(hr).get(address).content.decode()
    browser = browser_of(it)
    assert "生成令牌" in browser.get(address).content.decode()
    page = browser.post(f"{address}/token")
    assert "shs_" in page.content.decode()
    assert page["Cache-Control"] == "no-store, private"
    assert browser_of(hr).post(f"{address}/token").status_code == HTTPStatus.FORBIDDEN
