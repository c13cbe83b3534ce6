"""The three separated administrators: no power twice, no person twice, and what each may and may not do."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import IntegrityError, connection
from tests.regime.accounts.house import CONSOLE, PASSWORD, someone
from tests.regime.accounts.records import recorded

from shoumi.engines.foundation.errors import Conflict, NotFound
from shoumi.regime.access.actors import Actor, Job
from shoumi.regime.access.deciding import ActRefused, decide
from shoumi.regime.accounts import queries
from shoumi.regime.accounts.actions import accounts, factors, passwords, recovering, sessions
from shoumi.regime.accounts.actions.administrators import appoint, dismiss
from shoumi.regime.accounts.models import Appointment
from shoumi.regime.accounts.rules.powers import (
    CONSOLE_ONLY,
    FOUNDING,
    OWN,
    POWER_OF,
    POWERS,
    SHARED,
    VOUCHED,
    administrators_with,
)
from shoumi.regime.accounts.subjects import account_subject
from shoumi.regime.accounts.vocabulary import Administrator, Event, Permission, Power, Problem
from shoumi.regime.kit import clock

ACTS: dict[Permission, Callable[..., Any]] = {
    Permission.OPEN: lambda actor, account_id: accounts.open_account(
        actor=actor, person_id=uuid4(), email=f"{account_id}@example.com", password=PASSWORD
    ),
    Permission.SUSPEND: lambda actor, account_id: accounts.suspend(actor=actor, account_id=account_id, reason="left"),
    Permission.RESTORE: lambda actor, account_id: accounts.restore(actor=actor, account_id=account_id),
    Permission.RESET_FACTORS: lambda actor, account_id: factors.reset_factors(actor=actor, account_id=account_id),
    Permission.RESET_PASSWORD: lambda actor, account_id: passwords.reset_password(
        actor=actor, account_id=account_id, password="four other long words"
    ),
    Permission.LIST: queries.account,
    Permission.SIGN_OUT: lambda actor, account_id: sessions.sign_out_everywhere(actor=actor, account_id=account_id),
    Permission.OPEN_RECOVERY: lambda actor, account_id: recovering.open_recovery(
        actor=actor, account_id=account_id, ground="lost"
    ),
    Permission.APPOINT: lambda actor, account_id: appoint(
        actor=actor, account_id=account_id, office=Administrator.AUDIT
    ),
}


def test_every_power_belongs_to_one_office_only() -> None:
    given = [power for powers in POWERS.values() for power in powers]
    assert sorted(given) == sorted(Power)
    assert all(len(administrators_with(power)) == 1 for power in Power)


def test_every_verb_is_an_administrators_or_ones_own_or_the_consoles() -> None:
    assert set(POWER_OF) | OWN | CONSOLE_ONLY | VOUCHED == set(Permission)
    assert set(POWER_OF) >= SHARED
    groups = [set(POWER_OF), OWN, CONSOLE_ONLY, VOUCHED]
    assert sum(map(len, groups)) == len(set(Permission))


def test_no_office_both_opens_accounts_and_grants_rights_or_reads_the_ledger() -> None:
    offices = [administrators_with(power) for power in (Power.ACCOUNTS, Power.RIGHTS, Power.LEDGER)]
    assert frozenset.union(*offices) == set(Administrator)
    assert sum(len(one) for one in offices) == 3


@pytest.mark.django_db
@pytest.mark.parametrize("office", [*Administrator, None])
@pytest.mark.parametrize("verb", ACTS)
def test_who_may_do_what_to_whom(office: Administrator | None, verb: Permission) -> None:
    actor, other = someone(office=office), someone()
    if verb is Permission.RESTORE:
        accounts.suspend(actor=CONSOLE, account_id=other.id, reason="away")
    may = verb in POWER_OF and office in administrators_with(POWER_OF[verb])
    if may:
        ACTS[verb](actor.fresh(), other.id)
        return
    with pytest.raises(ActRefused) as refused:
        ACTS[verb](actor.fresh(), other.id)
    (reason,) = refused.value.decision.reasons
    assert reason.code.value == ("accounts.administrator" if verb in POWER_OF else "access.no_rule")


@pytest.mark.django_db
@pytest.mark.parametrize("verb", [verb for verb in ACTS if verb is not Permission.OPEN])
def test_an_administrators_account_is_left_to_the_console(verb: Permission) -> None:
    if verb not in POWER_OF or verb is Permission.LIST:
        return
    (office,) = administrators_with(POWER_OF[verb])
    actor, auditor = someone(office=office), someone(office=Administrator.AUDIT)
    with pytest.raises(Conflict) as refused:
        ACTS[verb](actor.fresh(), auditor.id)
    assert refused.value.code is Problem.ADMINISTRATORS_ACCOUNT
    if verb not in SHARED:
        with pytest.raises(Conflict) as refused:
            ACTS[verb](actor.fresh(), actor.id)
        assert refused.value.code is Problem.OWN_ACCOUNT
    if verb not in {Permission.RESTORE, Permission.OPEN_RECOVERY}:
        ACTS[verb](CONSOLE, auditor.id)


@pytest.mark.django_db
def test_the_console_does_nothing_in_a_persons_place_but_what_founding_needs() -> None:
    newcomer, enrolled = someone(factor=False), someone()

    def done(who: UUID) -> set[Permission]:
        return {verb for verb in OWN if decide(CONSOLE, verb, account_subject(who)).allowed}

    assert done(newcomer.id) == {Permission.ADD_FACTOR, Permission.MINT_TOKEN} == FOUNDING
    assert done(enrolled.id) == {Permission.MINT_TOKEN}


def test_no_administrator_takes_second_factors_away() -> None:
    """Whoever could, and resets passwords, could sign in as anybody; that takes two people or the console."""
    assert Permission.RESET_FACTORS in CONSOLE_ONLY
    assert not {Permission.RESET_FACTORS, Permission.REMOVE_FACTOR} & set(POWER_OF)


@pytest.mark.django_db
@pytest.mark.parametrize("verb", [Permission.OPEN, Permission.RESET_PASSWORD])
def test_nothing_is_hashed_for_who_may_not(verb: Permission, monkeypatch: pytest.MonkeyPatch) -> None:
    actor, who = someone(), someone()
    hashed: list[str] = []
    for module in (accounts, passwords):
        monkeypatch.setattr(module, "hash_password", lambda password, _account: hashed.append(password))
    with pytest.raises(ActRefused):
        ACTS[verb](actor.fresh(), who.id)
    assert not hashed


@pytest.mark.django_db
def test_jobs_do_none_of_it() -> None:
    other = someone()
    for act in ACTS.values():
        with pytest.raises(NotFound):
            act(Job("nightly"), other.id)


@pytest.mark.django_db
def test_one_person_never_holds_two_offices() -> None:
    who = someone(office=Administrator.SYSTEM)
    for office in Administrator:
        with pytest.raises(Conflict) as refused:
            appoint(actor=CONSOLE, account_id=who.id, office=office)
        assert refused.value.code is Problem.ALREADY_ADMINISTRATOR
    now = clock.now()
    with pytest.raises(IntegrityError):
        Appointment.objects.create(account_id=who.id, office=Administrator.AUDIT, holds_from=now, recorded_at=now)
    with pytest.raises(IntegrityError):
        Appointment.objects.create(account_id=someone().id, office="superuser", holds_from=now, recorded_at=now)


@pytest.mark.django_db
def test_appointments_and_activity_are_known_as_of_any_day() -> None:
    actor, who = someone(office=Administrator.SYSTEM), someone()
    before = clock.now()
    day = timedelta(days=1)
    verb, subject = Permission.SUSPEND, account_subject(who.id)

    def allowed(at: Any) -> bool:  # noqa: ANN401 - an instant
        return decide(_at(actor, at), verb, subject, at=at).allowed

    with clock.at(before + day):
        dismiss(actor=CONSOLE, account_id=actor.id)
        accounts.suspend(actor=CONSOLE, account_id=who.id, reason="away")
    with clock.at(before + 2 * day):
        appoint(actor=CONSOLE, account_id=actor.id, office=Administrator.AUDIT)
        accounts.restore(actor=CONSOLE, account_id=who.id)
    days = [before, before + 1.5 * day, before + 2.5 * day]
    assert [allowed(at) for at in days] == [True, False, False]
    assert [queries.was_active(who.id, at) for at in days] == [True, False, True]
    held = [queries.offices_of(actor.id, at) for at in days]
    assert held == [{Administrator.SYSTEM}, set(), {Administrator.AUDIT}]
    assert not queries.was_active(who.id, before - 365 * day)
    assert queries.administrators(days[0])[Administrator.SYSTEM] == [actor.id]


def _at(who: Any, instant: Any) -> Actor:  # noqa: ANN401 - the house's Someone and an instant
    from shoumi.regime.access.actors import Person

    return Person(who.id, {}, instant)


@pytest.mark.django_db
def test_what_administrators_do_is_recorded() -> None:
    actor, who = someone(office=Administrator.SYSTEM), someone()
    accounts.suspend(actor=actor.fresh(), account_id=who.id, reason="private words")
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM accounts_suspension CROSS JOIN accounts_account")
        rows = [bytes(one) if isinstance(one, memoryview) else one for row in cursor.fetchall() for one in row]
    assert rows
    assert "private" not in str(rows)
    assert queries.why_suspended(who.id) == "private words"
    (entry,) = recorded(Event.SUSPENDED)
    assert (entry["actor"], entry["subject"]) == (f"person:{actor.id}", f"account:{who.id}")
    assert "private" not in str(entry)
    (entry,) = recorded(Event.APPOINTED)
    assert (entry["actor"], entry["office"]) == ("console:tester", "system")


@pytest.mark.django_db
def test_an_account_is_opened_once_for_a_person_and_once_for_an_address() -> None:
    who = someone()

    def reopen(person_id: UUID, email: str) -> Problem:
        with pytest.raises(Conflict) as refused:
            accounts.open_account(actor=CONSOLE, person_id=person_id, email=email, password=PASSWORD)
        assert isinstance(refused.value.code, Problem)
        return refused.value.code

    assert reopen(who.id, "new@example.com") is Problem.ALREADY_OPEN
    assert reopen(uuid4(), who.email.upper()) is Problem.EMAIL_TAKEN
