"""Every verb of this part × every role, and the same table by a token without the scope to write."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

import pytest
from tests.regime.people.company import CONSOLE, Company, entry, register, signed_in

from shoumi.engines.foundation.errors import Invalid
from shoumi.regime.access.actors import Actor, Job, Person, Scope, TokenLimits
from shoumi.regime.access.deciding import ActRefused, decide
from shoumi.regime.accounts.vocabulary import Administrator
from shoumi.regime.journal.acting import Subject
from shoumi.regime.journal.models import Event as LedgerEvent
from shoumi.regime.kit import clock
from shoumi.regime.people import actions, queries
from shoumi.regime.people.rulebook import DIRECTORY
from shoumi.regime.people.values import Days, InUnit, Leaving
from shoumi.regime.people.vocabulary import (
    CaseKind,
    Kind,
    LeavingReason,
    NoticeMode,
    Office,
    Permission,
    Problem,
    State,
)

V = Permission
KEEPING = {V.IMPORT, V.REGISTER, V.CHANGE, V.PLACE, V.REMOVE, V.BEGIN_LEAVING, V.FINISH_LEAVING} | {
    V.CREATE_UNIT,
    V.MOVE_UNIT,
    V.CREATE_POSITION,
    V.SET_CHECKS,
    V.CHANGE_LEAVING,
    V.CERTIFY_LEAVING,
    V.DRAW_UNDERTAKING,
    V.RECORD_REFUSAL,
    V.LAY_DUTY,
}
KEEPING |= {V.RENAME_UNIT, V.TAKE_BACK, V.CONFIRM_SYNC}
KEEPING |= {V.SEE_DATA_REGISTER, V.SET_RETENTION}
PLACING = {V.PLACE, V.REMOVE, V.MOVE_UNIT, V.TAKE_BACK, V.CONFIRM_SYNC}
SYNCING = {V.SEE_SOURCES, V.RUN_SYNC}
READING = {V.SEE, V.EXPORT, V.SEE_SOURCES, V.SEE_DATA_REGISTER}
RIGHTS = {V.CREATE_BODY, V.CREATE_GRADE, V.CHANGE_GRADE, V.APPOINT, V.END_APPOINTMENT} | {
    V.GRANT_CLEARANCE,
    V.WITHDRAW_CLEARANCE,
}
OWN = {V.CONSENT, V.SEE_OWN_LEAVING, V.CONFIRM_UNDERTAKING} | {
    V.SEE_OWN_DATA,
    V.EXPORT_OWN_DATA,
    V.ASK_FOR_CORRECTION,
}
"""What only the person themselves may do; nobody here is the subject."""
ALLOWED: dict[str, set[Permission]] = {
    "hr": KEEPING | SYNCING | {V.SEE, V.EXPORT, V.REQUEST_SCREENING, V.SCREEN, V.ANSWER_CORRECTION, V.ERASE},
    "officer": KEEPING | SYNCING | {V.SEE, V.EXPORT, V.END_DUTY, V.SETTLE_ITEM, V.WAIVE_ITEM},
    "president": {V.SEE, V.EXPORT},
    "head": {V.SEE, V.REQUEST_SCREENING},
    "other head": {V.SEE},
    "it": SYNCING | {V.SEE, V.CONFIGURE_SOURCE},
    "colleague": {V.SEE},
    "system": {V.SEE},
    "security": {V.SEE} | RIGHTS,
    "audit": {V.SEE},
    "outsider": {V.SEE},
    "leaver": set(),
    "left": set(),
    "unknown": set(),
    "console": set(Permission) - OWN,
    "job": set(),
}
ON_DIRECTORY = {V.SEE, V.EXPORT, V.IMPORT, V.REGISTER, V.CREATE_UNIT, V.CREATE_POSITION, V.SET_CHECKS} | {
    V.SEE_SOURCES,
    V.CONFIGURE_SOURCE,
    V.RUN_SYNC,
    V.CONFIRM_SYNC,
    V.CREATE_BODY,
    V.CREATE_GRADE,
    V.CHANGE_GRADE,
    V.SEE_DATA_REGISTER,
    V.SET_RETENTION,
}


@dataclass
class Roles:
    """The people of the matrix, and those whose entry the verbs are done to."""

    subject: UUID
    unit: UUID
    item: UUID
    """Of the leaving of the subject's colleague; its owner is the confidentiality officer."""
    actors: dict[str, Actor]


@pytest.fixture
def roles(company: Company) -> Roles:
    leaver, left = company.holding("何去", Office.HR), company.holding("已去", Office.HR)
    people = {
        "hr": company.holding("许静", Office.HR),
        "officer": company.holding("林静", Office.OFFICER),
        "president": company.holding("高远", Office.PRESIDENT),
        "head": company.holding("周宁", Office.HEAD, company.development),
        "other head": company.holding("马骏", Office.HEAD, company.sales),
        "it": company.holding("卫东", Office.IT),
        "colleague": company.member("沈越", company.team),
        "system": company.administrator("吴维", Administrator.SYSTEM),
        "security": company.administrator("郑安", Administrator.SECURITY),
        "audit": company.administrator("周慎", Administrator.AUDIT),
        "outsider": register("外部顾问", Kind.CONSULTANT),
        "leaver": leaver,
        "left": left,
    }
    actors: dict[str, Actor] = {role: signed_in(person) for role, person in people.items()}
    actors |= {"unknown": Person(UUID(int=7)), "console": CONSOLE, "job": Job("import")}
    leaving = Leaving(
        kind=CaseKind.LEAVING,
        reason=LeavingReason.OTHER,
        announced_on=clock.today(),
        last_day=clock.today() + timedelta(days=9),
        mode=NoticeMode.AT_ONCE,
    )
    case = actions.open_case(actor=CONSOLE, person=leaver, leaving=leaving)
    item = case.items.get(name="documents.custody").id
    actions.mark_left(actor=CONSOLE, person=left)
    return Roles(company.member("赵明", company.team), company.team.id, item, actors)


def subject_of(verb: Permission, roles: Roles) -> Subject:
    if verb in {V.SETTLE_ITEM, V.WAIVE_ITEM}:
        return Subject("leaving_item", roles.item)
    if verb in {V.MOVE_UNIT, V.RENAME_UNIT}:
        return Subject("unit", roles.unit)
    return DIRECTORY if verb in ON_DIRECTORY else Subject("person", roles.subject)


def test_each_role_may_do_what_the_table_says_and_nothing_else(roles: Roles) -> None:
    found = {
        role: {verb for verb in Permission if decide(actor, verb, subject_of(verb, roles)).allowed}
        for role, actor in roles.actors.items()
    }
    assert found == ALLOWED


def test_a_token_that_reads_changes_nothing(roles: Roles) -> None:
    for role, actor in roles.actors.items():
        if isinstance(actor, Person):
            reading = Person(actor.id, token=TokenLimits(frozenset({Scope.READ}), None))
            may = {verb for verb in Permission if decide(reading, verb, subject_of(verb, roles)).allowed}
            assert may == ALLOWED[role] & READING, role


def test_nobody_gives_rights_to_themselves(roles: Roles) -> None:
    security = roles.actors["security"]
    assert isinstance(security, Person)
    own = Subject("person", security.id)
    allowed = {verb for verb in Permission if decide(security, verb, own).allowed}
    assert not allowed & {V.APPOINT, V.END_APPOINTMENT, V.GRANT_CLEARANCE, V.WITHDRAW_CLEARANCE}


@pytest.mark.parametrize("role", ["hr", "officer"])
def test_nobody_places_themselves_where_need_to_know_lists_reach(roles: Roles, company: Company, role: str) -> None:
    actor = roles.actors[role]
    assert isinstance(actor, Person)
    with pytest.raises(ActRefused):
        actions.place(actor=actor, person=actor.id, unit=company.sales.id)
    place = actions.place(actor=CONSOLE, person=actor.id, unit=company.team.id)
    with pytest.raises(ActRefused):
        actions.remove(actor=actor, person=actor.id, membership=place.pk)
    for own in (company.team, company.development):
        with pytest.raises(ActRefused):
            actions.move_unit(actor=actor, unit=own.id, parent=company.sales.id)
    assert queries.units_of(actor.id, clock.now()) == queries.units_of(roles.subject, clock.now())


def test_a_factor_that_is_not_fresh_gives_no_rights(roles: Roles) -> None:
    for role, verbs in {"security": RIGHTS, "it": {V.CONFIGURE_SOURCE}, "hr": PLACING, "officer": PLACING}.items():
        actor = roles.actors[role]
        assert isinstance(actor, Person)
        stale = Person(actor.id, factor_at=clock.now() - timedelta(hours=2))
        assert not any(decide(stale, verb, subject_of(verb, roles)).allowed for verb in verbs)


@pytest.mark.parametrize("day", [date.max, date.min])
def test_days_at_the_ends_of_the_calendar_are_refused(roles: Roles, company: Company, day: date) -> None:
    person, seat = roles.subject, InUnit(company.team.id)
    acts: list[Callable[[], object]] = [
        lambda: actions.register_person(actor=CONSOLE, entry=entry("乙"), days=Days(None, day)),
        lambda: actions.begin_leaving(actor=CONSOLE, person=person, last_day=day),
        lambda: actions.appoint(actor=CONSOLE, person=person, office=Office.HR, seat=seat, days=Days(day, None)),
    ]
    for act in acts:
        with pytest.raises(Invalid) as refused:
            act()
        assert refused.value.code is Problem.DAY_TOO_FAR
    assert queries.state_of(person, clock.now()) is State.PRESENT


def test_a_refused_act_changes_nothing_and_is_recorded(roles: Roles) -> None:
    before = LedgerEvent.objects.count()
    with pytest.raises(ActRefused):
        actions.register_person(actor=roles.actors["colleague"], entry=entry("甲"))
    assert LedgerEvent.objects.count() == before + 1
    assert LedgerEvent.objects.order_by("-id")[0].code == "access.act.refused"


def test_each_role_sees_whom_the_rule_says(roles: Roles, company: Company) -> None:
    team, sales = roles.subject, company.member("甲", company.sales)
    partner = register("乙方", Kind.PARTNER)
    rows = (team, sales, partner)

    def seen(role: str) -> str:
        """One letter for each of the three: D in full, N the name, - not at all."""
        names = set(queries.directory(roles.actors[role]).values_list("id", flat=True))
        details = set(queries.detailed(roles.actors[role]).values_list("id", flat=True))
        return "".join("D" if row in details else "N" if row in names else "-" for row in rows)

    assert {role: seen(role) for role in roles.actors} == {
        "hr": "DDD",
        "officer": "DDD",
        "president": "DDD",
        "security": "DDD",
        "audit": "DDD",
        "console": "DDD",
        "head": "DN-",
        "other head": "ND-",
        "system": "NNN",
        "it": "NN-",
        "colleague": "NN-",
        "outsider": "---",
        "leaver": "---",
        "left": "---",
        "unknown": "---",
        "job": "---",
    }
