"""Recovering somebody who lost every factor: two people, two halves, a few hours."""

from datetime import timedelta
from uuid import UUID

import pytest
from tests.cast import CONSOLE, Cast, unit
from tests.regime.accounts.house import Browser, Someone, sign_in, someone
from tests.regime.accounts.records import recorded

from shoumi.engines.foundation.errors import Conflict, NotFound
from shoumi.regime.access.actors import Person, Stranger
from shoumi.regime.access.deciding import ActRefused
from shoumi.regime.accounts import queries
from shoumi.regime.accounts.actions.accounts import suspend
from shoumi.regime.accounts.actions.recovering import confirm_recovery, open_recovery, recover, stop_recovery
from shoumi.regime.accounts.models import Account, Recovery, Session
from shoumi.regime.accounts.queries.recoveries import own_recovery, recoveries, to_confirm
from shoumi.regime.accounts.vocabulary import Administrator, AlertKind, Event, Problem, RecoveryState
from shoumi.regime.kit import clock
from shoumi.regime.people import actions as people
from shoumi.regime.people.values import InUnit
from shoumi.regime.people.vocabulary import Office

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.regime.accounts.urls")]

NEW = "four other long words"


def office(person: UUID, held: Office) -> None:
    people.appoint(actor=CONSOLE, person=person, office=held, seat=InUnit(unit("rd").id))


def ask(cast: Cast, account_id: UUID) -> str:
    return open_recovery(actor=cast.acting("system_admin"), account_id=account_id, ground="手机遗失")


def use(who: str, first: str, second: str) -> bool:
    return recover(stranger=Stranger({"address": "10.1.1.1"}), email=who, first=first, second=second, password=NEW)


def test_two_people_recover_somebody_who_signs_in_anew(cast: Cast) -> None:
    lost = someone()
    people.place(actor=CONSOLE, person=lost.id, unit=unit("rd").id)
    office(cast.classifier, Office.HEAD)
    before = Browser()
    sign_in(before, lost)
    first = ask(cast, lost.id)
    assert before.get("/acting").content.startswith(b"person:")
    (waiting,) = to_confirm(cast.acting("classifier"))
    assert (waiting.account_id, waiting.ground, waiting.state) == (lost.id, "手机遗失", RecoveryState.WAITING)
    second = confirm_recovery(actor=cast.acting("classifier"), account_id=lost.id)
    assert before.get("/acting").content == b"nobody"
    assert not use(lost.email, first, first)
    assert use(lost.email.upper(), f" {first.lower()}", second.replace("-", " "))
    assert not use(lost.email, first, second)
    account = Account.objects.get(pk=lost.id)
    assert account.check_password(NEW)
    assert not queries.has_factor(lost.id)
    assert [one.state for one in recoveries(cast.acting("system_admin"))] == [RecoveryState.USED]
    assert [recorded(event)[0]["actor"] for event in (Event.RECOVERY_OPENED, Event.RECOVERY_CONFIRMED)] == [
        f"person:{cast.system_admin}",
        f"person:{cast.classifier}",
    ]
    assert recorded(Event.RECOVERED)[0]["subject"] == f"account:{lost.id}"
    assert {one.kind for one in account.alerts.all()} >= {AlertKind.RECOVERY}
    assert "手机" not in str(recorded(Event.RECOVERY_OPENED))


def test_neither_of_the_two_is_the_person_nor_both_at_once(cast: Cast) -> None:
    office(cast.system_admin, Office.HEAD)
    with pytest.raises(Conflict) as refused:
        ask(cast, cast.system_admin)
    assert refused.value.code is Problem.OWN_ACCOUNT
    ask(cast, cast.holder)
    with pytest.raises(Conflict) as refused:
        confirm_recovery(actor=cast.acting("system_admin"), account_id=cast.holder)
    assert refused.value.code is Problem.SECOND_PERSON
    assert not to_confirm(cast.acting("system_admin"))
    office(cast.holder, Office.HR)
    with pytest.raises(ActRefused):
        confirm_recovery(actor=cast.acting("holder"), account_id=cast.holder)
    with pytest.raises(ActRefused):
        confirm_recovery(actor=cast.acting("outsider"), account_id=cast.holder)
    stale = Person(cast.holder, {}, clock.now() - timedelta(hours=1))
    with pytest.raises(ActRefused):
        confirm_recovery(actor=stale, account_id=cast.uncleared)


def test_a_recovery_lapses_is_stopped_by_its_person_and_is_only_one(cast: Cast) -> None:
    office(cast.officer, Office.HR)
    ask(cast, cast.holder)
    with pytest.raises(Conflict) as refused:
        ask(cast, cast.holder)
    assert refused.value.code is Problem.RECOVERY_OPEN
    assert own_recovery(cast.acting("holder")) is not None
    stop_recovery(actor=cast.acting("holder"), account_id=cast.holder)
    with pytest.raises(NotFound):
        confirm_recovery(actor=cast.acting("officer"), account_id=cast.holder)
    first = ask(cast, cast.holder)
    second = confirm_recovery(actor=cast.acting("officer"), account_id=cast.holder)
    with clock.at(clock.now() + timedelta(hours=5)):
        assert not use("holder@xinghe.example", first, second)
        ask(cast, cast.holder)
    assert Recovery.objects.filter(account_id=cast.holder).count() == 3


def test_a_suspended_account_and_an_administrators_are_not_recovered(cast: Cast) -> None:
    office(cast.officer, Office.HR)
    first = ask(cast, cast.holder)
    second = confirm_recovery(actor=cast.acting("officer"), account_id=cast.holder)
    suspend(actor=CONSOLE, account_id=cast.holder, reason="lost")
    assert not use("holder@xinghe.example", first, second)
    with pytest.raises(Conflict):
        ask(cast, cast.holder)
    with pytest.raises(Conflict) as refused:
        ask(cast, cast.auditor)
    assert refused.value.code is Problem.ADMINISTRATORS_ACCOUNT


def browser_of(account_id: UUID) -> Browser:
    from shoumi.regime.accounts.sessions import FACTOR_AT

    browser = Browser()
    browser.force_login(Account.objects.get(pk=account_id))
    session = browser.session
    session[FACTOR_AT] = clock.now().isoformat()
    session.save()
    return browser


def test_the_pages_lead_through_it_and_tell_wrong_codes_in_one_sentence(cast: Cast) -> None:
    office(cast.classifier, Office.HEAD)
    keeper, head = browser_of(cast.system_admin), browser_of(cast.classifier)
    opened = keeper.send(f"/accounts/register/{cast.holder}/recover", {"ground": "手机遗失"})
    assert "王晓雨" in head.get("/").text
    confirmed = head.send(f"/accounts/recoveries/{cast.holder}/confirm")
    told = {"email": "holder@xinghe.example", "first": opened.context["half"], "new": NEW, "again": NEW}
    wrong = Browser().send("/accounts/recover/", {**told, "second": opened.context["half"]})
    unknown = Browser().send("/accounts/recover/", {**told, "email": "nobody@xinghe.example", "second": "x"})
    assert wrong.status_code == unknown.status_code == 422
    assert wrong.context["form"].non_field_errors() == unknown.context["form"].non_field_errors()
    assert Browser().send("/accounts/recover/", {**told, "second": confirmed.context["half"]}).status_code == 302
    assert not Session.objects.filter(account_id=cast.holder).exists()
    assert len(recorded(Event.RECOVERY_FAILED)) == 2


@pytest.mark.usefixtures("cast")
def test_guessing_is_limited() -> None:
    told = {"email": "holder@xinghe.example", "first": "x", "second": "y", "new": NEW, "again": NEW}
    for _ in range(5):
        Browser().send("/accounts/recover/", told)
    assert "次数过多" in Browser().send("/accounts/recover/", told).text
    assert len(recorded(Event.RECOVERY_FAILED)) == 5


def test_the_person_of_a_recovery_is_told_and_stops_it_on_the_page(cast: Cast) -> None:
    lost: Someone = someone()
    ask(cast, lost.id)
    own = Browser()
    sign_in(own, lost)
    assert "正在找回" in own.get("/accounts/own/").text
    assert own.send(f"/accounts/recoveries/{lost.id}/stop").status_code == 302
    assert own_recovery(lost.fresh()) is None


def test_no_route_takes_factors_away_and_the_console_still_may(cast: Cast) -> None:
    from shoumi.regime.accounts.actions.factors import reset_factors

    with pytest.raises(ActRefused):
        reset_factors(actor=cast.acting("security_admin"), account_id=cast.holder)
    keeper = someone(office=Administrator.AUDIT)
    reset_factors(actor=CONSOLE, account_id=keeper.id)
    assert not queries.has_factor(keeper.id)
