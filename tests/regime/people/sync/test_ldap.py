"""Reading an LDAP directory: a real OpenLDAP server answers whole, in part, or not at all."""

from collections.abc import Iterator
from datetime import date

import pytest
from tests import slapd
from tests.regime.people.company import CONSOLE, Company
from tests.slapd import BASE, Directory

from shoumi.engines.foundation.errors import Invalid, Unavailable
from shoumi.regime.kit import clock
from shoumi.regime.people import actions, queries
from shoumi.regime.people.actions.sources import Wanted
from shoumi.regime.people.models import Person, Source
from shoumi.regime.people.sync import ldap
from shoumi.regime.people.sync.settings import checked
from shoumi.regime.people.sync.values import Snapshot
from shoumi.regime.people.sync.vocabulary import Ask, ChangeKind, RunState, SettingName, SourceKind, SyncProblem
from shoumi.regime.people.vocabulary import State

pytestmark = [
    pytest.mark.skipif(not slapd.is_installed(), reason="slapd is not installed"),
    # ldap3 checks names with the standard library's function where there still is one, else with its own.
    pytest.mark.filterwarnings("ignore:ssl.match_hostname:DeprecationWarning"),
]

PEOPLE = f"ou=people,{BASE}"
UNITS = f"""\
dn: {PEOPLE}
objectClass: organizationalUnit

dn: ou=研发部,{PEOPLE}
objectClass: organizationalUnit

dn: ou=平台组,ou=研发部,{PEOPLE}
objectClass: organizationalUnit

dn: ou=R\\, D,{PEOPLE}
objectClass: organizationalUnit
"""


def entry(number: int, unit: str = "ou=平台组,ou=研发部,") -> str:
    return f"""\
dn: uid=u{number},{unit}{PEOPLE}
objectClass: inetOrgPerson
cn: 员工{number}
sn: 员
mail: U{number}@xinghe.example
employeeNumber: L{number:03}
title: 工程师
description: 20240229160000Z
carLicense: {512 + 2 * (number % 4 == 3)}
"""


@pytest.fixture(scope="module")
def server() -> Iterator[Directory]:
    with slapd.directory() as running:
        running.load(UNITS)
        for number in range(11):
            running.load(entry(number, "ou=R\\, D," if number == 10 else "ou=平台组,ou=研发部,"))
        yield running


def settings(server: Directory, **changes: str) -> dict[str, str]:
    told: dict[str, str] = {
        SettingName.URL: f"ldaps://127.0.0.1:{server.tls}",
        SettingName.AUTHORITY: str(server.certificate),
        SettingName.BIND_NAME: slapd.READER,
        SettingName.PEOPLE_BASE: PEOPLE,
        SettingName.UNITS_BASE: PEOPLE,
        SettingName.SINCE_ATTRIBUTE: "description",
        SettingName.PAGE_SIZE: "2",
    }
    return checked(SourceKind.LDAP, told | {SettingName[name.upper()]: value for name, value in changes.items()})


def read(server: Directory, secret: str = slapd.PASSWORD, **changes: str) -> Snapshot:
    return ldap.read_snapshot(settings(server, **changes), secret)


def test_everybody_comes_page_by_page_with_the_unit_they_stand_in(server: Directory) -> None:
    snapshot = read(server)
    units = {unit.name: unit for unit in snapshot.units}
    assert {name: unit.parent for name, unit in units.items()} == {
        "研发部": None,
        "平台组": units["研发部"].id,
        "R, D": None,
    }
    people = {person.staff_number: person for person in snapshot.people}
    assert len(people) == 11
    one = people["L003"]
    assert (one.name, one.email, one.title, one.units) == (
        "员工3",
        "U3@xinghe.example",
        "工程师",
        (units["平台组"].id,),
    )
    # 16:00 UTC is the next day in the company's zone.
    assert one.since == date(2024, 3, 1)
    assert people["L010"].units == (units["R, D"].id,)
    assert len({person.id for person in snapshot.people}) == 11
    assert [person.id for person in read(server, page_size="500").people] == [person.id for person in snapshot.people]


@pytest.mark.parametrize(("url", "security"), [("tls", "tls"), ("plain", "starttls"), ("plain", "none")])
def test_each_way_of_encrypting_works(server: Directory, url: str, security: str) -> None:
    address = f"ldaps://127.0.0.1:{server.tls}" if url == "tls" else f"ldap://127.0.0.1:{server.plain}"
    assert len(read(server, url=address, security=security).people) == 11


@pytest.mark.parametrize("security", ["tls", "starttls"])
def test_a_certificate_nobody_vouches_for_is_no_source(server: Directory, security: str) -> None:
    address = f"ldaps://127.0.0.1:{server.tls}" if security == "tls" else f"ldap://127.0.0.1:{server.plain}"
    with pytest.raises(Unavailable) as gone:
        read(server, url=address, security=security, authority="")
    assert gone.value.code is SyncProblem.GONE


def test_what_a_filter_leaves_out_and_a_disabled_account_are_told_apart(server: Directory) -> None:
    assert {each.staff_number for each in read(server, people_filter="(mail=u1@*)").people} == {"L001"}
    assert read(server, people_filter="(mail=nobody@*)").people == ()
    with pytest.raises(Invalid) as wrong:
        read(server, people_filter="(mail=")
    assert wrong.value.code is SyncProblem.SETTING_WRONG


@pytest.mark.parametrize(
    ("attribute", "value", "disabled"),
    [
        ("userAccountControl", "512", False),
        ("userAccountControl", "514", True),
        ("userAccountControl", "", False),
        ("pwdAccountLockedTime", "000001010000Z", True),
        ("nsAccountLock", "TRUE", True),
        ("nsAccountLock", "false", False),
    ],
)
def test_disabled_accounts_are_known_by_what_each_server_writes(attribute: str, value: str, disabled: bool) -> None:  # noqa: FBT001 - a case of the table
    assert ldap._says_disabled(attribute, value) is disabled


def test_a_guid_is_read_as_its_server_writes_it() -> None:
    values = {"objectGUID": [bytes(range(16))]}
    assert ldap._id(values, "objectguid") == "03020100-0504-0706-0809-0a0b0c0d0e0f"


def test_a_wrong_password_and_a_server_that_is_not_there(server: Directory) -> None:
    with pytest.raises(Unavailable) as refused:
        read(server, secret="wrong")
    assert refused.value.code is SyncProblem.SIGN_IN_FAILED
    with pytest.raises(Unavailable) as gone:
        read(server, url="ldaps://127.0.0.1:1")
    assert gone.value.code is SyncProblem.GONE


@pytest.mark.parametrize("after", [1, 2, 3, 5])
def test_a_server_that_dies_between_two_pages_has_said_nothing(server: Directory, after: int) -> None:
    with slapd.cut_off(server.plain, after) as port, pytest.raises(Unavailable):
        read(server, url=f"ldap://127.0.0.1:{port}", security="none")


def test_a_limit_of_the_server_is_half_an_answer(server: Directory) -> None:
    with pytest.raises(Unavailable) as half:
        read(server, bind_name=slapd.LIMITED)
    assert half.value.code is SyncProblem.HALF_ANSWERED


@pytest.fixture
def source(company: Company, server: Directory) -> Source:
    del company
    wanted = Wanted(name="LDAP", settings=settings(server), secret=slapd.PASSWORD)
    return actions.create_source(actor=CONSOLE, kind=SourceKind.LDAP, wanted=wanted)


def test_a_directory_is_synced_and_its_failures_change_nothing(source: Source, server: Directory) -> None:
    assert slapd.PASSWORD.encode() not in bytes(source.sealed_secret or b"")
    first = actions.run_sync(actor=CONSOLE, source=source.id)
    assert (first.state, first.counts) == (RunState.ASKING, {ChangeKind.NEW: 14})
    actions.confirm_sync(actor=CONSOLE, run=first.id)
    assert actions.apply_sync(run=first.id).state == RunState.FINISHED
    person = Person.objects.get(email="u3@xinghe.example")
    assert queries.person(CONSOLE, person.id).places[0].unit.zh == "平台组"
    with slapd.cut_off(server.plain, 4) as port:
        cut = settings(server, url=f"ldap://127.0.0.1:{port}", security="none")
        Source.objects.filter(id=source.id).update(settings=cut)
        assert actions.run_sync(actor=CONSOLE, source=source.id).state == RunState.FAILED
    Source.objects.filter(id=source.id).update(settings=settings(server, people_filter="(mail=nobody@*)"))
    nobody = actions.run_sync(actor=CONSOLE, source=source.id)
    assert nobody.asks == [Ask.NOBODY, Ask.MANY]
    actions.discard_sync(actor=CONSOLE, run=nobody.id)
    Source.objects.filter(id=source.id).update(settings=settings(server))
    server.load(f"dn: uid=u5,ou=平台组,ou=研发部,{PEOPLE}\nchangetype: delete")
    gone = actions.run_sync(actor=CONSOLE, source=source.id)
    server.load(entry(5))
    assert (gone.state, gone.counts) == (RunState.FINISHED, {ChangeKind.VANISHED: 1})
    left = Person.objects.get(email="u5@xinghe.example")
    assert queries.state_of(left.id, clock.now()) is State.LEAVING
    # The entry that came back is a new one, with an id of its own, and the same person.
    back = actions.run_sync(actor=CONSOLE, source=source.id)
    assert (back.state, back.counts) == (RunState.FINISHED, {ChangeKind.BACK: 1})
    assert queries.state_of(left.id, clock.now()) is State.PRESENT
