"""Sign-ins that people look through, and what they are told of."""

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.conf import settings
from django.core import mail
from django.core.mail.backends import locmem
from tests.cast import CONSOLE, Cast
from tests.regime.accounts.house import Browser, sign_in, someone
from tests.regime.accounts.records import recorded
from tests.regime.accounts.test_recovering import browser_of

from shoumi.regime.access.actors import Person, Scope, Stranger
from shoumi.regime.access.deciding import ActRefused
from shoumi.regime.accounts.actions import upkeep
from shoumi.regime.accounts.actions.alerts import know_alerts
from shoumi.regime.accounts.actions.attempts import record_failed_sign_in
from shoumi.regime.accounts.actions.sessions import record_sign_in, sign_out_everywhere
from shoumi.regime.accounts.actions.tokens import mint_token
from shoumi.regime.accounts.models import Alert, Session, SignIn
from shoumi.regime.accounts.queries.history import alerts, own_sign_ins, sign_ins
from shoumi.regime.accounts.vocabulary import AlertKind, Event, Method, Outcome
from shoumi.regime.kit import clock

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.regime.accounts.urls")]

OFFICE = {"address": "10.0.0.8", "device": "Edge / Windows"}


def kinds(account_id: UUID) -> list[str]:
    return list(Alert.objects.filter(account_id=account_id).order_by("id").values_list("kind", flat=True))


def enter(account_id: UUID, **origin: str) -> None:
    record_sign_in(Person(account_id, {**OFFICE, **origin}), passkey=False)


def set_to(monkeypatch: pytest.MonkeyPatch, **values: object) -> None:
    from dataclasses import replace

    monkeypatch.setattr(settings, "INSTALLATION", replace(settings.INSTALLATION, **values))  # type: ignore[arg-type]  # as named


def test_a_new_device_or_network_is_told_of_and_a_known_one_is_not(cast: Cast) -> None:
    enter(cast.holder)
    enter(cast.holder, address="10.0.0.77")
    assert kinds(cast.holder) == []
    enter(cast.holder, device="Safari / iOS")
    enter(cast.holder, address="203.0.113.9")
    assert kinds(cast.holder) == [AlertKind.NEW_PLACE, AlertKind.NEW_PLACE]
    enter(cast.holder, address="203.0.113.10")
    with clock.at(clock.now() + timedelta(days=200)):
        enter(cast.holder, address="198.51.100.1")
    assert len(kinds(cast.holder)) == 2
    assert [one.unusual for one in own_sign_ins(cast.acting("holder")).order_by("id")] == [False] * 2 + [True] * 2 + [
        False
    ] * 2


def test_many_failures_are_told_of_once_and_unknown_addresses_bear_no_name(cast: Cast) -> None:
    for email in ["HOLDER@xinghe.example"] * 7 + ["nobody@xinghe.example"]:
        record_failed_sign_in(Stranger(OFFICE), email)
    assert kinds(cast.holder) == [AlertKind.FAILURES]
    assert SignIn.objects.filter(account=None, outcome=Outcome.WRONG).count() == 1
    with clock.at(clock.now() + timedelta(hours=1)):
        record_failed_sign_in(Stranger(OFFICE), "holder@xinghe.example")
    assert len(kinds(cast.holder)) == 1


def test_a_sign_in_outside_hours_is_told_of_where_hours_are_set(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    night = clock.end_of(clock.today()) + timedelta(hours=3)
    with clock.at(night):
        enter(cast.holder)
    assert kinds(cast.holder) == []
    set_to(monkeypatch, sign_in_hours="07:00-21:00")
    with clock.at(night + timedelta(minutes=1)):
        enter(cast.holder)
    with clock.at(night + timedelta(hours=9)):
        enter(cast.holder)
    assert kinds(cast.holder) == [AlertKind.OUT_OF_HOURS]


def test_signing_in_fills_the_history_and_alerts_are_put_away() -> None:
    who, browser = someone(), Browser()
    Browser().send("/accounts/sign-in/", {"login": who.email, "password": "wrong"})
    sign_in(browser, who)
    page = browser.get("/accounts/own/sign-ins")
    found = [(row.outcome, row.method) for row in own_sign_ins(who.fresh()).order_by("id")]
    assert found == [(Outcome.WRONG, Method.PASSWORD), (Outcome.DONE, Method.PASSWORD)]
    assert "账号或密码错误" in page.text

    mint_token(actor=who.fresh(), account_id=who.id, name="x", scopes=[Scope.READ])
    assert "生成了新的访问令牌" in browser.get("/").text
    assert browser.send("/accounts/own/alerts/known").status_code == 302
    assert not alerts(who.fresh())
    assert recorded(Event.ALERTS_KNOWN)[0]["alerts"] == 2  # its factor, added at the console, and the token


def test_everybodys_are_the_security_administrators_alone_and_leave_as_a_recorded_file(cast: Cast) -> None:
    enter(cast.holder)
    for part in ("system_admin", "auditor", "officer", "holder"):
        with pytest.raises(ActRefused):
            sign_ins(cast.acting(part))
    browser = browser_of(cast.security_admin)
    assert "王晓雨" in browser.get("/accounts/sign-ins/?outcome=done").text
    assert "王晓雨" not in browser.get("/accounts/sign-ins/?outcome=wrong").text
    file = b"".join(browser.get("/accounts/sign-ins/?export=csv"))
    assert "王晓雨" in file.decode()
    assert recorded(Event.SIGN_INS_EXPORTED)[0]["rows"] == 1
    assert browser_of(cast.holder).get("/accounts/sign-ins/").status_code == 403


@pytest.mark.urls("shoumi.config.urls")
def test_a_collector_reads_sign_ins_with_the_scope_of_auditing(cast: Cast) -> None:
    enter(cast.holder)
    answers = {}
    for part, scope in (("security_admin", Scope.AUDIT), ("security_admin", Scope.READ), ("auditor", Scope.AUDIT)):
        token = mint_token(actor=CONSOLE, account_id=getattr(cast, part), name="x", scopes=[scope]).text
        asking = Browser(headers={"Authorization": f"Bearer {token}"})
        answers[part, scope] = asking.get("/api/v1/accounts/sign-ins?outcome=done")
    assert answers["security_admin", Scope.AUDIT].json()["items"][0]["person"] == str(cast.holder)
    assert answers["security_admin", Scope.READ].status_code == answers["auditor", Scope.AUDIT].status_code == 403
    for path in ("services", "separations"):
        part = "system_admin" if path == "services" else "security_admin"
        assert browser_of(getattr(cast, part)).get(f"/api/v1/accounts/{path}").status_code == 200
        assert browser_of(cast.holder).get(f"/api/v1/accounts/{path}").status_code == 403


def test_the_system_administrator_signs_somebody_out_who_is_told(cast: Cast) -> None:
    there, keeper = browser_of(cast.holder), browser_of(cast.system_admin)
    assert there.get("/acting").content.startswith(b"person:")
    assert keeper.send(f"/accounts/register/{cast.holder}/sign-out").status_code == 302
    assert there.get("/acting").content == b"nobody"
    assert kinds(cast.holder) == [AlertKind.SIGNED_OUT]
    for part in ("security_admin", "officer", "outsider"):
        with pytest.raises(ActRefused):
            sign_out_everywhere(actor=cast.acting(part), account_id=cast.holder)
    assert recorded(Event.SIGNED_OUT_EVERYWHERE)[0]["sessions"] == 1


def test_one_signs_out_everywhere_else(cast: Cast) -> None:
    here, there = browser_of(cast.holder), browser_of(cast.holder)
    assert here.send("/accounts/own/sessions/end-all").status_code == 302
    assert here.get("/acting").content.startswith(b"person:")
    assert there.get("/acting").content == b"nobody"
    assert Session.objects.filter(account_id=cast.holder).count() == 1


def test_alerts_are_mailed_where_a_server_is_set_and_tried_again(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    sign_out_everywhere(actor=cast.acting("system_admin"), account_id=cast.holder)
    assert upkeep.mail_alerts() == 0
    set_to(monkeypatch, mail_server="smtp://mail.example", mail_from="shoumi@xinghe.example")
    sign_out_everywhere(actor=cast.acting("system_admin"), account_id=cast.holder)

    def down(_backend: Any, _messages: Any) -> int:  # noqa: ANN401 - Django's
        raise ConnectionRefusedError

    with monkeypatch.context() as patched:
        patched.setattr(locmem.EmailBackend, "send_messages", down)
        assert upkeep.mail_alerts() == 0
    assert upkeep.mail_alerts() == 1
    assert upkeep.mail_alerts() == 0
    (letter,) = mail.outbox
    assert letter.to == ["holder@xinghe.example"]
    assert "管理员结束了您的登录会话" in letter.subject


def test_tokens_that_end_are_told_of_once_and_old_attempts_are_forgotten(cast: Cast) -> None:
    mint_token(actor=CONSOLE, account_id=cast.holder, name="x", scopes=[Scope.READ])
    enter(cast.holder)
    assert upkeep.remind_of_tokens() == upkeep.forget_attempts() == 0
    with clock.at(clock.now() + timedelta(days=80)):
        assert upkeep.remind_of_tokens() == 1
        assert upkeep.remind_of_tokens() == 0
    assert kinds(cast.holder)[-1] == AlertKind.TOKEN_ENDING
    with clock.at(clock.now() + timedelta(days=400)):
        assert upkeep.forget_attempts() == 1
    assert not SignIn.objects.exists()
    assert recorded(Event.SIGN_INS_FORGOTTEN)[0]["rows"] == 1


def test_nobody_puts_anothers_alerts_away(cast: Cast) -> None:
    sign_out_everywhere(actor=cast.acting("system_admin"), account_id=cast.holder)
    know_alerts(actor=cast.acting("outsider"))
    assert len(alerts(cast.acting("holder"))) == 1
