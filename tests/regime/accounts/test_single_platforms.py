"""Signing in by WeCom, DingTalk and Feishu: against stand-ins (tests/standins.py), not against the real platforms."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from tests import standins
from tests.regime.accounts.house import CONSOLE, Browser, Someone, sign_in, someone
from tests.regime.accounts.records import recorded
from tests.standins import ID, SECRET, StandIn

from shoumi.engines.foundation.errors import Invalid
from shoumi.regime.accounts.actions.accounts import suspend
from shoumi.regime.accounts.actions.providers import (
    NewProvider,
    ProviderSettings,
    add_provider,
    trust_factor,
    try_provider,
)
from shoumi.regime.accounts.models import Account, Identity, IdentityProvider
from shoumi.regime.accounts.single.vocabulary import Check, LinkedBy, Matching, ProviderKind, SingleFault
from shoumi.regime.accounts.vocabulary import Administrator, Event
from shoumi.regime.people.models import ExternalLink, Source
from shoumi.regime.people.sync.vocabulary import SettingName

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.regime.accounts.urls")]

CODE, CORP = "work", "corp-1"
PERSON = {"name": "员工", "userid": "u1", "unionid": "union1", "user_id": "u1", "open_id": "ou_1", "dept_id_list": []}


@dataclass(frozen=True)
class Case:
    """One platform: what stands in for it, our names there, what the question says, how the code comes back."""

    kind: ProviderKind
    make: Callable[..., StandIn]
    client: str
    agent: str
    asked: dict[str, str]
    code: str
    company: dict[str, str]
    """What tells the company of a source of people on this platform."""


CASES = [
    Case(
        ProviderKind.WECOM,
        standins.WeCom,
        ID,
        "1000002",
        {"login_type": "CorpApp", "appid": ID, "agentid": "1000002"},
        "code",
        {SettingName.CORP_ID: ID},
    ),
    Case(
        ProviderKind.DINGTALK,
        standins.DingTalk,
        ID,
        CORP,
        {"client_id": ID, "corpId": CORP, "response_type": "code", "scope": "openid corpid"},
        "authCode",
        {SettingName.CORP_ID: CORP, SettingName.APP_ID: "another-app"},
    ),
    Case(
        ProviderKind.FEISHU,
        standins.Feishu,
        ID,
        "",
        {"client_id": ID, "response_type": "code", "code_challenge_method": "S256"},
        "code",
        {SettingName.APP_ID: ID},
    ),
]
pytestmark.append(pytest.mark.parametrize("case", CASES, ids=lambda case: case.kind.value))


@pytest.fixture
def server(case: Case) -> Iterator[StandIn]:
    with standins.serving(case.make(people=[PERSON])) as running:
        yield running


def added(case: Case, server: StandIn, **different: Any) -> IdentityProvider:  # noqa: ANN401 - the fields of settings
    new = NewProvider(
        kind=case.kind,
        code=CODE,
        address=server.address,
        client_id=case.client,
        agent=case.agent,
        addresses={"newer": server.address},
    )
    wanted = ProviderSettings(**{"name": "工作平台", "secret": SECRET, **different})
    return add_provider(actor=CONSOLE, new=new, wanted=wanted)


def arrive(case: Case, server: StandIn, browser: Browser, path: str = f"/accounts/single/{CODE}/") -> Any:  # noqa: ANN401 - Django's
    """Set out, and come back from the platform's page with a code, as its script would."""
    address = str(browser.send(path).headers["Location"])
    asked = {name: value for name, (value,) in parse_qs(urlsplit(address).query).items()}
    assert case.asked.items() <= asked.items()
    assert asked["redirect_uri"] == f"http://localhost:8000/accounts/single/{CODE}/back"
    server.codes["code-1"] = "u1"
    return browser.get(f"/accounts/single/{CODE}/back", {case.code: "code-1", "state": asked["state"]})


def linked(case: Case, server: StandIn) -> Someone:
    who, browser = someone(), Browser()
    sign_in(browser, who)
    assert (
        arrive(case, server, browser, f"/accounts/own/identities/{CODE}/link").headers["Location"] == "/accounts/own/"
    )
    return who


def in_directory(case: Case, who: Someone, **different: str) -> None:
    settings = {str(name): value for name, value in (case.company | different).items()}
    source = Source.objects.create(kind=case.kind.value, name="通讯录", settings=settings)
    ExternalLink.objects.create(source=source, external_id="u1", person_id=who.id, seen=b"", place=b"")


def faults() -> list[object]:
    return [entry["fault"] for entry in recorded(Event.SINGLE_FAILED)]


def test_somebody_links_and_signs_in_and_our_factor_is_asked(case: Case, server: StandIn) -> None:
    row = added(case, server)
    who, browser = linked(case, server), Browser()
    assert Identity.objects.get().how == LinkedBy.OWN
    assert arrive(case, server, browser).headers["Location"] == "/accounts/sign-in/factor/"
    browser.send("/accounts/sign-in/factor/", {"code": who.code(1)})
    assert browser.get("/acting").content.decode() == f"person:{who.id}"
    assert recorded(Event.SIGNED_IN)[-1]["provider"] == CODE
    with pytest.raises(Invalid):
        added(case, server, name="另一个", secret="another secret")
    with pytest.raises(Invalid):
        trust_factor(actor=CONSOLE, provider=row.id, methods=["otp"], contexts=[])


def test_the_id_that_the_directory_sync_holds_matches_where_the_provider_is_set_to(case: Case, server: StandIn) -> None:
    added(case, server, matching=Matching.DIRECTORY)
    who, browser = someone(), Browser()
    in_directory(case, who)
    assert arrive(case, server, browser).headers["Location"] == "/accounts/sign-in/factor/"
    assert not Identity.objects.exists()
    browser.send("/accounts/sign-in/factor/", {"code": who.code()})
    assert (Identity.objects.get().account_id, Identity.objects.get().how) == (who.id, LinkedBy.MATCH)


def test_nobody_else_is_let_in_nor_given_an_account(case: Case, server: StandIn) -> None:
    row = added(case, server)
    before = Account.objects.count()
    arrive(case, server, Browser())
    IdentityProvider.objects.filter(id=row.id).update(matching=Matching.DIRECTORY)
    keeper = someone(office=Administrator.SYSTEM)
    in_directory(case, keeper)
    arrive(case, server, Browser())
    ExternalLink.objects.update(person_id=(gone := someone()).id)
    suspend(actor=CONSOLE, account_id=gone.id, reason="离开")
    arrive(case, server, Browser())
    Source.objects.update(settings=dict.fromkeys(case.company, "another-company"))
    arrive(case, server, Browser())
    assert faults() == [
        SingleFault.UNKNOWN,
        SingleFault.ADMINISTRATOR,
        SingleFault.SUSPENDED,
        SingleFault.UNKNOWN,
    ]
    assert Account.objects.count() == before + 2
    assert not Identity.objects.exists()


def test_a_code_that_is_none_or_of_another_company_and_a_platform_away_let_nobody_in(
    case: Case, server: StandIn
) -> None:
    row = added(case, server)
    linked(case, server)
    browser = Browser()
    state = parse_qs(urlsplit(str(browser.send(f"/accounts/single/{CODE}/").headers["Location"])).query)["state"][0]
    browser.get(f"/accounts/single/{CODE}/back", {case.code: "never-given", "state": state})
    if case.kind is ProviderKind.DINGTALK:
        IdentityProvider.objects.update(agent="corp-2")
        case_elsewhere = Case(case.kind, case.make, ID, "corp-2", {"corpId": "corp-2"}, case.code, case.company)
        arrive(case_elsewhere, server, Browser())
        assert faults().pop() == SingleFault.AUDIENCE
        IdentityProvider.objects.update(agent=row.agent)
    server.cut_after = 0
    arrive(case, server, Browser())
    assert faults()[0] == SingleFault.REFUSED
    assert faults()[-1] == SingleFault.AWAY


def test_the_connection_is_tried(case: Case, server: StandIn) -> None:
    row = added(case, server)
    assert try_provider(actor=CONSOLE, provider=row.id).passed == (Check.FOUND, Check.CLIENT)
    server.cut_after = 0
    assert try_provider(actor=CONSOLE, provider=row.id).passed == ()
    assert IdentityProvider.objects.get().endpoints == row.endpoints
