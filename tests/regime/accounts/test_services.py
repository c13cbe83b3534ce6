"""Tokens of services: bound to who answers for them, to places and to an end; told apart in the ledger."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from tests.cast import CONSOLE, Cast, last_day, level, registered
from tests.regime.accounts.records import recorded
from tests.regime.accounts.test_recovering import browser_of

from shoumi.engines.foundation.errors import Conflict, Invalid, NotFound
from shoumi.regime.access.actors import Person, Scope
from shoumi.regime.access.deciding import ActRefused, decide
from shoumi.regime.accounts.actions.accounts import suspend
from shoumi.regime.accounts.actions.factors import add_totp, new_secret
from shoumi.regime.accounts.actions.passwords import change_password
from shoumi.regime.accounts.actions.services import NewService, mint_service_token, revoke_service
from shoumi.regime.accounts.actions.tokens import Minted, present_token, revoke_token
from shoumi.regime.accounts.models import Token
from shoumi.regime.accounts.queries.services import services
from shoumi.regime.accounts.vocabulary import Event, Problem
from shoumi.regime.documents.actions.classifying import change_level
from shoumi.regime.documents.vocabulary import Permission
from shoumi.regime.journal.acting import Subject
from shoumi.regime.kit import clock
from shoumi.regime.people.vocabulary import Permission as OnPeople

pytestmark = pytest.mark.django_db


def mint(cast: Cast, part: str = "holder", **changed: Any) -> Minted:  # noqa: ANN401 - fields of `NewService`
    told: dict[str, Any] = {
        "code": "siem",
        "purpose": "日志采集",
        "scopes": [Scope.READ],
        "networks": ["10.0.0.0/24"],
        "expires_at": clock.now() + timedelta(days=90),
    }
    return mint_service_token(actor=cast.acting(part), wanted=NewService(**(told | changed)))


def present(minted: Minted, address: str = "10.0.0.9") -> Person | None:
    return present_token(minted.text, address=address, device="Python")


def test_a_service_acts_under_its_own_name_from_its_own_places(cast: Cast) -> None:
    minted = mint(cast)
    for elsewhere in ("10.0.1.9", "unknown", ""):
        assert present(minted, elsewhere) is None
    acting = present(minted)
    assert acting is not None
    assert (acting.id, acting.reference) == (cast.holder, "service:siem")
    assert not decide(acting, OnPeople.REGISTER, Subject("directory", cast.holder)).allowed
    answer = Client(REMOTE_ADDR="10.0.0.9").get("/api/v1/people", headers={"Authorization": f"Bearer {minted.text}"})
    assert answer.status_code == 200
    assert Client().get("/api/v1/people", headers={"Authorization": f"Bearer {minted.text}"}).status_code == 401


def test_it_reads_no_secret_unless_its_ceiling_says_so_and_never_more_than_who_answers_for_it(cast: Cast) -> None:
    document = registered(cast, code="internal", readers=("holder",))
    change_level(
        actor=cast.acting("classifier"), document=document, level=level("core"), ground="复核", until=last_day(900)
    )
    low, high = present(mint(cast)), present(mint(cast, code="search", ceiling=3))
    other = present(mint(cast, "outsider", code="spy", ceiling=3))
    assert low is not None
    assert high is not None
    assert other is not None
    assert not decide(low, Permission.OPEN, document.subject).allowed
    assert decide(high, Permission.OPEN, document.subject).allowed
    assert not decide(other, Permission.OPEN, document.subject).known


def test_it_ends_with_its_person_but_outlives_their_password(cast: Cast) -> None:
    minted = mint(cast)
    change_password(actor=cast.acting("holder"), account_id=cast.holder, password="four other long words")
    assert present(minted) is not None
    suspend(actor=CONSOLE, account_id=cast.holder, reason="left")
    assert present(minted) is None


def test_what_cannot_be_is_refused(cast: Cast) -> None:
    for changed, problem in (
        ({"code": "Siem!"}, Problem.BAD_SERVICE),
        ({"purpose": " "}, Problem.NO_PURPOSE),
        ({"networks": []}, Problem.BAD_NETWORK),
        ({"networks": ["everywhere"]}, Problem.BAD_NETWORK),
        ({"scopes": []}, Problem.NO_SCOPE),
        ({"expires_at": clock.now() + timedelta(days=400)}, Problem.BAD_EXPIRY),
    ):
        with pytest.raises(Invalid) as refused:
            mint(cast, **changed)
        assert refused.value.code is problem
    mint(cast)
    with pytest.raises(Conflict) as taken:
        mint(cast, "outsider")
    assert taken.value.code is Problem.SERVICE_TAKEN


def test_the_system_administrator_lists_and_revokes_and_others_do_not(cast: Cast) -> None:
    minted = mint(cast)
    assert list(services(cast.acting("system_admin"))) == [minted.token]
    for part in ("security_admin", "auditor", "outsider"):
        with pytest.raises(ActRefused):
            services(cast.acting(part))
        with pytest.raises(ActRefused):
            revoke_service(actor=cast.acting(part), token_id=minted.token.id)
    with pytest.raises(NotFound):
        revoke_token(actor=cast.acting("holder"), account_id=cast.holder, token_id=minted.token.id)
    revoke_service(actor=cast.acting("system_admin"), token_id=minted.token.id)
    assert present(minted) is None
    assert recorded(Event.SERVICE_MINTED)[0]["service"] == "siem"
    assert recorded(Event.SERVICE_REVOKED)[0]["actor"] == f"person:{cast.system_admin}"


def test_it_takes_a_factor_just_confirmed(cast: Cast) -> None:
    add_totp(actor=CONSOLE, account_id=cast.holder, secret=new_secret())
    mint(cast)
    wanted = NewService(
        code="late", purpose="x", scopes=[Scope.READ], networks=["10.0.0.1"], expires_at=clock.now() + timedelta(days=1)
    )
    stale = Person(cast.holder, {}, clock.now() - timedelta(hours=1))
    with pytest.raises(ActRefused):
        mint_service_token(actor=stale, wanted=wanted)


def test_the_page_makes_one_and_shows_it_once(cast: Cast) -> None:
    browser = browser_of(cast.holder)
    form = {"code": "ci", "purpose": "构建", "scopes": "read", "networks": "10.0.0.5", "days": "30", "ceiling": ""}
    assert browser.send("/accounts/own/services/mint", {**form, "networks": "x"}).status_code == 422
    text = browser.send("/accounts/own/services/mint", form).context["text"]
    assert text not in browser.get("/accounts/own/services").text
    token = Token.objects.get(service__code="ci")
    assert token.ceiling == 0
    assert "ci" in browser_of(cast.system_admin).get("/accounts/services/").text
    assert browser.send(f"/accounts/own/services/{token.id}/revoke").status_code == 302
    assert present_token(text, address="10.0.0.5", device="") is None
